import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { Actor, CaseRole, Office } from '../../law/people/roles.ts';
import { taskGroups, type TaskGroup, type TaskKind } from '../../law/process/names.ts';
import { startOfDayMs, type CivilDate } from '../../law/time/civil-date.ts';
import { NO_DUE_DAY } from '../schema/tasks.ts';
import type { Fragment } from './fragment.ts';
import { processMatches } from './process-search.ts';
import { joinCase, lastCount, taskColumns, type TaskCursor, type TaskRow } from './task-row.ts';

/** `fresh`: neither late nor due today. `waiting`: of cases of mine, and asked of somebody else. */
export type InboxTab = 'all' | 'overdue' | 'dueToday' | 'fresh' | 'waiting';
/** `unit`: shared by my unit, and not yet anyone's. */
export type InboxScope = 'mine' | 'unit';

/** Tasks of a review: in a later round they are asked again. */
export const reviewKinds: readonly TaskKind[] = ['takeIn', 'assign', 'review', 'issue'];

export interface InboxRow extends TaskRow {
  readonly group: TaskGroup;
}

/** Where the next page begins: after this row. */
export interface InboxCursor extends TaskCursor {
  readonly group: TaskGroup;
}

export interface InboxPage {
  readonly rows: readonly InboxRow[];
  readonly next: InboxCursor | null;
}

