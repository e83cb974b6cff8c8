import type { CaseContext, PartyState } from '../procedure/case-context.ts';
import type { Refusal } from '../refusals.ts';
import { imposesPenalty, noticeCovers } from './proposal.ts';

/**
 * The gate: what stands in the way of a decision of exactly these bytes. Empty means the head may decide.
 *
 * The order is that of the duties: review first, then what is owed to the party.
 *
 * @law APL-58
 */
export function obstaclesToDecision(context: CaseContext, contentHash: string, party: PartyState): readonly Refusal[] {
  return [...obstaclesOfReview(context, contentHash), ...owedToParty[party](context)];
}

/** @law APL-58 */
function obstaclesOfReview(context: CaseContext, contentHash: string): readonly Refusal[] {
  const opened = context.pass ?? context.outOfScope;
  if (opened === null) return [reasonGateIsClosed(context)];
  return opened.contentHash === contentHash ? [] : ['content-not-reviewed'];
}

/**
 * Why the gate is closed: never reviewed, not passed, or passed and then changed.
 *
 * @law APL-58
 */
export function reasonGateIsClosed({ opinion }: CaseContext): Refusal {
  // Signed is not yet issued: until the head of the review unit issues it, there is no opinion.
  if (opinion === null || !opinion.issued) return 'review-missing';
  return opinion.passes ? 'pass-voided' : 'review-not-passed';
}

type OwedToParty = (context: CaseContext) => readonly Refusal[];

const beforeNotice: OwedToParty = (context) => (isNoticeDue(context) ? ['notice-not-given'] : []);

/** What the party is still owed, by where its rights stand (APL 62). */
const owedToParty: Record<PartyState, OwedToParty> = {
  notRequired: () => [],
  unknown: beforeNotice,
  notNotified: beforeNotice,
  defensePeriod: () => ['defense-period-running'],
  defenseReceived: () => ['defense-not-reexamined'],
  settled: (context) => (isNoticeCurrent(context) ? [] : ['notice-outdated']),
};

/**
 * A notice is due before every penalty of the ordinary procedure; a decision to impose none needs none.
 *
 * @law APL-44
 */
export const isNoticeDue = ({ proposal }: CaseContext): boolean => proposal === null || imposesPenalty(proposal);

/**
 * Whether the rules want the party heard before the review, and it is not.
 *
 * @law PROFILE
 */
export const mustHearFirst = (context: CaseContext, party: PartyState): boolean =>
  context.rules.review.order === 'afterHearing' &&
  isNoticeDue(context) &&
  party !== 'settled' &&
  party !== 'notRequired';

const isNoticeCurrent = ({ notice, proposal }: CaseContext): boolean =>
  notice !== null && proposal !== null && noticeCovers(notice.proposal, proposal);
