import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { StateName } from '../../law/procedure/names.ts';
import type { PartyType } from '../../law/review/content.ts';

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/** What every list says of a case. */
export interface CaseHeadRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly partyName: string;
  readonly partyType: PartyType | null;
  readonly actKind: ActKind;
  readonly state: StateName;
  readonly round: number;
  readonly revision: number;
  readonly demo: boolean;
  readonly backEntry: boolean;
  readonly handlers: readonly NamedRow[];
  readonly handlingUnit: NamedRow | null;
}

/** The head as JSON, of the row `c` of `enforcement_case`. */
export const caseHead = (sql: postgres.Sql): postgres.PendingQuery<postgres.Row[]> => sql`
  json_build_object('id', c.id, 'number', c.number, 'title', c.title, 'partyName', c.party_name,
    'partyType', c.party_type, 'actKind', c.act_kind, 'state', c.state, 'round', c.round, 'revision', c.revision,
    'demo', c.demo, 'backEntry', c.back_entry,
    'handlers', (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by id), '[]')
      from person where id = any(c.handlers)),
    'handlingUnit', (select json_build_object('id', id, 'name', name) from unit where id = c.handling_unit_id))`;

/** Number, title, party or decision number; spelled as the index `case_search` is. */
export const caseMatches = (sql: postgres.Sql, words: string | null): postgres.PendingQuery<postgres.Row[]> =>
  words === null
    ? sql`true`
    : sql`(c.number || ' ' || c.title || ' ' || c.party_name || ' ' || coalesce(c.decision_number, ''))
        ilike ${likePattern(words)}`;

/** What was typed stands for itself, not for a pattern. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;
