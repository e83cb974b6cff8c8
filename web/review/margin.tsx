import type { ReactElement } from 'react';
import { reviewCheckLabels } from '../../server/contract/labels.ts';
import type { IssueView } from '../../server/contract/review-work.ts';
import { useMe } from '../api/session.ts';
import { words } from '../words/words.ts';
import { IssueBody } from '../case/issues/issue-body.tsx';
import { isDone, Settled } from '../case/issues/issue-list.tsx';
import { firstNumber, judgeId, type MarkedIssue } from './checks.ts';
import type { Writing } from './opining.ts';

interface MarginProps {
  readonly issues: readonly IssueView[];
  /** Null where the page is only read. */
  readonly writing: Writing | null;
}

export const cardId = (number: number): string => `issue-card-${number}`;

/** The problems beside the text they are about: earlier ones with their answers, and those being written. */
export function Margin({ issues, writing }: MarginProps): ReactElement {
  const { today } = useMe();
  const open = issues.filter(({ state }) => state !== 'settled');
  const fresh = writing?.opinion.issues ?? [];
  const first = writing === null ? 1 : firstNumber(writing);
  return (
    <aside className="issue-margin" aria-label={words.review.problemsMargin}>
      {open.length + fresh.length === 0 ? (
        <p className="secondary">{writing === null ? words.issues.none : words.review.firstRound}</p>
      ) : (
        <h2 className="line title-3">
          {words.issues.count(open.length + fresh.length)}
          <span className="secondary small">{answersText(open)}</span>
        </h2>
      )}
      <ol>
        {open.map((issue) => (
          <li
            key={issue.number}
            id={cardId(issue.number)}
            tabIndex={-1}
            className={`note${isDone(issue) ? '' : ' open'}`}
          >
            <CardHead number={issue.number} isDone={isDone(issue)} label={reviewCheckLabels[issue.check]} />
            <IssueBody issue={issue} today={today} />
            {writing === null ? null : <Judgement writing={writing} number={issue.number} />}
          </li>
        ))}
        {fresh.map((issue, i) => (
          <FreshCard key={first + i} issue={issue} number={first + i} writing={writing} />
        ))}
      </ol>
      <Settled issues={issues} today={today} />
      {writing === null ? null : (
        <p className="secondary key-hint">
          {words.issues.howTo} <kbd>Q</kbd> {words.issues.howToEnd}
          <kbd>1</kbd>–<kbd>8</kbd> {words.issues.howToChecks}
        </p>
      )}
    </aside>
  );
}

function answersText(issues: readonly IssueView[]): string {
  const count = (wanted: IssueView['answer']): number => issues.filter(({ answer }) => answer === wanted).length;
  return words.issues.answered(count('changed'), count('supplemented'), count('disagreed'));
}

interface CardHeadProps {
  readonly number: number;
  readonly isDone: boolean;
  readonly label: string;
}

const CardHead = ({ number, isDone: done, label }: CardHeadProps): ReactElement => (
  <p className="line">
    <button
      type="button"
      className={`number in-text${done ? ' done' : ''}`}
      aria-label={words.issues.show(number)}
      onClick={() => {
        document.getElementById(`mark-${number}`)?.scrollIntoView({ block: 'center' });
      }}
    >
      {number}
    </button>
    <b className="grow">{label}</b>
  </p>
);

interface FreshCardProps {
  readonly issue: MarkedIssue;
  readonly number: number;
  readonly writing: Writing | null;
}

const FreshCard = ({ issue, number, writing }: FreshCardProps): ReactElement => (
  <li id={cardId(number)} tabIndex={-1} className="note open">
    <CardHead
      number={number}
      isDone={false}
      label={issue.check === null ? words.issues.belongsTo : reviewCheckLabels[issue.check]}
    />
    {issue.quote === null ? null : <blockquote className="quote">{issue.quote}</blockquote>}
    <p className="pre">{issue.problem}</p>
    {issue.basis === '' ? null : <p className="secondary">{issue.basis}</p>}
    <button
      type="button"
      className="plain"
      onClick={() => {
        writing?.open(number);
      }}
    >
      {words.issues.edit(number)}
    </button>
  </li>
);

function Judgement({ writing, number }: { readonly writing: Writing; readonly number: number }): ReactElement {
  const chosen = writing.opinion.settled[number];
  const missing = writing.isTried ? writing.gaps.get(judgeId(number)) : undefined;
  return (
    <fieldset className="judgement">
      <legend className="hidden-text">{words.issues.judge(number)}</legend>
      <span className="three two">
        {([true, false] as const).map((isSettled) => (
          <label
            key={String(isSettled)}
            className={`${isSettled ? 'meets' : 'fails'}${chosen === isSettled ? ' on' : ''}`}
          >
            <input
              type="radio"
              id={isSettled ? judgeId(number) : undefined}
              name={`judge ${number}`}
              checked={chosen === isSettled}
              onChange={() => {
                writing.judge(number, isSettled);
              }}
            />
            {isSettled ? words.issues.isSettled : words.issues.stillOpen}
          </label>
        ))}
      </span>
      {missing === undefined ? null : <p className="late">{missing}</p>}
    </fieldset>
  );
}
