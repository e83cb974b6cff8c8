import { inject, afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { diskHealth } from '../../server/http/readiness.ts';
import { freePort } from '../../server/local/data-folder.ts';
import { startServer, type RunningServer, type ServerSettings } from '../../server/server.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { House, secret } from '../fixtures/server.ts';
import { commandKey } from '../fixtures/command-key.ts';

let house: House;
const servers: RunningServer[] = [];
beforeAll(async () => {
  house = await House.open();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
afterAll(() => house.close());

/** What another server of the house says of its parts. */
async function readiness(changes: Partial<ServerSettings> = {}): Promise<{ status: number; faults: string[] }> {
  const server = await startServer({
    databaseUrl: house.stage.place.appUrl,
    temporal: temporalConfig({ address: inject('temporalAddress') }),
    taskQueue: house.stage.taskQueue,
    secret,
    commandKey,
    dataDir: house.dataFolder,
    baseUrl: 'http://lawgate.test',
    host: '127.0.0.1',
    port: 0,
    ...changes,
  });
  servers.push(server);
  const response = await fetch(`${server.address}/readyz`);
  const text = await response.text();
  expect(text).not.toMatch(/lawgate|test-|127\.0|\/|postgres/);
  const { ready, ...parts } = JSON.parse(text) as { ready: boolean } & Record<string, { ok: boolean; word: string }>;
  expect(Object.keys(parts)).toEqual(['record', 'engine', 'poller', 'outbox', 'disk', 'migration', 'clock']);
  for (const { word } of Object.values(parts)) expect(word).toMatch(/^[一-鿿]+$/);
  const faults = Object.entries(parts).flatMap(([part, { ok }]) => (ok ? [] : [part]));
  expect(ready).toBe(faults.length === 0);
  return { status: response.status, faults };
}

test('with all parts well it is ready, and each part has its word', async () => {
  expect(await readiness()).toEqual({ status: 200, faults: [] });
});

const days = (count: number) => () => new Date(Date.now() + count * 86_400_000);

test.each<{
  title: string;
  changes: () => Promise<Partial<ServerSettings>> | Partial<ServerSettings>;
  faults: string[];
}>([
  {
    title: 'no engine',
    changes: async () => ({ temporal: temporalConfig({ address: `127.0.0.1:${await freePort()}` }) }),
    faults: ['engine', 'poller'],
  },
  { title: 'no worker on the queue', changes: () => ({ taskQueue: 'nobody' }), faults: ['poller'] },
  {
    title: 'no record',
    changes: async () => ({ databaseUrl: `postgres://nobody@127.0.0.1:${await freePort()}/none` }),
    faults: ['record', 'outbox', 'migration', 'clock'],
  },
  { title: 'no data folder', changes: () => ({ dataDir: '/nowhere' }), faults: ['disk'] },
  { title: 'a clock two days behind', changes: () => ({ now: days(-2) }), faults: ['clock'] },
  { title: 'a clock three days ahead', changes: () => ({ now: days(3) }), faults: ['poller', 'clock'] },
  {
    title: 'a clock half a minute ahead, which is none',
    changes: () => ({ now: () => new Date(Date.now() + 30_000) }),
    faults: [],
  },
])('with $title', async ({ changes, faults }) => {
  expect(await readiness(await changes())).toEqual({ status: faults.length === 0 ? 200 : 503, faults });
});

/** In a transaction the guards let pass. */
const byOwner = (statement: string): Promise<unknown> =>
  house.stage.owner.begin(async (tx) => {
    await tx`select set_config('lawgate.guard', pg_current_xact_id()::text, true)`;
    await tx.unsafe(statement);
  });

test('with mails that nobody takes up, or none that goes out; not with one that waits for its next try', async () => {
  const caseId = await house.openCase();
  await house.submit(caseId);
  await byOwner("update outbox set next_at = now() - interval '11 minutes'");
  expect(await readiness()).toEqual({ status: 503, faults: ['outbox'] });
  await byOwner("update outbox set next_at = now() + interval '1 hour', created_at = now() - interval '2 hours'");
  expect(await readiness()).toEqual({ status: 503, faults: ['outbox'] });
  await byOwner('update outbox set sent_at = now() where id = (select max(id) from outbox)');
  expect(await readiness()).toEqual({ status: 200, faults: [] });
  await byOwner('update outbox set sent_at = now()');
  expect(await readiness()).toEqual({ status: 200, faults: [] });
});

test('with a schema of a later version', async () => {
  const table = 'drizzle.__drizzle_migrations';
  await byOwner(`insert into ${table} (hash, created_at) values ('later', 9999999999999)`);
  expect(await readiness()).toEqual({ status: 503, faults: ['migration'] });
  await byOwner(`delete from ${table} where hash = 'later'`);
  expect(await readiness()).toEqual({ status: 200, faults: [] });
});

test.each([
  { title: 'little left', bavail: 4, blocks: 100, bsize: 1e7, ok: false },
  { title: 'a small share of a large disk', bavail: 4, blocks: 100, bsize: 1e9, ok: true },
  { title: 'enough of a small disk', bavail: 6, blocks: 100, bsize: 1e7, ok: true },
])('a disk with $title', ({ ok, ...disk }) => {
  expect(diskHealth(disk).ok).toBe(ok);
});
