import { and, not, setup } from 'xstate';
import { mayReviewLight } from './roads/review-work.ts';
import { maySubstitute } from './roads/deliberation.ts';
import { evolveOnAllRoads, obstacleOnAnyRoad } from './roads/roads.ts';
import type { CaseContext, CaseInput, ProcedureEvent } from './case-context.ts';
import { newCaseContext } from './case-context.ts';
import { isNoticeOutdated } from './case-evolution.ts';
import { by, type TransitionMeta } from './transition-meta.ts';

const isEvent = <T extends ProcedureEvent['type']>(
  event: ProcedureEvent,
  type: T,
): event is Extract<ProcedureEvent, { type: T }> => event.type === type;

const machineSetup = setup({
  types: {
    context: {} as CaseContext,
    events: {} as ProcedureEvent,
    input: {} as CaseInput,
    meta: {} as TransitionMeta,
  },
  guards: {
    allowed: ({ context, event }) => obstacleOnAnyRoad(event, context) === null,
    passes: ({ context }) => context.opinion?.passes === true,
    isPenalty: ({ event }) => isEvent(event, 'openCase') && event.actKind === 'penalty' && !event.summaryProcedure,
    noticeOutdated: ({ context, event }) => isEvent(event, 'finalizeDraft') && isNoticeOutdated(context, event),
    supplementLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'supplement',
    defenseLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'defense',
    hearingRequestLapsed: ({ event }) => isEvent(event, 'clockExpired') && event.clock === 'hearingRequest',
    adopted: ({ event }) => isEvent(event, 'reexamineDefense') && event.adopted,
    /** `both`: whatever the party said is reviewed again (PRACTICE A6). */
    reviewedAgain: ({ context, event }) =>
      isEvent(event, 'reexamineDefense') && (event.adopted || context.rules.review.order === 'both'),
    reviewedInScope: ({ context }) => context.outOfScope === null && context.substitute === undefined,
    light: ({ context }) => context.light === true && mayReviewLight(context),
    signsPass: ({ context, event }) =>
      isEvent(event, 'signOpinion') &&
      context.rules.review.opinionKinds.some(({ code, passes }) => passes && code === event.kind),
    upheld: ({ event }) => isEvent(event, 'answerObjection') && event.upheld,
    hasConsultation: ({ context }) => context.rules.review.objection.path.includes('consultation'),
    agreedByReview: ({ event }) => isEvent(event, 'recordConsultation') && event.result === 'accepted',
    noAgreement: ({ event }) => isEvent(event, 'recordConsultation') && event.result === 'noAgreement',
    substitutes: ({ context }) => maySubstitute(context),
    forHandler: ({ context }) => context.deliberation?.conclusion === 'forHandler',
    headsApprove: ({ context }) => context.deliberation?.conclusion === 'approve',
    disagrees: ({ event }) => isEvent(event, 'cosign') && !event.agrees,
    twoSteps: ({ context }) => context.rules.approval.twoSteps,
    recusesReviewer: ({ context, event }) =>
      isEvent(event, 'decideRecusal') && event.granted && context.recusal?.personId === context.parts.reviewerId,
    granted: ({ event }) => isEvent(event, 'decideEnding') && event.approved,
    dismissed: ({ context }) => context.ending?.ending === 'dismissal',
    measureApproved: ({ event }) => isEvent(event, 'decideUrgentMeasure') && event.approved,
    offersHearing: ({ event }) => isEvent(event, 'serveNotice') && event.hearingRight,
    waivesHearing: ({ event }) => isEvent(event, 'recordWaiver') && event.hearing === true,
  },
});

const evolved = machineSetup.assign(({ context, event }) => evolveOnAllRoads(context, event));

/** A transition that only records: target, who, why. The common guard asks every obstacle. */
const to = <T extends string>(target: T, meta: TransitionMeta) =>
  ({ target, guard: 'allowed', actions: evolved, meta }) as const;
