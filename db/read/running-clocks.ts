import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { ClockReceipt } from '../../law/procedure/clock-count.ts';
import type { ClockName } from '../../law/procedure/clocks.ts';
import type { ProcessKind, StateName } from '../../law/procedure/names.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

/** A clock that runs in an open process, with what it is counted by. */
export interface RunningClock {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly authorityId: string;
  readonly process: ProcessKind;
  readonly clock: ClockName;
  readonly startedAtRevision: number;
  readonly fromOn: CivilDate;
  readonly extendedBy: number;
  readonly extendedOn: CivilDate | null;
  readonly dueOn: CivilDate;
  readonly receipt: ClockReceipt;
  readonly actKind: ActKind;
  readonly rules: Rules;
}

type Row = Omit<RunningClock, 'rules'> & { readonly rulesKey: string };

const CASES_A_PAGE = 400;

/** Every running clock of the open processes, some hundred cases at a time, in one order. */
export async function* runningClocks(
  sql: postgres.Sql,
  overStates: readonly StateName[],
): AsyncGenerator<readonly RunningClock[]> {
  const cases = await sql<{ caseId: string }[]>`
    select distinct case_id as "caseId" from clock where ended_on is null and dropped_on is null order by 1`;
  const rules = new Map<string, Rules>();
  for (let at = 0; at < cases.length; at += CASES_A_PAGE) {
    const rows = await pageOf(
      sql,
      overStates,
      cases.slice(at, at + CASES_A_PAGE).map(({ caseId }) => caseId),
    );
    await learnRules(sql, rows, rules);
    yield rows.map(({ rulesKey, ...row }) => ({ ...row, rules: known(rules, rulesKey) }));
  }
}

/** Cases share a few sets of rules: each travels once, and is known by its hash. */
const pageOf = (sql: postgres.Sql, overStates: readonly StateName[], cases: readonly string[]): Promise<Row[]> => sql<
  Row[]
>`
  with open as materialized (
    select id as case_id, 'case' as process, act_kind,
      jsonb_hash_extended(standing #> '{context,rules}', 0)::text as rules_key
    from enforcement_case where id = any(${cases}::uuid[]) and state <> all (${overStates}::text[])
    union all
    select case_id, 'publication', standing #>> '{context,actKind}',
      jsonb_hash_extended(standing #> '{context,rules}', 0)::text
    from publication where case_id = any(${cases}::uuid[]) and state <> all (${overStates}::text[])
  )
  select k.case_id as "caseId", c.number as "caseNumber", c.authority_id as "authorityId", k.process, k.clock,
    k.started_at_revision as "startedAtRevision", k.from_on as "fromOn", k.extended_by as "extendedBy",
    k.extended_on as "extendedOn", k.due_on as "dueOn", k.receipt, open.act_kind as "actKind",
    open.rules_key as "rulesKey"
  from open
  join clock k on (k.case_id, k.process) = (open.case_id, open.process)
    and k.ended_on is null and k.dropped_on is null
  join enforcement_case c on c.id = k.case_id
  order by k.case_id, k.process, k.clock, k.started_at_revision`;

async function learnRules(sql: postgres.Sql, rows: readonly Row[], rules: Map<string, Rules>): Promise<void> {
  for (const { rulesKey, caseId, process } of rows) {
    if (rules.has(rulesKey)) continue;
    const [row] = await sql<{ rules: Rules }[]>`
      select case when ${process} = 'case' then (select standing from enforcement_case where id = ${caseId})
        else (select standing from publication where case_id = ${caseId}) end #> '{context,rules}' as rules`;
    if (row !== undefined) rules.set(rulesKey, row.rules);
  }
}

function known(rules: ReadonlyMap<string, Rules>, key: string): Rules {
  const found = rules.get(key);
  if (found === undefined) throw new Error(`expected the rules ${key}, got none`);
  return found;
}
