import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { StateName } from '../../law/process/names.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { processId } from '../../law/process/process-id.ts';
import { caseHead, type CaseHeadRow, type NamedRow } from './case-head.ts';
import { processMatches } from './process-search.ts';

/** Whose cases a person may list: those of the authority, or those of the person and the person's units. */
export interface CasesSeen {
  readonly authorityId: string;
  /** Authorities in whose name a unit of the person enforces: of their cases only the unit's own are seen. */
  readonly delegators: readonly string[];
  /** The person, and whom they stand in for. */
  readonly personIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly wholeAuthority: boolean;
}

export interface CasesQuestion {
  readonly seen: CasesSeen;
  readonly words: string | null;
  readonly state: StateName | null;
  readonly actKind: ActKind | null;
  readonly mine: boolean;
  readonly after: CaseCursor | null;
  readonly limit: number;
}

export interface CaseCursor {
  readonly changedAt: Date;
  readonly id: string;
}

export interface CaseListRow {
  readonly head: CaseHeadRow;
  readonly openedOn: CivilDate | null;
  readonly changedAt: Date;
  readonly reviewer: NamedRow | null;
  /** The running clock that ends first. */
  readonly due: {
    readonly clock: ClockName;
    readonly dueOn: CivilDate;
    /** Of a clock of hours: epoch milliseconds. */
    readonly dueAt: number | null;
    readonly provisional: boolean;
  } | null;
}

export interface CasePage {
  readonly rows: readonly CaseListRow[];
  readonly next: CaseCursor | null;
}

/** Cases, the last changed first. */
export async function casesPage(sql: postgres.Sql, question: CasesQuestion): Promise<CasePage> {
  const { words, state, actKind, after, limit } = question;
  const rows = await sql<CaseListRow[]>`
    select ${caseHead(sql)} as head, c.opened_on as "openedOn", cp.changed_at as "changedAt",
      (select json_build_object('id', id, 'name', name) from person where id = c.reviewer_id) as reviewer,
      (select json_build_object('clock', clock, 'dueOn', due_on, 'dueAt', receipt -> 'dueAt',
          'provisional', (receipt ->> 'provisional')::boolean)
        from clock where process_id = c.process_id and ended_on is null and dropped_on is null
          and not receipt ? 'standsSince'
        order by due_on limit 1) as due
    from enforcement_case c join process cp on cp.id = c.process_id and cp.kind = 'case'
    where ${isSeen(sql, question)} and ${processMatches(sql, 'cp', words)}
      and ${state === null ? sql`true` : sql`cp.state = ${state}`}
      and ${actKind === null ? sql`true` : sql`c.act_kind = ${actKind}`}
      and ${after === null ? sql`true` : sql`(cp.changed_at, cp.id) < (${after.changedAt}, ${processId('case', after.id)})`}
    order by cp.changed_at desc, cp.id desc limit ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? { changedAt: last.changedAt, id: last.head.id } : null;
  return { rows: page, next };
}

function isSeen(sql: postgres.Sql, { seen, mine }: CasesQuestion) {
  const { authorityId, delegators, personIds, unitIds, wholeAuthority } = seen;
  const isMine = sql`exists (select from case_side where case_id = c.id and person_id = any(${[...personIds]}::text[]))`;
  const isOfUnit = sql`c.handling_unit_id = any(${[...unitIds]}::text[])
    or (c.review_unit_id = any(${[...unitIds]}::text[]) and c.round > 0)`;
  const isNear = mine ? isMine : sql`(${isMine} or ${isOfUnit})`;
  const isHere = sql`cp.authority_id = ${authorityId} and ${wholeAuthority && !mine ? sql`true` : isNear}`;
  return delegators.length === 0
    ? isHere
    : sql`((${isHere}) or (cp.authority_id = any(${[...delegators]}::text[]) and ${isNear}))`;
}