const stay = (meta: TransitionMeta) => ({ guard: 'allowed', actions: evolved, meta }) as const;

const ASSIGNED = '#case.matter.underReview.work.assigned';
const DRAFTING = '#case.matter.drafting';

const withdraw = to(DRAFTING, by('PROFILE', 'caseHandler', 'handlingUnitHead'));
/** Changing what was reviewed is lawful; it costs the pass (APL 58). */
const voidPass = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'reviewedInScope']),
  actions: evolved,
  meta: by('APL-58', 'caseHandler'),
} as const;
const redraft = to(DRAFTING, by('APL-58', 'caseHandler'));
const amend = [voidPass, redraft] as const;
/** An adopted defense takes the file back to the handler; region `party` records what it changes. */
const reviseIfAdopted = {
  target: DRAFTING,
  guard: and(['allowed', 'adopted']),
  meta: by('APL-45', 'caseHandler'),
} as const;
/** What the party said voids the pass where it was adopted, or where the rules want a review after it. */
const voidIfAdopted = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'reviewedAgain', 'reviewedInScope']),
  meta: by('APL-45', 'caseHandler'),
} as const;
/** After a hearing the review is done again, whatever it said before (PRACTICE A6); region `hearing` records it. */
const reviewAfterHearing = [
  {
    target: '#case.matter.passVoided',
    guard: and(['allowed', 'reviewedInScope']),
    meta: by('APL-58.1(2)', 'hearingOfficer'),
  },
  { target: DRAFTING, guard: 'allowed', meta: by('APL-58.1(2)', 'hearingOfficer') },
] as const;
/** A file on its way through the review goes back to be completed with the record of the hearing. */
const completeAfterHearing = { target: DRAFTING, guard: 'allowed', meta: by('APL-58.1(2)', 'hearingOfficer') } as const;
const takeBackOpinion = to(ASSIGNED, by('PROFILE', 'legalReviewer'));
const propose = to('#case.matter.endingProposed', by('APL-57.1(4)', 'caseHandler'));
const askHead = [
  {
    target: '#case.matter.awaitingEndorsement',
    guard: and(['allowed', 'twoSteps']),
    actions: evolved,
    meta: by('APL-57', 'caseHandler'),
  },
  to('#case.matter.awaitingApproval', by('APL-57', 'caseHandler')),
] as const;

/** What may befall a file that has passed and waits for its decision. */
const whilePassed = {
  amendDraft: amend,
  reexamineDefense: [voidIfAdopted, reviseIfAdopted],
  recordHearing: reviewAfterHearing,
  withdrawOpinion: takeBackOpinion,
} as const;

const drafting = {
  finalizeDraft: to('#case.matter.awaitingSignature', by('APL-57', 'caseHandler')),
  proposeEnding: propose,
} as const;

