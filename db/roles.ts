import postgres from 'postgres';

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
 * Makes the two roles of this cluster, and sets the application's password. Roles belong to the cluster and not to a
 * database, so this stands outside the migrations and may find them there.
 */
export async function bootstrapRoles({ url, password }: RolesSettings): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await createRole(sql, OWNER_ROLE, 'nologin');
    await createRole(sql, APP_ROLE, 'login');
    // A statement that defines a role takes no parameters.
    await sql.unsafe(`alter role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password ${literal(password)}`);
    await sql.unsafe(`grant ${OWNER_ROLE} to current_user`);
  } finally {
    await sql.end({ timeout: 2 });
  }
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

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
