import type postgres from 'postgres';
import { payloadOf, type Writing } from './writing.ts';

export interface RecordedAct {
  readonly fingerprint: string;
  readonly numbers: readonly string[];
}

/** `entry` is the canonical text of the ledger entry (db/functions/record_act.sql). */
export const actPayload = (entry: string, parts: readonly Writing[]): string =>
  JSON.stringify({ entry, ...payloadOf(parts) });

/** Records one act in one statement. */
export async function recordAct(sql: postgres.Sql, payload: string): Promise<RecordedAct> {
  const [row] = await sql<{ answer: RecordedAct }[]>`select record_act(${payload}::text::jsonb) as answer`;
  if (row === undefined) throw new Error('expected an answer of record_act, got none');
  return row.answer;
}

/** Writes new due days of clocks and tasks; no act, so no entry. */
export async function recordRecount(sql: postgres.Sql, processId: string, parts: readonly Writing[]): Promise<void> {
  const { patches, rows } = payloadOf(parts);
  await sql`select record_recount(${JSON.stringify({ processId, patches, rows })}::text::jsonb)`;
}
