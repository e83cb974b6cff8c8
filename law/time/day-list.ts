import { type Calendar, dayReason, isWorkingDay } from './calendar.ts';
import { type CivilDate, civilDate, type DayNumber, dayNumber } from './civil-date.ts';
import { isStopped } from './due.ts';
import type { DayUnit, Stop } from './period.ts';

/** A day that was passed over, and why. */
export interface SkippedDay {
  readonly date: CivilDate;
  readonly reason: 'weekend' | 'holiday' | 'stopped';
  readonly name?: string;
  /** The notice that gave the day off; null for a holiday assumed in a year without a notice. */
  readonly notice?: string | null;
}

/** A weekend day that was counted because a notice makes it a working day. */
export interface MakeUpDay {
  readonly date: CivilDate;
  readonly name?: string;
  readonly notice?: string | null;
}

export interface DayList {
  readonly counted: readonly CivilDate[];
  readonly skipped: readonly SkippedDay[];
  readonly makeUpDays: readonly MakeUpDay[];
}

/**
 * Every day of a span, both ends included, sorted into counted and passed over.
 *
 * @law APL-85
 */
export function sortDays(
  first: DayNumber,
  last: DayNumber,
  unit: DayUnit,
  calendar: Calendar,
  stops: readonly Stop[],
): DayList {
  const counted: CivilDate[] = [];
  const skipped: SkippedDay[] = [];
  const makeUpDays: MakeUpDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = civilDate(day);
    if (isStopped(day, stops)) skipped.push({ date, reason: 'stopped' });
    else if (unit !== 'workingDay') counted.push(date);
    else if (isWorkingDay(date, calendar)) {
      counted.push(date);
      const { reason, ...why } = dayReason(date, calendar);
      if (reason === 'makeUpDay') makeUpDays.push({ date, ...why });
    } else skipped.push(restDay(date, calendar));
  }
  return { counted, skipped, makeUpDays };
}

/**
 * The days a last day moved over: of rest, or recorded as not running.
 *
 * @law CC-203
 */
export function rolledOverDays(
  raw: CivilDate,
  due: CivilDate,
  calendar: Calendar,
  stops: readonly Stop[],
): readonly SkippedDay[] {
  const days: SkippedDay[] = [];
  for (let day = dayNumber(raw); day < dayNumber(due); day += 1) {
    const date = civilDate(day);
    days.push(isStopped(day, stops) ? { date, reason: 'stopped' } : restDay(date, calendar));
  }
  return days;
}

function restDay(date: CivilDate, calendar: Calendar): SkippedDay {
  const { reason, ...why } = dayReason(date, calendar);
  return { date, reason: reason === 'holiday' ? 'holiday' : 'weekend', ...why };
}
