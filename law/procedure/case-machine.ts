import { and, setup } from 'xstate';
import type { CaseContext, CaseInput, ProcedureEvent } from './case-context.ts';
import { newCaseContext } from './case-context.ts';
import { evolve, isNoticeOutdated } from './case-evolution.ts';
import { obstacleTo } from './case-obstacles.ts';
import { by, type TransitionMeta } from './transition-meta.ts';

const machineSetup = setup({
  types: {
    context: {} as CaseContext,
    events: {} as ProcedureEvent,
    input: {} as CaseInput,
    meta: {} as TransitionMeta,
  },
  guards: {
    allowed: ({ context, event }) => obstacleTo(event, context) === null,
    passes: ({ context }) => context.opinion?.passes === true,
    isPenalty: ({ event }) => event.type === 'openCase' && event.actKind === 'penalty' && !event.summaryProcedure,
    noticeOutdated: ({ context, event }) => event.type === 'finalizeDraft' && isNoticeOutdated(context, event),
    supplementLapsed: ({ event }) => event.type === 'clockExpired' && event.clock === 'supplement',
    defenseLapsed: ({ event }) => event.type === 'clockExpired' && event.clock === 'defense',
    adopted: ({ event }) => event.type === 'reexamineDefense' && event.adopted,
    reviewedInScope: ({ context }) => context.outOfScope === null,
  },
});

const evolved = machineSetup.assign(({ context, event }) => evolve(context, event));

/** A transition that only records: target, who, why. The common guard asks `obstacleTo`. */
const to = <T extends string>(target: T, meta: TransitionMeta) =>
  ({ target, guard: 'allowed', actions: evolved, meta }) as const;

const stay = (meta: TransitionMeta) => ({ guard: 'allowed', actions: evolved, meta }) as const;

const withdraw = to('#case.matter.drafting', by('PROFILE', 'caseHandler', 'handlingUnitHead'));
/** Changing what was reviewed is lawful; it costs the pass (APL 58). */
const voidPass = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'reviewedInScope']),
  actions: evolved,
  meta: by('APL-58', 'caseHandler'),
} as const;
const redraft = to('#case.matter.drafting', by('APL-58', 'caseHandler'));
/** An adopted defense takes the file back to the handler; region `party` records what it changes. */
const reviseIfAdopted = {
  target: '#case.matter.drafting',
  guard: and(['allowed', 'adopted']),
  meta: by('APL-45', 'caseHandler'),
} as const;
const voidIfAdopted = {
  target: '#case.matter.passVoided',
  guard: and(['allowed', 'adopted', 'reviewedInScope']),
  meta: by('APL-45', 'caseHandler'),
} as const;

/**
 * One enforcement case, from opening to closing.
 *
 * Region `matter` is where the file lies: *drafting* with the handler; *awaitingSignature* with the head of the
 * handling unit; *readyToSubmit* signed; *awaitingIntake* received by the review unit, *awaitingSupplement* after the
 * one list of missing items; *underReview* from acceptance to the issued opinion, with the one extension beside it;
 * *problemsFound* when the opinion names problems; *passed* while the gate is open for exactly the passed bytes;
 * *passVoided* once they were changed; *outsideScope* on a record of the review unit that no review is due;
 * *awaitingApproval* with the head of the authority, *notApproved* after a refusal with reasons; *decided* while
 * service and publication run side by side; *closed*. *history* holds a decision entered from elsewhere: it never
 * passes through here.
 *
 * Region `party` is what is owed to the party before a penalty: *notNotified*, *defensePeriod* from the service of the
 * notice, *defenseReceived* until re-examined, *settled* after waiver, lapse or re-examination; *notRequired* for
 * licenses and others.
 */
export const caseMachineV1 = machineSetup.createMachine({
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
        drafting: { on: { finalizeDraft: to('awaitingSignature', by('APL-57', 'caseHandler')) } },
        awaitingSignature: {
          on: {
            signSubmission: to('readyToSubmit', by('GBF118', 'handlingUnitHead')),
            declineSignature: to('drafting', by('GBF118', 'handlingUnitHead')),
            reopenDraft: to('drafting', by('PROFILE', 'caseHandler')),
            reexamineDefense: reviseIfAdopted,
          },
        },
        readyToSubmit: {
          on: {
            submitForReview: to('awaitingIntake', by('APL-58', 'caseHandler')),
            reopenDraft: to('drafting', by('PROFILE', 'caseHandler')),
            reexamineDefense: reviseIfAdopted,
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
          },
        },
        awaitingSupplement: {
          on: {
            supplement: to('awaitingIntake', by('PROFILE', 'caseHandler')),
            withdrawSubmission: withdraw,
            reexamineDefense: reviseIfAdopted,
            clockExpired: {
              target: 'drafting',
              guard: 'supplementLapsed',
              actions: evolved,
              meta: by('PROFILE', 'system'),
            },
          },
        },
        underReview: {
          type: 'parallel',
          on: { withdrawSubmission: withdraw, reexamineDefense: reviseIfAdopted },
          states: {
            work: {
              initial: 'unassigned',
              states: {
                unassigned: { on: { assignReviewer: to('assigned', by('PROFILE', 'reviewUnitMember')) } },
                assigned: {
                  on: {
                    assignReviewer: stay(by('PROFILE', 'reviewUnitMember')),
                    signOpinion: to('awaitingIssue', by('APL-58', 'legalReviewer')),
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
        },
        problemsFound: { on: { finalizeDraft: to('awaitingSignature', by('GBF118', 'caseHandler')) } },
        passed: {
          on: {
            requestApproval: to('awaitingApproval', by('APL-57', 'caseHandler')),
            amendDraft: voidPass,
            reexamineDefense: voidIfAdopted,
          },
        },
        passVoided: { on: { finalizeDraft: to('awaitingSignature', by('APL-58', 'caseHandler')) } },
        outsideScope: {
          on: {
            requestApproval: to('awaitingApproval', by('APL-57', 'caseHandler')),
            amendDraft: redraft,
            reexamineDefense: reviseIfAdopted,
          },
        },
        awaitingApproval: {
          on: {
            approve: to('decided', by('APL-57', 'authorityHead')),
            refuseApproval: to('notApproved', by('APL-57', 'authorityHead')),
            amendDraft: [voidPass, redraft],
            reexamineDefense: [voidIfAdopted, reviseIfAdopted],
          },
        },
        notApproved: {
          on: {
            requestApproval: to('awaitingApproval', by('APL-57', 'caseHandler')),
            amendDraft: [voidPass, redraft],
            reexamineDefense: [voidIfAdopted, reviseIfAdopted],
          },
        },
        decided: {
          type: 'parallel',
          on: { closeCase: to('closed', by('APL-57', 'caseHandler')) },
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
        },
        closed: {},
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
  },
  on: {
    remind: stay(by('PROFILE', 'supervisor')),
    replaceLeader: stay(by('PROFILE', 'caseHandler', 'handlingUnitHead', 'reviewUnitMember', 'reviewUnitHead')),
    endBackEntry: stay(by('PROFILE', 'caseHandler', 'importer')),
    clockReminder: stay(by('PROFILE', 'system')),
    clockExpired: stay(by('PROFILE', 'system')),
  },
});
