import { and } from 'xstate';
import { by } from '../../process/transition.ts';
import { evolved, stay, to } from './machine-setup.ts';
import { whilePassed } from './transitions.ts';

/** 负责人集体讨论决定: after the pass, on exactly what passed; the head convenes. */
export const headsDeliberation = {
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

/** Decided: service and publication run side by side. */
export const decided = {
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
