import { type CalendarYear, hasOwnNotice, namesNoDay, noticeOf, yearWith } from './calendar-year.ts';
import {
  type CivilDate,
  type DayNumber,
  dayNumber,
  FIRST_COUNTED_YEAR,
  LAST_COUNTED_YEAR,
  weekdayOf,
} from './civil-date.ts';
import national from './calendars/national.json' with { type: 'json' };

/** Working days as they were known at one moment; `version` goes into every receipt. */
export interface Calendar {
  readonly version: string;
  readonly years: Readonly<Record<string, CalendarYear>>;
  /** 'MM-DD': in a year without a notice only these are taken as holidays, and the answer is provisional. */
  readonly assumedDaysOff: readonly string[];
}

/** The State Council notices of 2018 (for counting back) to 2026. */
export const nationalCalendar: Calendar = national;

/** Look-up tables of one calendar; a slot is a day number less `FIRST_DAY`. */
export interface CalendarIndex {
  /** Working days up to and including the slot. */
  readonly through: Int32Array;
  /** Slot of the k-th working day, from 0. */
  readonly slots: Int32Array;
  /** Days up to and including the slot whose year has no notice. */
  readonly unnoticed: Int32Array;
}

export const FIRST_DAY: DayNumber = dayNumber(`${FIRST_COUNTED_YEAR}-01-01`);
const LAST_DAY: DayNumber = dayNumber(`${LAST_COUNTED_YEAR}-12-31`);

// By identity: a calendar is never changed, a new notice makes a new one.
const indexes = new WeakMap<Calendar, CalendarIndex>();

/**
 * The look-up tables of a calendar, made once.
 *
 * @law APL-85
 */
export function calendarIndex(calendar: Calendar): CalendarIndex {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const made = makeIndex(calendar);
  indexes.set(calendar, made);
  return made;
}

/**
 * Whether offices work on this day: Monday to Friday not given off, and the make-up days.
 *
 * @law APL-85
 */
export function isWorkingDay(date: CivilDate, calendar: Calendar): boolean {
  const { through } = calendarIndex(calendar);
  const slot = dayNumber(date) - FIRST_DAY;
  return slot === 0 ? through[0] === 1 : through[slot] !== through[slot - 1];
}

/**
 * Whether any day from the first to the second lies in a year whose own notice is not loaded.
 *
 * @law APL-85
 */
export function isProvisional(from: CivilDate, to: CivilDate, calendar: Calendar): boolean {
  return touchesUnnoticedYear(dayNumber(from), dayNumber(to), calendarIndex(calendar));
}

/**
 * The same question in day numbers; an empty span touches nothing.
 *
 * @law APL-85
 */
export function touchesUnnoticedYear(from: DayNumber, to: DayNumber, index: CalendarIndex): boolean {
  const before = from === FIRST_DAY ? 0 : tableAt(index.unnoticed, from - FIRST_DAY - 1);
  return tableAt(index.unnoticed, to - FIRST_DAY) > before;
}

/** Why a day is what it is: for the receipt. */
export interface DayReason {
  readonly reason: 'weekend' | 'holiday' | 'makeUpDay' | 'weekday';
  readonly name?: string;
  /** The notice that set the day; null for an assumed holiday that no notice names. */
  readonly notice?: string | null;
}

/**
 * Why this day is worked or not, with the notice that says so.
 *
 * @law APL-85
 */
export function dayReason(date: CivilDate, calendar: Calendar): DayReason {
  const ordinary = weekdayOf(dayNumber(date)) > 5 ? 'weekend' : 'weekday';
  const year = calendar.years[date.slice(0, 4)];
  const reason = year === undefined ? null : setReason(year, date, ordinary);
  if (year === undefined || reason === null) {
    const isAssumed = !hasOwnNotice(year) && calendar.assumedDaysOff.includes(date.slice(5));
    return isAssumed ? { reason: 'holiday', notice: null } : { reason: ordinary };
  }
  const notice = noticeOf(year, date);
  const name = year.names?.[date];
  return name === undefined ? { reason, notice } : { reason, name, notice };
}

