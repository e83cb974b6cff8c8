import type { ReactElement } from 'react';
import type { z } from 'zod';
import { actKindLabels } from '../../server/contract/labels.ts';
import type { publicDecision } from '../../server/contract/publications.ts';
import { longDate } from '../words/date-words.ts';
import { words } from '../words/words.ts';

/** A decision in the words of the public. */
export function PublicFacts({ decision }: { readonly decision: z.output<typeof publicDecision> }): ReactElement {
  const { fields } = words.board.publications;
  const shown = [
    ['number', decision.number],
    ['title', decision.title],
    ['authority', decision.authority],
    ['subject', decision.subject],
    ['category', decision.category === '' ? actKindLabels[decision.actKind] : decision.category],
    ['conclusion', decision.conclusion],
    ['decidedOn', longDate(decision.decidedOn)],
  ] as const;
  return (
    <dl className="facts preview-facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{fields[name]}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
