import { dayOf, monthOf, weekdayOf, yearOf } from './dates.ts';
import { words } from './words.ts';

/** `10月13日`; with the year where it is not the year of `today`. */
export const dateWords = (date: string, today?: string): string =>
  today !== undefined && yearOf(today) !== yearOf(date)
    ? words.yearMonthDay(yearOf(date), monthOf(date), dayOf(date))
    : words.monthDay(monthOf(date), dayOf(date));

export const longDate = (date: string): string => words.yearMonthDay(yearOf(date), monthOf(date), dayOf(date));

/** `10月13日（周二）`; with the year where it is not the year of `today`. */
export const dateWithWeekday = (date: string, today?: string): string =>
  `${dateWords(date, today)}（${words.weekday(weekdayOf(date))}）`;
