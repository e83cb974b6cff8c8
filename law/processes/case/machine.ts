import { and, not } from 'xstate';
import { decided, headsDeliberation } from './decision-states.ts';
import { evolved, machineSetup, stay, to } from './machine-setup.ts';
import { disagreement, underReview } from './review-states.ts';
import { hearing, measure, party, recusal } from './regions.ts';
import {
  askHead,
  completeAfterHearing,
  drafting,
  propose,
  redraft,
  reviseIfAdopted,
  takeBackOpinion,
  whilePassed,
  withdraw,
} from './transitions.ts';
import { newCaseContext } from './context.ts';
import { by } from '../../process/transition.ts';

/**
 * One enforcement case with every proceeding of the law. Region `matter` is where the file lies. Beside the
 * plain way it knows *disagreement* from an objection to its end; *passedByDeliberation* where the local rule outside APL 58
 * lets a meeting decide against an opinion; *awaitingEndorsement* with the deputy in charge where approval takes two
 * steps; *headsDeliberation* while the heads decide together; *endingProposed*, *awaitingTransfer* and *ended* for
 * referral and dismissal.
 *
 * Region `party` is what is owed to the party before a penalty or an execution, *hearing* the hearing it may ask for,
 * *recusal* its request that somebody leave the case, *measure* a coercive measure taken on the spot. What happens there
 * does not move the file, except where the law says so.
 */
export const caseMachine = machineSetup.createMachine({
  id: 'case',
  version: '1',
  context: ({ input }) => newCaseContext(input),
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
            reexamineDefense: reviseIfAdopted,
            recordHearing: completeAfterHearing,
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
            // Region `party` records it; who endorsed endorses again, knowing it.
            recordDefense: {
              target: 'awaitingEndorsement',
              guard: and(['allowed', 'twoSteps']),
              meta: by('APL-45', 'caseHandler'),
            },
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
    party,
    hearing,
    recusal,
    measure,
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
