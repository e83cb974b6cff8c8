import type { AnyStateMachine } from 'xstate';
import type { Act, ActType } from '../acts.ts';
import type { Actor, CaseRole, Participants } from '../people/roles.ts';
import type { Refusal } from '../refusals.ts';
import type { Provision } from '../statutes.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Dues } from './clocks.ts';
import type { StateName } from './names.ts';
import type { ProcessContext, ProcessState } from './state.ts';
import type { Ask } from './tasks.ts';
import type { Transition } from './transition.ts';

export interface Moment {
  readonly by: Actor;
  readonly on: CivilDate;
  /** The due days known when the act is judged. */
  readonly dues: Dues;
  /** ISO 8601, where hours count. */
  readonly at?: string | undefined;
}

/** What surrounds every act. */
export interface Circumstances extends Moment {
  /** The roles in which this person may do the act where the process stands; nobody's act has none. */
  readonly as: readonly CaseRole[];
}
export type ProcessEvent = Act & Circumstances;

type Obstacle<Event, Context> = (event: Event, context: Context) => Refusal | null;

/** One released machine of a process, and how a running process of the version before is taken over. */
export interface Version<Context extends ProcessContext = ProcessContext> {
  readonly machine: AnyStateMachine;
  /** What the law has against an act in a state that knows it: the guard of the machine, so both give one answer. */
  obstacle(event: ProcessEvent, context: Context): Refusal | null;
  /** The same place in the procedure, nothing done that was not, and the gate no wider; null for the first version. */
  readonly takeOver: ((processState: ProcessState, on: CivilDate) => ProcessState) | null;
}

/** One kind of process, whole. Every key is required. */
export interface ProcessDefinition<Context extends ProcessContext = ProcessContext, Input = unknown> {
  /** Every released version by its name, the latest last. */
  readonly versions: Readonly<Record<string, Version<Context>>>;
  /** What it was begun with, read from a state after the first act: no first act changes it. */
  begunWith(context: Context): Input;
  /** The one code that says where it is, of the value of its machine. */
  stateOf(value: unknown): StateName;
  /** What a guard must know of the state it is asked in: XState gives it none. */
  situation(value: unknown): object;
  /** Whom the roles in an act are read from: a process that is only being begun has nobody yet. */
  participantsIn(act: Act, context: Context): Participants;
  /** Why an act the state does not know is refused. */
  misplaced(event: ProcessEvent, context: Context): Refusal;
  /** By which provision an act is offered, where the transition alone does not say it. */
  provisionOf(type: ActType, transition: Transition, context: Context): Provision;
  /** What is asked of whom in this state. */
  tasks(processState: ProcessState<Context>): readonly Ask[];
}

/**
 * An obstacle as the guard of a machine and `decide` ask it: nobody's act comes first, then the law, then the date. XState
 * asks the guard of every region again; the answer to an event is given once and remembered with it.
 *
 * @law APL-57
 */
export function guardOf<Context extends ProcessContext, Event extends ProcessEvent>(
  obstacle: Obstacle<Event, Context>,
): Obstacle<Event, Context> {
  const answers = new WeakMap<Event, { readonly context: Context; readonly refusal: Refusal | null }>();
  return (event, context) => {
    const known = answers.get(event);
    if (known?.context === context) return known.refusal;
    const refusal =
      event.as.length === 0 ? 'not-your-act' : (obstacle(event, context) ?? obstacleOfDate(event, context));
    answers.set(event, { context, refusal });
    return refusal;
  };
}

/**
 * Business dates never decrease (PRACTICE C), except that a clock speaks with its own date: a period that began before
 * it was entered may be over before the entry.
 */
const obstacleOfDate = ({ type, on }: ProcessEvent, { lastOn }: ProcessContext): Refusal | null =>
  lastOn !== null && on < lastOn && type !== 'clockExpired' && type !== 'clockReminder' ? 'date-before-previous' : null;
