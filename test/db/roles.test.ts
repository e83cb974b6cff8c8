import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { projectFile } from '../../db/project-root.mjs';
import { appUrl, bootstrapRoles, rolesFor } from '../../db/roles.ts';
import { scramVerifier } from '../../db/scram-verifier.ts';
import { startPostgres, type RunningPostgres } from '../../server/local/postgres.ts';
import { removeDataFolder, temporaryDataFolder } from '../fixtures/temporary-data.ts';

// cspell:ignore Afux biws createrole createdb bypassrls rolname rolpassword authid
// RFC 7677, section 3.
const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const salt = 'W22ZaJ0SNY7soEsUEjb6gQ==';
const said = `n=user,r=rOprNGfwEbeRWgbNEkqO,r=${nonce},s=${salt},i=4096,c=biws,r=${nonce}`;
const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
const signed = (key: string): Buffer => createHmac('sha256', Buffer.from(key, 'base64')).update(said).digest();

describe('a verifier', () => {
  test('is the one that the exchange in RFC 7677 was made with', async () => {
    const verifier = await scramVerifier('pencil', Buffer.from(salt, 'base64'));
    const [, storedKey = '', serverKey = ''] = /^SCRAM-SHA-256\$4096:.+\$(.+):(.+)$/.exec(verifier) ?? [];
    expect(signed(serverKey).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
    const mask = signed(storedKey);
    const clientKey = proof.map((byte, index) => byte ^ (mask[index] ?? 0));
    expect(createHash('sha256').update(clientKey).digest('base64')).toBe(storedKey);
  });

  test('is another one for the same password each time', async () => {
    expect(await scramVerifier('pencil')).not.toBe(await scramVerifier('pencil'));
  });
});

test('long names of databases make different roles, none too long', () => {
  const names = ['a', 'b'].map((last) => rolesFor(`${'n'.repeat(62)}${last}`));
  expect(new Set(names.flatMap(({ app, owner }) => [app, owner])).size).toBe(4);
  for (const { app, owner } of names) expect(Math.max(app.length, owner.length)).toBeLessThan(64);
});

describe('a PostgreSQL somebody else administers', () => {
  let dataFolder: string;
  let server: RunningPostgres;
  let root: postgres.Sql;
  /** As somebody who may make roles and owns the database, and is no superuser. */
  let url: string;
  const password = `p-${randomUUID()}`;

  beforeAll(async () => {
    dataFolder = await temporaryDataFolder();
    server = await startPostgres({
      dataFolder,
      database: 'postgres',
      settings: { log_statement: 'all', fsync: 'off' },
    });
    root = postgres(server.url, { max: 1, onnotice: () => undefined });
    await root`create role county login createrole password 'county'`;
    await root`create database office owner county`;
    url = withLogin('county', 'county', 'office');
  });
  afterAll(async () => {
    await root.end();
    await server.stop();
    await removeDataFolder(dataFolder);
  });

  const withLogin = (name: string, secret: string, database: string): string => {
    const changed = new URL(server.url);
    changed.username = name;
    changed.password = secret;
    changed.pathname = `/${database}`;
    return changed.href;
  };

  const asApp = async (): Promise<unknown> => {
    const sql = postgres(appUrl(url, password), { max: 1, onnotice: () => undefined });
    try {
      return (await sql`select current_user::text as name, (select count(*)::int from ledger) as entries`)[0];
    } finally {
      await sql.end();
    }
  };

  const verifierNow = async (): Promise<unknown> =>
    (await root`select rolpassword as kept from pg_authid where rolname = 'office_app'`)[0]?.['kept'];

  test('is set up without a superuser, and no statement carries the password', async () => {
    await bootstrapRoles({ url, password });
    await migrate({ url });
    expect(await asApp()).toEqual({ name: 'office_app', entries: 0 });
    expect(await verifierNow()).toMatch(/^SCRAM-SHA-256\$4096:/);
    const log = await readFile(path.join(dataFolder, 'logs', 'postgres.log'), 'utf8');
    expect(log).toContain('alter role "office_app" login password');
    expect(log).not.toContain(password);
  });

  test('is only looked at by a later start; a password that changed is set', async () => {
    const before = await verifierNow();
    await bootstrapRoles({ url, password });
    await migrate({ url });
    expect(await verifierNow()).toBe(before);
    // Somebody who may make no roles can start what an administrator prepared.
    await root`alter role county nocreaterole`;
    await bootstrapRoles({ url, password });
    await migrate({ url });
    await expect(bootstrapRoles({ url, password: 'another' })).rejects.toMatchObject({ code: '42501' });
    await root`alter role county createrole`;
    await root`alter role office_app password null`;
    await bootstrapRoles({ url, password });
    expect(await asApp()).toMatchObject({ entries: 0 });
  });

  test.each(['superuser', 'createrole', 'createdb', 'bypassrls'])(
    'is refused where the application is %s',
    async (power) => {
      await root.unsafe(`alter role office_app ${power}`);
      await expect(bootstrapRoles({ url, password })).rejects.toThrow('权限过大');
      await root.unsafe(`alter role office_app no${power}`);
      await expect(bootstrapRoles({ url, password })).resolves.toContain('_app:');
    },
  );

  test('holds two installations that do not disturb one another', async () => {
    await root`create database other owner county`;
    const other = withLogin('county', 'county', 'other');
    const apps = [
      await bootstrapRoles({ url, password }),
      await bootstrapRoles({ url: other, password: 'of the other' }),
    ];
    await migrate({ url: other });
    expect(apps.map((app) => new URL(app).username)).toEqual(['office_app', 'other_app']);
    expect(await asApp()).toMatchObject({ name: 'office_app' });
    const trespasser = new URL(appUrl(url, password));
    trespasser.pathname = '/other';
    const sql = postgres(trespasser.href, { max: 1 });
    await expect(sql`select from ledger`).rejects.toMatchObject({ code: '42501' });
    await sql.end();
    // Under another name a database keeps the roles that own its tables.
    await root`alter database other rename to moved`;
    const moved = withLogin('county', 'county', 'moved');
    expect(new URL(await bootstrapRoles({ url: moved, password: 'of the other' })).username).toBe('other_app');
    await expect(migrate({ url: moved })).resolves.toBeUndefined();
  });

  test('is started on as its administrator prepared it, by somebody who may make no role', async () => {
    await root`create role clerk login password 'clerk'`;
    await root`create database archive`;
    const script = await readFile(projectFile('deploy/roles.sql'), 'utf8');
    expect(script).toContain('\n\\password :app\n');
    // As psql would run it, and answer its question.
    const named = { login: 'clerk', database: 'archive', app: 'archive_app', record: 'archive_record' };
    const statements = Object.entries(named).reduce((made, [name, is]) => made.replaceAll(`:"${name}"`, is), script);
    await root.unsafe(statements.replaceAll(/^\\.*$/gm, ''));
    await root.unsafe(`alter role archive_app password '${await scramVerifier(password)}'`);
    url = withLogin('clerk', 'clerk', 'archive');
    await bootstrapRoles({ url, password });
    await migrate({ url });
    expect(await asApp()).toEqual({ name: 'archive_app', entries: 0 });
  });
});

test('where a superuser starts, roles are made as before', async () => {
  await expect(bootstrapRoles({ url: inject('postgresUrl'), password: 'app-of-the-tests' })).resolves.toContain(
    '_app:',
  );
});
