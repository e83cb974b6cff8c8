import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres from 'postgres';
import { OperatorError } from './fault.ts';
import { projectFile } from './project-root.mjs';

export const migrationsFolder = projectFile('db/migrations');

/** Any number; the same in every version, so that two starts at once take turns. */
const LOCK = 7_305_842;

/** The database was made by a version whose tables are other ones. Until the first release nothing is carried over. */
export class OtherShape extends OperatorError {}

/** Looks whether a database is empty of ours, or was made by this version or by one it continues. Changes nothing. */
export async function requireOurShape(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await takeTurn(sql);
    await requireShapeOf(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Waits until nobody else is migrating; the turn ends with the connection. */
export async function takeTurn(sql: postgres.Sql): Promise<void> {
  await sql`select pg_advisory_lock(${LOCK})`;
}

/** The same over a connection that has its turn. */
export async function requireShapeOf(sql: postgres.Sql): Promise<void> {
  const made = await migrationsOf(sql);
  if (!made.every((at, index) => at === oursOnce()[index])) throw new OtherShape('expected migrations of this version');
  if (made.length === 0 && (await hasOurTables(sql))) throw new OtherShape('expected tables with their migrations');
}

/** Whether the database went through exactly the migrations of this version. */
export async function isMigrated(sql: postgres.Sql): Promise<boolean> {
  const made = await migrationsOf(sql);
  return made.length === oursOnce().length && made.every((at, index) => at === oursOnce()[index]);
}

let read: readonly number[] | undefined;
const oursOnce = (): readonly number[] => (read ??= readMigrationFiles({ migrationsFolder }).map(whenMade));
const whenMade = ({ folderMillis }: { readonly folderMillis: number }): number => folderMillis;

/** When each migration was made that this database went through, the first one first. */
async function migrationsOf(sql: postgres.Sql): Promise<readonly number[]> {
  const [journal] = await sql`
    select from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'`;
  if (journal === undefined) return [];
  const rows = await sql<{ at: number }[]>`
    select created_at::float8 as at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ at }) => at);
}

/** Those every version had. */
async function hasOurTables(sql: postgres.Sql): Promise<boolean> {
  const [found] = await sql`
    select from pg_tables where schemaname = 'public' and tablename in ('enforcement_case', 'ledger')`;
  return found !== undefined;
}
