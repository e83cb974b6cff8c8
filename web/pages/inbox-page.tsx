import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { InboxTask, TaskView } from '../../server/contract/tasks.ts';
import { latestTasksQuery, queries, tasksQuery } from '../api/api.ts';
import { useBulk } from '../forms/bulk.tsx';
import { useKeys } from '../components/keys.ts';
import { KeyBar, NewTasksBar, SelectionBar } from '../inbox/bars.tsx';
import { destinationOf } from '../inbox/destination.ts';
import { EmptyInbox, InboxHead } from '../inbox/head.tsx';
import { Preview } from '../inbox/preview.tsx';
import { entriesOf } from '../inbox/task-groups.ts';
import { TaskList } from '../inbox/task-list.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { useSay } from '../components/say.tsx';
import { useMe } from '../api/session.ts';
import { useNarrow } from '../components/window.ts';
import { isCountedAll } from '../words/counted.ts';
import { words } from '../words/words.ts';
import '../styles/inbox.css';

const AssignDialog = lazy(() => import('../forms/assign-dialog.tsx').then((m) => ({ default: m.AssignDialog })));
const RemindDialog = lazy(() => import('../forms/remind-dialog.tsx').then((m) => ({ default: m.RemindDialog })));

const PAGE = 50;
const isAssignable = ({ kind }: TaskView): boolean => kind === 'assign' || kind === 'review';

export function InboxPage(): ReactElement {
  const { tab = 'all', scope = 'mine', kind } = useSearch({ from: '/signedIn/inbox' });
  const query = useMemo(
    () => ({ tab, scope, limit: PAGE, ...(kind === undefined ? {} : { kind }) }),
    [tab, scope, kind],
  );
  const shown = useInfiniteQuery(tasksQuery(query));
  const latest = useQuery(latestTasksQuery(query));
  const tasks = useMemo(() => shown.data?.pages.flatMap(({ items }) => items) ?? [], [shown.data]);
  const counts = latest.data?.counts ?? shown.data?.pages[0]?.counts;
  const fresh = (latest.data?.items ?? []).filter(({ id }) => !tasks.some((task) => task.id === id));
  const loadNew = (): void => {
    void queries.resetQueries({ queryKey: tasksQuery(query).queryKey });
  };
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = shown;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (shown.isPending) return <Skeleton />;
  if (shown.isError) return <Failed error={shown.error} onRetry={() => void shown.refetch()} />;
  return (
    <Desk
      tasks={tasks}
      isWhole={!hasNextPage}
      total={totalOf(counts?.[tab] ?? tasks.length)}
      onMore={more}
      onLoadNew={loadNew}
    >
      <InboxHead counts={counts} tab={tab} scope={scope} kind={kind} />
      {fresh.length > 0 ? <NewTasksBar count={fresh.length} onLoad={loadNew} /> : null}
      {tasks.length === 0 ? <EmptyInbox counts={counts} isFiltered={tab !== 'all' || kind !== undefined} /> : null}
    </Desk>
  );
}

/** ARIA knows a grid of an unknown number of rows as one of -1. */
const totalOf = (tasks: number): number => (isCountedAll(tasks) ? tasks : -1);

