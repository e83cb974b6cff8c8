import postgres from 'postgres';
import { OperatorError } from './fault.ts';
import { scramVerifier } from './scram-verifier.ts';

// cspell:ignore rolname rolsuper rolcreaterole rolcreatedb rolbypassrls

/** What the running program connects as. */
export const APP_ROLE = 'lawgate_app';
/** Owns tables and functions; nobody can log in as it. */
export const OWNER_ROLE = 'lawgate_record';

export interface RolesSettings {
  /** As somebody who may create roles. */
  readonly url: string;
  /** Password of the application's role. */
  readonly password: string;
}

/**
 * Makes the two roles of this cluster, and sets the application's password; a database whose administrator did this
 * (deploy/roles.sql) is only looked at. Roles belong to the cluster and not to a database, so this stands outside the
 * migrations and may find them there. Needs CREATEROLE, no superuser.
 */
export async function bootstrapRoles({ url, password }: RolesSettings): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    if (!(await areThere(sql)) || !(await letsIn(appUrl(url, password)))) await makeRoles(sql, password);
    await requireNoPower(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Both, and whoever is connected may act as the owner. */
async function areThere(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<[{ owner: boolean; app: boolean }]>`
    select exists (select from pg_roles where rolname = ${OWNER_ROLE} and pg_has_role(oid, 'member')) as owner,
      exists (select from pg_roles where rolname = ${APP_ROLE}) as app`;
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

async function makeRoles(sql: postgres.Sql, password: string): Promise<void> {
  await createRole(sql, OWNER_ROLE, 'nologin');
  await createRole(sql, APP_ROLE, 'login');
  // A statement that defines a role takes no parameters, and may be logged: it carries no password.
  await sql.unsafe(`alter role ${APP_ROLE} login password ${literal(await scramVerifier(password))}`);
  await sql.unsafe(`grant ${OWNER_ROLE} to current_user`);
}

/** Whoever the application can act as, its rights bind it: with these they would not. */
async function requireNoPower(sql: postgres.Sql): Promise<void> {
  const [powerful] = await sql`
    select from pg_roles where rolname = ${APP_ROLE}
      and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or pg_has_role(oid, ${OWNER_ROLE}, 'member'))`;
  if (powerful !== undefined) throw new OperatorError(words.tooPowerful(APP_ROLE));
}

/** The address of the same database for the application's role. */
export function appUrl(url: string, password: string): string {
  const changed = new URL(url);
  changed.username = APP_ROLE;
  changed.password = encodeURIComponent(password);
  return changed.href;
}

async function createRole(sql: postgres.Sql, role: string, kind: 'login' | 'nologin'): Promise<void> {
  try {
    await sql.unsafe(`create role ${role} ${kind}`);
  } catch (error) {
    // Made by an earlier start, or by another one this very moment.
    if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

const words = {
  tooPowerful: (role: string) =>
    `数据库角色 ${role} 的权限过大（超级用户、建库、建角色或者可以充当记录的所有者）：程序不应以这样的角色运行。请由数据库管理员收回这些权限。`,
};

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
