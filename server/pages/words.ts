import type { ReceiptView } from '../contract/clock-view.ts';

export const pageWords = {
  product: '法审',
  problem: '没有办理。',
  toDesk: '回到首页',
  demo: '演示数据',
} as const;

const units = { workingDay: '个工作日', calendarDay: '日', month: '个月' } as const;

export const dayWords = {
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  until: (day: string) => `${day} 24:00 前`,
  overBy: (days: number) => (days === 0 ? '已超期' : `超 ${days} 个工作日`),
  dueToday: '今天 24:00 前',
  workingDaysLeft: (days: number) => `剩 ${days} 个工作日`,
  daysLeft: (days: number) => `剩 ${days} 日`,
  start: '起',
  rest: '休',
  nth: (place: number) => `第${place}`,
  howCounted: '怎么算的',
  counted: (period: ReceiptView['period'], from: string, due: string) =>
    `${period === null ? '' : `${period.n}${units[period.unit]}，`}自 ${from} 次日起算，${due} 24:00 届满。`,
  makeUps: (days: string) => `${days} 调休上班，计入。`,
  calendar: (version: string) => `日历 ${version}`,
  provisional: '（当年放假安排尚未公布，暂按周末推算）',
} as const;
