import type { ReactElement } from 'react';
import type { ReceiptView } from '../../server/contract/clock-view.ts';
import { addDays, daysBetween, dayOf, monthOf, weekdayOf } from '../words/dates.ts';
import { words } from '../words/words.ts';

type CellKind = 'start' | 'counted' | 'off' | 'extended' | 'due';

interface Cell {
  readonly first: string;
  readonly last: string;
  readonly kind: CellKind;
  /** Number of the last counted day in the cell; 0 for days that do not count. */
  readonly nth: number;
  /** A weekend day that is worked. */
  readonly isMakeUp: boolean;
  readonly note: string;
}

type Days = Pick<ReceiptView, 'from' | 'due' | 'counted' | 'skipped' | 'rolledOver' | 'makeUpDays' | 'extensions'>;

const MOST_CELLS = 14;

/** One cell a day; days off that follow one another share a cell, and a long period shows only its two ends. */
export function rulerCells(receipt: Days): readonly Cell[] {
  const cells = Array.from({ length: daysBetween(receipt.from, receipt.due) + 1 }, (_, i) =>
    dayCell(addDays(receipt.from, i), receipt),
  );
  return shortened(joined(cells));
}

function dayCell(date: string, receipt: Days): Cell {
  const nth = receipt.counted.indexOf(date) + 1;
  const isMakeUp = receipt.makeUpDays.some((day) => day.date === date);
  const cell = (kind: CellKind, note: string): Cell => ({ first: date, last: date, kind, nth, isMakeUp, note });
  if (date === receipt.from) return cell('start', words.ruler.start);
  if (date === receipt.due) return cell('due', words.ruler.due);
  if (nth === 0) return cell('off', offNote(date, receipt));
  return cell(
    receipt.extensions.some(({ extendedFrom }) => date > extendedFrom) ? 'extended' : 'counted',
    words.ruler.nth(nth),
  );
}

function offNote(date: string, { skipped, rolledOver }: Days): string {
  const day = [...skipped, ...rolledOver].find((known) => known.date === date);
  if (day === undefined) return words.ruler.off;
  return words.ruler.reasons[day.reason] ?? day.reason;
}

const joined = (cells: readonly Cell[]): readonly Cell[] =>
  cells.reduce<Cell[]>((row, cell) => {
    const before = row.at(-1);
    if (before?.kind !== 'off' || cell.kind !== 'off' || before.note !== cell.note) return [...row, cell];
    return [...row.slice(0, -1), { ...before, last: cell.last }];
  }, []);

/** A long period shows its two ends, and between them only where it stood still. */
function shortened(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length <= MOST_CELLS) return cells;
  const [start, ...middle] = cells.slice(0, -5);
  if (start === undefined) return cells;
  const bridges = middle.reduce<Cell[]>((row, cell) => {
    const before = row.at(-1);
    if (before === undefined || isStop(cell) || isStop(before)) return [...row, cell];
    return [...row.slice(0, -1), { ...before, last: cell.last, nth: Math.max(before.nth, cell.nth) }];
  }, []);
  return [start, ...bridges.map((cell) => (isStop(cell) ? cell : bridgeOver(cell))), ...cells.slice(-5)];
}

const isStop = ({ note }: Cell): boolean => note === words.ruler.reasons['stopped'];

const bridgeOver = ({ first, last, nth }: Cell): Cell => ({
  first,
  last,
  kind: 'counted',
  nth,
  isMakeUp: false,
  note: words.ruler.upTo(nth),
});

interface RulerProps {
  readonly receipt: Days;
  readonly today: string;
  /** With the day of the week in each cell. */
  readonly wide?: boolean;
}

export function DayRuler({ receipt, today, wide = false }: RulerProps): ReactElement {
  const cells = rulerCells(receipt);
  return (
    <ol className="ruler" aria-label={words.ruler.label}>
      {cells.map((cell, i) => {
        const isNow = today >= cell.first && today <= cell.last;
        const months = i === 0 || monthOf(cell.first) !== monthOf(cells[i - 1]?.last ?? cell.first);
        return (
          <li
            key={cell.first}
            className={`${cell.kind}${isNow ? ' now' : ''}${cell.first === cell.last ? '' : ' many'}`}
            aria-current={isNow ? 'date' : undefined}
          >
            <b>{dayLabel(cell, months)}</b>
            {wide && cell.first === cell.last ? (
              <span>
                {words.weekday(weekdayOf(cell.first))}
                {cell.isMakeUp ? words.ruler.makeUp : ''}
              </span>
            ) : null}
            <span>{noteOf(isNow ? atToday(cell, receipt, today) : cell, isNow, wide)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** In the bridge over many days, how far it is today. */
function atToday(cell: Cell, { counted }: Days, today: string): Cell {
  const nth = counted.indexOf(today) + 1;
  return cell.first === cell.last || cell.kind !== 'counted' || nth === 0
    ? cell
    : { ...cell, note: words.ruler.nth(nth) };
}

function noteOf({ kind, isMakeUp, note }: Cell, isNow: boolean, wide: boolean): string {
  if (kind === 'due') return note;
  const short = isMakeUp && !wide ? words.ruler.makeUp : note;
  return isNow ? words.ruler.today(short) : short;
}

function dayLabel({ first, last }: Cell, withMonth: boolean): string {
  const begin =
    withMonth || monthOf(first) !== monthOf(last) ? `${monthOf(first)}-${dayOf(first)}` : String(dayOf(first));
  if (first === last) return begin;
  return monthOf(first) === monthOf(last) ? `${begin}–${dayOf(last)}` : `${begin}–${monthOf(last)}-${dayOf(last)}`;
}
