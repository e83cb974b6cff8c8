import { rolesIn } from '../../../people/roles.ts';
import type { Refusal } from '../../../refusals.ts';
import { statutoryGrounds } from '../review/scope.ts';
import { type CaseContext, freshDraft } from '../context.ts';
import type { EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import { dropClock, endClock, startClock, type Clocks } from '../../../process/clocks.ts';
import { firstOf } from '../../../process/first-of.ts';
import { obstacleToTaking, withInvolved } from './involvement.ts';
import { clocksIn, type Proceeding } from './proceeding.ts';

/**
 * Whether the review may stand inside the approval form instead of a letter of its own: where the local rule says so,
 * and never on the five grounds or those of APL 58 (PRACTICE A13).
 *
 * @law PROFILE
 */
export const mayReviewLight = (context: CaseContext): boolean =>
  context.rules.review.lightForm &&
  statutoryGrounds(context).length === 0 &&
  !(context.proposal?.grounds ?? []).some((fact) => context.rules.review.scope.grounds.includes(fact)) &&
  context.heardOn === undefined;

/**
 * Whether the present submission is reviewed in the light form: asked for, and not overtaken by a hearing since.
 *
 * @law PROFILE
 */
export const isLight = (context: CaseContext): boolean => context.light === true && mayReviewLight(context);

/** An opinion taken back leaves nothing to object to; an objection that was raised keeps its day. */
const withoutObjection = (clocks: Clocks): Clocks =>
  clocks.objection?.endedOn === null ? dropClock(clocks, 'objection') : clocks;

/**
 * The review begins again on the same bytes, by the named reviewer, with a period of its own.
 *
 * @law APL-58
 */
export function reopened(context: CaseContext, on: string, base: Change = {}): Change {
  return {
    round: context.round + 1,
    receivedOn: on,
    draft: freshDraft,
    extension: null,
    cosigned: undefined,
    clocks: startClock(withoutObjection(clocksIn(context, base)), 'review', on),
  };
}

function obstacleToDelegate(context: CaseContext, event: EventOf<'delegateReview'>): Refusal | null {
  const { participants, recused } = context;
  return firstOf(
    [participants.delegateId !== undefined, 'already-delegated'],
    [
      event.personId === participants.reviewerId || obstacleToTaking(context, event.personId, 'reviewer') !== null,
      'delegate-unfit',
    ],
    [recused?.includes(event.personId) === true, 'recused-cannot-act'],
  );
}

function obstacleToCosigner(context: CaseContext, event: EventOf<'askCosign'>): Refusal | null {
  const { reviewerId, cosigners = [] } = context.participants;
  const isTaken = event.personId === reviewerId || event.personId === event.by.personId;
  const isUnfit = isTaken || cosigners.includes(event.personId);
  return firstOf(
    [isUnfit || obstacleToTaking(context, event.personId, 'reviewer') !== null, 'cosigner-unfit'],
    [context.recused?.includes(event.personId) === true, 'recused-cannot-act'],
  );
}

const withCosigner = (context: CaseContext, event: EventOf<'askCosign'>): Change => ({
  participants: { ...context.participants, cosigners: [...(context.participants.cosigners ?? []), event.personId] },
  involved: withInvolved(context.involved, [event.personId], 'reviewer', 'cosign', event.on),
});

/** Of those the actor may sign for, the ones who have not signed yet. */
const cosigningAs = ({ participants, cosigned = [] }: CaseContext, event: EventOf<'cosign'>): readonly string[] => {
  const mine = [event.by.personId, ...(event.by.standsFor ?? []).map(({ personId }) => personId)];
  return (participants.cosigners ?? []).filter((id) => mine.includes(id) && !cosigned.includes(id));
};

/** How a review is done: light form, questions, delegation, co-signing, and the opinion taken back. */
export const reviewWork: Proceeding = {
  obstacles: {
    submitForReview: (context, event) =>
      firstOf([event.light === true && !mayReviewLight(context), 'light-form-not-allowed']),
    signOpinion: ({ participants }) => firstOf([participants.delegateId !== undefined, 'already-delegated']),
    issueOpinion: ({ participants, cosigned = [] }, event) =>
      firstOf(
        [participants.cosigners?.includes(event.by.personId) === true, 'cosigner-unfit'],
        [(participants.cosigners ?? []).some((id) => !cosigned.includes(id)), 'cosign-pending'],
      ),
    answerQuestion: ({ questions }, event) =>
      firstOf([questions?.open.includes(event.number) !== true, 'question-unknown']),
    delegateReview: obstacleToDelegate,
    returnDelegated: ({ participants }) => firstOf([participants.delegateId === undefined, 'act-not-in-this-state']),
    // In the light form the reviewer's signature is the opinion: nobody signs after it.
    askCosign: (context, event) =>
      firstOf([isLight(context), 'act-not-in-this-state']) ?? obstacleToCosigner(context, event),
    cosign: (context, event) =>
      firstOf(
        [context.proposal?.contentHash !== event.contentHash, 'opinion-on-other-content'],
        // A stand-in brings no second pair of eyes to what they signed themselves.
        [context.draft.opinion?.signedBy === event.by.personId, 'cosigner-unfit'],
        [cosigningAs(context, event).length === 0, 'cosigner-unfit'],
      ),
    withdrawOpinion: ({ proposal, participants, draft: { opinion } }, event) =>
      firstOf(
        // Who signed for an absent reviewer takes back what they signed; the unit's others have nothing to take back.
        [
          opinion?.signedBy !== event.by.personId && !rolesIn(event.by, participants).includes('legalReviewer'),
          'not-your-act',
        ],
        [opinion?.signedBy !== event.by.personId, 'opinion-not-yours'],
        [proposal?.contentHash !== event.contentHash, 'content-changed-since-seen'],
      ),
  },
  changes: {
    submitForReview: (_context, event) => ({ light: event.light === true ? true : undefined }),
    accept: ({ participants }, _event, base) => ({
      participants: {
        ...participants,
        ...base.participants,
        reviewerFrom: undefined,
        delegateId: undefined,
        cosigners: undefined,
      },
      cosigned: undefined,
      questions: undefined,
    }),
    signOpinion: (context, event, { draft }) => {
      const opinion = draft?.opinion;
      if (!isLight(context) || opinion === undefined || opinion === null) return { cosigned: undefined };
      // In the light form the reviewer's signature in the approval form is the opinion.
      const issued = { ...opinion, issued: true };
      return {
        draft: {
          opinion: issued,
          pass: issued.passes ? { contentHash: event.contentHash, round: context.round } : null,
        },
        clocks: endClock(context.clocks, 'review', event.on),
      };
    },
    askHandler: ({ questions }) => {
      const asked = (questions?.asked ?? 0) + 1;
      return { questions: { asked, open: [...(questions?.open ?? []), asked] } };
    },
    answerQuestion: ({ questions }, event) => ({
      questions: questions && { ...questions, open: questions.open.filter((number) => number !== event.number) },
    }),
    delegateReview: ({ participants, involved }, event) => ({
      participants: { ...participants, delegateId: event.personId },
      involved: withInvolved(involved, [event.personId], 'reviewer', 'delegation', event.on),
    }),
    returnDelegated: ({ participants }) => ({ participants: { ...participants, delegateId: undefined } }),
    askCosign: withCosigner,
    cosign: (context, event) =>
      event.agrees
        ? { cosigned: [...(context.cosigned ?? []), ...cosigningAs(context, event)] }
        : { draft: { opinion: null }, cosigned: undefined },
    returnOpinion: () => ({ cosigned: undefined }),
    withdrawOpinion: (context, event, base) => reopened(context, event.on, base),
  },
};
