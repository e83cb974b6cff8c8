import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { Actor, CaseRole, Office } from '../../law/people/roles.ts';
import { taskGroups, type TaskGroup, type TaskKind } from '../../law/process/names.ts';
import { startOfDayMs, type CivilDate } from '../../law/time/civil-date.ts';
import { NO_DUE_DAY } from '../schema/tasks.ts';
import type { Fragment } from './fragment.ts';
import { fewFound, processMatches } from './process-search.ts';
import { joinCase, taskColumns, type TaskCursor, type TaskRow } from './task-row.ts';

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

/** One page of an inbox: group by group, in each by due day. */
export async function inboxPage(sql: postgres.Sql, question: InboxQuestion): Promise<InboxPage> {
  const found = await listedRows(sql, question);
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

/** The tables a list is read from, one range of an index for each key and part, no further than the page needs. */
type Source = 'held' | 'watched';

/** What a person holds lies under their keys; what they wait for, under the people they are or stand in for. */
const sourceOf = ({ tab }: Pick<InboxQuestion, 'tab'>): Source => (tab === 'waiting' ? 'watched' : 'held');

const keysIn = (source: Source, by: Actor, scope: InboxScope): readonly string[] =>
  source === 'held' ? holderKeys(by, scope) : idsOf(by);

/**
 * Rows of the source under `key`, as `h`. What one waits for is in nobody's hand that is theirs: asked row by row, for as a
 * join it would be made for the whole list before the first row of the page.
 */
const under = (sql: postgres.Sql, source: Source, by: Actor): Fragment =>
  source === 'held'
    ? sql`task_holder h where h.holder = key and h.open`
    : sql`task_watcher h where h.person_id = key and not h.held and (select count(*) from task_holder o
        where o.task_id = h.task_id and o.open and o.holder = any(${holderKeys(by, 'mine')}::text[])) = 0`;

async function listedRows(sql: postgres.Sql, question: InboxQuestion): Promise<RankedRow[]> {
  const { by, scope, limit, words } = question;
  const source = sourceOf(question);
  const few = words === null ? null : await fewFound(sql, words);
  const parts = partsOf(sql, { ...question, few }).flatMap((one, index) =>
    index === 0 ? [one] : [sql`union all`, one],
  );
  if (parts.length === 0 || few?.length === 0) return [];
  return sql<RankedRow[]>`
    with page as (
      select found.task_id, found.due_on, found.rank
      from unnest(${keysIn(source, by, scope)}::text[]) as key
      cross join lateral (${parts}) as found
      ${mayMeetTwice(by) ? sql`group by found.rank, found.due_on, found.task_id` : sql``}
      order by found.rank, found.due_on, found.task_id limit ${limit + 1}
    )
    select ${taskColumns(sql)}, page.rank
    from page join task t on t.id = page.task_id join process p on p.id = t.process_id ${joinCase(sql)}
    order by page.rank, page.due_on, page.task_id`;
}

/** `few`: the processes the words find, where they are few. */
type Narrowed = InboxQuestion & { readonly few: readonly string[] | null };

interface Part {
  readonly group: TaskGroup;
  readonly lies: Fragment;
}

/** Late, due today, come back, new: as much of these as the tab and the place of the page leave. */
function partsOf(sql: postgres.Sql, question: Narrowed): readonly Fragment[] {
  const { tab, today, now } = question;
  const day = sql`${today}::date`;
  const isPast = sql`h.due_at <= ${now}::float8`;
  const [late, lateToday, dueToday, again, fresh]: readonly Part[] = [
    { group: 'overdue', lies: sql`h.due_on < ${day}` },
    // Hours end within their day, and what ended an hour ago is late: those have an index of their own.
    { group: 'overdue', lies: sql`h.due_on = ${day} and h.due_at is not null and ${isPast}` },
    { group: 'dueToday', lies: sql`h.due_on = ${day} and (h.due_at is null or not ${isPast})` },
    { group: 'resubmitted', lies: sql`h.due_on > ${day} and h.again` },
    { group: tab === 'waiting' ? 'waiting' : 'normal', lies: sql`h.due_on > ${day} and not h.again` },
  ];
  const all = (parts: readonly (Part | undefined)[]): readonly Fragment[] =>
    parts.flatMap((one) => (one === undefined ? [] : part(sql, question, one)));
  switch (tab) {
    case 'overdue':
      return all([late]);
    case 'dueToday':
      return all([lateToday, dueToday]);
    case 'fresh':
      return all([again, fresh]);
    default:
      return all([late, lateToday, dueToday, again, fresh]);
  }
}

/** One group; none of it where the page begins behind it. */
function part(sql: postgres.Sql, question: Narrowed, { group, lies }: Part): readonly Fragment[] {
  const { by, after, limit, kind } = question;
  if (after !== null && rankOf(after.group) > rankOf(group)) return [];
  const begins = after?.group === group ? sql`(h.due_on, h.task_id) > (${after.dueOn}::date, ${after.id})` : sql`true`;
  // The index by kind knows both values of `again` apart: each is a range of it.
  const ranges =
    kind === null ? [sql`true`] : [false, true].map((value) => sql`h.kind = ${kind} and h.again = ${value}`);
  return ranges.map(
    (range) => sql`(
      select h.task_id, h.due_on, ${rankOf(group)}::int as rank
      from ${under(sql, sourceOf(question), by)} and ${lies} and ${begins} and ${range} and ${isFiltered(sql, question)}
      order by h.due_on, h.task_id limit ${limit + 1}
    )`,
  );
}

/** What the person takes part in is theirs, and that of whom they stand in for. */
const idsOf = ({ personId, standsFor = [] }: Actor): readonly string[] => [
  personId,
  ...standsFor.map((absent) => absent.personId),
];

/** Beside the kind; of what no index holds together with the key, the rows of the key are looked at until a page is full. */
function isFiltered(sql: postgres.Sql, { actKind, words, few }: Narrowed): Fragment {
  if (actKind === null && words === null) return sql`true`;
  const isFound = sql`${actKind === null ? sql`true` : sql`c.act_kind = ${actKind}`}
    and ${processMatches(sql, 'p', words)}`;
  return few === null
    ? sql`exists (select from task t join process p on p.id = t.process_id ${joinCase(sql)}
        where t.id = h.task_id and ${isFound})`
    : sql`h.task_id in (select t.id from task t join process p on p.id = t.process_id ${joinCase(sql)}
        where t.process_id = any(${[...few]}::text[]) and t.closed_at is null and ${isFound})`;
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

/** How much lies under each tab, counted as far as `most`: who has more has more than can be counted with every page. */
export async function inboxCounts(
  sql: postgres.Sql,
  by: Actor,
  { today, most }: { readonly today: CivilDate; readonly most: number },
): Promise<InboxCounts> {
  const day = sql`${today}::date`;
  const counted = (source: Source, scope: InboxScope, lies: Fragment): Fragment => sql`(
    select least(count(${mayMeetTwice(by) ? sql`distinct` : sql``} found.task_id), ${most})::int
    from unnest(${keysIn(source, by, scope)}::text[]) as key
    cross join lateral (select h.task_id from ${under(sql, source, by)} and ${lies} limit ${most}) as found)`;
  const [row] = await sql<[Omit<InboxCounts, 'all'>]>`
    select ${counted('held', 'mine', sql`h.due_on < ${day}`)} as "overdue",
      ${counted('held', 'mine', sql`h.due_on = ${day}`)} as "dueToday",
      ${counted('held', 'mine', sql`h.due_on > ${day}`)} as "fresh",
      ${counted('held', 'unit', sql`true`)} as "unit",
      ${counted('watched', 'mine', sql`true`)} as "waiting",
      (select count(*)::int from (select from ledger
        where actor_id = ${by.personId} and at >= ${new Date(startOfDayMs(today))} limit ${most}) as done) as "doneToday"`;
  return { all: Math.min(row.overdue + row.dueToday + row.fresh, most), ...row };
}

/** The open tasks about one case. */
export const tasksOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly TaskRow[]> => sql<TaskRow[]>`
  select ${taskColumns(sql)} from process p join task t on t.process_id = p.id ${joinCase(sql)}
  where p.subject_kind = 'case' and p.subject_id = ${caseId} and t.closed_at is null order by t.due_on, t.id`;
