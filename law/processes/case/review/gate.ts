import type { CaseContext } from '../context.ts';
import type { PartyState } from '../names.ts';
import type { Refusal } from '../../../refusals.ts';
import { imposesPenalty, noticeCovers } from './proposal.ts';

/**
 * The gate: what stands in the way of a decision of exactly these bytes. Empty means the head may decide.
 *
 * The order is that of the duties: review first, then what is owed to the party.
 *
 * @law APL-58
 */
export function obstaclesToDecision(context: CaseContext, contentHash: string, party: PartyState): readonly Refusal[] {
  return [
    ...obstaclesOfReview(context, contentHash),
    ...owedToParty[party](context),
    ...obstaclesOfHearing(context),
    ...obstaclesOfDeliberation(context, contentHash),
  ];
}

/**
 * What stands in the way of asking the head. The meeting of the heads does not: it is the head who convenes it.
 *
 * @law APL-57
 */
export const obstaclesToAsking = (context: CaseContext, contentHash: string, party: PartyState): readonly Refusal[] =>
  obstaclesToDecision(context, contentHash, party).filter((refusal) => refusal !== 'heads-deliberation-required');

/** @law APL-58 */
function obstaclesOfReview(context: CaseContext, contentHash: string): readonly Refusal[] {
  const opened = context.draft.pass ?? context.draft.outOfScope ?? context.draft.substitute ?? null;
  if (opened === null) return [reasonGateIsClosed(context)];
  return opened.contentHash === contentHash ? [] : ['content-not-reviewed'];
}

/**
 * Why the gate is closed: never reviewed, not passed, or passed and then changed.
 *
 * @law APL-58
 */
export function reasonGateIsClosed({ draft: { opinion } }: CaseContext): Refusal {
  // Signed is not yet issued: until the head of the review unit issues it, there is no opinion.
  if (opinion === null || !opinion.issued) return 'review-missing';
  return opinion.passes ? 'pass-voided' : 'review-not-passed';
}

/**
 * Whether the party may still ask for a hearing, or asked and was not heard.
 *
 * @law APL-64
 */
export const isHearingPending = ({ hearing, clocks }: CaseContext): boolean =>
  clocks.hearingRequest?.endedOn === null ||
  (hearing !== undefined && hearing.heldOn === null && hearing.endedOn === null);

function obstaclesOfHearing(context: CaseContext): readonly Refusal[] {
  if (isHearingPending(context)) return ['hearing-pending'];
  return context.recusal === undefined ? [] : ['recusal-undecided'];
}

/** Complex or serious penalties are decided by the heads together, on these very bytes (APL 57.2). */
function obstaclesOfDeliberation(context: CaseContext, contentHash: string): readonly Refusal[] {
  const concluded = context.draft.headsConclusion;
  if (concluded?.contentHash !== contentHash) {
    return mustHeadsDeliberate(context) ? ['heads-deliberation-required'] : [];
  }
  // What the heads concluded together, one of them does not undo alone.
  return concluded.conclusion === 'approve' ? [] : ['heads-deliberation-required'];
}

/**
 * Whether the heads must decide together: complex cases by the law itself, which no profile narrows; beside them the
 * grounds and kinds of penalty the local rule calls serious, and whatever they once took up, however it was changed since
 * (PRACTICE A3).
 *
 * @law APL-57.2
 */
export function mustHeadsDeliberate({ actKind, proposal, rules, headsTookUp }: CaseContext): boolean {
  if (headsTookUp === true) return true;
  if (actKind !== 'penalty' || proposal === null || !imposesPenalty(proposal)) return false;
  const { grounds, kinds } = rules.approval.headsDeliberation;
  return (
    proposal.grounds.some((ground) => ground === 'complex' || grounds.includes(ground)) ||
    proposal.penaltyKinds.some((kind) => kinds.includes(kind))
  );
}

type OwedToParty = (context: CaseContext) => readonly Refusal[];

const beforeNotice: OwedToParty = (context) => (isNoticeDue(context) ? ['notice-not-given'] : []);

/** Before an execution (ACL 35, 37): a demand was served, and the days it gives are over. */
function owedByDemand({ coercion, clocks: { demand } }: CaseContext): readonly Refusal[] {
  if (coercion !== 'execution') return [];
  if (demand === undefined) return ['demand-not-served'];
  return demand.endedOn === null ? ['demand-period-running'] : [];
}

/** What the party is still owed, by where its rights stand (APL 62). */
const owedToParty: Record<PartyState, OwedToParty> = {
  notRequired: () => [],
  unknown: beforeNotice,
  notNotified: beforeNotice,
  notDemanded: owedByDemand,
  demandPeriod: owedByDemand,
  defensePeriod: () => ['defense-period-running'],
  defenseReceived: (context) => [
    ...owedByDemand(context),
    context.coercion === 'execution' ? 'statement-not-reexamined' : 'defense-not-reexamined',
  ],
  settled: (context) => (isToldOfDraft(context) ? owedByDemand(context) : ['notice-outdated']),
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
  (context.coercion === 'execution'
    ? owedToParty[party](context).length > 0
    : isNoticeDue(context) && party !== 'notRequired' && (party !== 'settled' || isHearingPending(context)));

/** An execution has its demand instead of a notice. */
const isToldOfDraft = ({ coercion, notice, proposal }: CaseContext): boolean =>
  coercion === 'execution' || (notice !== null && proposal !== null && noticeCovers(notice.proposal, proposal));
