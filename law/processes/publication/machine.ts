import { setup } from 'xstate';
import type { ProcessEvent } from '../../process/definition.ts';
import { by, type Transition } from '../../process/transition.ts';
import { newPublicationContext, type PublicationContext, type PublicationInput } from './context.ts';
import { evolve } from './evolution.ts';
import { obstacleInPublication } from './obstacles.ts';

const machineSetup = setup({
  types: {
    context: {} as PublicationContext,
    events: {} as ProcessEvent,
    input: {} as PublicationInput,
    meta: {} as Transition,
  },
  guards: {
    allowed: ({ context, event }) => obstacleInPublication(event, context) === null,
    displayEnded: ({ event }) => event.type === 'clockExpired' && event.clock === 'display',
  },
});

const evolved = machineSetup.assign(({ context, event }) => evolve(context, event));
const to = <T extends string>(target: T, meta: Transition) =>
  ({ target, guard: 'allowed', actions: evolved, meta }) as const;

const annul = to('withdrawn', by('APL-48', 'publicityClerk', 'caseHandler'));
/** What was never shown is not taken down; it is just not published. */
const annulUnseen = to('notPublished', by('APL-48', 'publicityClerk', 'caseHandler'));
const decline = to('notPublished', by('GIR-15', 'publicityClerk'));

/**
 * *opening* until recorded; *awaitingService* from the decision until it is served: publication waits, its clock does
 * not; *toPublish* until a person confirms the preview; *published* while the public sees it; *withdrawn* once
 * annulled, with the reason shown; *expired* when the term of display has run; *notPublished* for a reason the law
 * gives, or because it was annulled before anybody saw it.
 */
export const publicationMachine = machineSetup.createMachine({
  id: 'publication',
  version: '1',
  context: ({ input }) => newPublicationContext(input),
  initial: 'opening',
  states: {
    opening: { on: { openPublication: to('awaitingService', by('GBF118', 'system')) } },
    awaitingService: {
      on: {
        decisionServed: to('toPublish', by('APL-61', 'system')),
        declinePublication: decline,
        recordAnnulment: annulUnseen,
      },
    },
    toPublish: {
      on: {
        publish: to('published', by('GBF118', 'publicityClerk')),
        declinePublication: decline,
        recordAnnulment: annulUnseen,
      },
    },
    published: {
      on: {
        recordAnnulment: annul,
        clockExpired: { target: 'expired', guard: 'displayEnded', actions: evolved, meta: by('SAMR45-13', 'system') },
      },
    },
    withdrawn: {},
    expired: { on: { recordAnnulment: annul } },
    notPublished: {},
  },
  on: {
    remind: { guard: 'allowed', actions: evolved, meta: by('PROFILE', 'supervisor') },
    backEntryEnded: { guard: 'allowed', actions: evolved, meta: by('PROFILE', 'system') },
    clockReminder: { guard: 'allowed', actions: evolved, meta: by('PROFILE', 'system') },
    clockExpired: { guard: 'allowed', actions: evolved, meta: by('PROFILE', 'system') },
  },
});
