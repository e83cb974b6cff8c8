import { isStorableText } from '../fields.ts';
import type { Calendar } from './calendar.ts';
import type { CalendarProblemCode } from './calendar-problems.ts';
import type { CalendarYear } from './calendar-year.ts';
import { FIRST_YEAR, isCivilDate, LAST_YEAR, weekday } from './civil-date.ts';

export interface CalendarProblem {
  readonly code: CalendarProblemCode;
  /** Where in the file: 'years.2027.off.3'. */
  readonly path: string;
}

export type ParsedCalendar =
  | { readonly ok: true; readonly calendar: Calendar }
  | { readonly ok: false; readonly problems: readonly CalendarProblem[] };

type Report = (code: CalendarProblemCode, path: string) => void;
type Fields = Readonly<Record<string, unknown>>;

const CALENDAR_KEYS = { version: true, years: true, assumedDaysOff: true };
const YEAR_KEYS = {
  source: true,
  off: true,
  work: true,
  cancels: false,
  links: false,
  names: false,
  otherSources: false,
};

/**
 * Reads a calendar from outside, such as next year's notice typed in by an authority. Everything that
 * is wrong is told at once; a calendar with a fault in it is not used at all.
 *
 * @law APL-85
 */
export function parseCalendar(value: unknown): ParsedCalendar {
  const problems: CalendarProblem[] = [];
  const report: Report = (code, path) => problems.push({ code, path });
  if (hasKeys(value, CALENDAR_KEYS, '', report)) {
    requireText(value['version'], 'version', report);
    requireTexts(value['assumedDaysOff'], 'assumedDaysOff', report, requireMonthDay);
    requireYears(value['years'], report);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, calendar: value as Calendar };
}

function requireYears(years: unknown, report: Report): void {
  if (!isFields(years)) return report('malformed-value', 'years');
  for (const [year, content] of Object.entries(years)) {
    const path = `years.${year}`;
    if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) report('malformed-year', path);
    else if (hasKeys(content, YEAR_KEYS, path, report)) requireYear(content, year, path, report);
  }
}

function requireYear(content: Fields, year: string, path: string, report: Report): void {
  requireText(content['source'], `${path}.source`, report);
  const inYear = (date: string, at: string): void => {
    if (!isCivilDate(date)) report('malformed-date', at);
    else if (!date.startsWith(year)) report('date-outside-year', at);
  };
  const areDates =
    requireTexts(content['off'], `${path}.off`, report, inYear) &&
    requireTexts(content['work'], `${path}.work`, report, inYear) &&
    (!('cancels' in content) || requireTexts(content['cancels'], `${path}.cancels`, report, inYear));
  if (areDates) requireSense(content as unknown as CalendarYear, path, report);
  if ('links' in content) requireTexts(content['links'], `${path}.links`, report, () => undefined);
  for (const key of ['names', 'otherSources'] as const) {
    if (key in content) requireTextByDate(content[key], `${path}.${key}`, report, inYear);
  }
}

/** A day stands once, and a make-up day is a Saturday or Sunday: on a weekday it is a slip of the pen. */
function requireSense({ off, work, cancels = [] }: CalendarYear, path: string, report: Report): void {
  const seen = new Set<string>();
  for (const [key, dates] of [
    ['off', off],
    ['work', work],
    ['cancels', cancels],
  ] as const) {
    for (const [i, date] of dates.entries()) {
      if (seen.has(date)) report('date-repeated', `${path}.${key}.${i}`);
      seen.add(date);
      if (key === 'work' && isCivilDate(date) && weekday(date) <= 5) {
        report('make-up-day-on-weekday', `${path}.work.${i}`);
      }
    }
  }
}

function requireMonthDay(monthDay: string, path: string, report: Report): void {
  // Any ordinary year will do: a day that exists only in leap years is no yearly holiday.
  if (!isCivilDate(`2027-${monthDay}`)) report('malformed-date', path);
}

function requireText(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'string' || value.trim() === '' || !isStorableText(value)) report('malformed-value', path);
}

function requireTexts(
  value: unknown,
  path: string,
  report: Report,
  check: (text: string, path: string, report: Report) => void,
): boolean {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string' && isStorableText(item))) {
    report('malformed-value', path);
    return false;
  }
  for (const [i, text] of value.entries()) check(text, `${path}.${i}`, report);
  return true;
}

function requireTextByDate(
  value: unknown,
  path: string,
  report: Report,
  check: (date: string, path: string) => void,
): void {
  if (!isFields(value)) return report('malformed-value', path);
  for (const [date, text] of Object.entries(value)) {
    check(date, `${path}.${date}`);
    requireText(text, `${path}.${date}`, report);
  }
}

/** Keys map to whether they must be there. */
function hasKeys(
  value: unknown,
  keys: Readonly<Record<string, boolean>>,
  path: string,
  report: Report,
): value is Fields {
  if (!isFields(value)) {
    report('malformed-value', path);
    return false;
  }
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(keys, key));
  const missing = Object.keys(keys).filter((key) => keys[key] === true && !Object.hasOwn(value, key));
  for (const key of unknown) report('unknown-key', at(key));
  for (const key of missing) report('missing-key', at(key));
  return unknown.length === 0 && missing.length === 0;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
