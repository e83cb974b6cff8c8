import { desc } from 'drizzle-orm';
import { administration } from '../../db/schema/settings.ts';
import { AdminRefusal, type AdminConnection } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

const MOST = 1000;

/** What was administered lately, the newest first. */
export async function recentChanges(
  { db }: AdminConnection,
  { limit = '20' }: { readonly limit?: string },
): Promise<string> {
  const count = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > MOST) throw new AdminRefusal(words.limitMalformed(MOST));
  const rows = await db.select().from(administration).orderBy(desc(administration.id)).limit(count);
  const lines = rows.map(({ at, by, what, subject, detail }) =>
    words.change(at.toISOString(), by, what, subject, JSON.stringify(detail)),
  );
  return lines.join('\n') || words.none;
}
