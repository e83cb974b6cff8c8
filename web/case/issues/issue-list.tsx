import type { ReactElement } from 'react';
import { reviewCheckLabels } from '../../../server/contract/labels.ts';
import type { IssueView } from '../../../server/contract/review-work.ts';
import { shortDate } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { IssueBody } from './issue-body.tsx';
import '../../styles/issues.css';

interface IssueListProps {
  readonly issues: readonly IssueView[];
  readonly today: string;
}

export const isDone = ({ state, answer }: IssueView): boolean =>
  state === 'settled' || (answer !== null && answer !== 'disagreed');

/** Numbered problems; what is settled is folded. */
export function IssueList({ issues, today }: IssueListProps): ReactElement {
  const open = issues.filter(({ state }) => state !== 'settled');
  return (
    <>
      <ol className="problems">
        {open.map((issue) => (
          <li key={issue.number}>
            <span className={`number${isDone(issue) ? ' done' : ''}`}>{issue.number}</span>
            <div>
              <span className="strong">{reviewCheckLabels[issue.check]}</span>
              <IssueBody issue={issue} today={today} />
            </div>
          </li>
        ))}
      </ol>
      <Settled issues={issues} today={today} />
    </>
  );
}

export function Settled({ issues, today }: IssueListProps): ReactElement | null {
  const settled = issues.filter(({ state }) => state === 'settled');
  if (settled.length === 0) return null;
  return (
    <details className="small settled">
      <summary>{words.issues.settled(settled.length)}</summary>
      {settled.map((issue) => (
        <section key={issue.number} className="note">
          <p className="line">
            <span className="number done">{issue.number}</span>
            <b>{reviewCheckLabels[issue.check]}</b>
          </p>
          <IssueBody issue={issue} today={today} />
          {issue.settled === null ? null : (
            <p className="good">{words.issues.settledOn(issue.settled.by.name, shortDate(issue.settled.on, today))}</p>
          )}
        </section>
      ))}
    </details>
  );
}
