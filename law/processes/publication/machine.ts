import { setup } from 'xstate';
import type { ActKind } from '../../act-kinds.ts';
import type { Participants } from '../../people/roles.ts';
import type { Rules } from '../../profiles/rules.ts';
import type { Refusal } from '../../refusals.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import type { ActType } from '../../acts.ts';
import { laterOf, type EventOf, type ProcedureEvent } from '../case/context.ts';
import { endClock, startClock, stillOverdue, type ClockName, type Clocks } from '../../process/clocks.ts';
import { nonPublicationGrounds } from './names.ts';
import { by, type TransitionMeta } from '../../process/transition.ts';

/** The publication of one decision: begun by the case, and outliving it until the display ends or the page is withdrawn. */
export interface PublicationContext {
  readonly participants: Participants;
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
  readonly participants: Participants;
  readonly actKind: ActKind;
  readonly rules: Rules;
  readonly backEntry: boolean;
  readonly decidedOn: CivilDate;
}

const newContext = (input: PublicationInput | undefined): PublicationContext => {
  const decidedOn = input?.decidedOn ?? '';
  return {
    participants: input?.participants as Participants,
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
    clocks: takenDown(context, event),
  }),
  clockExpired: (context, event) => {
    const clock = event.clock as ClockName;
    if (clock === 'display') return { clocks: endClock(context.clocks, clock, event.on) };
    return { overdue: [...context.overdue.filter((other) => other !== clock), clock] };
  },
};

/** The period of take-down runs from the day the annulment took effect, if there was a page to take down. */
function takenDown({ clocks, publishedOn }: PublicationContext, event: EventOf<'recordAnnulment'>): Clocks {
  const ended = endClock(endClock(clocks, 'publication', event.on), 'display', event.on);
  if (publishedOn === null) return ended;
  return endClock(startClock(ended, 'takeDown', event.effectiveOn), 'takeDown', event.on);
}

function evolve(context: PublicationContext, event: ProcedureEvent): Change {
  const evolution = evolutions[event.type] as Evolution<ActType> | undefined;
  const change = evolution?.(context, event) ?? {};
  const overdue = stillOverdue(change.overdue ?? context.overdue, context.clocks, change.clocks ?? context.clocks);
  return { ...change, overdue, lastOn: laterOf(context.lastOn, event.on) };
}

type Obstacle<T extends ActType> = (context: PublicationContext, event: EventOf<T>) => Refusal | null;

const obstacles: { readonly [T in ActType]?: Obstacle<T> } = {
  declinePublication: (_context, { ground }) =>
    nonPublicationGrounds.some((known) => known === ground) ? null : 'act-malformed',
  recordAnnulment: (context, { kind, effectiveOn, on }) => {
    if (!context.rules.publication.takeDown.events.some((known) => known === kind)) return 'act-malformed';
    if (effectiveOn > on) return 'date-in-future';
    return effectiveOn < context.decidedOn ? 'date-before-previous' : null;
  },
};

/**
 * What the law has against an act of publication.
 *
 * @law APL-48
 */
export function obstacleToPublication(event: ProcedureEvent, context: PublicationContext): Refusal | null {
  const obstacle = obstacles[event.type] as Obstacle<ActType> | undefined;
  return obstacle?.(context, event) ?? null;
}

/**
 * Why an act does not fit the state at all: what is not served may not be shown.
 *
 * @law APL-61
 */
export const misplacedPublication = (event: ProcedureEvent, context: PublicationContext): Refusal =>
  event.type === 'publish' && context.servedOn === null ? 'not-served-yet' : 'act-not-in-this-state';

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
  context: ({ input }) => newContext(input),
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
