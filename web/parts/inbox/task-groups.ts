import type { InboxTask } from '../../../server/contract.ts';

export type GroupName = InboxTask['group'];

export type ListEntry =
  | {
      readonly is: 'group';
      readonly group: GroupName;
      /** Null while more of the group may be on a page that was not loaded yet. */
      readonly count: number | null;
      readonly key: string;
    }
  | { readonly is: 'task'; readonly task: InboxTask; readonly key: string };

/** The tasks as the server gave them, with a head wherever another group begins. Nothing is moved. */
export function entriesOf(tasks: readonly InboxTask[], isWhole: boolean): readonly ListEntry[] {
  return tasks.flatMap((task, index): readonly ListEntry[] => {
    const row = { is: 'task', task, key: task.id } as const;
    if (tasks[index - 1]?.group === task.group) return [row];
    return [{ is: 'group', group: task.group, count: countFrom(tasks, index, isWhole), key: `group-${task.id}` }, row];
  });
}

function countFrom(tasks: readonly InboxTask[], first: number, isWhole: boolean): number | null {
  const length = tasks.slice(first).findIndex(({ group }) => group !== tasks[first]?.group);
  if (length >= 0) return length;
  return isWhole ? tasks.length - first : null;
}
