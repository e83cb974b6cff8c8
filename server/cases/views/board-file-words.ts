import type { DueView } from '../../contract/clock-view.ts';

/** The lists of the board as a file. */
export const boardFileWords = {
  name: (list: string, today: string) => `督办看板 ${list} ${today}.csv`,
  lists: {
    overdue: '逾期未审结',
    dueToday: '今天到期',
    extensions: '待批延期',
    unpublished: '逾期未公示',
    passVoided: '意见失效待再审',
  },
  columns: [
    '剩余或者超期',
    '案号',
    '案由',
    '机构',
    '待办事项',
    '卡在哪里、原因',
    '期限',
    '到期',
    '催办次数',
    '上次催办',
    '备注',
  ],
  left: (due: DueView) => {
    const days = due.unit === 'workingDay' ? due.workingDaysLeft : due.calendarDaysLeft;
    const unit = due.unit === 'workingDay' ? '个工作日' : '日';
    if (due.overdue) return days < 0 ? `超 ${-days} ${unit}` : '已过时限';
    return due.calendarDaysLeft === 0 ? '今天到期' : `剩 ${days} ${unit}`;
  },
  demo: '演示数据',
  provisional: '暂算',
  comma: '、',
} as const;
