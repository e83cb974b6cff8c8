import type { CaseView, TimelineEntry } from '../../server/contract/case-view.ts';
import { words } from '../words/words.ts';

/** What the party said, what came of it, and what was written of a hearing. */
export interface PartyStatement {
  readonly label: string;
  readonly on: string;
  readonly by: string;
  readonly text: string;
}

const statementFields: { readonly [T in TimelineEntry['act']]?: readonly string[] } = {
  recordDefense: ['statement'],
  reexamineDefense: ['findings'],
  requestHearing: ['statement'],
  recordHearing: ['minutes', 'report'],
};

/** In the order in which it happened. */
export function partyStatements({ timeline }: Pick<CaseView, 'timeline'>): readonly PartyStatement[] {
  const acts = timeline.filter(({ what }) => what === 'act').toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
  return acts.flatMap(({ act, texts, on, by }) =>
    (statementFields[act] ?? []).flatMap((name) => {
      const text = texts[name];
      const label = words.case.fieldsOf[act]?.[name] ?? words.case.fields[name] ?? '';
      return typeof text === 'string' ? [{ label, on, by: by?.name ?? '', text }] : [];
    }),
  );
}
