import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fastForward, workflowNow } from '../fixtures/time-skipping.ts';
import type { waitThreeDays } from './smoke-workflow.ts';

const DAY_MS = 86_400_000;
const taskQueue = `time-skipping-${randomUUID()}`;

let connection: Connection;
let native: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const address = inject('temporalAddress');
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  client = new Client({ connection });
  worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('smoke-workflow.ts', import.meta.url)),
  });
  running = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
});

function startWaiting() {
  return client.workflow.start<typeof waitThreeDays>('waitThreeDays', { taskQueue, workflowId: randomUUID() });
}

test('three days pass for one workflow on the real server, and for nobody else', async () => {
  const [moved, bystander] = await Promise.all([startWaiting(), startWaiting()]);
  const began = Date.now();

  expect(await fastForward(moved, { days: 2 })).toBe('reached');
  expect((await workflowNow(moved)).getTime()).toBeGreaterThanOrEqual(began + 2 * DAY_MS);
  expect((await moved.describe()).status.name).toBe('RUNNING');
  expect((await workflowNow(bystander)).getTime()).toBeLessThan(began + DAY_MS);

  expect(await fastForward(moved, { ms: DAY_MS + 60_000 })).toBe('ended');
  const { startedAt, endedAt } = await moved.result();
  expect(endedAt - startedAt).toBeGreaterThanOrEqual(3 * DAY_MS);
  expect(Date.now() - began).toBeLessThan(DAY_MS / 1000);
  await bystander.terminate();
});

test('a workflow that has ended cannot be moved', async () => {
  const handle = await startWaiting();
  await handle.terminate();
  await expect(fastForward(handle, { days: 1 })).rejects.toThrow(/completed/);
});
