/**
 * A day as the law knows it: 'YYYY-MM-DD' in Beijing time, from 1900 to 2199.
 * A plain string, because it crosses JSON, SQL and forms unchanged; what comes from outside is
 * asked `isCivilDate`, and a malformed day inside is a fault: every function here throws. Counting reaches some years
 * further, so that no day somebody may name leads out of what can be counted.
 */
export type CivilDate = string;

/** Days since 1970-01-01. All counting is done in these; no time zone and no `Date` is involved. */
export type DayNumber = number;

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;
export const FIRST_COUNTED_YEAR = FIRST_YEAR - 10;
export const LAST_COUNTED_YEAR = LAST_YEAR + 10;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** China has kept UTC+8 without summer time since 1992, before the first calendar we hold. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DASH = 45;
const ZERO = 48;

/**
 * Whether the text is a day that exists, written in full.
 *
 * @law CC-200
 */
export function isCivilDate(text: unknown): text is CivilDate {
  return typeof text === 'string' && isNamed(parseDay(text));
}

const isNamed = (day: DayNumber): boolean =>
  day >= daysFromCivil(FIRST_YEAR, 1, 1) && day <= daysFromCivil(LAST_YEAR, 12, 31);

const instantPattern =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Whether the text is a moment, ISO 8601 with its offset, on a day that exists where it was written and in Beijing.
 *
 * @law CC-201.2
 */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !instantPattern.test(text) || !isCivilDate(text.slice(0, 10))) return false;
  return isNamed(Math.floor((Date.parse(text) + BEIJING_OFFSET_MS) / DAY_MS));
}

/**
 * The day's number on the one line of days.
 *
 * @law CC-200
 */
export function dayNumber(date: CivilDate): DayNumber {
  const day = parseDay(date);
  if (Number.isNaN(day)) throw new RangeError(`expected a day like 2026-03-02, got ${date}`);
  return day;
}

/**
 * The day with this number.
 *
 * @law CC-200
 */
export function civilDate(day: DayNumber): CivilDate {
  // The published civil_from_days algorithm: years begin in March, so the leap day comes last.
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= FIRST_COUNTED_YEAR && year <= LAST_COUNTED_YEAR)) {
    throw new RangeError(`expected a day in ${FIRST_COUNTED_YEAR}–${LAST_COUNTED_YEAR}, got day ${day}`);
  }
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1)}`;
}

/**
 * The day so many days later, or earlier when negative.
 *
 * @law CC-201
 */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDate(dayNumber(date) + days);
}

/**
 * The corresponding day so many months later; where the month has none, its last day.
 *
 * @law CC-202
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const monthIndex = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  const day = Math.min(Number(date.slice(8)), monthLength(year, month));
  return civilDate(daysFromCivil(year, month, day));
}

/**
 * The year of the day; a holiday notice covers one year.
 *
 * @law CC-200
 */
export function yearOf(date: CivilDate): number {
  dayNumber(date);
  return Number(date.slice(0, 4));
}

/**
 * Monday 1 to Sunday 7.
 *
 * @law CC-200
 */
export function weekday(date: CivilDate): number {
  return weekdayOf(dayNumber(date));
}

/**
 * Monday 1 to Sunday 7, of a day number.
 *
 * @law CC-200
 */
export function weekdayOf(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/**
 * Days from the first to the second: positive when the second is later.
 *
 * @law CC-201
 */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The Beijing day of an instant.
 *
 * @law CC-200
 */
export function civilDateAt(instant: number): CivilDate {
  return civilDate(Math.floor((instant + BEIJING_OFFSET_MS) / DAY_MS));
}

/**
 * The instant at which the day begins in Beijing.
 *
 * @law CC-200
 */
export function startOfDayMs(date: CivilDate): number {
  return dayNumber(date) * DAY_MS - BEIJING_OFFSET_MS;
}

/**
 * The instant of a Beijing wall-clock time 'HH:MM' on a day; '24:00' is the end of the day.
 *
 * @law CC-203.2
 */
export function instantMs(date: CivilDate, time: string): number {
  const minutes = minutesOfDay(time);
  if (Number.isNaN(minutes)) throw new RangeError(`expected a time like 09:00, got ${time}`);
  return startOfDayMs(date) + minutes * MINUTE_MS;
}

/**
 * The Beijing wall-clock time 'HH:MM' of an instant.
 *
 * @law CC-200
 */
export function timeOfDayAt(instant: number): string {
  const minutes = Math.floor((instant + BEIJING_OFFSET_MS) / MINUTE_MS);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return `${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`;
}

function minutesOfDay(time: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
  if (match === null) return Number.NaN;
  return time === '24:00' ? 1440 : Number(match[1]) * 60 + Number(match[2]);
}

/** NaN for anything but an existing day of the years we count. */
function parseDay(text: string): DayNumber {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  // A NaN among them fails its comparison too.
  const exists =
    year >= FIRST_COUNTED_YEAR &&
    year <= LAST_COUNTED_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= monthLength(year, month);
  return exists ? daysFromCivil(year, month, day) : Number.NaN;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function monthLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

/** The published days_from_civil algorithm, the reverse of `civilDate`. */
function daysFromCivil(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/**
 * The later of two business dates; a case that has none yet takes the other.
 *
 * @law CC-200
 */
export const laterOf = (known: CivilDate | null, on: CivilDate): CivilDate =>
  known !== null && known > on ? known : on;
