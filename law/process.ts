import { getNextTransitions, initialTransition, type AnyMachineSnapshot } from 'xstate';
import { actNamed, actsOf, type Act, type ActOf, type ActType } from './acts.ts';
import { rolesIn, type CaseRole } from './people/roles.ts';
import type { Moment, ProcessEvent, Version } from './process/definition.ts';
import type { ProcessState } from './process/state.ts';
import { firstOf } from './process/first-of.ts';
import { endedStates, type ProcessKind, type StateName } from './process/names.ts';
import { nextSnapshot } from './process/next-snapshot.ts';
import { probeAct } from './process/probe-acts.ts';
import { tasksFrom, type Task } from './process/tasks.ts';
import type { Transition } from './process/transition.ts';
import { definitionOf } from './processes.ts';
import { refusals, type Refusal } from './refusals.ts';
import type { Provision } from './statutes.ts';
import { laterOf, type CivilDate } from './time/civil-date.ts';

/** What any process answers: what it is, what may be done, what follows, and what is asked of whom. */

/**
 * The version a new process begins with: the latest that was released.
 *
 * @law PROFILE
 */
export const currentVersion = (kind: ProcessKind): string => Object.keys(definitionOf(kind).versions).at(-1) as string;

/**
 * The released version of that name; a process keeps the one it began with. What was asked for may be whatever somebody
 * wrote.
 *
 * @law GBF118
 */
export function versionOf({ kind, version }: Pick<ProcessState, 'kind' | 'version'>): Version {
  const { versions } = definitionOf(kind);
  const released = Object.hasOwn(versions, version) ? versions[version] : undefined;
  if (released === undefined) throw new Error(`expected a released ${kind} machine, got version ${version}`);
  return released;
}

/** A process before its first act; a new one takes the current machine.
 *
 * @law APL-54
 */
export function beginning(kind: ProcessKind, input: unknown, version: string = currentVersion(kind)): ProcessState {
  const [snapshot] = initialTransition(versionOf({ kind, version }).machine, input);
  return processStateOf({ kind, version }, snapshot);
}

const processStateOf = (
  { kind, version }: Pick<ProcessState, 'kind' | 'version'>,
  { value, context }: AnyMachineSnapshot,
): ProcessState => ({ kind, version, value, context });

const snapshotOf = (processState: ProcessState): AnyMachineSnapshot =>
  versionOf(processState).machine.resolveState(processState as never);

type Transitions = readonly (readonly [type: ActType, transition: Transition])[];

/** The transitions out of a state, whatever their guards say. In one that has ended, none is left. */
const transitionsFrom = (processState: ProcessState, snapshot: AnyMachineSnapshot): Transitions =>
  isOver(processState)
    ? []
    : getNextTransitions(snapshot)
        .filter(({ meta }) => meta !== undefined)
        .map(({ eventType, meta }) => [eventType as ActType, meta as Transition] as const);

const transitionsFor = (all: Transitions, type: ActType): readonly Transition[] =>
  all.filter(([known]) => known === type).map(([, transition]) => transition);

/** An act with what surrounds it where the process stands. */
function eventIn(
  { kind, value, context }: ProcessState,
  act: Act,
  moment: Moment,
  transitions: readonly Transition[],
): ProcessEvent {
  const definition = definitionOf(kind);
  const roles = rolesIn(moment.by, definition.participantsIn(act, context));
  const as = roles.filter((role) => transitions.some((transition) => transition.roles.includes(role)));
  return { ...act, ...moment, ...definition.situation(value), as };
}

export type Decision =
  { readonly ok: true; readonly next: ProcessState } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The one judgement on an act: is it known here, is it this person's, does the law allow it, and what follows.
 * Nothing is changed; the caller records `next` and only then lives in it.
 *
 * @law APL-57
 */
export function decide(processState: ProcessState, act: Act, moment: Moment): Decision {
  if (act.type === 'migrate') return decideMigration(processState, act, moment);
  const snapshot = snapshotOf(processState);
  const transitions = transitionsFor(transitionsFrom(processState, snapshot), act.type);
  const event = eventIn(processState, act, moment, transitions);
  const refusal = refusalOf(processState, event, transitions);
  if (refusal !== null) return { ok: false, refusal };
  const next = nextSnapshot(versionOf(processState).machine, snapshot, event);
  // A guard that says no without an obstacle takes no transition, and leaves the very same snapshot.
  if (next === snapshot) return { ok: false, refusal: 'act-not-in-this-state' };
  return { ok: true, next: processStateOf(processState, next) };
}

