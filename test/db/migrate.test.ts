import postgres from 'postgres';
import { expect, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { createDatabase } from '../fixtures/database.ts';

test('migrating a migrated database again, even twice at once, changes nothing', async () => {
  const { url, drop } = await createDatabase();
  try {
    await Promise.all([migrate({ url }), migrate({ url })]);
    const sql = postgres(url, { max: 1 });
    const [row] = await sql`select count(*)::int as tables from pg_tables where schemaname = 'public'`;
    await sql.end();
    expect(row?.['tables']).toBe(40);
  } finally {
    await drop();
  }
});
