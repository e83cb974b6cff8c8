import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { projectFile } from './project-root.mjs';
import { OWNER_ROLE } from './roles.ts';
import { migrationsFolder, requireShapeOf, takeTurn } from './shape.ts';

/** One source file each, applied after every migration: what a function says now is what stands in its file. */
const sources = [
  'functions/lock_subject.sql',
  'functions/write_rows.sql',
  'functions/record_act.sql',
  'functions/record_recount.sql',
  'functions/record_refusal.sql',
  'functions/record_absence.sql',
  'functions/record_export.sql',
  'functions/change_password.sql',
  'functions/change_pin.sql',
  'functions/try_pin.sql',
  'functions/settle_pin.sql',
  'functions/keep_calendar_preview.sql',
  'functions/apply_calendar_preview.sql',
  'functions/recount_clocks.sql',
  'functions/claim_outbox.sql',
  'functions/settle_outbox.sql',
  'lists.sql',
  'guards.sql',
];

/**
 * Brings a database to the present schema, or refuses one of another shape and leaves it as it is. Needs the roles
 * (db/roles.ts); a second run changes nothing.
 */
export async function migrate({ url }: { readonly url: string }): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await takeTurn(sql);
    await requireShapeOf(sql);
    await sql`create extension if not exists pg_trgm`;
    const [database] = await sql<{ name: string }[]>`select current_database() as name`;
    await sql`grant create on database ${sql(database?.name ?? '')} to ${sql(OWNER_ROLE)}`;
    await sql`grant usage, create on schema public to ${sql(OWNER_ROLE)}`;
    await sql`set role ${sql(OWNER_ROLE)}`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    // Sent whole: the server runs the statements of one file in one transaction.
    for (const source of sources) await sql.unsafe(await readFile(projectFile('db', source), 'utf8'));
  } finally {
    await sql.end({ timeout: 2 });
  }
}
