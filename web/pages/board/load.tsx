import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { z } from 'zod';
import type { overduePage } from '../../../server/contract/tasks.ts';
import { dayOf } from '../../words/dates.ts';
import { useMe } from '../../api/session.ts';
import { counted, countedTogether } from '../../words/counted.ts';
import { words } from '../../words/words.ts';
import { dateWords } from '../../words/date-words.ts';

type Board = z.output<typeof overduePage>;
type UnitLoad = Board['load'][number];

const isOver = (tasks: number, reviewers: number): boolean => reviewers > 0 && tasks > reviewers;

/** What falls due in the coming days against the people there; units only, never persons. */
export function Load({ board }: { readonly board: Board }): ReactElement {
  const { today } = useMe();
  const [isBars, setBars] = useState(false);
  const days = board.load[0]?.days ?? [];
  return (
    <section className="card load">
      <header className="line wrap">
        <h2 className="title-2">{words.board.load(days.length)}</h2>
        <span className="secondary small">{words.board.loadNote}</span>
        <span className="grow" />
        <span className="no-print switch" role="group" aria-label={words.board.loadView}>
          {[false, true].map((bars) => (
            <button
              key={String(bars)}
              type="button"
              aria-pressed={bars === isBars}
              onClick={() => {
                setBars(bars);
              }}
            >
              {bars ? words.board.loadBars : words.board.loadTable}
            </button>
          ))}
        </span>
      </header>
      <table className={`plain-table${isBars ? ' bars' : ''}`}>
        <thead>
          <tr>
            <th scope="col" className="unit">
              {words.case.unit}
            </th>
            {days.map(({ on }) => (
              <th key={on} scope="col">
                {on === today ? words.board.today(dayOf(on)) : dayOf(on)}
              </th>
            ))}
            <th scope="col" className="right">
              {words.board.loadTotal}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.load.map((load) => (
            <LoadRow key={load.unit.id} load={load} isBars={isBars} most={mostIn(board)} />
          ))}
        </tbody>
      </table>
      <p className="small secondary">
        <span className="soon strong">▲</span> {words.board.loadOver}
      </p>
    </section>
  );
}

const mostIn = ({ load }: Board): number => Math.max(1, ...load.flatMap(({ days }) => days.map(({ tasks }) => tasks)));

interface LoadRowProps {
  readonly load: UnitLoad;
  readonly isBars: boolean;
  readonly most: number;
}

function LoadRow({ load: { unit, reviewers, days }, isBars, most }: LoadRowProps): ReactElement {
  return (
    <tr>
      <th scope="row" className="unit">
        {words.board.loadUnit(unit.name, reviewers)}
      </th>
      {days.map(({ on, tasks }) => {
        const over = isOver(tasks, reviewers);
        return (
          <td key={on} className={over ? 'soon strong' : ''} title={words.board.loadOf(dateWords(on), counted(tasks))}>
            {isBars ? (
              <span className="bar" style={{ height: `${Math.round((tasks / most) * 32) + 2}px` }} aria-hidden="true" />
            ) : null}
            {over ? '▲ ' : ''}
            {counted(tasks)}
          </td>
        );
      })}
      <td className="right">
        <Link
          to="/board"
          search={(now) => ({ ...now, unit: unit.id })}
          activeProps={{}}
          aria-label={words.board.onlyUnit(unit.name)}
        >
          {countedTogether(days.map(({ tasks }) => tasks))}
        </Link>
      </td>
    </tr>
  );
}
