import type { CivilDate } from './civil-date.ts';

/** Worked by its weekday, of rest, or worked although it is a Saturday or Sunday. */
export const dayKinds = ['workday', 'rest', 'makeUpDay'] as const;
export type DayKind = (typeof dayKinds)[number];

/** One year of a holiday notice. A date belongs to the year it lies in, whichever notice set it. */
export interface CalendarYear {
  /** Title and number of the notice, as a receipt cites it. */
  readonly source: string;
  readonly links?: readonly string[];
  /** Days of rest, those on a weekend included. */
  readonly off: readonly CivilDate[];
  /** Make-up days: a Saturday or Sunday that is worked. */
  readonly work: readonly CivilDate[];
  /** Days a notice takes back: neither off nor made up, but what their weekday makes them. */
  readonly cancels?: readonly CivilDate[];
  /** The holiday a day belongs to. */
  readonly names?: Readonly<Record<CivilDate, string>>;
  /**
   * Days set by another notice than the year's own: an amendment, or next year's New Year. Null: no notice names the
   * day, and it stays off as assumed. Never null in a file.
   */
  readonly otherSources?: Readonly<Record<CivilDate, string | null>>;
  /** Every notice that spoke of the year, as loaded, where `source` and `otherSources` do not say it. Never in a file. */
  readonly notices?: readonly string[];
  /** The year's own notice is not loaded; what is known was set by others. Never in a file. */
  readonly partial?: true;
}

/**
 * The notice that set a day of this year; null where the day is off as assumed.
 *
 * @law APL-85
 */
export function noticeOf({ source, otherSources }: CalendarYear, date: CivilDate): string | null {
  const other = otherSources?.[date];
  return other === undefined ? source : other;
}

/**
 * Whether the notice that arranges a year is loaded. Until then its assumed days are off, and what is counted over it
 * is provisional, even where another year's notice has set some of its days.
 *
 * @law APL-85
 */
export function hasOwnNotice(year: CalendarYear | undefined): boolean {
  return year !== undefined && year.partial !== true;
}

/**
 * Whether the notice gives the year's New Year's Day off. The notice that arranges a year always does; one that sets
 * or changes some of its days never.
 *
 * @law APL-85
 */
export function namesNewYear(year: string, said: CalendarYear): boolean {
  return said.off.includes(`${year}-01-01`);
}

/**
 * Whether a notice names no day of the year at all.
 *
 * @law APL-85
 */
export function namesNoDay(said: CalendarYear): boolean {
  return daysOf(said).size === 0;
}

/**
 * The days of a year that are off although no notice says so.
 *
 * @law APL-85
 */
export function assumedDays(
  year: string,
  known: CalendarYear | undefined,
  assumedDaysOff: readonly string[],
): readonly CivilDate[] {
  if (hasOwnNotice(known)) return [];
  const named = known === undefined ? new Map() : daysOf(known);
  return assumedDaysOff.map((monthDay) => `${year}-${monthDay}`).filter((date) => !named.has(date));
}

/**
 * Every notice that spoke of the year, in the order in which they were loaded.
 *
 * @law APL-85
 */
export function noticesOf({ source, otherSources = {}, notices }: CalendarYear): readonly string[] {
  return notices ?? [...new Set([source, ...Object.values(otherSources).filter((notice) => notice !== null)])];
}

/**
 * The days a notice names otherwise than the year has them.
 *
 * @law APL-85
 */
export function contradicted(said: CalendarYear, year: CalendarYear): readonly CivilDate[] {
  const days = daysOf(year);
  return [...daysOf(said)].flatMap(([date, { list }]) => (days.get(date)?.list === list ? [] : [date])).toSorted();
}

export interface YearQuestion {
  readonly year: string;
  readonly known: CalendarYear | undefined;
  readonly said: CalendarYear;
  readonly assumedDaysOff: readonly string[];
}

/**
 * One year with what a notice says of it laid over it, as `withNotices` describes.
 *
 * @law APL-85
 */
export function yearWith(question: YearQuestion): CalendarYear {
  const { year, said } = question;
  const base = question.known ?? { source: said.source, off: [], work: [], partial: true as const };
  const arranges = !hasOwnNotice(base) && namesNewYear(year, said);
  const days = laidOver(base, said);
  const assumed = arranges ? assumedDays(year, base, question.assumedDaysOff) : [];
  for (const date of assumed) if (!days.has(date)) days.set(date, { list: 'off', notice: null });
  // An arranging notice becomes the year's own, whatever set some of its days before.
  const source = arranges ? said.source : base.source;
  const content = { source, ...linksOf(base, said), ...contentOf(days, source) };
  const made: CalendarYear = arranges || hasOwnNotice(base) ? content : { ...content, partial: true };
  return afterNotices(made, [...new Set([...noticesOf(base), ...noticesOf(said)])]);
}

function linksOf(...years: readonly CalendarYear[]): Pick<CalendarYear, 'links'> {
  const links = [...new Set(years.flatMap((year) => year.links ?? []))];
  return links.length > 0 ? { links } : {};
}

/** The order of loading is kept where the days do not tell it. */
const afterNotices = (year: CalendarYear, notices: readonly string[]): CalendarYear =>
  notices.join('\n') === noticesOf(year).join('\n') ? year : { ...year, notices };

/** What is set for one day, and by which notice. */
interface SetDay {
  readonly list: 'off' | 'work' | 'cancels';
  readonly notice: string | null;
  readonly name?: string;
}

function daysOf(year: CalendarYear): ReadonlyMap<CivilDate, SetDay> {
  const days = new Map<CivilDate, SetDay>();
  for (const list of ['off', 'work', 'cancels'] as const) {
    for (const date of year[list] ?? []) {
      const name = year.names?.[date];
      days.set(date, { list, notice: noticeOf(year, date), ...(name !== undefined && { name }) });
    }
  }
  return days;
}

function laidOver(known: CalendarYear, said: CalendarYear): Map<CivilDate, SetDay> {
  const loaded = noticesOf(known);
  const days = new Map(daysOf(known));
  for (const [date, day] of daysOf(said)) days.set(date, ofTwo(days.get(date), day, loaded));
  return days;
}

/** `loaded` are the notices of the year, the latest last. */
function ofTwo(known: SetDay | undefined, said: SetDay, loaded: readonly string[]): SetDay {
  if (known === undefined || known.notice === null) return said;
  if (known.list === said.list) return { ...said, ...known };
  const isOverruled =
    said.notice !== null && loaded.includes(said.notice) && loaded.indexOf(known.notice) > loaded.indexOf(said.notice);
  return isOverruled ? known : said;
}

function contentOf(days: ReadonlyMap<CivilDate, SetDay>, source: string): Omit<CalendarYear, 'source'> {
  const sorted = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const dates = (wanted: SetDay['list']): readonly CivilDate[] =>
    sorted.flatMap(([date, { list }]) => (list === wanted ? [date] : []));
  const cancels = dates('cancels');
  const names = sorted.flatMap(([date, { name }]) => (name === undefined ? [] : [[date, name] as const]));
  const others = sorted.flatMap(([date, { notice }]) => (notice === source ? [] : [[date, notice] as const]));
  return {
    off: dates('off'),
    work: dates('work'),
    ...(cancels.length > 0 && { cancels }),
    ...(names.length > 0 && { names: Object.fromEntries(names) }),
    ...(others.length > 0 && { otherSources: Object.fromEntries(others) }),
  };
}
