import { getNextTransitions, initialTransition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { rolesIn, type Actor, type Participants, type CaseRole } from './people/roles.ts';
import { refusals, type Refusal } from './refusals.ts';
import type { Provision } from './statutes.ts';
import type { CivilDate } from './time/civil-date.ts';
import { actNamed, type Act, type ActOf, type ActType } from './acts.ts';
import { caseActs } from './processes/case/acts.ts';
import { publicationActs } from './processes/publication/acts.ts';
import { sharedActs } from './processes/shared-acts.ts';
import { laterOf, type CaseContext, type PartyState, type ProcedureEvent } from './processes/case/context.ts';
import { misplaced } from './processes/case/obstacles.ts';
import type { Clocks, Dues } from './process/clocks.ts';
import { firstOf } from './process/first-of.ts';
import { probeAct } from './process/probe-acts.ts';
import {
  misplacedPublication,
  obstacleToPublication,
  type PublicationContext,
} from './processes/publication/machine.ts';
import { nextSnapshot } from './process/next-snapshot.ts';
import { basisOfDecision } from './processes/case/review/decision-basis.ts';
import { obstacleToActingHead } from './processes/case/proceedings/approval.ts';
import { obstacleInAnyProceeding } from './processes/case/proceedings/proceedings.ts';
import { endedStates, type ProcessKind, type StateName } from './process/names.ts';
import { versions, type Version } from './process/versions.ts';
import type { TransitionMeta } from './process/transition.ts';

export { stateNames, type ProcessKind, type StateName } from './process/names.ts';

/**
 * The version a new process begins with: the latest that was released.
 *
 * @law PROFILE
 */
export const currentVersion = (kind: ProcessKind): string => Object.keys(versions[kind]).at(-1) as string;

const actTypesOf: Record<ProcessKind, readonly ActType[]> = {
  case: Object.keys(caseActs) as ActType[],
  publication: Object.keys({ ...publicationActs, ...sharedActs }) as ActType[],
};
/**
 * The acts each process knows.
 *
 * @law GBF118
 */
export const actsOf = (kind: ProcessKind): readonly ActType[] => actTypesOf[kind];

/** What both processes have in common. */
export interface ProcessContext {
  readonly participants: Participants;
  readonly backEntry: boolean;
  readonly lastOn: CivilDate | null;
  readonly clocks: Clocks;
}

/** A process at rest, in plain JSON: what is recorded, carried over a continue-as-new, and restored. */
export interface ProcessState {
  readonly kind: ProcessKind;
  readonly version: string;
  readonly value: unknown;
  readonly context: ProcessContext;
}

export interface Moment {
  readonly by: Actor;
  readonly on: CivilDate;
  readonly dues: Dues;
  /** ISO 8601, where hours count. */
  readonly at?: string | undefined;
}

/**
 * The released machine of that version; a process keeps the one it began with.
 *
 * @law GBF118
 */
export function machineOf(kind: ProcessKind, version: string): AnyStateMachine {
  const released = versionOf(kind, version);
  if (released === null) throw new Error(`expected a released ${kind} machine, got version ${version}`);
  return released.machine;
}

/** What was asked for may be whatever somebody wrote. */
const versionOf = (kind: ProcessKind, version: string): Version | null =>
  Object.hasOwn(versions[kind], version) ? (versions[kind][version] as Version) : null;

/** A process before its first act; a new one takes the current machine.
 *
 * @law APL-54
 */
export function beginning(kind: ProcessKind, input: unknown, version: string = currentVersion(kind)): ProcessState {
  const [snapshot] = initialTransition(machineOf(kind, version), input);
  return processStateOf(kind, version, snapshot);
}

const processStateOf = (kind: ProcessKind, version: string, snapshot: AnyMachineSnapshot): ProcessState => ({
  kind,
  version,
  value: snapshot.value,
  context: snapshot.context as ProcessContext,
});

function snapshotOf(processState: ProcessState): AnyMachineSnapshot {
  const machine = machineOf(processState.kind, processState.version);
  return machine.resolveState({ value: processState.value as never, context: processState.context });
}

/** Where the party's rights stand in a case; a publication knows nothing of it. *
 * @law APL-44
 */
export const partyStateOf = (processState: ProcessState): PartyState =>
  (processState.value as { party?: PartyState }).party ?? 'notRequired';

const eventFor = (processState: ProcessState, act: Act, moment: Moment): ProcedureEvent => ({
  ...act,
  ...moment,
  party: partyStateOf(processState),
});

/** The transitions out of a state for an act: every transition that knows it, whatever its guard says. */
function transitionsOf(snapshot: AnyMachineSnapshot, type: ActType): readonly TransitionMeta[] {
  return getNextTransitions(snapshot)
    .filter(({ eventType, meta }) => eventType === type && meta !== undefined)
    .map(({ meta }) => meta as TransitionMeta);
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
  const event = eventFor(processState, act, moment);
  const refusal = obstacleBefore(processState, snapshot, event);
  const machine = machineOf(processState.kind, processState.version);
  const next = refusal === null ? nextSnapshot(machine, snapshot, event) : snapshot;
  // A guard that says no without an obstacle takes no transition, and leaves the very same snapshot.
  if (next === snapshot) return { ok: false, refusal: firstSaid(refusal, 'act-not-in-this-state') };
  return { ok: true, next: processStateOf(processState.kind, processState.version, next) };
}

const firstSaid = (...said: readonly [Refusal | null, Refusal]): Refusal =>
  said.filter((refusal) => refusal !== null)[0] as Refusal;

/**
 * A running process in the version after its own; null where none was released.
 *
 * @law PROFILE
 */
export function migrated(processState: ProcessState, to: string, on: CivilDate): ProcessState | null {
  const released = Object.keys(versions[processState.kind]);
  const isNext = released.indexOf(to) === released.indexOf(processState.version) + 1;
  const takeOver = isNext ? (versions[processState.kind][to] as Version).takeOver : null;
  return takeOver === null ? null : takeOver(processState, on);
}

/** No machine knows this act: it leads from one to the other. */
function decideMigration(processState: ProcessState, act: ActOf<'migrate'>, moment: Moment): Decision {
  const { participants, lastOn } = processState.context;
  const refusal =
    firstOf(
      [isOver(processState) || lastOn === null, 'act-not-in-this-state'],
      [!rolesIn(moment.by, participants).includes('administrator'), 'not-your-act'],
    ) ?? obstacleOfDate(processState.context, eventFor(processState, act, moment));
  if (refusal !== null) return { ok: false, refusal };
  const next = migrated(processState, act.to, moment.on);
  if (next === null) return { ok: false, refusal: 'version-not-offered' };
  return { ok: true, next: { ...next, context: { ...next.context, lastOn: laterOf(lastOn, moment.on) } } };
}

const refusalOf = (processState: ProcessState, snapshot: AnyMachineSnapshot, event: ProcedureEvent): Refusal | null =>
  obstacleBefore(processState, snapshot, event) ?? firstOf([!snapshot.can(event), 'act-not-in-this-state']);

/** What is said before the machine is asked: is the act known here, is it this person's, what does the law have against it. */
function obstacleBefore(
  processState: ProcessState,
  snapshot: AnyMachineSnapshot,
  event: ProcedureEvent,
): Refusal | null {
  const ways = isEnded(processState) ? [] : transitionsOf(snapshot, event.type);
  if (ways.length === 0) return misplacedIn(processState, event);
  const roles = rolesAt(processState, event).filter((role) => ways.some((way) => way.roles.includes(role)));
  if (roles.length === 0) return 'not-your-act';
  return obstacleIn(processState, event, roles) ?? obstacleOfDate(processState.context, event);
}

/** Regions beside the file end with it. */
const isEnded = (processState: ProcessState): boolean => processState.kind === 'case' && isOver(processState);

const misplacedIn = (processState: ProcessState, event: ProcedureEvent): Refusal =>
  processState.kind === 'case'
    ? misplaced(event, processState.context as CaseContext)
    : misplacedPublication(event, processState.context as PublicationContext);

/** `roles`: those in which this person may do the act at all. */
function obstacleIn(
  { kind, context }: ProcessState,
  event: ProcedureEvent,
  roles: readonly CaseRole[],
): Refusal | null {
  if (kind === 'publication') return obstacleToPublication(event, context as PublicationContext);
  const inCase = context as CaseContext;
  return obstacleToActingHead(inCase, event, roles) ?? obstacleInAnyProceeding(event, inCase);
}

const rolesAt = (processState: ProcessState, event: ProcedureEvent): readonly CaseRole[] =>
  rolesIn(event.by, partsAt(processState, event));

/** A case that is only being begun has no parts yet: the act itself says whose it is, and which unit it is opened in. */
function partsAt({ context: { participants } }: ProcessState, event: ProcedureEvent): Participants {
  switch (event.type) {
    case 'openCase':
      return { ...participants, authorityId: event.authorityId, handlingUnitId: event.handlingUnitId };
    case 'enterHistory':
      return { ...participants, authorityId: event.authorityId };
    default:
      return participants;
  }
}

/**
 * Business dates never decrease (PRACTICE C), except that a clock speaks with its own date: a period that began before
 * it was entered may be over before the entry.
 */
const obstacleOfDate = (context: ProcessContext, event: ProcedureEvent): Refusal | null =>
  context.lastOn !== null && event.on < context.lastOn && !isOfClock(event) ? 'date-before-previous' : null;

const isOfClock = ({ type }: ProcedureEvent): boolean => type === 'clockExpired' || type === 'clockReminder';

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
  const snapshot = snapshotOf(processState);
  return actTypesOf[processState.kind].flatMap((type): readonly PermittedAct[] => {
    const act = probeAct(type, processState.context, moment);
    if (act === null) return [];
    const event = eventFor(processState, act, moment);
    const way = transitionsOf(snapshot, type)[0];
    if (way === undefined) return barredAct(processState, event);
    const refusal = refusalOf(processState, snapshot, event);
    const isHidden = refusal === 'not-your-act' || refusal === 'act-not-in-this-state';
    return isHidden ? [] : [{ type, refusal, provision: provisionOf(type, way, processState.context) }];
  });
}

