import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPostgres, startPostgres } from '../../../server/parts/postgres.ts';
import { identityOf, isAlive } from '../../../server/parts/processes/process-identity.ts';
import { recordedProcesses, recordProcess } from '../../../server/parts/processes/process-record.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

const settings = { fsync: 'off' };

let dataFolder: string;

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
});

afterEach(async () => {
  await (await findPostgres(dataFolder))?.stop();
  await removeDataFolder(dataFolder);
});

async function ask(url: string, question: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql.unsafe<{ answer: unknown }[]>(question);
    return row?.answer;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe('PostgreSQL started by us', () => {
  test('keeps what was written over a stop and a start, and reads Chinese letters', async () => {
    const first = await startPostgres({ dataFolder, settings });
    await ask(first.url, `create table 案件 as select '法制审核' as 名称`);
    await first.stop();
    expect(await identityOf(first.pid ?? 0)).toBeUndefined();

    const second = await startPostgres({ dataFolder, settings });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select 名称 as answer from 案件')).toBe('法制审核');
    await ask(second.url, 'create extension pg_trgm');
    expect(await ask(second.url, `select similarity('行政处罚', '行政处罚决定') > 0.4 as answer`)).toBe(true);
    expect(await ask(second.url, `select '处' ~ '[[:alpha:]]' as answer`)).toBe(true);
  });

  test('writes no value and no password into its log, refused or cut off, but starts and stops', async () => {
    const { url, stop } = await startPostgres({ dataFolder, settings });
    await ask(url, `create table note (text text check (length(text) < 3), id uuid)`);
    const secret = '110101199003078515';
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    await expect(sql`insert into note (text) values (${secret})`).rejects.toMatchObject({ code: '23514' });
    await expect(sql`insert into note (id) values (${secret})`).rejects.toMatchObject({ code: '22P02' });
    await expect(sql.unsafe(`alter role nobody password '${secret}'`)).rejects.toMatchObject({ code: '42704' });
    await expect(sql.unsafe(`select pg_terminate_backend(pg_backend_pid()), '${secret}'`)).rejects.toMatchObject({
      code: expect.any(String) as string,
    });
    await sql.end({ timeout: 1 });
    await stop();
    const log = await readFile(path.join(dataFolder, 'logs', 'postgres.log'), 'utf8');
    expect(log).not.toContain(secret);
    expect(log).toMatch(/ready to accept connections[\s\S]*terminating connection[\s\S]*shut down/);
  });

  test('listens on this machine only, by password, and keeps the password from other users', async () => {
    const { url } = await startPostgres({ dataFolder, settings });
    expect(await ask(url, `select current_setting('listen_addresses') as answer`)).toBe('127.0.0.1');
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(path.join(dataFolder, 'postgres.password'))).mode & 0o077).toBe(0);
    expect((await stat(path.join(dataFolder, 'processes.json'))).mode & 0o077).toBe(0);
  });

  test('is adopted when the process that started it was killed', async () => {
    const starter = path.join(dataFolder, 'starter.mts');
    const part = new URL('../../../server/parts/postgres.ts', import.meta.url).href;
    await writeFile(
      starter,
      `import { startPostgres } from ${JSON.stringify(part)};
       const { pid } = await startPostgres(${JSON.stringify({ dataFolder, settings })});
       console.log(pid);
       setInterval(() => undefined, 1000);`,
    );
    const parent = spawn(process.execPath, ['--import', 'tsx', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await Promise.race([once(parent.stdout, 'data'), once(parent, 'exit')])) as [Buffer];
    parent.kill('SIGKILL');
    await once(parent, 'exit');

    const adopted = await startPostgres({ dataFolder, settings });
    expect(adopted).toMatchObject({ adopted: true, pid: Number(String(line)) });
    const identity = await identityOf(adopted.pid ?? 0);
    await adopted.stop();
    expect(identity && (await isAlive(identity))).toBe(false);
    expect(await recordedProcesses(dataFolder)).not.toHaveProperty('postgres');
  });

  test('recovers after its server was killed', async () => {
    const first = await startPostgres({ dataFolder, settings });
    await ask(first.url, `create table kept as select 1 as answer`);
    const busy = ask(first.url, 'select pg_sleep(30)').catch(() => 'broken off');
    process.kill(first.pid ?? 0, 'SIGKILL');
    const second = await startPostgres({ dataFolder, settings });
    expect(second.adopted).toBe(false);
    expect(await ask(second.url, 'select answer from kept')).toBe(1);
    expect(await busy).toBe('broken off');
  });

  test('never takes a stranger with the same pid for its own', async () => {
    const stranger = await identityOf(process.pid);
    await recordProcess(dataFolder, 'postgres', {
      pid: process.pid,
      startedAt: `${stranger?.startedAt ?? ''}-earlier`,
      fingerprint: path.join(dataFolder, 'postgres'),
      ports: { sql: 1 },
    });
    const started = await startPostgres({ dataFolder, settings });
    expect(started.adopted).toBe(false);
    expect(started.pid).not.toBe(process.pid);
  });
});

describe('an existing PostgreSQL (DATABASE_URL)', () => {
  test('is used as it is, and not stopped', async () => {
    const database = await createDatabase();
    const running = await startPostgres({ dataFolder, existingUrl: database.url });
    expect(running).toMatchObject({ url: database.url, adopted: false, pid: undefined });
    await running.stop();
    expect(await ask(database.url, 'select 1 as answer')).toBe(1);
    await database.drop();
  });

  test('that does not answer is named in the message', async () => {
    const existingUrl = 'postgres://someone@127.0.0.1:1/none';
    await expect(startPostgres({ dataFolder, existingUrl })).rejects.toThrow('DATABASE_URL');
  });
});
