import type { CaseView } from '../../server/contract/case-view.ts';
import { actsIn, type ActEntry } from '../../server/contract/timeline.ts';
import { words } from '../words/words.ts';

/** What the party said, what came of it, and what was written of a hearing. */
export interface PartyStatement {
  readonly label: string;
  readonly on: string;
  readonly by: string;
  readonly text: string;
}

const { fields, fieldsOf } = words.case;
const labelOf = (act: ActEntry['act'], name: string): string => fieldsOf[act]?.[name] ?? fields[name] ?? '';

function statementsIn(entry: ActEntry): Readonly<Record<string, string | null | undefined>> {
  switch (entry.act) {
    case 'recordDefense':
    case 'requestHearing':
      return { statement: entry.fields.statement };
    case 'reexamineDefense':
      return { findings: entry.fields.findings };
    case 'recordHearing':
      return { minutes: entry.fields.minutes, report: entry.fields.report };
    default:
      return {};
  }
}

/** In the order in which it happened. */
export const partyStatements = ({ timeline }: Pick<CaseView, 'timeline'>): readonly PartyStatement[] =>
  actsIn(timeline)
    .toReversed()
    .flatMap((entry) =>
      Object.entries(statementsIn(entry)).flatMap(([name, text]) =>
        typeof text === 'string'
          ? [{ label: labelOf(entry.act, name), on: entry.on, by: entry.by?.name ?? '', text }]
          : [],
      ),
    );
