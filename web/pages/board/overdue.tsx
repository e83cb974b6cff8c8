import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { clockLabels, taskLabels } from '../../../server/contract/labels.ts';
import type { OverdueRow } from '../../../server/contract/tasks.ts';
import { shortDate } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { DueButton, dueDay, leftWords, ReceiptButton, toneOfDue } from '../../components/due.tsx';
import { Icon } from '../../components/icon.tsx';

interface OverdueTableProps {
  readonly rows: readonly OverdueRow[];
  readonly today: string;
  readonly currentId: string | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (row: OverdueRow) => void;
}

/** The latest first: the longer it is late, the higher it stands. */
const byDelay = (rows: readonly OverdueRow[]): readonly OverdueRow[] =>
  rows.toSorted((a, b) => a.due.workingDaysLeft - b.due.workingDaysLeft || (a.due.on < b.due.on ? -1 : 1));

export const OverdueTable = ({ rows, today, currentId, chosen, onChoose }: OverdueTableProps): ReactElement => (
  <table className="overdue-table">
    <thead>
      <tr>
        <th>
          <span className="hidden-text">{words.board.selected(chosen.size)}</span>
        </th>
        <th scope="col">{words.board.columns.late}</th>
        <th scope="col">{words.board.columns.case}</th>
        <th scope="col">{words.board.columns.cause}</th>
        <th scope="col">{words.board.columns.due}</th>
        <th scope="col">{words.board.columns.reminded}</th>
      </tr>
    </thead>
    <tbody>
      {byDelay(rows).map((row) => (
        <tr key={row.id} className={row.id === currentId ? 'current' : ''}>
          <td>
            <input
              type="checkbox"
              checked={chosen.has(row.id)}
              aria-label={words.board.select(row.subject.title)}
              onChange={() => {
                onChoose(row);
              }}
            />
          </td>
          <td className={`no-wrap strong ${toneOfDue(row.due)}`}>
            <Icon name={row.due.overdue ? 'late' : 'clock'} /> {leftWords(row.due)}
          </td>
          <td>
            <Link
              to="/board"
              search={(now) => ({ ...now, task: row.id })}
              className="strong"
              activeProps={{}}
              aria-current={row.id === currentId ? 'true' : undefined}
              resetScroll={false}
            >
              {row.subject.title}
            </Link>{' '}
            <span className="secondary">{row.unit?.name ?? row.case?.handlingUnit.name}</span>
          </td>
          <td>{row.cause}</td>
          <td className="no-wrap">
            <ReceiptButton caseId={row.subject.id} due={row.due} process={row.process} today={today}>
              {dueDay(row.due, today)}
            </ReceiptButton>
          </td>
          <td className="no-wrap">
            {row.reminders === 0 ? (
              <span className="secondary">{words.board.notReminded}</span>
            ) : (
              words.board.remindedTimes(row.reminders)
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

interface CausesProps {
  readonly row: OverdueRow | undefined;
  readonly today: string;
  readonly isOverdue: boolean;
}

export function Causes({ row, today, isOverdue }: CausesProps): ReactElement {
  return (
    <aside className="card padded causes" aria-label={words.board.why} aria-live="polite">
      <h2 className="title-2">{isOverdue ? words.board.whyOf.overdue : words.board.whyOf.other}</h2>
      {row === undefined ? (
        <p className="secondary">{words.board.pickOne}</p>
      ) : (
        <>
          <p className="small secondary">
            {row.subject.title} · {taskLabels[row.kind]}
          </p>
          <p className="strong">{row.cause}</p>
          <ol className="dense">
            {row.causes.map(({ on, sentence }) => (
              <li key={`${on} ${sentence}`}>
                <b>{shortDate(on, today)}</b> {sentence}
              </li>
            ))}
          </ol>
          <p className="dense">
            {clockLabels[row.due.clock]}：
            <DueButton caseId={row.subject.id} due={row.due} process={row.process} today={today} />
          </p>
          {row.lastRemindedOn === null ? null : (
            <p className="small secondary">
              <Icon name="bell" /> {words.board.remindedTimes(row.reminders)}，
              {words.board.lastReminded(shortDate(row.lastRemindedOn, today))}
            </p>
          )}
          {row.subject.kind === 'case' ? (
            <Link to="/cases/$caseId" params={{ caseId: row.subject.id }}>
              {words.board.openCase}
            </Link>
          ) : null}
        </>
      )}
    </aside>
  );
}
