import { type CivilDate, type DayNumber, dayNumber, FIRST_YEAR, LAST_YEAR, weekdayOf } from './civil-date.ts';
import national from './calendars/national.json' with { type: 'json' };

/** One year of a holiday notice. A date belongs to the year it lies in, whichever notice set it. */
export interface CalendarYear {
  /** Title and number of the notice, as a receipt cites it. */
  readonly source: string;
  readonly links?: readonly string[];
  /** Days of rest, those on a weekend included. */
  readonly off: readonly CivilDate[];
  /** Make-up days: a Saturday or Sunday that is worked. */
  readonly work: readonly CivilDate[];
  /** The holiday a day belongs to. */
  readonly names?: Readonly<Record<CivilDate, string>>;
  /** Days set by another notice than the year's own: an amendment, or next year's New Year. */
  readonly otherSources?: Readonly<Record<CivilDate, string>>;
}

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

export const FIRST_DAY: DayNumber = dayNumber(`${FIRST_YEAR}-01-01`);
const LAST_DAY: DayNumber = dayNumber(`${LAST_YEAR}-12-31`);

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
 * Whether any day from the first to the second lies in a year whose notice is not loaded.
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
  /** The notice that set the day; null for an assumed holiday of a year without a notice. */
  readonly notice?: string | null;
}

/**
 * Why this day is worked or not, with the notice that says so.
 *
 * @law APL-85
 */
export function dayReason(date: CivilDate, calendar: Calendar): DayReason {
  const isWeekend = weekdayOf(dayNumber(date)) > 5;
  const year = calendar.years[date.slice(0, 4)];
  if (year === undefined) {
    if (calendar.assumedDaysOff.includes(date.slice(5))) return { reason: 'holiday', notice: null };
    return { reason: isWeekend ? 'weekend' : 'weekday' };
  }
  const notice = year.otherSources?.[date] ?? year.source;
  const name = year.names?.[date];
  const named = name === undefined ? { notice } : { name, notice };
  if (year.off.includes(date)) return { reason: 'holiday', ...named };
  if (year.work.includes(date)) return { reason: 'makeUpDay', ...named };
  return { reason: isWeekend ? 'weekend' : 'weekday' };
}

/**
 * The calendar with further years, or newer notices for years it has. The version is the newer one's.
 *
 * @law APL-85
 */
export function withNotices(calendar: Calendar, newer: Calendar): Calendar {
  return { ...newer, years: { ...calendar.years, ...newer.years } };
}

/**
 * A table read that faults outside the years we know, instead of counting with `undefined`.
 *
 * @law CC-200
 */
export function tableAt(table: Int32Array, slot: number): number {
  const value = table[slot];
  if (value === undefined) throw new RangeError(`expected a day in ${FIRST_YEAR}–${LAST_YEAR}, got slot ${slot}`);
  return value;
}

function makeIndex(calendar: Calendar): CalendarIndex {
  const size = LAST_DAY - FIRST_DAY + 1;
  const works = weekdaysAndAssumedHolidays(calendar, size);
  for (const year of Object.values(calendar.years)) {
    for (const date of year.off) works[dayNumber(date) - FIRST_DAY] = 0;
    for (const date of year.work) works[dayNumber(date) - FIRST_DAY] = 1;
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
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    if (calendar.years[year] !== undefined) continue;
    for (const monthDay of calendar.assumedDaysOff) works[dayNumber(`${year}-${monthDay}`) - FIRST_DAY] = 0;
  }
  return works;
}

function daysWithoutNotice(calendar: Calendar, size: number): Int32Array {
  const unnoticed = new Int32Array(size);
  let count = 0;
  let slot = 0;
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const step = calendar.years[year] === undefined ? 1 : 0;
    for (const end = dayNumber(`${year}-12-31`) - FIRST_DAY; slot <= end; slot += 1) {
      count += step;
      unnoticed[slot] = count;
    }
  }
  return unnoticed;
}
