import { sql } from 'drizzle-orm';
import type { Db } from './connect.ts';

export type Transaction = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * The one place that opens a transaction of several statements. When the server side of a connection dies, the driver
 * may send what follows on a new connection, where it would be committed alone; the mark set here is missing there,
 * and the tables refuse (db/guards.sql).
 */
export async function inTransaction<T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('lawgate.guard', pg_current_xact_id()::text, true)`);
    return work(tx);
  });
}
