import type postgres from 'postgres';
import type { ClockName } from '../../law/process/clocks.ts';

/** The open tasks of one process, with the clock each waits by. */
export async function openTaskClocks(
  sql: postgres.Sql,
  processId: string,
): Promise<readonly { readonly id: string; readonly clock: ClockName | null }[]> {
  return sql<{ id: string; clock: ClockName | null }[]>`
    select id, clock from task where process_id = ${processId} and closed_at is null`;
}
