import type { RecordedRun } from '../db/read/before-act.ts';
import {
  clockNames,
  periodOf,
  provisionsOf,
  runningClocks,
  type ClockName,
  type ClockRun,
  type Dues,
} from '../law/procedure/clocks.ts';
import type { Rules } from '../law/profiles/rules.ts';
import type { Calendar } from '../law/time/calendar.ts';
import { addDays, instantMs, type CivilDate } from '../law/time/civil-date.ts';
import { dueMoment } from '../law/time/due.ts';
import type { Extensions } from '../law/time/period.ts';
import { receipt, type Receipt } from '../law/time/receipt.ts';
import { workingDayBefore } from '../law/time/working-days.ts';
import type { Deadline } from './contract.ts';
import type { ActingContext } from './recording.ts';

/** One clock after an act, beside its row. */
export interface CountedClock {
  readonly name: ClockName;
  readonly run: ClockRun;
  readonly dueOn: CivilDate;
  /** The row of this very run; null when the act started it. */
  readonly recorded: RecordedRun | null;
  /** Set when it was counted anew: what was counted before stays as counted then. */
  readonly receipt: Receipt | null;
}

export interface CountedClocks {
  readonly clocks: readonly CountedClock[];
  /** Runs in the record that the process no longer knows: their duty fell away. */
  readonly dropped: readonly RecordedRun[];
}

const REMIND_AT = '09:00';

/** The clocks of a process after an act. Only what the act started or extended is counted; the rest stands. */
export function countClocks(context: ActingContext, runs: readonly RecordedRun[], calendar: Calendar): CountedClocks {
  const clocks = clockNames.flatMap((name): CountedClock[] => {
    const run = context.clocks[name];
    if (run === undefined) return [];
    const recorded = runs.find((row) => row.clock === name && isSameRun(row, run)) ?? null;
    if (recorded !== null && recorded.extendedBy === run.extendedBy) {
      return [{ name, run, dueOn: recorded.dueOn, recorded, receipt: null }];
    }
    const counted = countRun(name, run, context, calendar);
    return counted === null ? [] : [{ name, run, dueOn: counted.due, recorded, receipt: counted }];
  });
  const kept = new Set(clocks.map(({ recorded }) => recorded));
  return { clocks, dropped: runs.filter((row) => isRunning(row) && !kept.has(row)) };
}

/** Every running clock counted anew. One whose extension the new calendar would not allow stays as it was counted. */
export function recountClocks(context: ActingContext, runs: readonly RecordedRun[], calendar: Calendar): CountedClocks {
  const { clocks } = countClocks(context, runs, calendar);
  const recounted = clocks.map((clock): CountedClock => {
    if (clock.run.endedOn !== null || clock.recorded === null) return clock;
    const counted = answerFor(clock.name, clock.run, context, calendar);
    return counted?.ok === true ? { ...clock, dueOn: counted.due, receipt: counted } : clock;
  });
  return { clocks: recounted, dropped: [] };
}

const isRunning = (row: RecordedRun): boolean => row.endedOn === null && row.droppedOn === null;

/** A clock may start again from the same day; then its row has ended, and the run has not. */
const isSameRun = (row: RecordedRun, run: ClockRun): boolean =>
  row.droppedOn === null && row.fromOn === run.from && (row.endedOn === null || row.endedOn === run.endedOn);

function countRun(name: ClockName, run: ClockRun, context: ActingContext, calendar: Calendar): Receipt | null {
  const counted = answerFor(name, run, context, calendar);
  if (counted === null || counted.ok) return counted;
  throw new Error(`expected an extension the machine allowed to be countable, got ${counted.refusal}`);
}

function answerFor(name: ClockName, run: ClockRun, context: ActingContext, calendar: Calendar) {
  const { actKind, rules } = context;
  const period = periodOf(name, actKind, rules);
  if (period === null || period.unit === 'hour') return null;
  const provisions = provisionsOf(name, actKind, rules);
  return receipt({ from: run.from, period, extensions: extensionsOf(run, rules), provisions }, calendar);
}

function extensionsOf(run: ClockRun, { review: { extension } }: Rules): Extensions {
  const { allowed, max, period } = extension;
  const rule = allowed && period !== null ? { n: period.n, unit: period.unit, max } : null;
  const { extendedBy, extendedOn } = run;
  return { rule, granted: extendedOn === null ? [] : [{ decidedOn: extendedOn, n: extendedBy }] };
}

/** Last day of each running clock. */
export function duesOf({ clocks }: CountedClocks, context: ActingContext): Dues {
  const running = runningClocks(context.clocks);
  return Object.fromEntries(
    clocks.filter(({ name }) => running.includes(name)).map(({ name, dueOn }) => [name, dueOn]),
  );
}

/** When each running clock speaks. A reminder whose hour has passed by `now` is left out; an end never is. */
export function deadlinesOf(
  { clocks }: CountedClocks,
  context: ActingContext,
  calendar: Calendar,
  now: number,
): readonly Deadline[] {
  const running = runningClocks(context.clocks);
  return clocks
    .filter(({ name }) => running.includes(name))
    .flatMap(({ name, run, dueOn }): Deadline[] => {
      const key = `${name}:${run.from}:${run.extendedBy}`;
      const dayBefore = workingDayBefore(dueOn, calendar);
      const remindAt = instantMs(dayBefore, REMIND_AT);
      const end: Deadline = {
        key: `${key}:expire`,
        clock: name,
        what: 'expire',
        at: dueMoment(dueOn),
        on: addDays(dueOn, 1),
      };
      if (remindAt <= now) return [end];
      return [{ key: `${key}:remind`, clock: name, what: 'remind', at: remindAt, on: dayBefore }, end];
    });
}
