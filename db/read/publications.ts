import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { StateName } from '../../law/process/names.ts';
import type { PublicDecision } from '../../law/processes/publication/public-decision.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { Fragment } from './fragment.ts';
import { likePattern } from './process-search.ts';

/** What the public meets: what was confirmed, or that it was withdrawn and why. */
export interface PublishedRow {
  readonly caseId: string;
  readonly decision: PublicDecision;
  readonly demo: boolean;
  readonly publishedOn: CivilDate;
  readonly displayUntil: CivilDate | null;
  readonly state: 'published' | 'withdrawn';
  readonly withdrawal: {
    readonly kind: string;
    readonly reason: string;
    readonly documentNumber: string;
    readonly effectiveOn: CivilDate;
    readonly withdrawnOn: CivilDate;
  } | null;
}

export interface PublishedQuestion {
  readonly today: CivilDate;
  /** Number, title, party or category. */
  readonly words: string | null;
  readonly actKind: ActKind | null;
  /** Year of the decision. */
  readonly year: number | null;
  readonly state: 'published' | 'withdrawn' | null;
  readonly authorityId?: string | null;
  readonly after: PublishedCursor | null;
  /** Rows to pass over, for numbered pages. */
  readonly offset?: number;
  readonly limit: number;
}

export interface PublishedCursor {
  readonly publishedOn: CivilDate;
  readonly caseId: string;
}

export interface PublishedPage {
  readonly rows: readonly PublishedRow[];
  readonly next: PublishedCursor | null;
}

/** A publication `d`, its process `p` and its case `c`. */
const publications = (sql: postgres.Sql): Fragment => sql`
  publication d join process p on p.id = d.process_id join enforcement_case c on c.id = d.case_id`;

const columns = (sql: postgres.Sql) => sql`
  d.case_id as "caseId", d.public as decision, p.demo, d.published_on as "publishedOn",
  d.display_until as "displayUntil", p.state,
  case when p.state = 'withdrawn' then json_build_object('kind', d.withdrawal_kind,
    'reason', coalesce(d.withdrawal_reason, ''), 'documentNumber', coalesce(d.withdrawal_document, ''),
    'effectiveOn', d.withdrawal_effective_on, 'withdrawnOn', d.withdrawn_on) end as withdrawal`;

/** Asked of every read, not only of the clock: a page whose term has run is gone even while everything else stands still. */
const isShown = (sql: postgres.Sql, today: CivilDate) => sql`
  p.state in ('published', 'withdrawn') and d.published_on is not null
  and (p.state = 'withdrawn' or d.display_until is null or d.display_until >= ${today}::date)`;

const isAsked = (
  sql: postgres.Sql,
  { today, words, actKind, year, state, authorityId = null }: PublishedQuestion,
) => sql`
  ${isShown(sql, today)}
  and ${authorityId === null ? sql`true` : sql`p.authority_id = ${authorityId}`}
  and ${state === null ? sql`true` : sql`p.state = ${state}`}
  and ${actKind === null ? sql`true` : sql`c.act_kind = ${actKind}`}
  and ${year === null ? sql`true` : sql`d.decided_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`}
  and ${words === null ? sql`true` : matches(sql, likePattern(words))}`;

/** A withdrawn decision answers to its number alone: a hit by party or title would tell what is no longer public. */
const matches = (sql: postgres.Sql, pattern: string) => sql`
  ${searched(sql)} ilike ${pattern} and (p.state = 'published' or d.public ->> 'number' ilike ${pattern})`;

/** Spelled as the index `publication_search` is. */
const searched = (sql: postgres.Sql) => sql`((d.public ->> 'number') || ' ' || (d.public ->> 'title') || ' '
  || (d.public ->> 'subject') || ' ' || (d.public ->> 'category'))`;

