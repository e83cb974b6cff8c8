import type postgres from 'postgres';
import type { CaseRole } from '../../law/people/roles.ts';
import type { ActType } from '../../law/acts.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { ProcessKind, TaskKind } from '../../law/process/names.ts';
import type { Subject } from '../../law/process/process-id.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { Period } from '../../law/time/period.ts';
import { NO_DUE_DAY } from '../schema/tasks.ts';
import { caseHead, type CaseHeadRow, type NamedRow } from './case-head.ts';
import type { Fragment } from './fragment.ts';

export interface TaskRow {
  readonly id: string;
  readonly kind: TaskKind;
  readonly process: ProcessKind;
  /** Of the process. */
  readonly revision: number;
  /** What the process is about, as lists show it. */
  readonly subject: Subject & { readonly number: string; readonly title: string; readonly demo: boolean };
  readonly act: ActType;
  readonly role: CaseRole;
  readonly person: NamedRow | null;
  /** The keys under which it lies open (`task_holder`). */
  readonly holders: readonly string[];
  /** The unit whose people share it; null where it is the authority's. */
  readonly unit: NamedRow | null;
  readonly clock: ClockName | null;
  readonly dueOn: CivilDate | null;
  /** Of a clock of hours: epoch milliseconds. */
  readonly dueAt: number | null;
  /** What the period of the clock is counted in; null where none runs. */
  readonly countedIn: Period['unit'] | null;
  /** Counted over a year without a holiday notice. */
  readonly provisional: boolean;
  readonly openedOn: CivilDate;
  readonly openedAt: Date;
  readonly reminders: number;
  readonly lastRemindedOn: CivilDate | null;
  /** Of the case it is about; null where it is about something else. */
  readonly case: CaseHeadRow | null;
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
export const lastCount = (sql: postgres.Sql): Fragment => sql`
  (select receipt from clock where process_id = t.process_id and clock = t.clock
    order by started_at_revision desc limit 1)`;

/** Beside the row `p` of a process: the case it is about, where it is about one, and the process of that case. */
export const joinCase = (sql: postgres.Sql): Fragment => sql`
  left join enforcement_case c on p.subject_kind = 'case' and c.process_id = 'case-' || p.subject_id
  left join process cp on cp.id = c.process_id`;

/** The columns of a row, of `t` (task), `p` (its process) and what `joinCase` adds. */
export const taskColumns = (sql: postgres.Sql): Fragment => sql`
  t.id, t.kind, p.kind as process, p.revision,
  json_build_object('kind', p.subject_kind, 'id', p.subject_id, 'number', p.number, 'title', p.title,
    'demo', p.demo) as subject, t.act, t.role, t.clock, nullif(t.due_on, ${NO_DUE_DAY}::date) as "dueOn",
  t.opened_on as "openedOn", t.opened_at as "openedAt", t.reminders, t.last_reminded_on as "lastRemindedOn",
  (select json_build_object('id', id, 'name', name) from person where id = t.person_id) as person,
  (select json_build_object('id', id, 'name', name) from unit where id = t.of_id) as unit,
  (select coalesce(json_agg(holder), '[]') from task_holder where task_id = t.id and open) as holders,
  (${lastCount(sql)} ->> 'dueAt')::float8 as "dueAt",
  coalesce((${lastCount(sql)} ->> 'provisional')::boolean, false) as provisional,
  ${lastCount(sql)} #>> '{period,unit}' as "countedIn",
  case when c.id is not null then ${caseHead(sql)} end as case`;

/** A page out of one row more than was asked for. */
export function pageOf(rows: readonly TaskRow[], limit: number): TaskPage {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? { dueOn: last.dueOn ?? NO_DUE_DAY, id: last.id } : null;
  return { rows: page, next };
}
