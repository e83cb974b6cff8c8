import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../fixtures/database.ts';

const program = fileURLToPath(new URL('../../../server/cli/lawgate.mjs', import.meta.url));
let place: TestDatabase;
let folder = '';

beforeAll(async () => {
  place = await createEmptyDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'lawgate-older-'));
  const sql = postgres(place.url, { max: 1 });
  await sql`create table enforcement_case (id uuid primary key, number text not null, standing jsonb not null)`;
  await sql.end();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await place.drop();
});

const started = (): Promise<{ exitCode: number; complaint: string }> =>
  new Promise((resolve) => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LAWGATE_DATA: folder, DATABASE_URL: place.url, PORT: '0' };
    execFile(process.execPath, [program, 'start'], { cwd: tmpdir(), env }, (error, _output, complaint) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, complaint });
    });
  });

test('a start on data of another version says so and what to do, and starts nothing on them', async () => {
  const { exitCode, complaint } = await started();
  expect(exitCode).toBe(1);
  expect(complaint).toContain('由法审的另一个版本建立');
  expect(complaint).toContain('没有改动');
  expect(complaint).toContain('LAWGATE_DATA');
  expect(complaint).toContain('npx lawgate import');
  expect((await readdir(folder)).filter((name) => /temporal|secret|password|mail/.test(name))).toEqual([]);
  const sql = postgres(place.url, { max: 1 });
  const left = await sql`select tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`;
  const extensions = await sql`select extname from pg_extension where extname <> 'plpgsql'`;
  await sql.end();
  expect([...left]).toEqual([{ tablename: 'enforcement_case' }]);
  expect([...extensions]).toEqual([]);
});