/** What is said against an act before the machine moves: it is not known here, or its guard would not let it pass. */
const refusalOf = (
  processState: ProcessState,
  event: ProcessEvent,
  transitions: readonly Transition[],
): Refusal | null =>
  transitions.length === 0
    ? definitionOf(processState.kind).misplaced(event, processState.context)
    : versionOf(processState).obstacle(event, processState.context);

/**
 * A running process in the version after its own; null where none was released.
 *
 * @law PROFILE
 */
export function migrated(processState: ProcessState, to: string, on: CivilDate): ProcessState | null {
  const { versions } = definitionOf(processState.kind);
  const released = Object.keys(versions);
  const isNext = released.indexOf(to) === released.indexOf(processState.version) + 1;
  const takeOver = isNext ? versionOf({ ...processState, version: to }).takeOver : null;
  return takeOver === null ? null : takeOver(processState, on);
}

/** No machine knows this act: it leads from one to the other. */
function decideMigration(processState: ProcessState, act: ActOf<'migrate'>, { by, on }: Moment): Decision {
  const { participants, lastOn } = processState.context;
  const refusal = firstOf(
    [isOver(processState) || lastOn === null, 'act-not-in-this-state'],
    [!rolesIn(by, participants).includes('administrator'), 'not-your-act'],
    [lastOn !== null && on < lastOn, 'date-before-previous'],
  );
  if (refusal !== null) return { ok: false, refusal };
  const next = migrated(processState, act.to, on);
  if (next === null) return { ok: false, refusal: 'version-not-offered' };
  return { ok: true, next: { ...next, context: { ...next.context, lastOn: laterOf(lastOn, on) } } };
}

export interface PermittedAct {
  readonly type: ActType;
  /** Null when the person may do it now; otherwise why not. */
  readonly refusal: Refusal | null;
  readonly provision: Provision;
}

/**
 * What this person may do now, and what they see barred with the reason. Asked with the likeliest content of each act,
 * so an act offered here can still be refused for what was written in it.
 *
 * @law APL-57
 */
export function permittedActs(processState: ProcessState, moment: Moment): readonly PermittedAct[] {
  const { kind, context } = processState;
  const snapshot = snapshotOf(processState);
  const all = transitionsFrom(processState, snapshot);
  return actsOf(kind).flatMap((type): readonly PermittedAct[] => {
    const act = probeAct(type, context, moment);
    if (act === null) return [];
    const transitions = transitionsFor(all, type);
    const event = eventIn(processState, act, moment, transitions);
    const [first] = transitions;
    if (first === undefined) return barredAct(processState, event);
    const refusal =
      refusalOf(processState, event, transitions) ?? firstOf([!snapshot.can(event), 'act-not-in-this-state']);
    const isHidden = refusal === 'not-your-act' || refusal === 'act-not-in-this-state';
    return isHidden ? [] : [{ type, refusal, provision: definitionOf(kind).provisionOf(type, first, context) }];
  });
}

function barredAct(processState: ProcessState, event: ProcessEvent): readonly PermittedAct[] {
  const { forward, by } = actNamed(event.type);
  const isTheirs = rolesIn(event.by, processState.context.participants).some((role: CaseRole) => by.includes(role));
  // Its person should see it even where the state does not know it, because the law bars it there.
  if (forward?.offered !== 'evenBarred' || !isTheirs) return [];
  const refusal = definitionOf(processState.kind).misplaced(event, processState.context);
  if (refusal === 'act-not-in-this-state') return [];
  return [{ type: event.type, refusal, provision: refusals[refusal].provision }];
}

/**
 * The tasks open in this state of the process. A task that was open before and still is keeps its id.
 *
 * @law PROFILE
 */
export function openTasks(
  processId: string,
  processState: ProcessState,
  previous: readonly Task[],
  revision: number,
): readonly Task[] {
  const asks = definitionOf(processState.kind).tasks(processState);
  return tasksFrom(asks, processState.context.participants, previous, { processId, revision });
}

/**
 * The name of the state a process is in, as one code.
 *
 * @law GBF118
 */
export const stateName = ({ kind, value }: Pick<ProcessState, 'kind' | 'value'>): StateName =>
  definitionOf(kind).stateOf(value);

/**
 * A process in which nothing can happen any more; its workflow ends.
 *
 * @law PROFILE
 */
export const isOver = (processState: ProcessState): boolean => endedStates.includes(stateName(processState));
