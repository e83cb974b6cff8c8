import { and } from 'xstate';
import { by } from '../../process/transition.ts';
import { evolved, stay, to } from './machine-setup.ts';

const demanded = to('demandPeriod', by('ACL-35', 'caseHandler'));

/** What is owed to the party before a penalty or an execution. */
export const party = {
  initial: 'unknown',
  states: {
    unknown: {
      on: {
        openCase: [
          { target: 'notNotified', guard: and(['allowed', 'isPenalty']) },
          { target: 'notDemanded', guard: and(['allowed', 'isExecution']) },
          { target: 'notRequired', guard: 'allowed' },
        ],
      },
    },
    notRequired: {},
    notNotified: {
      on: {
        serveNotice: to('defensePeriod', by('APL-44', 'caseHandler')),
        recordDefense: to('defenseReceived', by('APL-45', 'caseHandler')),
      },
    },
    notDemanded: { on: { serveDemand: demanded } },
    // Who has nothing to say keeps the days to perform all the same (ACL 37).
    demandPeriod: {
      on: {
        serveDemand: stay(by('ACL-35', 'caseHandler')),
        recordDefense: to('defenseReceived', by('ACL-36', 'caseHandler')),
        recordConcealment: to('settled', by('ACL-37.3', 'caseHandler')),
        clockExpired: { target: 'settled', guard: 'demandLapsed', actions: evolved, meta: by('ACL-37', 'system') },
      },
    },
    defensePeriod: {
      on: {
        recordDefense: to('defenseReceived', by('APL-45', 'caseHandler')),
        recordWaiver: to('settled', by('APL-45', 'caseHandler')),
        clockExpired: { target: 'settled', guard: 'defenseLapsed', actions: evolved, meta: by('APL-44', 'system') },
        recordHearing: { target: 'settled', guard: 'allowed' },
        finalizeDraft: { target: 'notNotified', guard: and(['allowed', 'noticeOutdated']) },
      },
    },
    // What was said waits here whatever becomes of the draft, and all of it is re-examined together.
    defenseReceived: {
      on: {
        recordDefense: stay(by('APL-45', 'caseHandler')),
        serveDemand: stay(by('ACL-35', 'caseHandler')),
        recordConcealment: stay(by('ACL-37.3', 'caseHandler')),
        reexamineDefense: [
          {
            target: 'notNotified',
            guard: and(['allowed', 'noticeOwedAnew']),
            actions: evolved,
            meta: by('APL-45', 'caseHandler'),
          },
          {
            target: 'demandPeriod',
            guard: and(['allowed', 'demandRuns']),
            actions: evolved,
            meta: by('ACL-36', 'caseHandler'),
          },
          to('settled', by('APL-45', 'caseHandler')),
        ],
      },
    },
    settled: {
      on: {
        recordDefense: to('defenseReceived', by('APL-45', 'caseHandler')),
        serveDemand: demanded,
        finalizeDraft: { target: 'notNotified', guard: and(['allowed', 'noticeOutdated']) },
      },
    },
  },
} as const;

/** The hearing the party may ask for; held, it has the file reviewed again. */
export const hearing = {
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
} as const;

/** The request that somebody leave the case. */
export const recusal = {
  initial: 'none',
  states: {
    none: { on: { requestRecusal: to('asked', by('APL-43', 'caseHandler')) } },
    asked: { on: { decideRecusal: to('none', by('APL-43.3', 'authorityHead')) } },
  },
} as const;

/** A coercive measure taken on the spot. */
export const measure = {
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
} as const;
