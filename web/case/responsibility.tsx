import type { ReactElement } from 'react';
import { actLabels } from '../../server/contract/labels.ts';
import type { Answering } from '../../server/contract/responsibility.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import { responsibilityPrint } from '../api/api.ts';
import { shortDate, timeOfDay } from '../words/dates.ts';
import { words } from '../words/words.ts';
import { Icon } from '../components/icon.tsx';

interface ResponsibilityProps {
  readonly view: CaseView;
  readonly today: string;
}

/** Who answers for what under the rules of the case, each with the act by which it was taken. */
export const Responsibility = ({ view, today }: ResponsibilityProps): ReactElement => (
  <section className="card padded">
    <h2 className="title-2">{words.case.responsibility}</h2>
    <table className="plain-table">
      <tbody>
        {view.responsibility.map(({ duty, basis, people }) => (
          <tr key={duty}>
            <th scope="row" title={basis.words ?? undefined}>
              {words.case.duties[duty]}
              <div className="small secondary">{basis.label}</div>
            </th>
            <td>
              {people.length === 0 ? <span className="secondary">{words.case.notYet}</span> : null}
              {people.map((line) => (
                <Line key={`${line.person.id} ${line.act}`} line={line} today={today} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <a
      className="small no-print"
      href={responsibilityPrint(view.head.id)}
      target="_blank"
      rel="noreferrer"
      aria-label={words.case.printResponsibility}
    >
      <Icon name="print" /> {words.receipt.print}
    </a>
  </section>
);

function Line({ line, today }: { readonly line: Answering; readonly today: string }): ReactElement {
  const { person, standsFor, answers, act, on, at, contentHash } = line;
  return (
    <div>
      {answers ? <b>{person.name}</b> : <span className="secondary">{person.name}</span>}
      {standsFor.length === 0 ? null : (
        <span className="small secondary"> {words.inbox.standsFor(words.case.names(standsFor))}</span>
      )}
      <div className="small secondary">
        {actLabels[act]} · {shortDate(on, today)} {timeOfDay(Date.parse(at))}
        {contentHash === null ? '' : ` · ${contentHash.slice(0, 4)}…${contentHash.slice(-3)}`}
      </div>
    </div>
  );
}
