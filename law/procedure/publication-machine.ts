import { setup } from 'xstate';
import type { ActKind } from '../act-kinds.ts';
import type { CaseParts, CaseRole } from '../people/roles.ts';
import type { Rules } from '../profiles/rules.ts';
import type { Refusal } from '../refusals.ts';
import type { Provision } from '../statutes.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { ActType } from './acts.ts';
import type { EventOf, ProcedureEvent } from './case-context.ts';
import type { TransitionMeta } from './case-machine.ts';
import { endClock, startClock, type ClockName, type Clocks } from './clocks.ts';

/** The publication of one decision: begun by the case, and outliving it until the display ends or the page is withdrawn. */
export interface PublicationContext {
  readonly parts: CaseParts;
  readonly actKind: ActKind;
  readonly rules: Rules;
  readonly backEntry: boolean;
  readonly lastOn: CivilDate | null;
  readonly decidedOn: CivilDate;
  readonly servedOn: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  readonly withdrawal: { readonly kind: string; readonly effectiveOn: CivilDate; readonly on: CivilDate } | null;
  readonly clocks: Clocks;
  readonly overdue: readonly ClockName[];
}

export interface PublicationInput {
  readonly parts: CaseParts;
  readonly actKind: ActKind;
  readonly rules: Rules;
  readonly backEntry: boolean;
  readonly decidedOn: CivilDate;
}

export { nonPublicationGrounds, type NonPublicationGround } from './names.ts';

const newContext = (input: PublicationInput | undefined): PublicationContext => {
  const decidedOn = input?.decidedOn ?? '';
  return {
    parts: input?.parts as CaseParts,
    actKind: input?.actKind ?? 'penalty',
    rules: input?.rules as Rules,
    backEntry: input?.backEntry ?? false,
    lastOn: null,
    decidedOn,
    servedOn: null,
    publishedOn: null,
    withdrawal: null,
    clocks: {},
    overdue: [],
  };
};

type Change = Partial<PublicationContext>;
type Evolution<T extends ActType> = (context: PublicationContext, event: EventOf<T>) => Change;

const evolutions: { readonly [T in ActType]?: Evolution<T> } = {
  openPublication: (context, event) => ({ clocks: startClock(context.clocks, 'publication', event.decidedOn) }),
  decisionServed: (_context, event) => ({ servedOn: event.servedOn }),
  backEntryEnded: () => ({ backEntry: false }),
  publish: (context, event) => ({
    publishedOn: event.on,
    clocks: startClock(endClock(context.clocks, 'publication', event.on), 'display', event.on),
  }),
  declinePublication: (context, event) => ({ clocks: endClock(context.clocks, 'publication', event.on) }),
  recordAnnulment: (context, event) => ({
    withdrawal: { kind: event.kind, effectiveOn: event.effectiveOn, on: event.on },
    clocks: endClock(
      startClock(
        endClock(endClock(context.clocks, 'publication', event.on), 'display', event.on),
        'takeDown',
        event.effectiveOn,
      ),
      'takeDown',
      event.on,
    ),
  }),
  clockExpired: (context, event) => {
    const clock = event.clock as ClockName;
    if (clock === 'display') return { clocks: endClock(context.clocks, clock, event.on) };
    return context.overdue.includes(clock) ? {} : { overdue: [...context.overdue, clock] };
  },
};

const evolve = (context: PublicationContext, event: ProcedureEvent): Change => {
  const evolution = evolutions[event.type] as Evolution<ActType> | undefined;
  return { ...evolution?.(context, event), lastOn: event.on };
};

/**
 * What the law has against an act of publication.
 *
 * @law APL-48
 */
export function obstacleToPublication(event: ProcedureEvent, context: PublicationContext): Refusal | null {
  if (event.type !== 'recordAnnulment') return null;
  if (!context.rules.publication.takeDown.events.some((kind) => kind === event.kind)) return 'act-malformed';
  if (event.effectiveOn > event.on) return 'date-in-future';
  return event.effectiveOn < context.decidedOn ? 'date-before-previous' : null;
}

const by = (provision: Provision, ...roles: CaseRole[]): TransitionMeta => ({ roles, provision });

const machineSetup = setup({
  types: {
    context: {} as PublicationContext,
    events: {} as ProcedureEvent,
    input: {} as PublicationInput,
    meta: {} as TransitionMeta,
  },
  guards: {
    allowed: ({ context, event }) => obstacleToPublication(event, context) === null,
    displayEnded: ({ event }) => event.type === 'clockExpired' && event.clock === 'display',
  },
});

const evolved = machineSetup.assign(({ context, event }) => evolve(context, event));
const to = <T extends string>(target: T, meta: TransitionMeta) =>
  ({ target, guard: 'allowed', actions: evolved, meta }) as const;

const annul = to('withdrawn', by('APL-48', 'publicityClerk', 'caseHandler'));
const decline = to('notPublished', by('GIR-15', 'publicityClerk'));

/**
 * *opening* until recorded; *awaitingService* from the decision until it is served: publication waits, its clock does not; *toPublish* until a
 * person confirms the preview; *published* while the public sees it; *withdrawn* once annulled, with the reason shown;
 * *expired* when the term of display has run; *notPublished* for a reason the law gives.
 */
export const publicationMachineV1 = machineSetup.createMachine({
  id: 'publication',
  version: '1',
  context: ({ input }) => newContext(input),
  initial: 'opening',
  states: {
    opening: { on: { openPublication: to('awaitingService', by('GBF118', 'system')) } },
    awaitingService: {
      on: {
        decisionServed: to('toPublish', by('APL-61', 'system')),
        declinePublication: decline,
        recordAnnulment: annul,
      },
    },
    toPublish: {
      on: {
        publish: to('published', by('GBF118', 'publicityClerk')),
        declinePublication: decline,
        recordAnnulment: annul,
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
