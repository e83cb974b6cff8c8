import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { startWeb, startWorker, type Installation } from '../../../server/cli/own-processes.ts';
import { requireBuilt } from '../../../server/local/build/built.mjs';
import { keptCommandKey } from '../../../server/local/command-key.ts';
import { requireEnvironment } from '../../../server/local/environment.ts';
import { memoryPlan } from '../../../server/local/memory-plan.ts';
import type { Parts } from '../../../server/local/parts.ts';
import { answersItself, toldPort } from '../../../server/local/processes/own-answer.ts';
import { stopProcess } from '../../../server/local/processes/process-identity.ts';
import { recordedProcesses } from '../../../server/local/processes/process-record.ts';
import { createDatabase, type TestDatabase } from '../../fixtures/database.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

/** Listens where ours is expected, and answers as if all were well. */
let stranger: http.Server;
let port: number;
let place: TestDatabase;
let dataFolder: string;
let parts: Parts;
let installation: Installation;

beforeAll(async () => {
  stranger = http.createServer((_request, response) => response.end('RUNNING')).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  port = (stranger.address() as AddressInfo).port;
  place = await createDatabase();
  dataFolder = await temporaryDataFolder();
  await writeFile(path.join(dataFolder, 'secret'), '7'.repeat(64), { mode: 0o600 });
  await keptCommandKey(dataFolder);
  const settings = {
    SMTP_URL: 'smtp://127.0.0.1:1',
    LAWGATE_DATA: dataFolder,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
  };
  parts = { dataFolder, settings, memory: memoryPlan(2 ** 31), mailIsCaught: false } as unknown as Parts;
  installation = {
    dataFolder,
    databaseUrl: place.appUrl,
    ownerUrl: place.url,
    secretFile: path.join(dataFolder, 'secret'),
    code: requireBuilt(['server', 'worker', 'procedure']),
    webPort: port,
    environment: requireEnvironment({ LAWGATE_DATA: dataFolder }),
  };
});
afterAll(async () => {
  stranger.close();
  const { worker, web } = await recordedProcesses(dataFolder);
  for (const left of [worker, web]) if (left !== undefined) await stopProcess(left);
  await removeDataFolder(dataFolder);
  await place.drop();
});

test('a worker is ready by its own answer, whoever listens where one was before', async () => {
  const file = path.join(dataFolder, 'worker.port');
  await writeFile(file, `${process.pid} ${port}`);
  const worker = await startWorker(parts, installation);
  const entry = (await recordedProcesses(dataFolder))['worker'];
  expect(entry?.pid).toBe(worker.pid);
  const own = entry === undefined ? null : await toldPort(file, entry);
  expect(own).not.toBe(port);
  const url = `http://127.0.0.1:${own}/`;
  // Without the nonce of its start, under another pid, or asked of the stranger: no proof.
  const { pid = 0, nonce = '' } = entry ?? {};
  expect(await answersItself(url, { pid, nonce })).toBe(true);
  expect(await answersItself(url, { pid, nonce: '0'.repeat(32) })).toBe(false);
  expect(await answersItself(url, { pid: process.pid, nonce })).toBe(false);
  expect(await answersItself(`http://127.0.0.1:${port}/`, { pid, nonce })).toBe(false);
  // A second start takes over the very same one.
  expect(await startWorker(parts, installation)).toMatchObject({ adopted: true, pid: worker.pid });
  await worker.stop();
  expect(await readFile(file, 'utf8')).toBe(`${pid} ${own}`);
});

test('a web server whose port a stranger has is not ready, and says so', async () => {
  await expect(startWeb(parts, installation)).rejects.toThrow('EADDRINUSE');
  stranger.close();
  stranger.closeAllConnections();
  await vi.waitFor(() => expect(stranger.listening).toBe(false));
  const web = await startWeb(parts, installation);
  expect((await recordedProcesses(dataFolder))['web']?.pid).toBe(web.pid);
  const silent = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(silent.headers.get('x-lawgate-proof')).toBeNull();
  await web.stop();
});