export interface InboxQuestion {
  readonly by: Actor;
  readonly tab: InboxTab;
  readonly scope: InboxScope;
  readonly today: CivilDate;
  /** Epoch milliseconds: a clock of hours ends within its day. */
  readonly now: number;
  readonly kind: TaskKind | null;
  readonly actKind: ActKind | null;
  readonly words: string | null;
  readonly after: InboxCursor | null;
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
export function holderKeys(actor: Omit<Actor, 'authorityId'>, scope: InboxScope): readonly string[] {
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

/** One page of an inbox: group by group, in each by due day. */
export async function inboxPage(sql: postgres.Sql, question: InboxQuestion): Promise<InboxPage> {
  const found = await (question.tab === 'waiting' ? waitingRows(sql, question) : heldRows(sql, question));
  const rows = found.slice(0, question.limit).map(({ rank, ...row }): InboxRow => ({ ...row, group: groupAt(rank) }));
  const last = rows.at(-1);
  const isMore = found.length > question.limit && last !== undefined;
  return { rows, next: isMore ? { group: last.group, dueOn: last.dueOn ?? NO_DUE_DAY, id: last.id } : null };
}

/** With the place of its group among the groups. */
type RankedRow = TaskRow & { readonly rank: number };

const rankOf = (group: TaskGroup): number => taskGroups.indexOf(group);
function groupAt(rank: number): TaskGroup {
  const group = taskGroups[rank];
  if (group === undefined) throw new Error(`expected a group of tasks, got place ${rank}`);
  return group;
}

/** Each key is one range of an index for each part of the list, read no further than the page needs. */
function heldRows(sql: postgres.Sql, question: InboxQuestion): Promise<RankedRow[]> {
  const { by, scope, limit } = question;
  const parts = partsOf(sql, question).flatMap((one, index) => (index === 0 ? [one] : [sql`union all`, one]));
  if (parts.length === 0) return Promise.resolve([]);
  return sql<RankedRow[]>`
    with page as (
      select found.task_id, found.due_on, found.rank
      from unnest(${holderKeys(by, scope)}::text[]) as key
      cross join lateral (${parts}) as found
      ${mayMeetTwice(by) ? sql`group by found.rank, found.due_on, found.task_id` : sql``}
      order by found.rank, found.due_on, found.task_id limit ${limit + 1}
    )
    select ${taskColumns(sql)}, page.rank
    from page join task t on t.id = page.task_id join process p on p.id = t.process_id ${joinCase(sql)}
    order by page.rank, page.due_on, page.task_id`;
}

/** Late, due today, come back, new: as much of these as the tab and the place of the page leave. */
function partsOf(sql: postgres.Sql, question: InboxQuestion): readonly Fragment[] {
  const { tab, today } = question;
  const day = sql`${today}::date`;
  const isFiltering = hasFilter(question);
  const late = part(sql, question, { group: 'overdue', lies: sql`h.due_on < ${day}`, knowsCase: isFiltering });
  const now = partToday(sql, question, day);
  const again = part(sql, question, { group: 'resubmitted', lies: sql`h.due_on > ${day} and ${isAgain(sql)}` });
  const fresh = part(sql, question, { group: 'normal', lies: sql`h.due_on > ${day} and not ${isAgain(sql)}` });
  switch (tab) {
    case 'overdue':
      return late;
    case 'dueToday':
      return now;
    case 'fresh':
      return [...again, ...fresh];
    default:
      return [...late, ...now, ...again, ...fresh];
  }
}

interface Part {
  readonly group: TaskGroup;
  readonly lies: Fragment;
  readonly knowsCase?: boolean;
}

/** One group; none of it where the page begins behind it. */
function part(
  sql: postgres.Sql,
  question: InboxQuestion,
  { group, lies, knowsCase = true }: Part,
): readonly Fragment[] {
  const { after, limit } = question;
  if (after !== null && rankOf(after.group) > rankOf(group)) return [];
  const begins = after?.group === group ? sql`(h.due_on, h.task_id) > (${after.dueOn}::date, ${after.id})` : sql`true`;
  return [
    sql`(
      select h.task_id, h.due_on, ${rankOf(group)}::int as rank
      from task_holder h ${knowsCase ? caseOfTask(sql) : sql``}
      where h.holder = key and h.open and ${lies} and ${begins}
        and ${knowsCase ? isFiltered(sql, question) : sql`true`}
      order by h.due_on, h.task_id limit ${limit + 1}
    )`,
  ];
}

/** What is due today, of which some may be late already: a day of one person's, small enough to be read whole. */
function partToday(sql: postgres.Sql, question: InboxQuestion, day: Fragment): readonly Fragment[] {
  const { after, limit } = question;
  if (after !== null && rankOf(after.group) > rankOf('dueToday')) return [];
  const rank = rankToday(sql, question);
  return [
    sql`(
      select h.task_id, h.due_on, ${rank} as rank
      from task_holder h ${caseOfTask(sql)}
      where h.holder = key and h.open and h.due_on = ${day} and ${isFiltered(sql, question)}
        and ${isAfter(sql, question, rank, sql`h.due_on`, sql`h.task_id`)}
      order by rank, h.task_id limit ${limit + 1}
    )`,
  ];
}

const caseOfTask = (sql: postgres.Sql): Fragment => sql`
  join task t on t.id = h.task_id join process p on p.id = t.process_id ${joinCase(sql)}`;

/** Hours end within their day, and what ended an hour ago is late. */
const rankToday = (sql: postgres.Sql, { now }: InboxQuestion): Fragment => sql`
  case when (${lastCount(sql)} ->> 'dueAt')::float8 <= ${now} then ${rankOf('overdue')}::int
    else ${rankOf('dueToday')}::int end`;

/**
 * In no index: on the way to the first page all that is due later under a key is looked at, half a millisecond for a
 * hundred tasks.
 */
const isAgain = (sql: postgres.Sql): Fragment => sql`
  (t.kind = 'resubmitVoided' or (t.kind = any(${[...reviewKinds]}::text[]) and coalesce(c.round, 0) > 1))`;

function waitingRows(sql: postgres.Sql, question: InboxQuestion): Promise<RankedRow[]> {
  const { by, limit, today } = question;
  const rank = sql`case
    when t.due_on < ${today}::date then ${rankOf('overdue')}::int
    when t.due_on = ${today}::date then ${rankToday(sql, question)}
    when ${isAgain(sql)} then ${rankOf('resubmitted')}::int
    else ${rankOf('waiting')}::int end`;
  return sql<RankedRow[]>`
    select ${taskColumns(sql)}, ${rank} as rank
    from ${ownSubjects(sql, by)} as own
    join process p on p.subject_kind = own.kind and p.subject_id = own.id
    join task t on t.process_id = p.id and t.closed_at is null ${joinCase(sql)}
    where ${isWaiting(sql, by)} and ${isAfter(sql, question, rank, sql`t.due_on`, sql`t.id`)}
      and ${isFiltered(sql, question)}
    order by rank, t.due_on, t.id limit ${limit + 1}`;
}

/** What the person takes part in. So far only cases have sides. */
const ownSubjects = (sql: postgres.Sql, by: Actor) => sql`(
  select distinct 'case' as kind, case_id::text as id from case_side where person_id = any(${idsOf(by)}::text[]))`;

const isWaiting = (sql: postgres.Sql, by: Actor) => sql`not exists (
  select from task_holder h where h.task_id = t.id and h.holder = any(${holderKeys(by, 'mine')}::text[]))`;

const isAfter = (sql: postgres.Sql, { after }: InboxQuestion, rank: Fragment, dueOn: Fragment, id: Fragment) =>
  after === null
    ? sql`true`
    : sql`(${rank}::int, ${dueOn}, ${id}) > (${rankOf(after.group)}::int, ${after.dueOn}::date, ${after.id})`;

const hasFilter = ({ kind, actKind, words }: InboxQuestion): boolean =>
  kind !== null || actKind !== null || words !== null;

const isFiltered = (sql: postgres.Sql, { kind, actKind, words }: InboxQuestion) => sql`
  ${kind === null ? sql`true` : sql`t.kind = ${kind}`}
  and ${actKind === null ? sql`true` : sql`c.act_kind = ${actKind}`}
  and ${processMatches(sql, 'p', words)}`;

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
