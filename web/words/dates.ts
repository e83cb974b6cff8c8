/** A civil date of Beijing as the server writes it: `2026-10-13`. */
type CivilDate = string;

const DAY = 86_400_000;
const instantOf = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`);

export const addDays = (date: CivilDate, days: number): CivilDate =>
  new Date(instantOf(date) + days * DAY).toISOString().slice(0, 10);

export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((instantOf(to) - instantOf(from)) / DAY);

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
export const dayOf = (date: CivilDate): number => Number(date.slice(8, 10));
/** 0 is Sunday. */
export const weekdayOf = (date: CivilDate): number => new Date(instantOf(date)).getUTCDay();
/** `10-13`; with the year where it is not this year. */
export const shortDate = (date: CivilDate, today?: CivilDate): string =>
  today !== undefined && yearOf(date) !== yearOf(today) ? date : date.slice(5);

const inBeijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `2026-10-12 10:05` on the clock of Beijing, wherever the browser is. */
export const beijingTime = (instant: string): string => inBeijing.format(new Date(instant));
/** `10-12 10:05`. */
export const shortTime = (instant: string): string => beijingTime(instant).slice(5);
export const timeOfDay = (instant: string | number): string => inBeijing.format(new Date(instant)).slice(11);

/** Written in full, and a day that exists. */
export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
