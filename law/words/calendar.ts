import type { DayKind } from '../time/calendar-year.ts';
import { type CivilDate, weekday } from '../time/civil-date.ts';

export const dayKindLabels = {
  workday: '工作日',
  rest: '休息日',
  makeUpDay: '调休上班',
} as const satisfies Record<DayKind, string>;

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/**
 * The day of the week as officers say it.
 *
 * @law CC-200
 */
export const dayOfWeek = (date: CivilDate): string => weekdays[weekday(date) - 1] as string;