const underReview = {
  type: 'parallel',
  on: { withdrawSubmission: withdraw, reexamineDefense: reviseIfAdopted, recordHearing: completeAfterHearing },
  states: {
    work: {
      initial: 'unassigned',
      on: { answerQuestion: stay(by('PROFILE', 'caseHandler')) },
      states: {
        unassigned: { on: { assignReviewer: to('assigned', by('PROFILE', 'reviewUnitMember')) } },
        assigned: {
          on: {
            assignReviewer: stay(by('PROFILE', 'reviewUnitMember')),
            signOpinion: [
              {
                target: '#case.matter.passed',
                guard: and(['allowed', 'light', 'signsPass']),
                actions: evolved,
                meta: by('SEED-003', 'legalReviewer'),
              },
              {
                target: '#case.matter.problemsFound',
                guard: and(['allowed', 'light']),
                actions: evolved,
                meta: by('SEED-003', 'legalReviewer'),
              },
              to('awaitingIssue', by('APL-58', 'legalReviewer')),
            ],
            askHandler: stay(by('PROFILE', 'legalReviewer', 'reviewDelegate')),
            delegateReview: stay(by('PROFILE', 'legalReviewer')),
            returnDelegated: stay(by('PROFILE', 'reviewDelegate', 'legalReviewer')),
            askCosign: stay(by('PROFILE', 'legalReviewer')),
            decideRecusal: { target: 'unassigned', guard: and(['allowed', 'recusesReviewer']) },
          },
        },
        awaitingIssue: {
          on: {
            issueOpinion: [
              {
                target: '#case.matter.passed',
                guard: and(['allowed', 'passes']),
                actions: evolved,
                meta: by('APL-58', 'reviewUnitHead'),
              },
              to('#case.matter.problemsFound', by('APL-58', 'reviewUnitHead')),
            ],
            returnOpinion: to('assigned', by('PROFILE', 'reviewUnitHead')),
            askCosign: stay(by('PROFILE', 'legalReviewer', 'reviewUnitHead')),
            cosign: [
              {
                target: 'assigned',
                guard: and(['allowed', 'disagrees']),
                actions: evolved,
                meta: by('PROFILE', 'cosigner'),
              },
              stay(by('PROFILE', 'cosigner')),
            ],
            decideRecusal: { target: 'unassigned', guard: and(['allowed', 'recusesReviewer']) },
          },
        },
      },
    },
    extension: {
      initial: 'notAsked',
      states: {
        notAsked: { on: { requestExtension: to('asked', by('PROFILE', 'legalReviewer', 'reviewUnitHead')) } },
        asked: {
          on: {
            requestExtension: stay(by('PROFILE', 'legalReviewer', 'reviewUnitHead')),
            grantExtension: to('granted', by('PROFILE', 'deputyHead')),
            declineExtension: to('declined', by('PROFILE', 'deputyHead')),
          },
        },
        granted: { on: { requestExtension: stay(by('PROFILE', 'legalReviewer', 'reviewUnitHead')) } },
        declined: {},
      },
    },
  },
} as const;

/** A disagreement ends in agreement, in a meeting, or in the handler giving way; never in silence (PRACTICE A2). */
const disagreement = {
  initial: 'awaitingObjectionAnswer',
  on: {
    withdrawObjection: to('#case.matter.problemsFound', by('SEED-001', 'caseHandler')),
    reexamineDefense: reviseIfAdopted,
    recordHearing: completeAfterHearing,
  },
  states: {
    awaitingObjectionAnswer: {
      on: {
        answerObjection: [
          {
            target: ASSIGNED,
            guard: and(['allowed', 'upheld']),
            actions: evolved,
            meta: by('SEED-001', 'legalReviewer', 'reviewUnitHead'),
          },
          {
            target: 'consulting',
            guard: and(['allowed', 'hasConsultation']),
            actions: evolved,
            meta: by('SEED-001', 'legalReviewer', 'reviewUnitHead'),
          },
          to('toDeliberate', by('SEED-001', 'legalReviewer', 'reviewUnitHead')),
        ],
      },
    },
    consulting: {
      on: {
        recordConsultation: [
          {
            target: ASSIGNED,
            guard: and(['allowed', 'agreedByReview']),
            actions: evolved,
            meta: by('SEED-001', 'legalReviewer', 'reviewUnitHead', 'caseHandler'),
          },
          {
            target: 'toDeliberate',
            guard: and(['allowed', 'noAgreement']),
            actions: evolved,
            meta: by('SEED-001', 'legalReviewer', 'reviewUnitHead', 'caseHandler'),
          },
          to('#case.matter.problemsFound', by('SEED-001', 'legalReviewer', 'reviewUnitHead', 'caseHandler')),
        ],
      },
    },
    toDeliberate: { on: { conveneDeliberation: to('deliberating', by('SEED-001', 'authorityHead')) } },
    deliberating: {
      on: {
        conveneDeliberation: stay(by('SEED-001', 'authorityHead')),
        recordDeliberation: to('deliberationRecorded', by('SEED-001', 'deliberationRecorder')),
      },
    },
    deliberationRecorded: {
      on: {
        returnDeliberationRecord: to('deliberating', by('SEED-001', 'deliberationChair')),
        confirmDeliberation: [
          {
            target: '#case.matter.passedByDeliberation',
            guard: and(['allowed', 'substitutes']),
            actions: evolved,
            meta: by('SEED-001', 'deliberationChair'),
          },
          {
            target: ASSIGNED,
            guard: and(['allowed', 'forHandler']),
            actions: evolved,
            meta: by('SEED-001', 'deliberationChair'),
          },
          to('#case.matter.problemsFound', by('SEED-001', 'deliberationChair')),
        ],
      },
    },
  },
} as const;

