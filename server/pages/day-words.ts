import type { ReceiptView } from '../contract/clock-view.ts';

const units = { workingDay: '个工作日', calendarDay: '日', month: '个月', hour: '小时' } as const;

export const dayWords = {
  before: (moment: string) => `${moment} 前`,
  left: (length: string) => `剩 ${length}`,
  over: (length: string) => `超 ${length}`,
  overToday: '已超期',
  timeGone: '时限已过',
  today: '今天到期',
  workingDays: (n: number) => `${n} 个工作日`,
  days: (n: number) => `${n} 日`,
  period: (n: number, unit: keyof typeof units) => `${n} ${units[unit]}`,
  start: '起',
  rest: '休',
  nth: (place: number) => `第${place}`,
  howCounted: '怎么算的',
  counted: (period: ReceiptView['period'], from: string, due: string) =>
    `${period === null ? '' : `${period.n}${units[period.unit]}，`}自 ${from} 次日起算，${due} 24:00 届满。`,
  countedHours: (period: ReceiptView['period'], from: string, due: string) =>
    `${period === null ? '' : `${period.n}${units[period.unit]}，`}自 ${from} 起连续计算，夜间、休息日不扣除，${due} 届满。`,
  makeUps: (days: string) => `${days} 调休上班，计入。`,
  calendar: (version: string) => `日历 ${version}`,
  provisional: '（当年放假安排尚未公布，暂按周末推算）',
} as const;
