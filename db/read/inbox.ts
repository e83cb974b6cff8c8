import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { Actor, CaseRole, Office } from '../../law/people/roles.ts';
import type { TaskKind } from '../../law/procedure/names.ts';
import { addDays, startOfDayMs, type CivilDate } from '../../law/time/civil-date.ts';
import { NO_DUE_DAY } from '../schema/tasks.ts';
import { processMatches } from './process-search.ts';
import { joinCase, pageOf, taskColumns, type TaskCursor, type TaskPage, type TaskRow } from './task-row.ts';

/** `fresh`: neither late nor due today. `waiting`: of cases of mine, and asked of somebody else. */
export type InboxTab = 'all' | 'overdue' | 'dueToday' | 'fresh' | 'waiting';
/** `unit`: shared by my unit, and not yet anyone's. */
export type InboxScope = 'mine' | 'unit';

export interface InboxQuestion {
  readonly by: Actor;
  readonly tab: InboxTab;
  readonly scope: InboxScope;
  readonly today: CivilDate;
  readonly kind: TaskKind | null;
  readonly actKind: ActKind | null;
  readonly words: string | null;
  readonly after: TaskCursor | null;
  readonly limit: number;
}

const rolesOfOffice: { readonly [O in Office]?: readonly CaseRole[] } = {
  unitHead: ['handlingUnitHead', 'reviewUnitHead', 'reviewUnitMember'],
  reviewer: ['reviewUnitMember'],
  deputyHead: ['deputyHead', 'handlingDeputy'],
  authorityHead: ['authorityHead'],
  publicityClerk: ['publicityClerk'],
};

/** The keys of `task_holder` under which this person finds tasks: their own, and those of whom they stand in for. */
export function holderKeys(actor: Actor, scope: InboxScope): readonly string[] {
  return [...new Set([actor, ...(actor.standsFor ?? [])].flatMap((person) => keysOf(person, scope)))];
}

function keysOf({ personId, offices }: Pick<Actor, 'personId' | 'offices'>, scope: InboxScope): readonly string[] {
  const shared = offices.flatMap(({ office, of }) => (rolesOfOffice[office] ?? []).map((role) => `${role}:${of}`));
  const pooled = shared.filter((key) => key.startsWith('reviewUnitMember:'));
  return scope === 'unit' ? pooled : [`person:${personId}`, ...shared];
}

/** Only who stands in for somebody may find one task under two keys. */
const mayMeetTwice = ({ standsFor = [] }: Actor): boolean => standsFor.length > 0;

const idsOf = ({ personId, standsFor = [] }: Actor): string[] => [
  personId,
  ...standsFor.map((absent) => absent.personId),
];

/** One page of an inbox by due day. Each key is one range of an index, read no further than the page needs. */
export async function inboxPage(sql: postgres.Sql, question: InboxQuestion): Promise<TaskPage> {
  const rows = await (question.tab === 'waiting' ? waitingRows(sql, question) : heldRows(sql, question));
  return pageOf(rows, question.limit);
}

function heldRows(sql: postgres.Sql, question: InboxQuestion): Promise<TaskRow[]> {
  const { by, scope, limit } = question;
  const { first, last } = daysOf(question);
  return sql<TaskRow[]>`
    with page as (
      select found.task_id, found.due_on
      from unnest(${holderKeys(by, scope)}::text[]) as key
      cross join lateral (
        select h.task_id, h.due_on from task_holder h ${filterJoin(sql, question)}
        where h.holder = key and h.open and h.due_on between ${first}::date and ${last}::date
          and ${hasFilter(question) ? isFiltered(sql, question) : sql`true`}
          and ${isAfter(sql, question, 'h.due_on', 'h.task_id')}
        order by h.due_on, h.task_id limit ${limit + 1}
      ) as found
      ${mayMeetTwice(by) ? sql`group by found.due_on, found.task_id` : sql``}
      order by found.due_on, found.task_id limit ${limit + 1}
    )
    select ${taskColumns(sql)}
    from page join task t on t.id = page.task_id join process p on p.id = t.process_id ${joinCase(sql)}
    order by page.due_on, page.task_id`;
}

