import { partyTypes, penaltyKinds, scopeFacts } from './review/content.ts';
import { imposesPenalty, isConsistent, isWithinSummaryProcedure } from './review/proposal.ts';
import type { Refusal } from '../../refusals.ts';
import type { CaseContext } from './context.ts';
import type { EventOf } from './event.ts';
import { isHeavierThanDefended, proposalIn } from './evolution.ts';
import { firstOf } from '../../process/first-of.ts';

const isIn = (list: readonly string[], code: string): boolean => list.includes(code);

/**
 * What the law has against a final draft: its form, what it may impose in this case, and what it owes to an opinion or
 * a defense that came before it.
 *
 * @law APL-57
 */
export function obstacleToDraft(context: CaseContext, event: EventOf<'finalizeDraft'>): Refusal | null {
  return obstacleOfForm(event) ?? obstacleOfMeasures(context, event) ?? obstacleOfHistory(context, event);
}

/** A code outside the closed lists would slip past every rule that asks for a code inside them. */
function obstacleOfForm(event: EventOf<'finalizeDraft'>): Refusal | null {
  const isKnown =
    isIn(partyTypes, event.partyType) &&
    event.penaltyKinds.every((kind) => isIn(penaltyKinds, kind)) &&
    event.grounds.every((fact) => isIn(scopeFacts, fact));
  return firstOf([!isKnown, 'act-malformed'], [event.evidenceCount === 0, 'materials-missing']);
}

/** @law APL-51 */
function obstacleOfMeasures(context: CaseContext, event: EventOf<'finalizeDraft'>): Refusal | null {
  const draft = proposalIn(event);
  return firstOf(
    [context.actKind !== 'penalty' && imposesPenalty(draft), 'penalty-in-other-case'],
    [!isConsistent(draft), 'measures-contradictory'],
    [context.summaryProcedure && !isWithinSummaryProcedure(draft), 'summary-procedure-exceeded'],
  );
}

/** @law APL-45 */
function obstacleOfHistory(context: CaseContext, event: EventOf<'finalizeDraft'>): Refusal | null {
  // Facts said to be new must show in what the party is told of.
  const hasNewFacts = event.newFacts && event.noticeHash !== context.defendedAgainst?.noticeHash;
  return firstOf(
    [context.draft.opinion?.passes === false && event.text === null, 'problems-unanswered'],
    [context.mustRevise && event.contentHash === context.proposal?.contentHash, 'draft-unchanged'],
    [isHeavierThanDefended(context, event) && !hasNewFacts, 'heavier-after-defense'],
  );
}
