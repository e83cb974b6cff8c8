import type postgres from 'postgres';
import type { Act, ActType } from '../../law/acts.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { NamedRow } from './case-head.ts';

/** An act somebody answers for. */
export interface AnsweringRow {
  readonly type: ActType;
  readonly act: Act;
  readonly by: NamedRow;
  /** Absent persons for whom it was done. */
  readonly standsFor: readonly NamedRow[];
  readonly on: CivilDate;
  readonly at: Date;
  readonly hash: string;
}

/** The acts of these types in a case and what belongs to it, the oldest first. */
export const answeringActs = (
  sql: postgres.Sql,
  caseId: string,
  types: readonly ActType[],
): Promise<readonly AnsweringRow[]> => sql<AnsweringRow[]>`
  select l.type, l.act, json_build_object('id', p.id, 'name', p.name) as by, l."on", l.at, l.hash,
    (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name)), '[]')
      from jsonb_array_elements(coalesce(l.entry::jsonb -> 'by' -> 'standsFor', '[]')) as absent
      join person a on a.id = absent ->> 'personId') as "standsFor"
  from ledger l join person p on p.id = l.actor_id
  where l.subject_kind = 'case' and l.subject_id = ${caseId} and l.type = any(${[...types]}::text[]) order by l.seq`;
