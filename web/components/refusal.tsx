import { useState, type ReactElement } from 'react';
import type { Problem, RefusalView } from '../../server/contract/problem.ts';
import { beijingTime } from '../words/dates.ts';
import { words } from '../words/words.ts';

type RefusalText = Pick<RefusalView, 'sentence' | 'remedy'> & { readonly provision: RefusalView['provision'] | null };

/** Sentence, provision, the way on; in one line. */
export const RefusalLine = ({ refusal }: { readonly refusal: RefusalText }): ReactElement => (
  <span>
    <b className="late">{refusal.sentence}</b>
    {refusal.provision === null ? null : (
      <span className="secondary" title={refusal.provision.words}>
        {words.refusal.provision(refusal.provision.label)}
      </span>
    )}
    <span className="secondary">{refusal.remedy}</span>
  </span>
);

/** Why the server said no, with what changed meanwhile; the code stands in the small print. */
export function RefusalNote({ problem }: { readonly problem: Problem }): ReactElement {
  const [at] = useState(() => beijingTime(new Date().toISOString()));
  const sentence = problem.sentence ?? words.failure.plain(problem.status);
  return (
    <div className="refusal" role="alert">
      <p>
        <RefusalLine refusal={{ sentence, remedy: problem.remedy ?? '', provision: problem.provision }} />
      </p>
      {problem.changes.length > 0 ? (
        <ul className="change-list">
          {problem.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      ) : null}
      {problem.provision !== null && problem.provision.words !== '' ? (
        <p className="small">
          {problem.provision.label}：{problem.provision.words}
        </p>
      ) : null}
      <p className="small">
        {words.refusal.smallPrint(problem.requestId ?? problem.code ?? String(problem.status), at)}
      </p>
    </div>
  );
}