/** 负责人集体讨论决定: after the pass, on exactly what passed; the head convenes. */
const headsDeliberation = {
  initial: 'headsDeliberating',
  on: whilePassed,
  states: {
    headsDeliberating: {
      on: {
        conveneDeliberation: stay(by('APL-57.2', 'authorityHead')),
        recordDeliberation: to('headsDeliberationRecorded', by('APL-57.2', 'deliberationRecorder')),
      },
    },
    headsDeliberationRecorded: {
      on: {
        returnDeliberationRecord: to('headsDeliberating', by('APL-57.2', 'deliberationChair')),
        // Region `party` records it; the heads conclude again, knowing it.
        recordDefense: { target: 'headsDeliberating', guard: 'allowed', meta: by('APL-45', 'caseHandler') },
        confirmDeliberation: [
          {
            target: '#case.matter.awaitingApproval',
            guard: and(['allowed', 'headsApprove']),
            actions: evolved,
            meta: by('APL-57.2', 'deliberationChair'),
          },
          to('#case.matter.notApproved', by('APL-57.2', 'deliberationChair')),
        ],
      },
    },
  },
} as const;

const decided = {
  type: 'parallel',
  on: { closeCase: to('#case.matter.closed', by('APL-57', 'caseHandler')) },
  states: {
    service: {
      initial: 'notServed',
      states: {
        notServed: { on: { serveDecision: to('served', by('APL-61', 'caseHandler')) } },
        served: {},
      },
    },
    publication: {
      initial: 'pending',
      states: {
        pending: { on: { publicationSettled: to('settled', by('GBF118', 'system')) } },
        settled: {},
      },
    },
  },
} as const;

/**
 * One enforcement case on every road of the law. Region `matter` is where the file lies, as in the first version, and
 * beside it: *disagreement* from an objection to its end; *passedByDeliberation* where the local rule outside APL 58
 * lets a meeting decide against an opinion; *awaitingEndorsement* with the deputy in charge where approval takes two
 * steps; *headsDeliberation* while the heads decide together; *endingProposed*, *awaitingTransfer* and *ended* for
 * referral and dismissal.
 *
 * Region `party` is what is owed to the party before a penalty, *hearing* the hearing it may ask for, *recusal* its
 * request that somebody leave the case, *measure* a coercive measure taken on the spot. What happens there does not
 * move the file, except where the law says so.
 */
