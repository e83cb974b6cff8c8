import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { OperatorError } from './fault.ts';
import { projectFile } from './project-root.mjs';
import { quoted, rolesIn, type Roles } from './roles.ts';
import { migrationsFolder, requireShapeOf, takeTurn } from './shape.ts';
import { startWords } from './start-words.ts';

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
  'functions/hold_file.sql',
  'functions/sweep.sql',
  'functions/claim_outbox.sql',
  'functions/settle_outbox.sql',
  'lists.sql',
  'guards.sql',
];

export interface MigrateSettings {
  readonly url: string;
  /** How long to go on trying while acts hold what must be defined anew. */
  readonly patienceMs?: number;
}

/** A writer that waits for us is not to wait long: we let go of everything and come again. */
const LOCK_TIMEOUT_MS = 500;
const PAUSE_MS = 300;
/** SQLSTATE of a lock that did not come in time, and of a deadlock in which we were chosen. */
const isBusy = (error: unknown): boolean => ['55P03', '40P01'].includes((error as { code?: string }).code ?? '');

/**
 * Brings a database to the present schema, or refuses one of another shape and leaves it as it is. Needs the roles
 * (db/roles.ts). What is as it should be, by the hash of all it is made of, is not defined anew: acts may be going on.
 */
export async function migrate({ url, patienceMs = 60_000 }: MigrateSettings): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await takeTurn(sql);
    await requireShapeOf(sql);
    const roles = await rolesIn(sql);
    const texts = await Promise.all(sources.map((source) => sourceFor(roles, source)));
    const wanted = hashOf(texts);
    if ((await appliedHash(sql)) === wanted) return;
    await sql`select set_config('lock_timeout', ${String(LOCK_TIMEOUT_MS)}, false)`;
    await prepareOwner(sql, roles);
    await patiently(patienceMs, () => applyMigrations(drizzle(sql), { migrationsFolder }));
    // Sent whole: the server runs the statements of one file in one transaction.
    for (const text of texts) await patiently(patienceMs, () => sql.unsafe(text));
    await keepHash(sql, wanted);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** In the files stands the name the role has in a database called `lawgate`. */
async function sourceFor({ app }: Roles, source: string): Promise<string> {
  return (await readFile(projectFile('db', source), 'utf8')).replaceAll(/\blawgate_app\b/g, quoted(app));
}

async function prepareOwner(sql: postgres.Sql, { owner }: Roles): Promise<void> {
  await sql`create extension if not exists pg_trgm`;
  const [database] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql`grant create on database ${sql(database?.name ?? '')} to ${sql(owner)}`;
  await sql`grant usage, create on schema public to ${sql(owner)}`;
  await sql`set role ${sql(owner)}`;
}

async function patiently(patienceMs: number, work: () => PromiseLike<unknown>): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > until) throw new OperatorError(startWords.busy, { cause: error });
      await pause(PAUSE_MS);
    }
  }
}

/** Of the sources, and of the migrations they were applied after: a later table needs its triggers and rights. */
function hashOf(texts: readonly string[]): string {
  const migrations = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
  return createHash('sha256')
    .update(JSON.stringify([texts, migrations]))
    .digest('hex');
}

async function appliedHash(sql: postgres.Sql): Promise<string | null> {
  const [table] = await sql`select from pg_tables where schemaname = 'drizzle' and tablename = 'applied_sources'`;
  if (table === undefined) return null;
  const [row] = await sql<
    { hash: string }[]
  >`select hash from drizzle.applied_sources order by applied_at desc limit 1`;
  return row?.hash ?? null;
}

async function keepHash(sql: postgres.Sql, hash: string): Promise<void> {
  await sql`create table if not exists drizzle.applied_sources
    (hash text primary key, applied_at timestamptz not null default now())`;
  await sql`insert into drizzle.applied_sources (hash) values (${hash})
    on conflict (hash) do update set applied_at = now()`;
}
