import { createHash } from 'node:crypto';
import postgres from 'postgres';
import { OperatorError } from './fault.ts';
import { scramVerifier } from './scram-verifier.ts';
import { startWords } from './start-words.ts';

// cspell:ignore tableowner rolname rolsuper rolcreaterole rolcreatedb rolbypassrls

/** The two roles of one installation. They belong to the cluster, so each carries the name of its database. */
export interface Roles {
  /** What the running program connects as. */
  readonly app: string;
  /** Owns tables and functions; nobody can log in as it. */
  readonly owner: string;
}

/** PostgreSQL cuts a name off after 63 bytes, and two might be the same then. */
const LONGEST_BYTES = 55;

/** Of an installation that begins in a database of this name. */
export function rolesFor(database: string): Roles {
  const isShort = Buffer.byteLength(database) <= LONGEST_BYTES;
  const name = isShort ? database : createHash('sha256').update(database).digest('hex').slice(0, LONGEST_BYTES);
  return { app: `${name}_app`, owner: `${name}_record` };
}

/** Those of the database one is connected to: its tables keep their owner when it is renamed or copied. */
export async function rolesIn(sql: postgres.Sql): Promise<Roles> {
  const [row] = await sql<[{ database: string; owner: string | null }]>`
    select current_database() as database, (select tableowner from pg_tables
      where schemaname = 'public' and tablename = 'ledger' and tableowner like '%!_record' escape '!') as owner`;
  if (row.owner === null) return rolesFor(row.database);
  return { owner: row.owner, app: row.owner.replace(/_record$/, '_app') };
}

/** A name as it stands in a statement that takes no parameters. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export interface RolesSettings {
  /** As somebody who may create roles. */
  readonly url: string;
  /** Password of the application's role. */
  readonly password: string;
}

/**
 * Makes the two roles of this installation, and sets the application's password; a database whose administrator did this
 * (deploy/roles.sql) is only looked at. Roles stand outside the migrations, and may be there already. Needs CREATEROLE, no
 * superuser.
 *
 * @returns the address of the same database for the application's role
 */
export async function bootstrapRoles({ url, password }: RolesSettings): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const roles = await rolesIn(sql);
    const own = urlAs(roles.app, url, password);
    if (!(await areThere(sql, roles)) || !(await letsIn(own))) await makeRoles(sql, roles, password);
    await requireNoPower(sql, roles);
    return own;
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Both, and whoever is connected may act as the owner. */
async function areThere(sql: postgres.Sql, { app, owner }: Roles): Promise<boolean> {
  const [row] = await sql<[{ owner: boolean; app: boolean }]>`
    select exists (select from pg_roles where rolname = ${owner} and pg_has_role(oid, 'member')) as owner,
      exists (select from pg_roles where rolname = ${app}) as app`;
  return row.owner && row.app;
}

async function letsIn(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    // Another password, or none yet.
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function makeRoles(sql: postgres.Sql, { app, owner }: Roles, password: string): Promise<void> {
  await createRole(sql, owner, 'nologin');
  await createRole(sql, app, 'login');
  // A statement that defines a role takes no parameters, and may be logged: it carries no password.
  await sql.unsafe(`alter role ${quoted(app)} login password ${literal(await scramVerifier(password))}`);
  await sql.unsafe(`grant ${quoted(owner)} to current_user`);
}

/** Whoever the application can act as, its rights bind it: with these they would not. */
async function requireNoPower(sql: postgres.Sql, { app, owner }: Roles): Promise<void> {
  const [powerful] = await sql`
    select from pg_roles where rolname = ${app}
      and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or pg_has_role(oid, ${owner}, 'member'))`;
  if (powerful !== undefined) throw new OperatorError(startWords.tooPowerful(app));
}

/** The address of a database for the application's role, where its installation began in it. */
export const appUrl = (url: string, password: string): string => urlAs(rolesFor(databaseIn(url)).app, url, password);

const databaseIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function urlAs(role: string, url: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(role);
  changed.password = encodeURIComponent(password);
  return changed.href;
}

async function createRole(sql: postgres.Sql, role: string, kind: 'login' | 'nologin'): Promise<void> {
  try {
    await sql.unsafe(`create role ${quoted(role)} ${kind}`);
  } catch (error) {
    // Made by an earlier start, or by another one this very moment.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