function waitingRows(sql: postgres.Sql, question: InboxQuestion): Promise<TaskRow[]> {
  const { by, limit } = question;
  return sql<TaskRow[]>`
    select ${taskColumns(sql)}
    from ${ownSubjects(sql, by)} as own
    join process p on p.subject_kind = own.kind and p.subject_id = own.id
    join task t on t.process_id = p.id and t.closed_at is null ${joinCase(sql)}
    where ${isWaiting(sql, by)} and ${isAfter(sql, question, 't.due_on', 't.id')}
      and ${isFiltered(sql, question)}
    order by t.due_on, t.id limit ${limit + 1}`;
}

/** What the person takes part in. So far only cases have sides. */
const ownSubjects = (sql: postgres.Sql, by: Actor) => sql`(
  select distinct 'case' as kind, case_id::text as id from case_side where person_id = any(${idsOf(by)}::text[]))`;

const isWaiting = (sql: postgres.Sql, by: Actor) => sql`not exists (
  select from task_holder h where h.task_id = t.id and h.holder = any(${holderKeys(by, 'mine')}::text[]))`;

const isAfter = (sql: postgres.Sql, { after }: InboxQuestion, dueOn: string, id: string) =>
  after === null ? sql`true` : sql`(${sql.unsafe(dueOn)}, ${sql.unsafe(id)}) > (${after.dueOn}::date, ${after.id})`;

const hasFilter = ({ kind, actKind, words }: InboxQuestion): boolean =>
  kind !== null || actKind !== null || words !== null;

const filterJoin = (sql: postgres.Sql, question: InboxQuestion) =>
  hasFilter(question)
    ? sql`join task t on t.id = h.task_id join process p on p.id = t.process_id ${joinCase(sql)}`
    : sql``;

const isFiltered = (sql: postgres.Sql, { kind, actKind, words }: InboxQuestion) => sql`
  ${kind === null ? sql`true` : sql`t.kind = ${kind}`}
  and ${actKind === null ? sql`true` : sql`c.act_kind = ${actKind}`}
  and ${processMatches(sql, 'p', words)}`;

function daysOf({ tab, today }: InboxQuestion): { readonly first: CivilDate; readonly last: CivilDate } {
  const first = tab === 'dueToday' ? today : tab === 'fresh' ? addDays(today, 1) : '0001-01-01';
  const last = tab === 'dueToday' ? today : tab === 'overdue' ? addDays(today, -1) : NO_DUE_DAY;
  return { first, last };
}

export interface InboxCounts {
  readonly all: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly fresh: number;
  readonly waiting: number;
  readonly unit: number;
  readonly doneToday: number;
}

/** How much lies under each tab. */
export async function inboxCounts(sql: postgres.Sql, by: Actor, today: CivilDate): Promise<InboxCounts> {
  const [row] = await sql<[InboxCounts]>`
    select
      count(*)::int as "all",
      count(*) filter (where due_on < ${today}::date)::int as "overdue",
      count(*) filter (where due_on = ${today}::date)::int as "dueToday",
      count(*) filter (where due_on > ${today}::date)::int as "fresh",
      (select count(*)::int from ${held(sql, by, 'unit')}) as "unit",
      (select count(*)::int
        from ${ownSubjects(sql, by)} as own join process p on p.subject_kind = own.kind and p.subject_id = own.id
        join task t on t.process_id = p.id and t.closed_at is null where ${isWaiting(sql, by)}) as "waiting",
      (select count(*)::int from ledger
        where actor_id = ${by.personId} and at >= ${new Date(startOfDayMs(today))}) as "doneToday"
    from ${held(sql, by, 'mine')}`;
  return row;
}

const held = (sql: postgres.Sql, by: Actor, scope: InboxScope) => sql`(
  select ${mayMeetTwice(by) ? sql`distinct` : sql``} task_id, due_on
  from task_holder where open and holder = any(${holderKeys(by, scope)}::text[])) as held`;

/** The open tasks about one case. */
export const tasksOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly TaskRow[]> => sql<TaskRow[]>`
  select ${taskColumns(sql)} from process p join task t on t.process_id = p.id ${joinCase(sql)}
  where p.subject_kind = 'case' and p.subject_id = ${caseId} and t.closed_at is null order by t.due_on, t.id`;
