import type { ActType } from '../acts.ts';
import { beginning, decide } from '../process.ts';
import type { ProcessState } from '../process/state.ts';
import { openTasks } from '../process.ts';
import type { Task } from '../process/tasks.ts';
import type { Refusal } from '../refusals.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** An entry, and what its process was after it. */
export interface Replayed {
  readonly entry: LedgerEntry;
  readonly processState: ProcessState;
}

/**
 * Where a process recomputed from its ledger is not what was recorded. `incomplete`: an entry does not say all it was
 * judged by, because it is older than that duty; nothing can be said about the process from there on.
 */
export interface Difference {
  readonly processId: string;
  readonly revision: number;
  readonly act: ActType;
  readonly why: 'incomplete' | 'out-of-order' | 'refused' | 'other-state';
  /** Fingerprint in the entry. */
  readonly recorded: string;
  readonly recomputed: string | null;
  readonly refusal: Refusal | null;
}

export interface Replay {
  readonly course: readonly Replayed[];
  /** The last state of each process, by its id. */
  readonly processStates: Readonly<Partial<Record<string, ProcessState>>>;
  /** At most one for each process: what follows a difference follows from it. */
  readonly differences: readonly Difference[];
}

type Step =
  { readonly ok: true; readonly processState: ProcessState } | { readonly ok: false; readonly difference: Difference };

/** A process after one of its acts. */
interface Reached {
  readonly processState: ProcessState;
  readonly revision: number;
}

/**
 * Every act about one subject judged again, from its ledger alone, by the machine it was judged by.
 *
 * @law APL-47
 */
export function replay(entries: readonly LedgerEntry[]): Replay {
  const course: Replayed[] = [];
  const last = new Map<string, Replayed>();
  const differences: Difference[] = [];
  for (const entry of entries) {
    if (differences.some(({ processId }) => processId === entry.processId)) continue;
    const before = last.get(entry.processId);
    const step = judgedAgain(entry, before && { processState: before.processState, revision: before.entry.revision });
    if (!step.ok) {
      differences.push(step.difference);
      continue;
    }
    const replayed = { entry, processState: step.processState };
    last.set(entry.processId, replayed);
    course.push(replayed);
  }
  const processStates = Object.fromEntries([...last].map(([id, { processState }]) => [id, processState]));
  return { course, processStates, differences };
}

/**
 * One recorded act judged again, by all it says it was judged by, where its process stands; undefined where it is the
 * first and says itself what the process began with.
 *
 * @law APL-47
 */
export function judgedAgain(entry: LedgerEntry, last: Reached | undefined): Step {
  const { processId, kind, revision, act, by, dues, on, at, fingerprint: recorded, begun } = entry;
  const differs = (why: Difference['why'], more: Partial<Difference> = {}): Step => ({
    ok: false,
    difference: { processId, revision, act: act.type, why, recorded, recomputed: null, refusal: null, ...more },
  });
  if (revision !== (last?.revision ?? 0) + 1) return differs('out-of-order');
  const before = last?.processState ?? (begun && beginning(kind, begun.input, begun.version));
  if (before === undefined || by === undefined || dues === undefined) return differs('incomplete');
  const decision = decide(before, act, { by, on, dues, at });
  if (!decision.ok) return differs('refused', { refusal: decision.refusal });
  const recomputed = fingerprintOf(decision.next, revision);
  return recomputed === recorded ? { ok: true, processState: decision.next } : differs('other-state', { recomputed });
}

/**
 * What was recorded by an instant (ISO 8601 in UTC). Business dates do not count here: during back entry they lie before
 * the day on which anybody knew of them.
 *
 * @law APL-47
 */
export const recordedBy = (entries: readonly LedgerEntry[], instant: string): readonly LedgerEntry[] =>
  entries.filter(({ at }) => at <= instant);

/**
 * The tasks that were open after the last of these, with the ids they had.
 *
 * @law APL-47
 */
export function tasksAfter(course: readonly Replayed[], processId: string): readonly Task[] {
  return course
    .filter(({ entry }) => entry.processId === processId)
    .reduce<readonly Task[]>(
      (before, { entry, processState }) => openTasks(processId, processState, before, entry.revision),
      [],
    );
}
