import type { Act } from '../law/acts.ts';
import { openTasks } from '../law/process.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { Task } from '../law/process/tasks.ts';
import type { LedgerEntry } from '../law/record/ledger-entry.ts';
import { judgedAgain } from '../law/record/replayed.ts';
import type { CivilDate } from '../law/time/civil-date.ts';

/** Where a process stands. */
interface Place {
  readonly processState: ProcessState;
  readonly revision: number;
  readonly tasks: readonly Task[];
}

/** An act that is in the record, and where the process stands after it. */
export interface Lived extends Place {
  readonly commandId: string;
  readonly actorId: string;
  readonly act: Act;
  readonly on: CivilDate;
}

/**
 * What the record has beyond the history, judged by the law entry by entry, each by all it was judged by then.
 *
 * What the law does not explain is a plain error on purpose: it fails the workflow task, so that the process stands
 * still, loudly, and nothing is changed until somebody has looked.
 */
export function adoptable(processId: string, from: Place, entries: readonly LedgerEntry[]): readonly Lived[] {
  const lived: Lived[] = [];
  for (const entry of entries) {
    const { commandId, actorId, act, on, revision } = entry;
    const before = lived.at(-1) ?? from;
    const step = judgedAgain(entry, before);
    if (!step.ok) {
      const { why, recorded, recomputed, refusal } = step.difference;
      throw new Error(
        `expected the recorded state ${recorded} at revision ${revision} of ${processId} to be what the law makes of it, got ${why} ${recomputed ?? refusal ?? ''}`,
      );
    }
    const { processState } = step;
    lived.push({
      commandId,
      actorId,
      act,
      on,
      revision,
      processState,
      tasks: openTasks(processId, processState, before.tasks, revision),
    });
  }
  return lived;
}
