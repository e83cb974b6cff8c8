import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { clockLabels, type ClockName } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { opinionPrint } from '../api/api.ts';
import { shortDate } from '../words/dates.ts';
import { OpinionWord } from './opinion-word.tsx';
import { words } from '../words/words.ts';
import { DueButton, dueDay, ReceiptButton } from '../components/due.tsx';
import { IssueList } from './issues/issue-list.tsx';

interface SideProps {
  readonly view: CaseView;
  readonly today: string;
}

/** Numbered problems that nobody has settled yet, and those that are, folded. */
export function OpenProblems({ view, today }: SideProps): ReactElement | null {
  const open = view.issues.filter(({ state }) => state !== 'settled');
  if (view.issues.length === 0) return null;
  return (
    <section className="card padded">
      <h2 className="title-2">{words.case.openProblems(open.length)}</h2>
      <IssueList issues={view.issues} today={today} />
      {view.mayEditDraft && view.head.state === 'problemsFound' ? (
        <p>
          <Link to="/cases/$caseId/draft" params={{ caseId: view.head.id }}>
            {words.case.answer}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

export function Rounds({ view, today }: SideProps): ReactElement | null {
  if (view.rounds.length === 0) return null;
  return (
    <section className="card padded">
      <h2 className="title-2">{words.case.rounds}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.case.roundColumns.round}</th>
            <th scope="col">{words.case.roundColumns.span}</th>
            <th scope="col">{words.case.roundColumns.used}</th>
            <th scope="col">{words.case.roundColumns.result}</th>
          </tr>
        </thead>
        <tbody>
          {view.rounds.map(({ round, acceptedOn, opinion, workingDaysUsed }) => (
            <tr key={round}>
              <td>{round}</td>
              <td className="no-wrap">
                {acceptedOn === null
                  ? ''
                  : `${shortDate(acceptedOn, today)}–${dayOr(opinion?.issued?.on ?? null, today)}`}
              </td>
              <td className="no-wrap">{workingDaysUsed === null ? '' : words.case.usedDays(workingDaysUsed)}</td>
              <td>
                <Result view={view} round={round} opinion={opinion} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const dayOr = (date: string | null, today: string): string => (date === null ? '' : shortDate(date, today));

interface ResultProps {
  readonly view: CaseView;
  readonly round: number;
  readonly opinion: CaseView['rounds'][number]['opinion'];
}

function Result({ view, round, opinion }: ResultProps): ReactElement | null {
  if (opinion === null || opinion.issued === null) return null;
  return (
    <>
      <OpinionWord opinion={opinion} />{' '}
      <a
        className="small no-wrap no-print"
        href={opinionPrint(view.head.id, round, opinion.form)}
        target="_blank"
        rel="noreferrer"
      >
        {words.case.printOf[opinion.form]}
      </a>
    </>
  );
}

/** The end of these draws a consequence by itself; nobody was late. */
export const lapsing: readonly ClockName[] = [
  'supplement',
  'defense',
  'demand',
  'display',
  'objection',
  'hearingRequest',
  'hearingNotice',
];

interface ClocksProps {
  readonly caseId: string;
  readonly clocks: CaseView['clocks'];
  readonly today: string;
}

/** Every run of a clock; each opens to how its last day was counted. */
export const Clocks = ({ caseId, clocks, today }: ClocksProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.case.clocks}</h2>
    <table className="plain-table">
      <tbody>
        {clocks.map((clock) => (
          <tr key={`${clock.process} ${clock.clock} ${clock.from}`}>
            <th scope="row">{clockLabels[clock.clock]}</th>
            <td>
              {clock.standsSince !== null ? (
                <ReceiptButton caseId={caseId} due={clock} process={clock.process} today={today}>
                  {words.due.stands(shortDate(clock.standsSince, today))}
                </ReceiptButton>
              ) : clock.endedOn === null ? (
                <DueButton caseId={caseId} due={clock} process={clock.process} today={today} />
              ) : (
                <>
                  <ReceiptButton caseId={caseId} due={clock} process={clock.process} today={today}>
                    {dueDay(clock, today)}
                  </ReceiptButton>{' '}
                  <span className="small secondary">{words.due.done(shortDate(clock.endedOn, today))}</span>
                  {(clock.lateBy ?? 0) > 0 && !lapsing.includes(clock.clock) ? (
                    <span className="small late"> {words.due.lateBy(clock.lateBy ?? 0)}</span>
                  ) : null}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
