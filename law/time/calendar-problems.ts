/** What can be wrong with a calendar from outside: the sentence a person reads and the way on. `{path}` is filled in. */
export const calendarProblems = {
  'unknown-key': {
    sentence: '日历文件中有系统不认识的项目：{path}。',
    remedy: '请删除或者更正该项。',
  },
  'missing-key': {
    sentence: '日历文件缺少项目：{path}。',
    remedy: '请补上该项；每一年都要写明放假通知。',
  },
  'malformed-value': {
    sentence: '日历文件中 {path} 的值不符合要求。',
    remedy: '请参照现有日历改正。',
  },
  'malformed-date': {
    sentence: '日历文件中 {path} 不是日期，应当是 2027-01-01 这样的日期。',
    remedy: '请改正日期。',
  },
  'malformed-year': {
    sentence: '日历文件中 {path} 不是 1900 年至 2199 年之间的年份。',
    remedy: '请改正年份。',
  },
  'date-outside-year': {
    sentence: '日历文件中 {path} 不在所列的年份内。',
    remedy: '请把该日移到它所在的年份下。',
  },
  'date-repeated': {
    sentence: '日历文件中 {path} 已经列过。',
    remedy: '同一日只能列一次：放假、上班或者取消原安排。',
  },
  'make-up-day-on-weekday': {
    sentence: '日历文件中 {path} 是周一至周五，不会是调休上班日。',
    remedy: '请核对通知中的上班日期；原定放假、现改为上班的，请列在 cancels 中。',
  },
} as const satisfies Record<string, { readonly sentence: string; readonly remedy: string }>;

/** What is wrong with a calendar that came from outside. */
export type CalendarProblemCode = keyof typeof calendarProblems;
