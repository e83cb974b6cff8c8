import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { StateName } from '../../law/process/names.ts';
import type { PartyType } from '../../law/processes/case/review/content.ts';
import type { Fragment } from './fragment.ts';

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

/** The head as JSON, of the row `c` of `enforcement_case` and the row `cp` of its process. */
export const caseHead = (sql: postgres.Sql): Fragment => sql`
  json_build_object('id', c.id, 'number', cp.number, 'title', cp.title, 'partyName', c.party_name,
    'partyType', c.party_type, 'actKind', c.act_kind, 'state', cp.state, 'round', c.round, 'revision', cp.revision,
    'demo', cp.demo, 'backEntry', cp.back_entry,
    'handlers', (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by id), '[]')
      from person where id = any(c.handlers)),
    'handlingUnit', (select json_build_object('id', id, 'name', name) from unit where id = c.handling_unit_id))`;
