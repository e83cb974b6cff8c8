import { civilDateAt, type CivilDate } from '../../law/time/civil-date.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import {
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
  workingDayAfter,
  workingDayBefore,
  workingDaysBetween,
} from '../../law/time/working-days.ts';

/** Days around the one on which the demonstration begins; none of them lies in the future. */
export interface Days {
  readonly today: CivilDate;
  /** 0 is today, or the last working day before it; −1 the working day before that. */
  readonly worked: (offset: number) => CivilDate;
  /** The offset of the day on which a period of so many working days began that ends in `dueIn` working days. */
  readonly begun: (period: number, dueIn: number) => number;
}

export function daysAround(today: CivilDate, calendar: Calendar): Days {
  const base = lastWorkingDayOnOrBefore(today, calendar);
  const next = firstWorkingDayOnOrAfter(today, calendar);
  return {
    today,
    worked: (offset) => (offset >= 0 ? base : workingDayBefore(base, calendar, -offset)),
    begun: (period, dueIn) => {
      const due = dueIn <= 0 ? next : workingDayAfter(next, dueIn, calendar);
      return -workingDaysBetween(workingDayBefore(due, calendar, period), base, calendar);
    },
  };
}

export const todayAt = (now: Date): CivilDate => civilDateAt(now.getTime());