interface DeskProps {
  readonly tasks: readonly InboxTask[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
  readonly total: number;
  readonly onMore: () => void;
  readonly onLoadNew: () => void;
  readonly children: ReactNode;
}

function Desk({ tasks, isWhole, total, onMore, onLoadNew, children }: DeskProps): ReactElement {
  const me = useMe();
  const navigate = useNavigate({ from: '/inbox' });
  const { task: linkedId, tab, scope } = useSearch({ from: '/signedIn/inbox' });
  // The address follows the hand, not the other way round: keys come faster than navigations.
  const [wantedId, setWantedId] = useState(linkedId);
  const isNarrow = useNarrow(991);
  const [isPreviewOn, setPreviewOn] = useState(true);
  const entries = useMemo(() => entriesOf(tasks, isWhole), [tasks, isWhole]);
  const current = tasks.find(({ id }) => id === wantedId) ?? (isNarrow ? undefined : tasks[0]);
  const choice = useChoice(tasks);
  const point = (task: TaskView | undefined): void => {
    if (task === undefined) return;
    setWantedId(task.id);
    void navigate({ search: (now) => ({ ...now, task: task.id }), replace: true });
  };
  const open = (task: TaskView): void => void navigate(destinationOf(task).link);
  const bulk = useTaskActs(current, choice);
  const step = (by: number): void => {
    point(tasks[(current === undefined ? -1 : tasks.indexOf(current)) + by]);
  };
  useKeys({
    j: () => {
      step(1);
    },
    k: () => {
      step(-1);
    },
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    Enter: () => {
      if (current !== undefined) open(current);
    },
    x: () => {
      if (current !== undefined) choice.toggle(current);
    },
    n: () => {
      point(tasks.find((task) => task.claimable && task !== current));
    },
    c: bulk.claim,
    a: bulk.assign,
    m: bulk.remind,
    v: () => {
      setPreviewOn(!isPreviewOn);
    },
    r: onLoadNew,
    Escape: choice.clear,
  });
  return (
    <div className={`inbox${isPreviewOn && !isNarrow ? '' : ' alone'}`}>
      <div className="inbox-list">
        {children}
        {choice.tasks.length > 0 ? (
          <SelectionBar
            count={choice.tasks.length}
            mayAssign={me.may.assign}
            mayRemind={me.may.supervise}
            onAssign={bulk.assign}
            onRemind={bulk.remind}
            onClear={choice.clear}
          />
        ) : null}
        {tasks.length === 0 ? null : (
          <TaskList
            entries={entries}
            total={total}
            today={me.today}
            currentId={current?.id ?? null}
            chosen={choice.ids}
            onChoose={choice.toggle}
            onPoint={isNarrow ? open : point}
            onOpen={open}
            onNearEnd={onMore}
            placeKey={`inbox ${tab ?? ''} ${scope ?? ''}`}
          />
        )}
        {isNarrow ? null : <KeyBar />}
      </div>
      {isPreviewOn && !isNarrow && current !== undefined ? <Preview task={current} onClaim={bulk.claim} /> : null}
      {bulk.element}
    </div>
  );
}

interface Choice {
  readonly ids: ReadonlySet<string>;
  readonly tasks: readonly TaskView[];
  readonly toggle: (task: TaskView) => void;
  readonly clear: () => void;
}

function useChoice(shown: readonly TaskView[]): Choice {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    tasks: shown.filter(({ id }) => ids.has(id)),
    toggle: ({ id }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    clear: () => {
      setIds(new Set());
    },
  };
}

interface TaskActs {
  readonly claim: () => void;
  readonly assign: () => void;
  readonly remind: () => void;
  readonly element: ReactElement | null;
}

/** 领取, 分办, 催办 of the chosen rows, or of the one pointed at. */
function useTaskActs(current: TaskView | undefined, choice: Choice): TaskActs {
  const me = useMe();
  const say = useSay();
  const [dialog, setDialog] = useState<'assign' | 'remind' | null>(null);
  const chosen = choice.tasks.length > 0 ? choice.tasks : current === undefined ? [] : [current];
  const assignable = chosen.filter(isAssignable);
  const claiming = useBulk((answers) => {
    for (const { task, problem } of answers) {
      if (problem === null) say.done(words.inbox.claimed(task.subject.title));
      else say.refused(problem === 'failed' ? null : problem);
    }
  });
  const close = (): void => {
    setDialog(null);
    choice.clear();
  };
  return {
    claim: () => {
      if (current?.claimable !== true) say.no(words.inbox.notClaimable);
      else claiming.mutate({ tasks: [current], act: { type: 'assignReviewer', reviewerId: me.person.id } });
    },
    assign: () => {
      if (assignable.length === 0 || !me.may.assign) say.no(words.inbox.notAssignable);
      else setDialog('assign');
    },
    remind: () => {
      if (!me.may.supervise) say.no(words.inbox.notRemindable);
      else if (chosen.length > 0) setDialog('remind');
    },
    element:
      dialog === null ? null : (
        <Suspense>
          {dialog === 'assign' ? (
            <AssignDialog tasks={assignable} onClose={close} />
          ) : (
            <RemindDialog tasks={chosen} onClose={close} />
          )}
        </Suspense>
      ),
  };
}
