import type postgres from 'postgres';
import type { ClockName } from '../../law/procedure/clocks.ts';
import type { ProcessKind } from '../../law/procedure/procedure.ts';

/** The open tasks of one process, with the clock each waits by. */
export async function openTaskClocks(
  sql: postgres.Sql,
  caseId: string,
  process: ProcessKind,
): Promise<readonly { readonly id: string; readonly clock: ClockName | null }[]> {
  return sql<{ id: string; clock: ClockName | null }[]>`
    select id, clock from task where case_id = ${caseId} and process = ${process} and closed_at is null`;
}
