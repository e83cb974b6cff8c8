import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactElement } from 'react';
import type { InboxTask, TaskView } from '../../../server/contract.ts';
import { useNarrow } from '../../window.ts';
import { words } from '../../words.ts';
import type { ListEntry } from './task-groups.ts';
import { GroupRow, TaskCells } from './task-row.tsx';

const ROW = 38;
const GROUP = 26;
const PHONE_ROW = 68;

interface TaskListProps {
  readonly entries: readonly ListEntry[];
  readonly total: number;
  readonly today: string;
  readonly currentId: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (task: InboxTask) => void;
  readonly onPoint: (task: InboxTask) => void;
  readonly onOpen: (task: InboxTask) => void;
  readonly onNearEnd: () => void;
  /** Where the list was when it was last left; the place is kept for coming back. */
  readonly placeKey: string;
}

export const rowId = (task: TaskView): string => `task-${task.id}`;

export function TaskList(props: TaskListProps): ReactElement {
  const { entries, currentId, onNearEnd, placeKey } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(767);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.is === 'group' ? GROUP : isNarrow ? PHONE_ROW : ROW),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 12,
    initialOffset: () => Number(sessionStorage.getItem(placeKey) ?? 0),
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= entries.length - 20) onNearEnd();
  }, [lastShown, entries.length, onNearEnd]);
  useEffect(() => {
    rows.measure();
  }, [isNarrow, rows]);
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    // Only when the person moved: rows that arrive later must not pull the list about.
    if (shownId.current === currentId) return;
    const index = entries.findIndex((entry) => entry.is === 'task' && entry.task.id === currentId);
    if (index < 0) return;
    shownId.current = currentId;
    rows.scrollToIndex(index, { align: 'auto' });
  }, [currentId, entries, rows]);
  const current = entries.find((entry) => entry.is === 'task' && entry.task.id === currentId);
  return (
    <div
      ref={scroller}
      className="task-grid"
      role="grid"
      tabIndex={0}
      aria-label={words.inbox.list}
      aria-rowcount={props.total}
      aria-activedescendant={current?.is === 'task' ? rowId(current.task) : undefined}
      onScroll={({ currentTarget }) => {
        sessionStorage.setItem(placeKey, String(currentTarget.scrollTop));
      }}
    >
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, size, key }) => (
          <Entry key={key} entry={entries[index]} index={index} top={start} height={size} list={props} />
        ))}
      </div>
    </div>
  );
}

interface EntryProps {
  readonly entry: ListEntry | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly list: TaskListProps;
}

function Entry({ entry, index, top, height, list }: EntryProps): ReactElement | null {
  if (entry === undefined) return null;
  const style = { position: 'absolute', insetInline: 0, height, transform: `translateY(${top}px)` } as const;
  if (entry.is === 'group') {
    return (
      <div role="row" aria-rowindex={index + 1} style={style}>
        <GroupRow group={entry.group} count={entry.count} />
      </div>
    );
  }
  const { task } = entry;
  const isCurrent = task.id === list.currentId;
  return (
    // The keys of the whole page move and open rows; the pointer is the second way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={rowId(task)}
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      className={`task-row${isCurrent ? ' current' : ''}`}
      style={style}
      onClick={() => {
        list.onPoint(task);
      }}
      onDoubleClick={() => {
        list.onOpen(task);
      }}
    >
      <TaskCells
        task={task}
        today={list.today}
        isChosen={list.chosen.has(task.id)}
        onChoose={() => {
          list.onChoose(task);
        }}
      />
    </div>
  );
}
