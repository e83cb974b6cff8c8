import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { clockLabels } from '../../server/contract/labels.ts';
import type { CalendarMoveView, CalendarPreviewView } from '../../server/contract/calendars.ts';
import { calendarsQuery, isProblem, movedReceiptQuery, queries, server } from '../api/api.ts';
import { beijingTime, daysBetween } from '../words/dates.ts';
import { dateWithWeekday } from '../words/date-words.ts';
import { ChangedDays } from './calendar/changed-days.tsx';
import { ReceiptButton } from '../components/due.tsx';
import { Icon } from '../components/icon.tsx';
import { RefusalNote } from '../components/refusal.tsx';
import { Failed, Skeleton } from '../components/waiting.tsx';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import '../styles/calendar.css';

/** The file is read here and judged by the server. */
class NotJson extends Error {}

/** A year's holiday notice: first what it would move, then exactly that. */
export function CalendarPage(): ReactElement {
  const [chosen, setChosen] = useState(0);
  return (
    <div className="page calendar-page">
      <header className="line wrap page-head">
        <h1 className="title-1">{words.calendar.title}</h1>
        <span className="secondary small">{words.calendar.note}</span>
      </header>
      <Loading
        key={chosen}
        onAgain={() => {
          setChosen((times) => times + 1);
        }}
      />
      <Present />
    </div>
  );
}

function Loading({ onAgain }: { readonly onAgain: () => void }): ReactElement {
  const preview = useMutation({
    mutationFn: async (file: File) => server.previewCalendar({ body: { calendar: await jsonOf(file) } }),
  });
  const apply = useMutation({
    mutationFn: (id: string) => server.applyCalendar({ params: { id } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <section className="card padded" aria-busy={preview.isPending || apply.isPending}>
      <h2 className="title-2">{words.calendar.load}</h2>
      {preview.data === undefined ? (
        <FileChoice isReading={preview.isPending} onChoose={preview.mutate} />
      ) : (
        <Preview preview={preview.data} />
      )}
      {preview.isError ? <Problem error={preview.error} /> : null}
      {apply.isError ? <Problem error={apply.error} /> : null}
      {apply.data === undefined ? null : (
        <p className="good strong" role="status">
          <Icon name="passed" /> {words.calendar.applied(apply.data.version, apply.data.recounted, apply.data.cases)}
        </p>
      )}
      {preview.data === undefined ? null : (
        <p className="line">
          {apply.isSuccess || isProblem(apply.error) ? null : (
            <Button
              type="primary"
              loading={apply.isPending}
              onClick={() => {
                apply.mutate(preview.data.id);
              }}
            >
              {apply.isPending ? words.calendar.applying : words.calendar.apply}
            </Button>
          )}
          <Button disabled={apply.isPending} onClick={onAgain}>
            {words.calendar.again}
          </Button>
        </p>
      )}
    </section>
  );
}

async function jsonOf(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch (cause) {
    throw new NotJson(words.calendar.notJson, { cause });
  }
}

interface FileChoiceProps {
  readonly isReading: boolean;
  readonly onChoose: (file: File) => void;
}

function FileChoice({ isReading, onChoose }: FileChoiceProps): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <p>
      <input
        ref={input}
        className="hidden-text"
        type="file"
        accept=".json,application/json"
        aria-label={words.calendar.choose}
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file chosen again after it was corrected is another one.
          target.value = '';
          if (file !== undefined) onChoose(file);
        }}
      />
      <Button loading={isReading} onClick={() => input.current?.click()}>
        {isReading ? words.calendar.reading : words.calendar.choose}
      </Button>
    </p>
  );
}