export const caseMachineV2 = machineSetup.createMachine({
  id: 'case',
  version: '2',
  context: ({ input }) => ({ ...newCaseContext(input), edition: 2 }),
  type: 'parallel',
  states: {
    matter: {
      initial: 'opening',
      states: {
        opening: {
          on: {
            openCase: to('drafting', by('APL-54', 'anyOfficer')),
            enterHistory: to('history', by('PROFILE', 'importer')),
          },
        },
        drafting: { on: drafting },
        awaitingSignature: {
          on: {
            signSubmission: to('readyToSubmit', by('GBF118', 'handlingUnitHead')),
            declineSignature: to('drafting', by('GBF118', 'handlingUnitHead')),
            reopenDraft: to('drafting', by('PROFILE', 'caseHandler')),
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
          },
        },
        readyToSubmit: {
          on: {
            submitForReview: to('awaitingIntake', by('APL-58', 'caseHandler')),
            reopenDraft: to('drafting', by('PROFILE', 'caseHandler')),
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
          },
        },
        awaitingIntake: {
          on: {
            accept: to('underReview', by('PROFILE', 'reviewUnitMember')),
            requestSupplement: to('awaitingSupplement', by('ALL-32', 'reviewUnitMember')),
            returnMaterials: to('drafting', by('PROFILE', 'reviewUnitMember')),
            recordOutOfScope: to('outsideScope', by('APL-58', 'reviewUnitMember')),
            withdrawSubmission: withdraw,
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
          },
        },
        awaitingSupplement: {
          on: {
            supplement: to('awaitingIntake', by('PROFILE', 'caseHandler')),
            withdrawSubmission: withdraw,
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
            clockExpired: {
              target: 'drafting',
              guard: 'supplementLapsed',
              actions: evolved,
              meta: by('PROFILE', 'system'),
            },
          },
        },
        underReview,
        problemsFound: {
          on: {
            ...drafting,
            raiseObjection: to('disagreement', by('SEED-001', 'caseHandler')),
            withdrawOpinion: takeBackOpinion,
          },
        },
        disagreement,
        passed: { on: { requestApproval: askHead, ...whilePassed } },
        passedByDeliberation: { on: { requestApproval: askHead, ...whilePassed } },
        passVoided: { on: drafting },
        outsideScope: {
          on: {
            requestApproval: askHead,
            amendDraft: redraft,
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
          },
        },
        awaitingEndorsement: {
          on: {
            endorse: to('awaitingApproval', by('PROFILE', 'handlingDeputy')),
            refuseApproval: to('notApproved', by('PROFILE', 'handlingDeputy')),
            ...whilePassed,
          },
        },
        awaitingApproval: {
          on: {
            approve: to('decided', by('APL-57', 'authorityHead')),
            refuseApproval: to('notApproved', by('APL-57', 'authorityHead')),
            conveneDeliberation: to('headsDeliberation', by('APL-57.2', 'authorityHead')),
            ...whilePassed,
          },
        },
        headsDeliberation,
        notApproved: { on: { requestApproval: askHead, proposeEnding: propose, ...whilePassed } },
        endingProposed: {
          on: {
            withdrawEnding: to('drafting', by('APL-57.1(4)', 'caseHandler')),
            decideEnding: [
              {
                target: 'ended',
                guard: and(['allowed', 'granted', 'dismissed']),
                actions: evolved,
                meta: by('APL-57', 'authorityHead'),
              },
              {
                target: 'awaitingTransfer',
                guard: and(['allowed', 'granted', not('dismissed')]),
                actions: evolved,
                meta: by('APL-57.1(4)', 'authorityHead'),
              },
              to('drafting', by('APL-57', 'authorityHead')),
            ],
          },
        },
        awaitingTransfer: { on: { recordTransfer: to('ended', by('APL-57.1(4)', 'caseHandler')) } },
        decided,
        closed: {},
        ended: {},
        history: {},
      },
    },
    party: {
      initial: 'unknown',
      states: {
        unknown: {
          on: {
            openCase: [
              { target: 'notNotified', guard: and(['allowed', 'isPenalty']) },
              { target: 'notRequired', guard: 'allowed' },
            ],
          },
        },
        notRequired: {},
        notNotified: { on: { serveNotice: to('defensePeriod', by('APL-44', 'caseHandler')) } },
        defensePeriod: {
          on: {
            recordDefense: to('defenseReceived', by('APL-45', 'caseHandler')),
            recordWaiver: to('settled', by('APL-45', 'caseHandler')),
            clockExpired: { target: 'settled', guard: 'defenseLapsed', actions: evolved, meta: by('APL-44', 'system') },
            recordHearing: { target: 'settled', guard: 'allowed' },
            finalizeDraft: { target: 'notNotified', guard: and(['allowed', 'noticeOutdated']) },
          },
        },
        defenseReceived: {
          on: {
            reexamineDefense: to('settled', by('APL-45', 'caseHandler')),
            finalizeDraft: { target: 'notNotified', guard: and(['allowed', 'noticeOutdated']) },
          },
        },
        settled: {
          on: {
            recordDefense: to('defenseReceived', by('APL-45', 'caseHandler')),
            finalizeDraft: { target: 'notNotified', guard: and(['allowed', 'noticeOutdated']) },
          },
        },
      },
    },
    hearing: {
      initial: 'none',
      on: {
        serveNotice: [
          { target: '.offered', guard: and(['allowed', 'offersHearing']) },
          { target: '.none', guard: 'allowed' },
        ],
        finalizeDraft: { target: '.none', guard: and(['allowed', 'noticeOutdated']) },
      },
      states: {
        none: {},
        offered: {
          on: {
            requestHearing: to('asked', by('APL-64(1)', 'caseHandler')),
            recordWaiver: { target: 'done', guard: and(['allowed', 'waivesHearing']) },
            clockExpired: {
              target: 'done',
              guard: 'hearingRequestLapsed',
              actions: evolved,
              meta: by('APL-64(1)', 'system'),
            },
          },
        },
        asked: {
          on: {
            noticeHearing: to('noticed', by('APL-64(2)', 'caseHandler', 'reviewUnitMember')),
            endHearing: to('done', by('APL-64', 'caseHandler')),
          },
        },
        noticed: {
          on: {
            noticeHearing: stay(by('APL-64(2)', 'caseHandler', 'reviewUnitMember')),
            recordHearing: to('held', by('APL-64', 'hearingOfficer')),
            endHearing: to('done', by('APL-64', 'caseHandler', 'hearingOfficer')),
          },
        },
        held: {},
        done: { on: { requestHearing: to('asked', by('APL-64(1)', 'caseHandler')) } },
      },
    },
    recusal: {
      initial: 'none',
      states: {
        none: { on: { requestRecusal: to('asked', by('APL-43', 'caseHandler')) } },
        asked: { on: { decideRecusal: to('none', by('APL-43.3', 'authorityHead')) } },
      },
    },
    measure: {
      initial: 'none',
      states: {
        none: { on: { takeUrgentMeasure: to('taken', by('ACL-19', 'caseHandler')) } },
        taken: { on: { reportUrgentMeasure: to('reported', by('ACL-19', 'caseHandler')) } },
        reported: {
          on: {
            decideUrgentMeasure: [
              {
                target: 'approved',
                guard: and(['allowed', 'measureApproved']),
                actions: evolved,
                meta: by('ACL-19', 'authorityHead'),
              },
              to('toLift', by('ACL-19', 'authorityHead')),
            ],
          },
        },
        approved: { on: { liftUrgentMeasure: to('lifted', by('ACL-19', 'caseHandler')) } },
        toLift: { on: { liftUrgentMeasure: to('lifted', by('ACL-19', 'caseHandler')) } },
        lifted: { on: { takeUrgentMeasure: to('taken', by('ACL-19', 'caseHandler')) } },
      },
    },
  },
  on: {
    remind: stay(by('PROFILE', 'supervisor')),
    replaceLeader: stay(by('PROFILE', 'caseHandler', 'handlingUnitHead', 'reviewUnitMember', 'reviewUnitHead')),
    assignHandlers: stay(by('PROFILE', 'handlingUnitHead')),
    stopClock: stay(by('PROFILE', 'handlingUnitHead', 'reviewUnitHead')),
    resumeClock: stay(by('PROFILE', 'handlingUnitHead', 'reviewUnitHead')),
    correctRecord: stay(
      by('APL-47', 'caseHandler', 'handlingUnitHead', 'legalReviewer', 'reviewUnitHead', 'hearingOfficer'),
    ),
    endBackEntry: stay(by('PROFILE', 'caseHandler', 'importer')),
    clockReminder: stay(by('PROFILE', 'system')),
    clockExpired: stay(by('PROFILE', 'system')),
  },
});
