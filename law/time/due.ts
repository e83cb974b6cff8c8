import type { Refusal } from '../refusals.ts';
import { type Calendar, type CalendarIndex, calendarIndex } from './calendar.ts';
import { addMonths, type CivilDate, civilDate, type DayNumber, dayNumber, instantMs } from './civil-date.ts';
import type { DayPeriod, Direction, Extension, ExtensionRule, Extensions, HourPeriod, Roll, Stop } from './period.ts';
import { nthWorkingDayAfter, nthWorkingDayBefore } from './working-days.ts';

/** Why a period cannot be extended. */
export type TimeRefusal = Extract<
  Refusal,
  | 'extension-not-provided'
  | 'extension-already-used'
  | 'extension-too-long'
  | 'extension-too-late'
  | 'date-before-previous'
>;

/** One stretch of counting: the period itself, or one extension of it. */
export interface Stretch {
  /** Not counted: the day of the event, or the due day being extended. */
  readonly from: CivilDate;
  readonly period: DayPeriod;
  /** The last counted day. */
  readonly raw: CivilDate;
  /** `raw`, moved off a day of rest where the period rolls. */
  readonly due: CivilDate;
}

export type Counting =
  | { readonly ok: true; readonly stretches: readonly Stretch[]; readonly last: Stretch }
  | { readonly ok: false; readonly refusal: TimeRefusal };

export const NO_EXTENSION: Extensions = { rule: null, granted: [] };

/**
 * The last day of a period; the start day is not counted. No stops, no extension: those need `count`.
 *
 * @law CC-201
 * @law CC-202
 * @law CC-203
 */
export function dueDate(period: DayPeriod, from: CivilDate, calendar: Calendar): CivilDate {
  const index = calendarIndex(calendar);
  const raw = lastCountedDay(period, from, index, []);
  return civilDate(rolled(raw, period, index, []));
}

/**
 * Counts a period with its stops and extensions. An extension runs on from the due day it extends,
 * and must have been decided on or before that day, as often as the authority's source allows.
 *
 * @law CC-201
 * @law CC-202
 * @law CC-203
 */
export function count(
  period: DayPeriod,
  from: CivilDate,
  calendar: Calendar,
  stops: readonly Stop[] = [],
  extensions: Extensions = NO_EXTENSION,
): Counting {
  for (const stop of stops) requireOrder(stop);
  const index = calendarIndex(calendar);
  let last = stretch(period, from, index, stops);
  const stretches = [last];
  for (const [used, extension] of extensions.granted.entries()) {
    const further = furtherPeriod(extension, extensions.rule, used, { from, due: last.due, roll: period.roll });
    if (typeof further === 'string') return { ok: false, refusal: further };
    last = stretch(further, last.due, index, stops);
    stretches.push(last);
  }
  return { ok: true, stretches, last };
}

/**
 * The last day for an act that must come so long before an event. Counted back, the event's
 * day not counted. Strict: n full days lie between the two, and in working days the act itself falls
 * on a working day. It never rolls: a later day would cut the period short.
 *
 * @law APL-64(2)
 */
export function lastDayBefore(
  period: DayPeriod,
  event: CivilDate,
  direction: Exclude<Direction, 'forward'>,
  calendar: Calendar,
): CivilDate {
  requireLength(period.n);
  const strict = direction === 'backwardStrict' ? 1 : 0;
  const day = dayNumber(event);
  if (period.unit === 'workingDay') {
    return civilDate(nthWorkingDayBefore(day, period.n + strict, calendarIndex(calendar)));
  }
  const back = period.unit === 'month' ? dayNumber(addMonths(event, -period.n)) : day - period.n;
  return civilDate(back - strict);
}

/**
 * The instant a due day ends: 24:00, or the close of business where the authority has one.
 *
 * @law CC-203.2
 */
export function dueMoment(due: CivilDate, closing = '24:00'): number {
  return instantMs(due, closing);
}

/**
 * When a period of hours ends: it runs from the moment, through nights and holidays.
 *
 * @law CC-201.2
 */
export function hoursAfter(period: HourPeriod, fromMs: number): number {
  requireLength(period.n);
  return fromMs + period.n * 3_600_000;
}

/**
 * Whether a day lies in a recorded stop.
 *
 * @law ACL-25.3
 */
export function isStopped(day: DayNumber, stops: readonly Stop[]): boolean {
  return stops.some((stop) => day >= dayNumber(stop.from) && day <= dayNumber(stop.to));
}

function furtherPeriod(
  extension: Extension,
  rule: ExtensionRule | null,
  used: number,
  base: { readonly from: CivilDate; readonly due: CivilDate; readonly roll: Roll },
): DayPeriod | TimeRefusal {
  if (rule === null) return 'extension-not-provided';
  if (used >= rule.max) return 'extension-already-used';
  if (extension.n > rule.n) return 'extension-too-long';
  if (dayNumber(extension.decidedOn) < dayNumber(base.from)) return 'date-before-previous';
  if (dayNumber(extension.decidedOn) > dayNumber(base.due)) return 'extension-too-late';
  return { n: extension.n, unit: rule.unit, roll: base.roll };
}

function stretch(period: DayPeriod, from: CivilDate, index: CalendarIndex, stops: readonly Stop[]): Stretch {
  const raw = lastCountedDay(period, from, index, stops);
  return { from, period, raw: civilDate(raw), due: civilDate(rolled(raw, period, index, stops)) };
}

function lastCountedDay(
  { n, unit }: DayPeriod,
  from: CivilDate,
  index: CalendarIndex,
  stops: readonly Stop[],
): DayNumber {
  requireLength(n);
  const start = dayNumber(from);
  if (unit === 'workingDay') {
    if (stops.length === 0) return nthWorkingDayAfter(start, n, index);
    return nthRunningDay(start, n, stops, (day) => nthWorkingDayAfter(day, 1, index));
  }
  const days = unit === 'month' ? dayNumber(addMonths(from, n)) - start : n;
  return stops.length === 0 ? start + days : nthRunningDay(start, days, stops, (day) => day + 1);
}

/** Walks on day by day, leaving out those on which the period stood still. */
function nthRunningDay(
  start: DayNumber,
  n: number,
  stops: readonly Stop[],
  next: (day: DayNumber) => DayNumber,
): DayNumber {
  let day = start;
  for (let left = n; left > 0;) {
    day = next(day);
    if (!isStopped(day, stops)) left -= 1;
  }
  return day;
}

function rolled(raw: DayNumber, period: DayPeriod, index: CalendarIndex, stops: readonly Stop[]): DayNumber {
  if (period.roll === 'none') return raw;
  let day = nthWorkingDayAfter(raw - 1, 1, index);
  while (day !== raw && isStopped(day, stops)) day = nthWorkingDayAfter(day, 1, index);
  return day;
}

function requireLength(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`expected a period of 1 or more, got ${n}`);
}

function requireOrder({ from, to }: Stop): void {
  if (dayNumber(from) > dayNumber(to))
    throw new RangeError(`expected a stop from a day to a later one, got ${from} to ${to}`);
}
