import { and } from 'xstate';
import { by } from '../../process/transition.ts';
import { ASSIGNED, evolved, stay, to } from './machine-setup.ts';
import { completeAfterHearing, reviseIfAdopted, withdraw } from './transitions.ts';

/** From acceptance to the issued opinion, with the one extension beside it. */
export const underReview = {
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
export const disagreement = {
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
