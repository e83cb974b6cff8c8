import type postgres from 'postgres';
import type { CaseRole } from '../../law/people/roles.ts';
import type { ActType } from '../../law/procedure/acts.ts';
import type { ClockName } from '../../law/procedure/clocks.ts';
import type { ProcessKind, TaskKind } from '../../law/procedure/names.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { NO_DUE_DAY } from '../schema/tasks.ts';
import { caseHead, type CaseHeadRow, type NamedRow } from './case-head.ts';

export interface TaskRow {
  readonly id: string;
  readonly kind: TaskKind;
  readonly process: ProcessKind;
  readonly act: ActType;
  readonly role: CaseRole;
  readonly person: NamedRow | null;
  /** The unit whose people share it; null where it is the authority's. */
  readonly unit: NamedRow | null;
  readonly clock: ClockName | null;
  readonly dueOn: CivilDate | null;
  /** Of a clock of hours: epoch milliseconds. */
  readonly dueAt: number | null;
  /** Counted over a year without a holiday notice. */
  readonly provisional: boolean;
  readonly openedOn: CivilDate;
  readonly openedAt: Date;
  readonly reminders: number;
  readonly lastRemindedOn: CivilDate | null;
  readonly case: CaseHeadRow;
}

/** Where the next page begins: after this row. */
export interface TaskCursor {
  /** `NO_DUE_DAY` for a task without a clock. */
  readonly dueOn: CivilDate;
  readonly id: string;
}

export interface TaskPage {
  readonly rows: readonly TaskRow[];
  readonly next: TaskCursor | null;
}

/** The receipt of the clock of `t` as counted last. */
export const lastCount = (sql: postgres.Sql): postgres.PendingQuery<postgres.Row[]> => sql`
  (select receipt from clock where case_id = t.case_id and process = t.process and clock = t.clock
    order by started_at_revision desc limit 1)`;

/** The columns of a row, of `t` (task) and `c` (enforcement_case). */
export const taskColumns = (sql: postgres.Sql): postgres.PendingQuery<postgres.Row[]> => sql`
  t.id, t.kind, t.process, t.act, t.role, t.clock, nullif(t.due_on, ${NO_DUE_DAY}::date) as "dueOn",
  t.opened_on as "openedOn", t.opened_at as "openedAt", t.reminders, t.last_reminded_on as "lastRemindedOn",
  (select json_build_object('id', id, 'name', name) from person where id = t.person_id) as person,
  (select json_build_object('id', id, 'name', name) from unit where id = t.of_id) as unit,
  (${lastCount(sql)} ->> 'dueAt')::float8 as "dueAt",
  coalesce((${lastCount(sql)} ->> 'provisional')::boolean, false) as provisional,
  ${caseHead(sql)} as case`;

/** A page out of one row more than was asked for. */
export function pageOf(rows: readonly TaskRow[], limit: number): TaskPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? { dueOn: last.dueOn ?? NO_DUE_DAY, id: last.id } : null;
  return { rows: page, next };
}
