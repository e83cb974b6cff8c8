import { type Calendar, type CalendarIndex, calendarIndex, FIRST_DAY, tableAt } from './calendar.ts';
import { type CivilDate, civilDate, type DayNumber, dayNumber } from './civil-date.ts';

/**
 * The n-th working day after this day, which is itself not counted.
 *
 * @law APL-85
 */
export function workingDayAfter(date: CivilDate, n: number, calendar: Calendar): CivilDate {
  return civilDate(nthWorkingDayAfter(dayNumber(date), n, calendarIndex(calendar)));
}

/**
 * The n-th working day before this day; with no n, the one to remind on.
 *
 * @law APL-85
 */
export function workingDayBefore(date: CivilDate, calendar: Calendar, n = 1): CivilDate {
  return civilDate(nthWorkingDayBefore(dayNumber(date), n, calendarIndex(calendar)));
}

/**
 * The last day on which an office can still act for a limit that ends on this day.
 *
 * @law CC-203
 */
export function lastWorkingDayOnOrBefore(date: CivilDate, calendar: Calendar): CivilDate {
  return civilDate(nthWorkingDayBefore(dayNumber(date) + 1, 1, calendarIndex(calendar)));
}

/**
 * Where a last day of rest moves to: the first working day when the rest is over.
 *
 * @law CC-203
 */
export function firstWorkingDayOnOrAfter(date: CivilDate, calendar: Calendar): CivilDate {
  return civilDate(nthWorkingDayAfter(dayNumber(date) - 1, 1, calendarIndex(calendar)));
}

/**
 * Working days after the first day up to and including the second; negative when it lies before.
 *
 * @law APL-85
 */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: Calendar): number {
  const index = calendarIndex(calendar);
  return tableAt(index.through, dayNumber(to) - FIRST_DAY) - tableAt(index.through, dayNumber(from) - FIRST_DAY);
}

/**
 * By how many working days something done on this day was late; 0 when in time.
 *
 * @law APL-85
 */
export function workingDaysLate(due: CivilDate, doneOn: CivilDate, calendar: Calendar): number {
  return Math.max(0, workingDaysBetween(due, doneOn, calendar));
}

/**
 * Working days still to come after today through the due day: 0 on the due day, negative when overdue.
 *
 * @law APL-85
 */
export function workingDaysLeft(today: CivilDate, due: CivilDate, calendar: Calendar): number {
  return workingDaysBetween(today, due, calendar);
}

/**
 * The n-th working day after, in day numbers.
 *
 * @law APL-85
 */
export function nthWorkingDayAfter(day: DayNumber, n: number, index: CalendarIndex): DayNumber {
  return FIRST_DAY + tableAt(index.slots, tableAt(index.through, day - FIRST_DAY) + n - 1);
}

/**
 * The n-th working day before, in day numbers.
 *
 * @law APL-85
 */
export function nthWorkingDayBefore(day: DayNumber, n: number, index: CalendarIndex): DayNumber {
  return FIRST_DAY + tableAt(index.slots, tableAt(index.through, day - FIRST_DAY - 1) - n);
}