/** One machine serves all kinds of case; by which clause the head decides, the kind says. */
const provisionOf = (type: ActType, way: TransitionMeta, context: ProcessContext): Provision =>
  type === 'approve' ? basisOfDecision(context as CaseContext) : way.provision;

function barredAct(processState: ProcessState, event: ProcedureEvent): readonly PermittedAct[] {
  const { forward, by } = actNamed(event.type);
  const isTheirs = rolesIn(event.by, processState.context.participants).some((role) => by.includes(role));
  // Its person should see it even where the state does not know it, because the law bars it there.
  if (forward?.offered !== 'evenBarred' || !isTheirs) return [];
  const refusal = misplacedIn(processState, event);
  if (refusal === 'act-not-in-this-state') return [];
  return [{ type: event.type, refusal, provision: refusals[refusal].provision }];
}

/**
 * The name of the state a process is in, as one code: the innermost state of the file (`underReview.assigned`);
 * of a decided case, what is still to be done.
 *
 * @law GBF118
 */
export function stateName(processState: ProcessState): StateName {
  if (processState.kind === 'publication') return processState.value as StateName;
  const matter = (processState.value as { matter: string | Record<string, unknown> }).matter;
  if (typeof matter === 'string') return matter as StateName;
  if ('underReview' in matter) return (matter['underReview'] as { work: StateName }).work;
  const inner = Object.values(matter)[0];
  return typeof inner === 'string' ? (inner as StateName) : 'decided';
}

type SideRegion = 'hearing' | 'recusal' | 'measure';

/**
 * Where a region beside the file stands; `none` in a process that knows none.
 *
 * @law GBF118
 */
export const sideState = (processState: ProcessState, region: SideRegion): string =>
  (processState.value as Partial<Record<SideRegion, string>>)[region] ?? 'none';

/**
 * A process in which nothing can happen any more; its workflow ends.
 *
 * @law PROFILE
 */
export const isOver = (processState: ProcessState): boolean =>
  endedStates.some((over) => over === stateName(processState));
