import type { Refusal } from '../../refusals.ts';
import type { CaseContext, EventOf } from '../case-context.ts';
import type { Change } from '../case-evolution.ts';
import { firstOf } from '../first-of.ts';
import { obstacleToDecider } from './approval.ts';
import type { Road } from './road.ts';

/** Somebody of this case who has not left it already. */
const isHere = ({ parts, involved, recused = [] }: CaseContext, id: string): boolean =>
  !recused.includes(id) && (parts.handlers.includes(id) || involved.some(({ personId }) => personId === id));

function obstacleToRequest(context: CaseContext, event: EventOf<'requestRecusal'>): Refusal | null {
  return firstOf(
    [context.decidedOn !== null, 'act-not-in-this-state'],
    [!isHere(context, event.personId), 'recusal-of-nobody-here'],
    [event.receivedOn > event.on, 'date-in-future'],
  );
}

/** Who is recused leaves the case; what they did stays, and others take their place. */
function decided(context: CaseContext, event: EventOf<'decideRecusal'>): Change {
  const { recusal, parts, recused = [] } = context;
  if (recusal === undefined || !event.granted) return { recusal: undefined };
  const { personId } = recusal;
  const isReviewer = parts.reviewerId === personId;
  return {
    recusal: undefined,
    recused: [...recused, personId],
    parts: {
      ...parts,
      handlers: parts.handlers.filter((id) => id !== personId),
      reviewerId: isReviewer ? null : parts.reviewerId,
      delegateId: isReviewer || parts.delegateId === personId ? undefined : parts.delegateId,
      cosigners: parts.cosigners?.filter((id) => id !== personId),
      hearingOfficerId: parts.hearingOfficerId === personId ? undefined : parts.hearingOfficerId,
    },
    ...(isReviewer && context.opinion?.issued === false ? { opinion: null } : {}),
  };
}

const hasTooFew = ({ parts, summaryProcedure }: CaseContext): boolean =>
  new Set(parts.handlers).size < (summaryProcedure ? 1 : 2);

/** 申请回避: recorded when the party asks, decided by the head; until then the investigation goes on (APL 43). */
export const recusals: Road = {
  obstacles: {
    requestRecusal: obstacleToRequest,
    decideRecusal: (context, { by }) =>
      firstOf([context.recusal?.personId === by.personId, 'recusal-of-oneself']) ??
      obstacleToDecider(context, by.personId),
    finalizeDraft: (context) => firstOf([hasTooFew(context), 'handlers-too-few']),
    submitForReview: (context) => firstOf([hasTooFew(context), 'handlers-too-few']),
    requestApproval: (context) => firstOf([hasTooFew(context), 'handlers-too-few']),
  },
  changes: {
    requestRecusal: (_context, event) => ({ recusal: { personId: event.personId, askedOn: event.receivedOn } }),
    decideRecusal: decided,
  },
};
