import type { Refusal } from '../../../refusals.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import { firstOf } from '../../../process/first-of.ts';
import { obstacleToDecider } from './approval.ts';
import type { Proceeding } from './proceeding.ts';

/** Somebody of this case who has not left it already. */
const isHere = ({ participants, involved, recused = [] }: CaseContext, id: string): boolean =>
  !recused.includes(id) && (participants.handlers.includes(id) || involved.some(({ personId }) => personId === id));

function obstacleToRequest(context: CaseContext, event: EventOf<'requestRecusal'>): Refusal | null {
  return firstOf(
    [context.decidedOn !== null, 'act-not-in-this-state'],
    [!isHere(context, event.personId), 'recusal-of-nobody-here'],
    [event.receivedOn > event.on, 'date-in-future'],
  );
}

/** Who is recused leaves the case; what they did stays, and others take their place. */
function decided(context: CaseContext, event: EventOf<'decideRecusal'>): Change {
  const { recusal, participants, recused = [] } = context;
  if (recusal === undefined || !event.granted) return { recusal: undefined };
  const { personId } = recusal;
  const isReviewer = participants.reviewerId === personId;
  return {
    recusal: undefined,
    recused: [...recused, personId],
    participants: {
      ...participants,
      handlers: participants.handlers.filter((id) => id !== personId),
      reviewerId: isReviewer ? null : participants.reviewerId,
      delegateId: isReviewer || participants.delegateId === personId ? undefined : participants.delegateId,
      cosigners: participants.cosigners?.filter((id) => id !== personId),
      hearingOfficerId: participants.hearingOfficerId === personId ? undefined : participants.hearingOfficerId,
    },
    ...(isReviewer && context.draft.opinion?.issued === false ? { draft: { opinion: null } } : {}),
  };
}

const hasTooFew = ({ participants, summaryProcedure }: CaseContext): boolean =>
  new Set(participants.handlers).size < (summaryProcedure ? 1 : 2);

/** 申请回避: recorded when the party asks, decided by the head; until then the investigation goes on (APL 43). */
export const recusals: Proceeding = {
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
