import type { ReactElement } from 'react';
import { reviewCheckLabels } from '../../server/contract.ts';
import type { Problem } from '../content.ts';
import { words } from '../words.ts';
import { Icon } from './icon.tsx';

/** Numbered problems, each with its basis and what was answered. */
export const ProblemList = ({ problems }: { readonly problems: readonly Problem[] }): ReactElement => (
  <ol className="problems">
    {problems.map((problem) => (
      <li key={problem.check}>
        <span className={`number${problem.answer?.how === 'changed' ? ' done' : ''}`}>{problem.number}</span>
        <div>
          <span className="strong">{reviewCheckLabels[problem.check]}</span>
          <p className="pre">{problem.problem}</p>
          {problem.basis === '' ? null : (
            <p className="small secondary">
              {words.case.basis}：{problem.basis}
            </p>
          )}
          <Answer problem={problem} />
        </div>
      </li>
    ))}
  </ol>
);

function Answer({ problem: { answer } }: { readonly problem: Problem }): ReactElement | null {
  if (answer === null) return null;
  const isChanged = answer.how === 'changed';
  return (
    <p>
      <span className={`status ${isChanged ? 'good' : 'soon'}`}>
        <Icon name={isChanged ? 'check' : 'problem'} />
        {isChanged ? words.inbox.changed : words.inbox.explained}
      </span>{' '}
      {answer.text}
    </p>
  );
}
