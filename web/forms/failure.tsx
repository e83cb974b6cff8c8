import { Button } from 'antd';
import type { ReactElement } from 'react';
import { RefusalNote } from '../components/refusal.tsx';
import { problemOf, StillUnknown } from '../api/sending.ts';
import { words } from '../words/words.ts';

interface ErrorSummaryProps {
  readonly formId: string;
  readonly problems: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

/** Everything wrong in one place, each a link to its field. */
export function ErrorSummary({ formId, problems, labels }: ErrorSummaryProps): ReactElement | null {
  if (problems.size === 0) return null;
  return (
    <div className="refusal" role="alert">
      <p className="strong">{words.failure.summary(problems.size)}</p>
      <ul>
        {[...problems].map(([name, sentence]) => (
          <li key={name}>
            <a
              href={`#${formId}-${name}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(`${formId}-${name}`)?.focus();
              }}
            >
              {labels.get(name) ?? name}
            </a>
            ：{sentence}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why it was not done; a broken connection offers the same sending again. */
export function SendFailure({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): ReactElement | null {
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  if (problem !== null && problem.status < 500) return <RefusalNote problem={problem} />;
  return (
    <div className="refusal" role="alert">
      <p>{error instanceof StillUnknown ? words.failure.unknown : words.failure.send}</p>
      {problem === null ? null : <p className="small">{problem.requestId}</p>}
      <Button size="small" onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}
