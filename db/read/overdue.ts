import type postgres from 'postgres';
import type { ActType } from '../../law/acts.ts';
import type { Subject } from '../../law/process/process-id.ts';
import { addDays, type CivilDate } from '../../law/time/civil-date.ts';
import { joinCase, pageOf, taskColumns, type TaskCursor, type TaskPage, type TaskRow } from './task-row.ts';

export type BoardList = 'overdue' | 'dueToday' | 'extensions' | 'unpublished' | 'passVoided';

export interface BoardQuestion {
  readonly authorityId: string;
  readonly show: BoardList;
  readonly today: CivilDate;
  readonly unitId: string | null;
  readonly after: TaskCursor | null;
  readonly limit: number;
}

/** Open tasks a supervisor looks at, the longest overdue first. Whom each waits for and since when stands on the row. */
export async function boardPage(sql: postgres.Sql, question: BoardQuestion): Promise<TaskPage> {
  const { authorityId, show, today, unitId, after, limit } = question;
  const rows = await sql<TaskRow[]>`
    select ${taskColumns(sql)}
    from task t join process p on p.id = t.process_id ${joinCase(sql)}
    where t.closed_at is null and t.authority_id = ${authorityId} and ${isOnList(sql, show, today)}
      and ${unitId === null ? sql`true` : sql`t.of_id = ${unitId}`}
      and ${after === null ? sql`true` : sql`(t.due_on, t.id) > (${after.dueOn}::date, ${after.id})`}
    order by t.due_on, t.id limit ${limit + 1}`;
  return pageOf(rows, limit);
}

function isOnList(sql: postgres.Sql, show: BoardList, today: CivilDate) {
  switch (show) {
    case 'overdue':
      return sql`t.due_on < ${today}::date`;
    case 'dueToday':
      return sql`t.due_on = ${today}::date`;
    case 'extensions':
      return sql`t.kind = 'decideExtension'`;
    case 'unpublished':
      return sql`t.kind = 'publish' and t.due_on < ${today}::date`;
    case 'passVoided':
      return sql`t.kind = 'resubmitVoided'`;
    default:
      return show satisfies never;
  }
}

export interface BoardNumbers {
  readonly overdue: number;
  readonly dueToday: number;
  readonly extensionsWaiting: number;
  readonly unpublishedLate: number;
  readonly passVoided: number;
  /** Decisions with neither pass nor out-of-scope record: asked of the record itself each time. */
  readonly unreviewed: number;
  readonly decisions: number;
  readonly decisionsPassed: number;
  readonly decisionsOutOfScope: number;
}

/** Open tasks are counted as far as `most`; decisions are counted all. */
export async function boardNumbers(
  sql: postgres.Sql,
  { authorityId, today, most }: { readonly authorityId: string; readonly today: CivilDate; readonly most: number },
): Promise<BoardNumbers> {
  const open = (show: BoardList) => sql`
    (select count(*)::int from (select from task t
      where t.closed_at is null and t.authority_id = ${authorityId} and ${isOnList(sql, show, today)}
      limit ${most}) as listed)`;
  const [row] = await sql<[BoardNumbers]>`
    select ${open('overdue')} as "overdue", ${open('dueToday')} as "dueToday",
      ${open('extensions')} as "extensionsWaiting", ${open('unpublished')} as "unpublishedLate",
      ${open('passVoided')} as "passVoided", decided.*
    from (
      select count(*)::int as "decisions",
        count(p.opinion_id)::int as "decisionsPassed",
        count(o.id)::int as "decisionsOutOfScope",
        (count(*) filter (where p.opinion_id is null and o.id is null))::int as "unreviewed"
      from decision d
      join enforcement_case c on c.id = d.case_id
      join process cp on cp.id = c.process_id and cp.authority_id = ${authorityId}
      left join pass p on p.opinion_id = d.pass_id and p.content_hash = d.content_hash and p.validity = 'valid'
      left join out_of_scope o on o.id = d.out_of_scope_id and o.content_hash = d.content_hash
        and o.validity = 'valid'
    ) as decided`;
  return row;
}

export interface RecentAct {
  readonly subject: Subject;
  readonly on: CivilDate;
  readonly type: ActType;
  readonly actorId: string;
  /** Null: the system. */
  readonly actorName: string | null;
}

/** The last acts about each of these, newest first: the facts behind a cause. */
export const recentActs = (
  sql: postgres.Sql,
  subjects: readonly Subject[],
  each: number,
): Promise<readonly RecentAct[]> => sql<RecentAct[]>`
  select json_build_object('kind', wanted.kind, 'id', wanted.id) as subject, l."on", l.type, l.actor_id as "actorId", p.name as "actorName"
  from (select distinct kind, id from unnest(${subjects.map(({ kind }) => kind)}::text[],
    ${subjects.map(({ id }) => id)}::text[]) as given (kind, id)) as wanted
  cross join lateral (
    select * from ledger where subject_kind = wanted.kind and subject_id = wanted.id order by seq desc limit ${each}
  ) as l
  left join person p on p.id = l.actor_id`;

export interface UnitLoad {
  readonly unitId: string;
  readonly unitName: string;
  readonly reviewers: number;
  readonly on: CivilDate;
  readonly tasks: number;
}

/** Tasks of each review unit on each coming day that has any, counted as far as `most`. No person is counted by name. */
export const unitLoad = (
  sql: postgres.Sql,
  {
    authorityId,
    today,
    days,
    most,
  }: { readonly authorityId: string; readonly today: CivilDate; readonly days: number; readonly most: number },
): Promise<readonly UnitLoad[]> => sql<UnitLoad[]>`
  select u.id as "unitId", u.name as "unitName", day::date as "on", counted.tasks,
    (select count(*)::int from person where active and offices @> jsonb_build_array(
      jsonb_build_object('office', 'reviewer', 'of', u.id))) as reviewers
  from unit u cross join generate_series(${today}::date, ${addDays(today, days)}::date, interval '1 day') as day
    cross join lateral (select count(*)::int as tasks from (select from task t
      where t.of_id = u.id and t.closed_at is null and t.due_on = day::date limit ${most}) as listed) as counted
  where u.authority_id = ${authorityId} and u.kind = 'review' and counted.tasks > 0
  order by u.name, u.id, day`;
