import type { TaskMark, TaskView } from '../../server/contract/tasks.ts';

/** 再次送审 and 意见失效 stand apart from what is new. */
export const groupNames = ['overdue', 'dueToday', 'resubmitted', 'normal', 'waiting'] as const;
export type GroupName = (typeof groupNames)[number];

const groupOf = {
  overdue: 'overdue',
  dueToday: 'dueToday',
  passVoided: 'resubmitted',
  resubmitted: 'resubmitted',
  normal: 'normal',
  waiting: 'waiting',
} as const satisfies Record<TaskMark, GroupName>;

export type ListEntry =
  | { readonly is: 'group'; readonly group: GroupName; readonly count: number }
  | { readonly is: 'task'; readonly task: TaskView };

/** Tasks under their group heads, in the order the server gave them. */
export const entriesOf = (tasks: readonly TaskView[]): readonly ListEntry[] =>
  groupNames.flatMap((group): readonly ListEntry[] => {
    const members = tasks.filter(({ mark }) => groupOf[mark] === group);
    if (members.length === 0) return [];
    return [{ is: 'group', group, count: members.length }, ...members.map((task) => ({ is: 'task', task }) as const)];
  });

/** The same tasks in the order they stand on the screen. */
export const tasksInOrder = (entries: readonly ListEntry[]): readonly TaskView[] =>
  entries.flatMap((entry) => (entry.is === 'task' ? [entry.task] : []));
