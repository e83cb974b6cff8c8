import type { ReactElement } from 'react';
import type { Said } from '../../party-said.ts';
import { words } from '../../words.ts';
import { longDate } from '../dates.ts';

/** 陈述、申辩和听证, whole: a review after a hearing goes by its record (APL 58, 65). */
export const PartyPane = ({ said }: { readonly said: readonly Said[] }): ReactElement => (
  <section className="evidence-pane" aria-label={words.review.partyTab}>
    <h2 className="title-3">{words.review.partyTab}</h2>
    <dl className="party-said">
      {said.map(({ label, on, by, text }) => (
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
  </section>
);
