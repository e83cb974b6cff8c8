import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql as text } from 'drizzle-orm';
import { connect, type Database } from '../../db/connect.ts';
import { createDatabase, type TestDatabase } from '../fixtures/database.ts';

const WITHIN_MS = 700;

let place: TestDatabase;
let database: Database;
beforeAll(async () => {
  place = await createDatabase();
  database = connect(place.url, { max: 2, answerWithinMs: WITHIN_MS });
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const silent = { code: 'RECORD_SILENT' };

/** How long it took until it failed, and with what code. */
async function failureOf(asked: () => PromiseLike<unknown>): Promise<{ code: unknown; ms: number }> {
  const began = performance.now();
  const error = await asked().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } };
  return { code: code ?? cause?.code ?? null, ms: performance.now() - began };
}

test('answers as ever in time: rows, parts of other questions, lists, drizzle, and an error as its own', async () => {
  const { sql, db } = database;
  const part = sql`where n > ${1}`;
  expect(await sql`select n from generate_series(1, 3) as n ${part}`).toMatchObject([{ n: 2 }, { n: 3 }]);
  expect(await sql`select 1 as one where 2 in ${sql([1, 2])}`).toMatchObject([{ one: 1 }]);
  expect(await sql`select 1 as one`.values()).toEqual([[1]]);
  expect([...(await db.execute(text`select 4 as four`))]).toEqual([{ four: 4 }]);
  expect(await failureOf(() => sql`select 1 / 0`)).toMatchObject({ code: '22012' });
  expect(await sql`select pg_sleep(0.3), 1 as one`).toMatchObject([{ one: 1 }]);
});

test('a server that takes questions and says nothing is given up in time, by drizzle too', async () => {
  const server = net.createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const frozen = connect(`postgres://nobody@127.0.0.1:${port}/none`, { max: 1, answerWithinMs: WITHIN_MS });
  const failures = await Promise.all([
    failureOf(() => frozen.sql`select 1`),
    failureOf(() => frozen.sql`select 2`),
    failureOf(() => frozen.db.execute(text`select 3`)),
  ]);
  expect(failures).toMatchObject([silent, silent, silent]);
  for (const { ms } of failures) expect(ms).toBeLessThan(WITHIN_MS + 1500);
  server.close();
  await frozen.sql.end({ timeout: 0 });
});

test('a statement that takes longer is ended by the server as well', async () => {
  const { code } = await failureOf(() => database.sql`select pg_sleep(30)`);
  expect(['RECORD_SILENT', '57014']).toContain(code);
  await expect
    .poll(
      () => database.sql`select 1 from pg_stat_activity where state = 'active' and query like '%pg_sleep(30)%'
      and pid <> pg_backend_pid()`,
    )
    .toEqual([]);
});