function Problem({ error }: { readonly error: Error }): ReactElement {
  if (!isProblem(error)) {
    return (
      <p className="late" role="alert">
        {error instanceof NotJson ? error.message : words.failure.load}
      </p>
    );
  }
  const { problem } = error;
  return (
    <div role="alert">
      <RefusalNote problem={problem} />
      {problem.fields.length === 0 ? null : (
        <ul className="change-list">
          {problem.fields.map(({ field, sentence }) => (
            <li key={field}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A screen of ten thousand rows is read by nobody; the sum is of all. */
const MOST_ROWS = 300;

function Preview({ preview }: { readonly preview: CalendarPreviewView }): ReactElement {
  const { version, basedOn, years, moves, clocks, cases } = preview;
  const elsewhere = clocks - moves.length;
  return (
    <>
      <p>
        <b>{words.calendar.previewOf(version)}</b>{' '}
        <span className="small secondary">{words.calendar.basedOn(basedOn)}</span>
      </p>
      <YearTable years={years} />
      <ChangedDays preview={preview} />
      <p className="strong">
        {clocks === 0 ? words.calendar.none : words.calendar.moves(clocks, cases)}{' '}
        {elsewhere > 0 ? <span className="small secondary">{words.calendar.elsewhere(elsewhere)}</span> : null}
      </p>
      {moves.length > 0 ? <Moves preview={preview} /> : null}
    </>
  );
}

function Moves({ preview }: { readonly preview: CalendarPreviewView }): ReactElement {
  const { moves } = preview;
  const { columns } = words.calendar;
  return (
    <>
      <div className="calendar-moves">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.clock}</th>
              <th scope="col">{columns.from}</th>
              <th scope="col">{columns.to}</th>
              <th scope="col">{columns.by}</th>
            </tr>
          </thead>
          <tbody>
            {moves.slice(0, MOST_ROWS).map((move) => (
              <MoveRow key={`${move.processId} ${move.clock}`} previewId={preview.id} move={move} />
            ))}
          </tbody>
        </table>
      </div>
      {moves.length > MOST_ROWS ? (
        <p className="small secondary">{words.calendar.shown(MOST_ROWS, moves.length)}</p>
      ) : null}
    </>
  );
}

interface MoveRowProps {
  readonly previewId: string;
  readonly move: CalendarMoveView;
}

function MoveRow({ previewId, move }: MoveRowProps): ReactElement {
  const me = useMe();
  const { subject, process, clock, from, to } = move;
  const days = daysBetween(from, to);
  const counted = (by: 'present' | 'preview', day: string): ReactElement => (
    <ReceiptButton
      caseId={subject.id}
      due={{ clock }}
      process={process}
      today={me.today}
      query={movedReceiptQuery(previewId, by, move)}
    >
      {dateWithWeekday(day, me.today)}
    </ReceiptButton>
  );
  return (
    <tr>
      <th scope="row">
        {subject.kind === 'case' ? (
          <Link to="/cases/$caseId" params={{ caseId: subject.id }}>
            {subject.number}
          </Link>
        ) : (
          subject.number
        )}
      </th>
      <td>{clockLabels[clock]}</td>
      <td className="no-wrap">{counted('present', from)}</td>
      <td className="no-wrap strong">{counted('preview', to)}</td>
      <td className={`no-wrap ${days < 0 ? 'soon' : 'secondary'}`}>
        {days < 0 ? words.calendar.earlier(-days) : words.calendar.later(days)}
      </td>
    </tr>
  );
}

function Present(): ReactElement {
  const query = useQuery(calendarsQuery);
  if (query.isPending) return <Skeleton />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { version, years, loaded } = query.data;
  return (
    <section className="card padded">
      <h2 className="title-2">
        {words.calendar.present} <span className="small secondary">{words.calendar.version(version)}</span>
      </h2>
      <YearTable years={years} />
      {loaded.length === 0 ? null : (
        <>
          <h2 className="title-2">{words.calendar.loaded}</h2>
          <table className="plain-table">
            <tbody>
              {loaded.toReversed().map((row) => (
                <tr key={row.version}>
                  <th scope="row">{row.version}</th>
                  <td className="secondary">{words.calendar.loadedBy(row.by, beijingTime(row.at))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

const YearTable = ({ years }: { readonly years: CalendarPreviewView['years'] }): ReactElement => (
  <table className="plain-table">
    <tbody>
      {years.map(({ year, source, furtherSources, off, work, provisional }) => (
        <tr key={year}>
          <th scope="row" className="no-wrap">
            {words.calendar.year(year)}
          </th>
          <td>
            {words.calendar.sources(source, furtherSources)}{' '}
            {provisional ? <span className="tag soon">{words.calendar.provisional}</span> : null}
          </td>
          <td className="small secondary no-wrap">{words.calendar.days(off, work)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