/** Published decisions, the newest first. */
export async function publishedPage(sql: postgres.Sql, question: PublishedQuestion): Promise<PublishedPage> {
  const { after, limit, offset = 0 } = question;
  const rows = await sql<PublishedRow[]>`
    select ${columns(sql)} from ${publications(sql)}
    where ${isAsked(sql, question)}
      and ${after === null ? sql`true` : sql`(d.published_on, d.case_id) < (${after.publishedOn}::date, ${after.caseId}::uuid)`}
    order by d.published_on desc, d.case_id desc limit ${limit + 1} offset ${offset}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined ? { publishedOn: last.publishedOn, caseId: last.caseId } : null;
  return { rows: page, next };
}

/** How many there are in all. */
export async function publishedCount(sql: postgres.Sql, question: PublishedQuestion): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from ${publications(sql)}
    where ${isAsked(sql, question)}`;
  return row.count;
}

/** One decision as the public sees it; null when it is not, or no longer, public. */
export async function publishedDecision(
  sql: postgres.Sql,
  caseId: string,
  today: CivilDate,
): Promise<PublishedRow | null> {
  const [row] = await sql<PublishedRow[]>`
    select ${columns(sql)} from ${publications(sql)}
    where d.case_id = ${caseId} and ${isShown(sql, today)}`;
  return row ?? null;
}

/** Whether the decision was public until its term of display ran out. */
export async function isDisplayOver(sql: postgres.Sql, caseId: string, today: CivilDate): Promise<boolean> {
  const [row] = await sql<[{ over: boolean }]>`
    select exists (
      select from publication d join process p on p.id = d.process_id
      where d.case_id = ${caseId} and d.published_on is not null
        and (p.state = 'expired' or p.state = 'published' and d.display_until < ${today}::date)) as over`;
  return row.over;
}

/** Who publishes here, and the years in which what is shown was decided, the latest first. */
export interface PublishedRange {
  readonly authorities: readonly { readonly id: string; readonly name: string; readonly demo: boolean }[];
  readonly years: readonly number[];
}

export async function publishedRange(sql: postgres.Sql, today: CivilDate): Promise<PublishedRange> {
  const [authorities, years] = await Promise.all([
    sql<PublishedRange['authorities'][number][]>`select id, name, demo from authority order by name, id`,
    sql<{ year: number }[]>`
      select distinct extract(year from d.decided_on)::int as year from publication d join process p on p.id = d.process_id
      where ${isShown(sql, today)} order by year desc`,
  ]);
  return { authorities, years: years.map(({ year }) => year) };
}

export interface PublicationRow {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly partyName: string;
  readonly actKind: ActKind;
  readonly state: StateName;
  readonly decidedOn: CivilDate;
  readonly servedOn: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  /** Last day to publish, while that is still to be done. */
  readonly dueOn: CivilDate | null;
  readonly provisional: boolean;
  readonly demo: boolean;
}

export interface PublicationsQuestion {
  readonly authorityId: string;
  readonly state: StateName | null;
  readonly after: PublicationCursor | null;
  readonly limit: number;
}

export interface PublicationCursor {
  readonly decidedOn: CivilDate;
  readonly caseId: string;
}

/** The publications of an authority for its clerk, by day of decision, the newest first. */
export async function publicationsPage(
  sql: postgres.Sql,
  { authorityId, state, after, limit }: PublicationsQuestion,
): Promise<{ readonly rows: readonly PublicationRow[]; readonly next: PublicationCursor | null }> {
  const rows = await sql<PublicationRow[]>`
    select d.case_id as "caseId", coalesce(p.outcome_number, p.number) as number, p.title, c.party_name as "partyName",
      c.act_kind as "actKind", p.state, d.decided_on as "decidedOn", d.served_on as "servedOn",
      d.published_on as "publishedOn", running.due_on as "dueOn", coalesce(running.provisional, false) as provisional,
      p.demo
    from ${publications(sql)}
    left join lateral (
      select due_on, (receipt ->> 'provisional')::boolean as provisional from clock
      where process_id = p.id and clock = 'publication'
        and ended_on is null and dropped_on is null
      order by started_at_revision desc limit 1
    ) as running on true
    where p.authority_id = ${authorityId} and ${state === null ? sql`true` : sql`p.state = ${state}`}
      and ${after === null ? sql`true` : sql`(d.decided_on, d.case_id) < (${after.decidedOn}::date, ${after.caseId}::uuid)`}
    order by d.decided_on desc, d.case_id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? { decidedOn: last.decidedOn, caseId: last.caseId } : null;
  return { rows: page, next };
}
