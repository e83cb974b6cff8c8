import { setup } from 'xstate';
import type { CaseContext, CaseInput } from './context.ts';
import type { CaseEvent } from './event.ts';
import { isNoticeOutdated } from './evolution.ts';
import { maySubstitute } from './proceedings/deliberation.ts';
import { isLight } from './proceedings/review-work.ts';
import { obstacleInCase } from './obstacle.ts';
import { evolveInAllProceedings } from './proceedings/proceedings.ts';
import type { Transition } from '../../process/transition.ts';

const isEvent = <T extends CaseEvent['type']>(event: CaseEvent, type: T): event is Extract<CaseEvent, { type: T }> =>
  event.type === type;

/** Types and guards of the machine of a case; its states stand in the files beside this one. */
export const machineSetup = setup({
  types: {
    context: {} as CaseContext,
    events: {} as CaseEvent,
    input: {} as CaseInput,
    meta: {} as Transition,
  },
  guards: {
    allowed: ({ context, event }) => obstacleInCase(event, context) === null,
    passes: ({ context }) => context.draft.opinion?.passes === true,
    isPenalty: ({ event }) => isEvent(event, 'openCase') && event.actKind === 'penalty' && !event.summaryProcedure,
    isExecution: ({ event }) => isEvent(event, 'openCase') && event.coercion === 'execution',
    noticeOutdated: ({ context, event }) => isEvent(event, 'finalizeDraft') && isNoticeOutdated(context, event),
    /** A draft that left the notice behind took its period away (APL 44). */
    noticeOwedAnew: ({ context: { clocks } }) => clocks.defense === undefined && clocks.demand === undefined,
    demandRuns: ({ context }) => context.clocks.demand?.endedOn === null,
    supplementLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'supplement',
    defenseLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'defense',
    demandLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'demand',
    hearingRequestLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'hearingRequest',
    adopted: ({ event }) => isEvent(event, 'reexamineDefense') && event.adopted,
    /** `both`: whatever the party said is reviewed again (PRACTICE A6). */
    reviewedAgain: ({ context, event }) =>
      isEvent(event, 'reexamineDefense') && (event.adopted || context.rules.review.order === 'both'),
    reviewedInScope: ({ context }) => context.draft.outOfScope === null && context.draft.substitute === null,
    light: ({ context }) => isLight(context),
    signsPass: ({ context, event }) =>
      isEvent(event, 'signOpinion') &&
      context.rules.review.opinionKinds.some(({ code, passes }) => passes && code === event.kind),
    upheld: ({ event }) => isEvent(event, 'answerObjection') && event.upheld,
    hasConsultation: ({ context }) => context.rules.review.objection.path.includes('consultation'),
    agreedByReview: ({ event }) => isEvent(event, 'recordConsultation') && event.result === 'accepted',
    noAgreement: ({ event }) => isEvent(event, 'recordConsultation') && event.result === 'noAgreement',
    substitutes: ({ context }) => maySubstitute(context),
    forHandler: ({ context }) => context.draft.deliberation?.conclusion === 'forHandler',
    headsApprove: ({ context }) => context.draft.deliberation?.conclusion === 'approve',
    disagrees: ({ event }) => isEvent(event, 'cosign') && !event.agrees,
    twoSteps: ({ context }) => context.rules.approval.twoSteps,
    recusesReviewer: ({ context, event }) =>
      isEvent(event, 'decideRecusal') && event.granted && context.recusal?.personId === context.participants.reviewerId,
    granted: ({ event }) => isEvent(event, 'decideEnding') && event.approved,
    dismissed: ({ context }) => context.ending?.ending === 'dismissal',
    measureApproved: ({ event }) => isEvent(event, 'decideUrgentMeasure') && event.approved,
    offersHearing: ({ event }) => isEvent(event, 'serveNotice') && event.hearingRight,
    waivesHearing: ({ event }) => isEvent(event, 'recordWaiver') && event.hearing === true,
  },
});

/** What every recorded transition does to the case. */
export const evolved = machineSetup.assign(({ context, event }) => evolveInAllProceedings(context, event));

/**
 * A transition that only records: target, who, why. The common guard asks every obstacle.
 *
 * @law APL-57
 */
export const to = <T extends string>(target: T, meta: Transition) =>
  ({ target, guard: 'allowed', actions: evolved, meta }) as const;
/** The same, without a move.
 *
 * @law APL-57
 */
export const stay = (meta: Transition) => ({ guard: 'allowed', actions: evolved, meta }) as const;

export const ASSIGNED = '#case.matter.underReview.work.assigned';
export const DRAFTING = '#case.matter.drafting';
