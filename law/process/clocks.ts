import type { ActKind } from '../act-kinds.ts';
import type { Rules, StopGround } from '../profiles/rules.ts';
import type { Provision } from '../statutes.ts';
import type { ClockRule } from './clock-rule.ts';
import { clocksByName } from './names.ts';
import { civilDateAt, type CivilDate } from '../time/civil-date.ts';
import type { DayPeriod, HourPeriod } from '../time/period.ts';

/** The rules of each clock. */
export const clockRules = clocksByName;
export const clockNames = Object.keys(clockRules) as [ClockName, ...ClockName[]];
export type ClockName = keyof typeof clocksByName;
/** Clocks of hours run from a moment, not from a day. */
export type HourClock = ClockThat<'hours'>;
/** Clocks whose last day stands in the paper that was served: no profile gives them a period. */
export type PaperClock = ClockThat<'toPaper'>;
type ClockThat<R extends ClockRule['runs']> = {
  [C in ClockName]: (typeof clocksByName)[C]['runs'] extends R ? C : never;
}[ClockName];

/**
 * How one clock runs.
 *
 * @law PROFILE
 */
export const clockRule = (name: ClockName): ClockRule => clockRules[name];

/** Days on which a clock stood still, both ends included; `until` is null while it still stands. */
export interface ClockStop {
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly ground: StopGround;
  /** Who signed for it. */
  readonly by: string;
}

/**
 * One run of a clock. All dates are civil dates in Beijing; the start day itself is not counted. What is optional is
 * absent where unused: a recorded state keeps the very bytes its fingerprint was taken of.
 */
export interface ClockRun {
  readonly from: CivilDate;
  /** Working days added after the original due day; 0 when not extended. */
  readonly extendedBy: number;
  readonly extendedOn: CivilDate | null;
  /** The day the duty was done, or null while the clock runs. */
  readonly endedOn: CivilDate | null;
  /** In the order they began. */
  readonly stops?: readonly ClockStop[];
  /** ISO 8601: the moment a clock of hours started. */
  readonly fromAt?: string;
  /** The last day, where a paper names it. */
  readonly until?: CivilDate;
}
export type Clocks = Readonly<Partial<Record<ClockName, ClockRun>>>;

/** Last day of each running clock, as counted when the last act was recorded. */
export type Dues = Readonly<Partial<Record<ClockName, CivilDate>>>;

type PeriodFor<C extends ClockName> = C extends HourClock ? HourPeriod : DayPeriod;

/**
 * The period of a clock under these rules; null when the rules give none: the clock never runs, or to the day its
 * paper names.
 *
 * @law PROFILE
 */
export const periodOf = <C extends ClockName>(clock: C, actKind: ActKind, rules: Rules): PeriodFor<C> | null =>
  (clockRule(clock).period(rules, actKind) as PeriodFor<C> | undefined) ?? null;

/**
 * Why a clock runs as long as it does: the provision behind the profile's value.
 *
 * @law PROFILE
 */
export function provisionsOf(clock: ClockName, actKind: ActKind, rules: Rules): readonly [Provision] {
  const { values, provision } = clockRule(clock);
  const named = values(actKind).flatMap((value) => rules.provisions[value] ?? []);
  return [named[0] ?? provision];
}

/**
 * Starts a clock anew.
 *
 * @law CC-201
 */
export const startClock = (clocks: Clocks, name: ClockName, from: CivilDate): Clocks => ({
  ...clocks,
  [name]: { from, extendedBy: 0, extendedOn: null, endedOn: null },
});

/**
 * Starts a clock of hours at a moment.
 *
 * @law CC-201.2
 */
export const startHourClock = (clocks: Clocks, name: HourClock, fromAt: string): Clocks => ({
  ...clocks,
  [name]: { from: civilDateAt(Date.parse(fromAt)), extendedBy: 0, extendedOn: null, endedOn: null, fromAt },
});

/**
 * Starts a clock that ends with the day a paper names.
 *
 * @law ACL-35(1)
 */
export const startClockUntil = (
  clocks: Clocks,
  name: PaperClock,
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
): Clocks => ({ ...clocks, [name]: { from, extendedBy: 0, extendedOn: null, endedOn: null, until } });

/**
 * Ends a clock on the day its duty was done; a clock that does not run stays as it is.
 *
 * @law CC-200
 */
export function endClock(clocks: Clocks, name: ClockName, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined || run.endedOn !== null) return clocks;
  return { ...clocks, [name]: { ...run, endedOn: on } };
}

/**
 * Removes a clock whose duty fell away without being done (a withdrawn submission).
 *
 * @law CC-200
 */
export function dropClock(clocks: Clocks, name: ClockName): Clocks {
  const { [name]: _, ...rest } = clocks;
  return rest;
}

/**
 * Adds working days after the original due day.
 *
 * @law PROFILE
 */
export function extendClock(clocks: Clocks, name: ClockName, days: number, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined) return clocks;
  return { ...clocks, [name]: { ...run, extendedBy: days, extendedOn: on } };
}

/**
 * Whether a clock stands still: it neither reminds nor ends.
 *
 * @law ACL-25.3
 */
export const standsStill = (run: ClockRun): boolean => run.endedOn === null && run.stops?.at(-1)?.until === null;

/**
 * Lets a clock stand still from a day on, that day included. One that does not run, or stands already, stays as it is;
 * hours run on through everything.
 *
 * @law ACL-25.3
 */
export function stopClock(clocks: Clocks, name: ClockName, stop: Omit<ClockStop, 'until'>): Clocks {
  const run = clocks[name];
  if (run === undefined || run.endedOn !== null || run.fromAt !== undefined || standsStill(run)) return clocks;
  const { from, ground, by } = stop;
  return { ...clocks, [name]: { ...run, stops: [...(run.stops ?? []), { from, until: null, ground, by }] } };
}

/**
 * Lets a clock run again. The day itself is the last on which it stood: as no first day, it is not counted.
 *
 * @law CC-201
 */
export function resumeClock(clocks: Clocks, name: ClockName, on: CivilDate): Clocks {
  const run = clocks[name];
  const last = run?.stops?.at(-1);
  if (run?.stops === undefined || last === undefined || !standsStill(run)) return clocks;
  return { ...clocks, [name]: { ...run, stops: [...run.stops.slice(0, -1), { ...last, until: on }] } };
}

/**
 * The clocks that still run.
 *
 * @law CC-200
 */
export const runningClocks = (clocks: Clocks): readonly ClockName[] =>
  clockNames.filter((name) => clocks[name]?.endedOn === null);

/**
 * Of the clocks that ran out, those whose very run still goes on after an act: a duty done, dropped, extended or begun
 * anew is no longer overdue. A stop does not bring back what had ended before it.
 *
 * @law PROFILE
 */
export const stillOverdue = (overdue: readonly ClockName[], before: Clocks, after: Clocks): readonly ClockName[] =>
  overdue.filter((name) => isSameRun(before[name], after[name]) && after[name]?.endedOn === null);

const isSameRun = (before: ClockRun | undefined, after: ClockRun | undefined): boolean =>
  after === before || (after?.stops !== before?.stops && after?.from === before?.from);
