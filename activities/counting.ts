import type { RecordedRun } from '../db/read/before-act.ts';
import { areSameStops, countClock, endOf, type ClockReceipt, type StopOnPaper } from '../law/process/clock-count.ts';
import { clockNames, runningClocks, type ClockName, type ClockRun, type Dues } from '../law/process/clocks.ts';
import type { Calendar } from '../law/time/calendar.ts';
import { addDays, civilDateAt, instantMs } from '../law/time/civil-date.ts';
import { workingDayBefore } from '../law/time/working-days.ts';
import type { Deadline } from './contract.ts';
import type { ProcessContext } from '../law/process/state.ts';
import type { CountedClock, CountedClocks } from './counted-clocks.ts';

const REMIND_AT = '09:00';

/**
 * The clocks of a process after an act. Only what the act started, extended, stopped or let run again is counted; the
 * rest stands. `paper` is the one the act names for a stop it records.
 */
export function countClocks(
  context: ProcessContext,
  runs: readonly RecordedRun[],
  calendar: Calendar,
  paper: string | null = null,
): CountedClocks {
  const clocks = clockNames.flatMap((name): CountedClock[] => {
    const run = context.clocks[name];
    if (run === undefined) return [];
    const recorded = runs.find((row) => row.clock === name && isSameRun(row, run)) ?? null;
    if (recorded !== null && isAsRecorded(recorded, run)) return [asRecorded(name, run, recorded)];
    const counted = countRun(name, withPapers(run, recorded, paper), context, calendar);
    return counted === null ? [] : [asCounted(name, run, recorded, counted)];
  });
  const kept = new Set(clocks.map(({ recorded }) => recorded));
  return { clocks, dropped: runs.filter((row) => isRunning(row) && !kept.has(row)) };
}

/** Every running clock counted anew. One whose extension the new calendar would not allow stays as it was counted. */
export function recountClocks(
  context: ProcessContext,
  runs: readonly RecordedRun[],
  calendar: Calendar,
): CountedClocks {
  const { clocks } = countClocks(context, runs, calendar);
  const recounted = clocks.map((clock): CountedClock => {
    const { name, run, recorded } = clock;
    if (run.endedOn !== null || recorded === null) return clock;
    const counted = countClock(name, withPapers(run, recorded, null), context, calendar);
    return counted?.ok === true ? asCounted(name, run, recorded, counted) : clock;
  });
  return { clocks: recounted, dropped: [] };
}

const isAsRecorded = (recorded: RecordedRun, run: ClockRun): boolean =>
  recorded.extendedBy === run.extendedBy && areSameStops(recorded.stops ?? [], run.stops);

const asRecorded = (name: ClockName, run: ClockRun, recorded: RecordedRun): CountedClock => {
  const { dueOn, dueAt, stands } = recorded;
  return { name, run, dueOn, dueAt, stands: stands && run.endedOn === null, recorded, receipt: null };
};

const asCounted = (
  name: ClockName,
  run: ClockRun,
  recorded: RecordedRun | null,
  counted: ClockReceipt,
): CountedClock => ({
  name,
  run,
  dueOn: counted.due,
  dueAt: counted.dueAt ?? null,
  stands: counted.standsSince !== undefined && run.endedOn === null,
  recorded,
  receipt: counted,
});

/** The papers of earlier stops are those recorded with them; the one of a new stop comes with its act. */
function withPapers(run: ClockRun, recorded: RecordedRun | null, paper: string | null): ClockRun {
  if (run.stops === undefined) return run;
  const known = recorded?.stops ?? [];
  const stops = run.stops.map((stop, i): StopOnPaper => {
    const named = i < known.length ? known[i]?.paper : paper;
    return typeof named === 'string' ? { ...stop, paper: named } : stop;
  });
  return { ...run, stops };
}

const isRunning = (row: RecordedRun): boolean => row.endedOn === null && row.droppedOn === null;

/** A clock may start again from the same day: its row has ended and the run has not, or its paper names another day. */
const isSameRun = (row: RecordedRun, run: ClockRun): boolean =>
  row.droppedOn === null &&
  row.fromOn === run.from &&
  (row.until ?? undefined) === run.until &&
  (row.endedOn === null || row.endedOn === run.endedOn);

function countRun(name: ClockName, run: ClockRun, context: ProcessContext, calendar: Calendar): ClockReceipt | null {
  const counted = countClock(name, run, context, calendar);
  if (counted === null || counted.ok) return counted;
  throw new Error(`expected an extension the machine allowed to be countable, got ${counted.refusal}`);
}

/** Last day of each running clock; one that stands still has none. */
export function duesOf({ clocks }: CountedClocks, context: ProcessContext): Dues {
  const running = runningClocks(context.clocks);
  return Object.fromEntries(
    clocks.filter(({ name, stands }) => running.includes(name) && !stands).map(({ name, dueOn }) => [name, dueOn]),
  );
}

/** When each running clock speaks. A reminder whose hour has passed by `now` is left out; an end never is. */
export function deadlinesOf(
  { clocks }: CountedClocks,
  context: ProcessContext,
  calendar: Calendar,
  now: number,
): readonly Deadline[] {
  const running = runningClocks(context.clocks);
  return clocks
    .filter(({ name, stands }) => running.includes(name) && !stands)
    .flatMap((clock): Deadline[] => {
      const { name, dueOn, dueAt } = clock;
      const key = keyOf(clock);
      const at = endOf({ due: dueOn, ...(dueAt === null ? {} : { dueAt }) });
      const end: Deadline = { key: `${key}:expire`, clock: name, what: 'expire', at, on: addDays(dueOn, 1) };
      const remind = reminderOf(clock, calendar);
      if (remind.at <= now) return [end];
      return [{ key: `${key}:remind`, clock: name, what: 'remind', ...remind }, end];
    });
}

/**
 * A stop that began after the due day did not hold the clock up: what has spoken does not speak again for it. A later
 * paper of the same day speaks for itself.
 */
function keyOf({ name, run, dueOn }: CountedClock): string {
  const stops = (run.stops ?? []).filter(({ from }) => from <= dueOn).length;
  const counted = `${name}:${run.from}:${run.extendedBy}${stops === 0 ? '' : `:${stops}`}`;
  return run.until === undefined ? counted : `${counted}:${run.until}`;
}

/** Nine o'clock of the working day before the last; of a clock of hours, when a quarter of them is left. */
function reminderOf({ dueOn, dueAt, run }: CountedClock, calendar: Calendar): Pick<Deadline, 'at' | 'on'> {
  if (dueAt === null || run.fromAt === undefined) {
    const on = workingDayBefore(dueOn, calendar);
    return { at: instantMs(on, REMIND_AT), on };
  }
  const at = dueAt - Math.floor((dueAt - Date.parse(run.fromAt)) / 4);
  return { at, on: civilDateAt(at) };
}