function setReason(year: CalendarYear, date: CivilDate, ordinary: 'weekend' | 'weekday'): DayReason['reason'] | null {
  if (year.off.includes(date)) return 'holiday';
  if (year.work.includes(date)) return 'makeUpDay';
  return year.cancels?.includes(date) === true ? ordinary : null;
}

/**
 * The calendar with what a file of notices says laid over it; the version is the file's. Day by day:
 *
 * - A day the file does not name stays as it is, with its source. No day ever vanishes by not being named.
 * - A day the file names as it is known keeps its source.
 * - A day known as something else becomes what the file says: the later notice counts. Off, work and cancelled exclude
 *   one another. A notice that was loaded for the year before the one that set the day is not the later one.
 * - Only `cancels` takes a day away.
 * - A year is arranged by the first notice that gives its New Year's Day off, as the yearly notice of every year does,
 *   and neither next year's notice nor an amendment. Until then the year stays provisional. Assumed days the arranging
 *   notice does not name stay off, and no notice is cited for them.
 * - A year named without any day says nothing. Assumed days are added to and never lost.
 *
 * `loadingOf` tells what this changes.
 *
 * @law APL-85
 */
export function withNotices(calendar: Calendar, newer: Calendar): Calendar {
  const years = { ...calendar.years };
  for (const [year, said] of Object.entries(newer.years)) {
    if (namesNoDay(said)) continue;
    years[year] = yearWith({ year, known: years[year], said, assumedDaysOff: calendar.assumedDaysOff });
  }
  const assumedDaysOff = [...new Set([...calendar.assumedDaysOff, ...newer.assumedDaysOff])].toSorted();
  return { version: newer.version, years, assumedDaysOff };
}

/**
 * A table read that faults outside the years we know, instead of counting with `undefined`.
 *
 * @law CC-200
 */
export function tableAt(table: Int32Array, slot: number): number {
  const value = table[slot];
  if (value === undefined)
    throw new RangeError(`expected a day in ${FIRST_COUNTED_YEAR}–${LAST_COUNTED_YEAR}, got slot ${slot}`);
  return value;
}

function makeIndex(calendar: Calendar): CalendarIndex {
  const size = LAST_DAY - FIRST_DAY + 1;
  const works = weekdaysAndAssumedHolidays(calendar, size);
  for (const year of Object.values(calendar.years)) {
    for (const date of year.off) works[dayNumber(date) - FIRST_DAY] = 0;
    for (const date of year.work) works[dayNumber(date) - FIRST_DAY] = 1;
    for (const date of year.cancels ?? []) works[dayNumber(date) - FIRST_DAY] = weekdayOf(dayNumber(date)) <= 5 ? 1 : 0;
  }
  const through = new Int32Array(size);
  const slots = new Int32Array(size);
  let count = 0;
  for (let slot = 0; slot < size; slot += 1) {
    if (works[slot] === 1) {
      slots[count] = slot;
      count += 1;
    }
    through[slot] = count;
  }
  return { through, slots: slots.subarray(0, count), unnoticed: daysWithoutNotice(calendar, size) };
}

function weekdaysAndAssumedHolidays(calendar: Calendar, size: number): Uint8Array {
  const works = new Uint8Array(size);
  for (let slot = 0; slot < size; slot += 1) works[slot] = weekdayOf(FIRST_DAY + slot) <= 5 ? 1 : 0;
  for (let year = FIRST_COUNTED_YEAR; year <= LAST_COUNTED_YEAR; year += 1) {
    if (hasOwnNotice(calendar.years[year])) continue;
    for (const monthDay of calendar.assumedDaysOff) works[dayNumber(`${year}-${monthDay}`) - FIRST_DAY] = 0;
  }
  return works;
}

function daysWithoutNotice(calendar: Calendar, size: number): Int32Array {
  const unnoticed = new Int32Array(size);
  let count = 0;
  let slot = 0;
  for (let year = FIRST_COUNTED_YEAR; year <= LAST_COUNTED_YEAR; year += 1) {
    const step = hasOwnNotice(calendar.years[year]) ? 0 : 1;
    for (const end = dayNumber(`${year}-12-31`) - FIRST_DAY; slot <= end; slot += 1) {
      count += step;
      unnoticed[slot] = count;
    }
  }
  return unnoticed;
}
