import type { CountRow, EntryRow } from '../../../db/read/look-back.ts';
import type { ClockRow } from '../../../db/read/case-course.ts';
import { clockNames } from '../../../law/process/clocks.ts';
import { kindOfProcess } from '../../../law/process/process-id.ts';
import type { Replay } from '../../../law/record/replayed.ts';
import type { ClockView, ReceiptView } from '../../contract/clock-view.ts';
import { countedAgain, type OfCase } from './clocks.ts';
import type { Viewing } from '../../request/viewing.ts';

/** The database counts by its own clock, moments after the act: what came in one statement with it belongs to it. */
export function countsBy(counts: readonly CountRow[], rows: readonly EntryRow[], instant: string): readonly CountRow[] {
  const recorded = rows.filter(({ entry }) => entry.at <= instant).map(({ recordedAt }) => recordedAt.getTime());
  const until = Math.max(Date.parse(instant), ...recorded);
  return counts.filter(({ countedAt }) => countedAt.getTime() <= until);
}

interface Recorded {
  /** As they stand now. */
  readonly runs: readonly ClockRow[];
  /** Those made by then. */
  readonly counts: readonly CountRow[];
}

type Run = Pick<ClockRow, 'process' | 'clock' | 'startedAtRevision'>;
const isSameRun = (a: Run, b: Run): boolean =>
  a.process === b.process && a.clock === b.clock && a.startedAtRevision === b.startedAtRevision;

/** The runs the standings knew, each with its counts by then, of which the last one held. */
export function clocksAt({ processStates, course }: Replay, { runs, counts }: Recorded): readonly ClockRow[] {
  return Object.entries(processStates).flatMap(([id, processState]) =>
    clockNames.flatMap((clock): ClockRow[] => {
      const run = processState?.context.clocks[clock];
      const process = kindOfProcess(id);
      const reached = course.filter(({ entry }) => entry.processId === id).length;
      const counted = counts.findLast(
        (row) =>
          row.process === process &&
          row.clock === clock &&
          row.fromOn === run?.from &&
          row.startedAtRevision <= reached,
      );
      const row = runs.find((known) => counted !== undefined && isSameRun(known, counted));
      if (run === undefined || counted === undefined || row === undefined) return [];
      const { extendedBy, extendedOn, endedOn } = run;
      const { dueOn, receipt, countedAt: last } = counted;
      const byThen = row.counts.filter(({ countedAt }) => Date.parse(countedAt) <= last.getTime());
      return [{ ...row, dueOn, receipt, extendedBy, extendedOn, endedOn, droppedOn: null, counts: byThen }];
    }),
  );
}

interface PresentCount {
  readonly clock: ClockView;
  readonly clocks: readonly ClockRow[];
  readonly runs: readonly ClockRow[];
  readonly of: OfCase;
}

/** What the record and the calendar of now make of a run looked back at; null where it has been dropped since. */
export function presentCount(now: Viewing, { clock, clocks, runs, of }: PresentCount): ReceiptView['now'] {
  const then = clocks.find(({ process, clock: name }) => process === clock.process && name === clock.clock);
  const run = runs.find((known) => then !== undefined && isSameRun(known, then));
  return run === undefined || run.droppedOn !== null ? null : countedAgain(now, run, of);
}
