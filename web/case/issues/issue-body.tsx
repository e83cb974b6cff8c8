import type { ReactElement } from 'react';
import { issueAnswerLabels } from '../../../server/contract/labels.ts';
import type { IssueView } from '../../../server/contract/review-work.ts';
import { shortDate } from '../../words/dates.ts';
import { words } from '../../words/words.ts';
import { Difference } from './difference.tsx';

interface IssueBodyProps {
  readonly issue: IssueView;
  readonly today: string;
}

/** What a problem says, what was answered, and what became of its passage. */
export const IssueBody = ({ issue, today }: IssueBodyProps): ReactElement => (
  <>
    {issue.quote === null ? null : <blockquote className="quote">{issue.quote}</blockquote>}
    <p className="pre">{issue.problem}</p>
    {issue.basis === '' ? null : (
      <p className="small secondary">
        {words.issues.basis}：{issue.basis}
      </p>
    )}
    {issue.advice === null ? null : (
      <p className="small secondary">
        {words.issues.advice}：{issue.advice}
      </p>
    )}
    <Answer issue={issue} today={today} />
    <Earlier issue={issue} today={today} />
  </>
);

function Answer({ issue, today }: IssueBodyProps): ReactElement | null {
  const { answer, answerText, answered, before, after } = issue;
  if (answer === null) return null;
  return (
    <>
      <p className="pre">
        <b className={answer === 'disagreed' ? 'soon' : 'good'}>{issueAnswerLabels[answer]}</b>{' '}
        {answered === null ? null : (
          <span className="secondary">
            {answered.by.name} {shortDate(answered.on, today)}
            {answerText === null || answerText === '' ? '' : '：'}
          </span>
        )}
        {answerText}
      </p>
      {before === null || after === null || answer === 'disagreed' ? null : (
        <Difference before={before} after={after} />
      )}
    </>
  );
}

const Earlier = ({ issue: { earlier }, today }: IssueBodyProps): ReactElement | null =>
  earlier.length === 0 ? null : (
    <details className="small">
      <summary>{words.issues.earlier}</summary>
      {earlier.map(({ answer, text, given }) => (
        <p key={given.at} className="pre secondary">
          {issueAnswerLabels[answer]} {given.by.name} {shortDate(given.on, today)}：{text}
        </p>
      ))}
    </details>
  );
