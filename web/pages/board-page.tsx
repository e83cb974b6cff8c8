import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { OverdueRow, overduePage } from '../../server/contract/tasks.ts';
import { boardFile, overdueQuery } from '../api/api.ts';
import { timeOfDay } from '../words/dates.ts';
import { Causes, OverdueTable } from './board/overdue.tsx';
import { Load } from './board/load.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import type { Tone } from '../components/status.tsx';
import { Empty, Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { counted } from '../words/counted.ts';
import { words } from '../words/words.ts';
import '../styles/board.css';

const RemindDialog = lazy(() => import('../forms/remind-dialog.tsx').then((m) => ({ default: m.RemindDialog })));

type Board = z.output<typeof overduePage>;
type Shown = 'overdue' | 'dueToday' | 'extensions' | 'unpublished' | 'passVoided';

export function BoardPage(): ReactElement {
  const { show = 'overdue', unit } = useSearch({ from: '/signedIn/board' });
  const query = useQuery(overdueQuery({ show, limit: 100, ...(unit === undefined ? {} : { unit }) }));
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const board = query.data;
  return (
    <div className="board">
      <header className="line wrap board-head">
        <h1 className="title-1">{words.board.title}</h1>
        <span className="secondary small">{words.board.asOf(timeOfDay(board.asOf))}</span>
        <span className="grow" />
        <Button size="small" className="no-print" href={boardFile(show, unit)} download>
          <Icon name="down" /> {words.board.export}
        </Button>
        <Button
          size="small"
          className="no-print"
          onClick={() => {
            window.print();
          }}
        >
          <Icon name="print" /> {words.board.print}
        </Button>
      </header>
      <Numbers board={board} shown={show} />
      <Overdue board={board} shown={show} />
      <Load board={board} />
      <section className="card padded" id="unreviewed">
        <h2 className="title-2">{words.board.unreviewedTitle(board.numbers.unreviewed)}</h2>
        <p className="secondary dense">
          {words.board.unreviewedNote(
            board.numbers.decisions,
            board.numbers.decisionsPassed,
            board.numbers.decisionsOutOfScope,
          )}
        </p>
      </section>
    </div>
  );
}

interface NumberLook {
  readonly shown: Shown;
  readonly icon: IconName;
  readonly tone: Tone | '';
  readonly value: number;
}

/** Every number is the way to its list. */
function Numbers({ board: { numbers }, shown }: { readonly board: Board; readonly shown: Shown }): ReactElement {
  const looks: readonly NumberLook[] = [
    { shown: 'overdue', icon: 'late', tone: 'late', value: numbers.overdue },
    { shown: 'dueToday', icon: 'dueToday', tone: 'soon', value: numbers.dueToday },
    { shown: 'extensions', icon: 'waiting', tone: '', value: numbers.extensionsWaiting },
    { shown: 'unpublished', icon: 'globe', tone: 'late', value: numbers.unpublishedLate },
    { shown: 'passVoided', icon: 'voided', tone: '', value: numbers.passVoided },
  ];
  const isClean = numbers.unreviewed === 0;
  return (
    <nav className="numbers card" aria-label={words.board.title}>
      {looks.map(({ shown: name, icon, tone, value }) => (
        <Link
          key={name}
          to="/board"
          search={(now) => ({ ...now, show: name === 'overdue' ? undefined : name, task: undefined })}
          className={value > 0 ? tone : ''}
          activeProps={{}}
          aria-current={name === shown ? 'true' : undefined}
        >
          <span>
            <Icon name={icon} /> {words.board.numbers[name]}
          </span>
          <b>{counted(value)}</b>
          <small>{words.board.numberNotes[name]}</small>
        </Link>
      ))}
      <a href="#unreviewed" className={isClean ? 'good' : 'late'}>
        <span>
          <Icon name="shield" /> {words.board.numbers.unreviewed}
        </span>
        <b>{numbers.unreviewed}</b>
        <small>{words.board.checkedDecisions(numbers.decisions)}</small>
      </a>
    </nav>
  );
}

/** The list of the chosen number, the cause on each row, and all of it beside the row that is pointed at. */
function Overdue({ board, shown }: { readonly board: Board; readonly shown: Shown }): ReactElement {
  const me = useMe();
  const { task: wanted } = useSearch({ from: '/signedIn/board' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isReminding, setReminding] = useState(false);
  const rows = board.items;
  const current = rows.find(({ id }) => id === wanted);
  const chosenRows = rows.filter(({ id }) => chosen.has(id));
  return (
    <>
      <section className="card overdue-list">
        <header className="line wrap">
          <h2 className="title-2">
            {words.board.numbers[shown]} {rows.length}
          </h2>
          <span className="secondary small">{words.board.listHint}</span>
          <span className="grow" />
          {chosenRows.length > 0 ? <span className="small">{words.board.selected(chosenRows.length)}</span> : null}
          <Button
            size="small"
            type="primary"
            className="no-print"
            disabled={chosenRows.length === 0 || !me.may.supervise}
            onClick={() => {
              setReminding(true);
            }}
          >
            {words.board.remind}
          </Button>
        </header>
        {rows.length === 0 ? (
          <Empty>{words.board.empty}</Empty>
        ) : (
          <OverdueTable
            rows={rows}
            today={me.today}
            currentId={current?.id}
            chosen={chosen}
            onChoose={({ id }: OverdueRow) => {
              const next = new Set(chosen);
              if (!next.delete(id)) next.add(id);
              setChosen(next);
            }}
          />
        )}
      </section>
      <Causes row={current} today={me.today} isOverdue={shown === 'overdue'} />
      {isReminding ? (
        <Suspense>
          <RemindDialog
            tasks={chosenRows}
            onClose={(isDone) => {
              setReminding(false);
              if (isDone) setChosen(new Set());
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
