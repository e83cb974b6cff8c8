import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateCommandKey } from '../../../server/admin/command-keys.ts';
import { recentChanges } from '../../../server/admin/log.ts';
import { commandKeyFile, keptCommandKey, publicHalf, registerCommandKey } from '../../../server/local/command-key.ts';
import { administered, type Administered } from '../../fixtures/administration.ts';

let administration: Administered;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-keys-'));
  administration = await administered(folder);
});
afterAll(async () => {
  await administration.close();
  await rm(folder, { recursive: true });
});

test('another key is made, every one before is retired, and it is written down by whom', async () => {
  const { connection, database, url } = administration;
  const before = publicHalf(await keptCommandKey(folder));
  await registerCommandKey(url, before);
  expect(await rotateCommandKey(connection)).toContain('重新启动');
  const file = commandKeyFile(folder);
  const after = publicHalf(await readFile(file, 'utf8'));
  expect(after.id).not.toBe(before.id);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const counted = await database.sql<{ id: string }[]>`select id from command_key where retired_at is null`;
  expect(counted.map(({ id }) => id)).toEqual([after.id]);
  // As the next start does with what it finds, and would have done with the one before.
  await registerCommandKey(url, after);
  await expect(registerCommandKey(url, before)).rejects.toThrow('停用');
  const noted = await recentChanges(connection, {});
  expect(noted).toContain(`commandKey.rotate  ${after.id}`);
  expect(noted).not.toContain('PRIVATE KEY');
});
