import type postgres from 'postgres';

/** Further apart, and web server, record and engine may judge an act by different days. */
export const CLOCKS_APART_MS = 60_000;

/** How far the record's clock is ahead of ours; half the way there and back is not known. */
export async function recordAhead(sql: postgres.Sql, now: () => number): Promise<number> {
  // The first question may wait for a connection.
  await sql`select 1`;
  const asked = now();
  const [row] = await sql<[{ at: number }]>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`;
  return row.at - (asked + now()) / 2;
}
