import type { Calendar } from '../../../law/time/calendar.ts';
import type { DayPeriod, Stop } from '../../../law/time/period.ts';

const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const stands = (date: string, stops: readonly Stop[]): boolean =>
  stops.some(({ from, to }) => from <= date && date <= to);

const monthLater = (date: string, n: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  for (let last = day; ; last -= 1) {
    const found = new Date(Date.UTC(year, month - 1 + n, last, 12));
    if ((found.getUTCMonth() - (month - 1 + n)) % 12 === 0) return found.toISOString().slice(0, 10);
  }
};

const daysUntil = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** A second reading of the rules, a day at a time on `Date`, to hold the tables against. Slow on purpose. */
export function naiveCounting(calendar: Calendar) {
  const off = new Set(Object.values(calendar.years).flatMap((year) => year.off));
  const work = new Set(Object.values(calendar.years).flatMap((year) => year.work));

  const works = (date: string): boolean => {
    if (work.has(date)) return true;
    if (off.has(date)) return false;
    const unknownYear = calendar.years[date.slice(0, 4)] === undefined;
    if (unknownYear && calendar.assumedDaysOff.includes(date.slice(5))) return false;
    return ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
  };

  const counted = (period: DayPeriod, from: string, stops: readonly Stop[] = []): string[] => {
    const n = period.unit === 'month' ? daysUntil(from, monthLater(from, period.n)) : period.n;
    const days: string[] = [];
    for (let date = plus(from, 1); days.length < n; date = plus(date, 1)) {
      if (!stands(date, stops) && (period.unit !== 'workingDay' || works(date))) days.push(date);
    }
    return days;
  };

  const due = (period: DayPeriod, from: string, stops: readonly Stop[] = []): string => {
    let date = counted(period, from, stops).at(-1) as string;
    while (period.roll === 'nextWorkingDay' && (!works(date) || stands(date, stops))) date = plus(date, 1);
    return date;
  };

  return { plus, works, counted, due };
}
