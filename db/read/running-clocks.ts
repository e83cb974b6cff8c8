import type postgres from 'postgres';
import type { ActKind } from '../../law/act-kinds.ts';
import type { ClockReceipt } from '../../law/process/clock-count.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { StateName } from '../../law/process/names.ts';
import type { Subject } from '../../law/process/process-id.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

/** A clock that runs in an open process, with what it is counted by. */
export interface RunningClock {
  readonly processId: string;
  readonly subject: Subject & { readonly number: string };
  readonly authorityId: string;
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

const PROCESSES_A_PAGE = 400;

/** Every running clock of the open processes, some hundred processes at a time, in one order. */
export async function* runningClocks(
  sql: postgres.Sql,
  endedStates: readonly StateName[],
): AsyncGenerator<readonly RunningClock[]> {
  const processes = await sql<{ processId: string }[]>`
    select distinct process_id as "processId" from clock where ended_on is null and dropped_on is null order by 1`;
  const rules = new Map<string, Rules>();
  for (let at = 0; at < processes.length; at += PROCESSES_A_PAGE) {
    const rows = await pageOf(
      sql,
      endedStates,
      processes.slice(at, at + PROCESSES_A_PAGE).map(({ processId }) => processId),
    );
    await learnRules(sql, rows, rules);
    yield rows.map(({ rulesKey, ...row }) => ({ ...row, rules: known(rules, rulesKey) }));
  }
}

/** Processes share a few sets of rules: each travels once, and is known by its hash. */
const pageOf = (sql: postgres.Sql, endedStates: readonly StateName[], processes: readonly string[]): Promise<Row[]> =>
  sql<Row[]>`
    with open as materialized (
      select id, json_build_object('kind', subject_kind, 'id', subject_id, 'number', number) as subject, authority_id,
        snapshot #>> '{context,actKind}' as act_kind,
        jsonb_hash_extended(snapshot #> '{context,rules}', 0)::text as rules_key
      from process where id = any(${processes}::text[]) and state <> all (${endedStates}::text[])
    )
    select open.id as "processId", open.subject, open.authority_id as "authorityId", k.clock,
      k.started_at_revision as "startedAtRevision", k.from_on as "fromOn", k.extended_by as "extendedBy",
      k.extended_on as "extendedOn", k.due_on as "dueOn", k.receipt, open.act_kind as "actKind",
      open.rules_key as "rulesKey"
    from open join clock k on k.process_id = open.id and k.ended_on is null and k.dropped_on is null
    order by open.id, k.clock, k.started_at_revision`;

async function learnRules(sql: postgres.Sql, rows: readonly Row[], rules: Map<string, Rules>): Promise<void> {
  for (const { rulesKey, processId } of rows) {
    if (rules.has(rulesKey)) continue;
    const [row] = await sql<{ rules: Rules }[]>`
      select snapshot #> '{context,rules}' as rules from process where id = ${processId}`;
    if (row !== undefined) rules.set(rulesKey, row.rules);
  }
}

function known(rules: ReadonlyMap<string, Rules>, key: string): Rules {
  const found = rules.get(key);
  if (found === undefined) throw new Error(`expected the rules ${key}, got none`);
  return found;
}
