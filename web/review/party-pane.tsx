import type { ReactElement } from 'react';
import type { PartyStatement } from '../case/party-statements.ts';
import { words } from '../words/words.ts';
import { longDate } from '../words/date-words.ts';

interface PartyPaneProps {
  readonly statements: readonly PartyStatement[];
}

/** 陈述、申辩和听证, whole: after a hearing, draft and review go by its record (APL 58, 65). */
export const PartyPane = ({ statements }: PartyPaneProps): ReactElement => (
  <section className="evidence-pane" aria-label={words.review.partyTab}>
    <h2 className="title-3">{words.review.partyTab}</h2>
    <StatementList statements={statements} />
  </section>
);

export const StatementList = ({ statements }: PartyPaneProps): ReactElement => (
  <dl className="party-said">
    {statements.map(({ label, on, by, text }) => (
      <div key={`${label} ${on} ${text}`}>
        <dt>
          <b>{label}</b>{' '}
          <span className="small secondary">
            {longDate(on)} {by}
          </span>
        </dt>
        <dd className="pre">{text}</dd>
      </div>
    ))}
  </dl>
);
