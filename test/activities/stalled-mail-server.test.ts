import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startMailRelay } from '../../activities/mail.ts';
import { processId } from '../../law/process/process-id.ts';
import { PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { SmtpServer } from '../fixtures/smtp-server.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createRecord();
});
afterAll(() => record.drop());

const PATIENCE_MS = 1500;

async function relayTo(server: SmtpServer, patienceMs = PATIENCE_MS) {
  const relay = startMailRelay({
    database: record.app,
    smtpUrl: await server.listen(),
    mailFrom: 'fashen@example.cn',
    baseUrl: 'https://fashen.example',
    secret,
    everyMs: 50,
    patienceMs,
  });
  onTestFinished(async () => {
    await relay.stop();
    server.close();
    await inOutbox(sqlToForget);
  });
  return relay;
}

const sqlToForget = `update outbox set sent_at = now() where sent_at is null`;
const sqlToHurry = `update outbox set next_at = now() where sent_at is null`;

/** The outbox as nobody but its owner may write it. */
const inOutbox = (change: string) =>
  record.owner.sql.begin(async (sql) => {
    await sql`select set_config('lawgate.guard', pg_current_xact_id()::text, true)`;
    await sql.unsafe(change);
  });

/** A case whose signature is asked of the head of the handling unit. */
const asked = async () => (await new PlayedCase(record.app).open()).finalize();

async function mailOf({ caseId }: PlayedCase) {
  const [row] = await record.owner.sql<
    { id: string; sent: boolean; givenUp: boolean; error: string | null; attempts: number; wait: number }[]
  >`select id, sent_at is not null as sent, given_up_at is not null as "givenUp", last_error as error, attempts,
      extract(epoch from next_at - now())::float as wait
    from outbox where process_id = ${processId('case', caseId)} order by id limit 1`;
  return row;
}

const isSent = (played: PlayedCase) => async () => (await mailOf(played))?.sent;
const errorOf = (played: PlayedCase) => async () => (await mailOf(played))?.error;

const headerOf = (name: string, mail: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(mail)?.[1]?.trim();

describe('a mail server that takes a mail and never says so', () => {
  test.for(['silence', 'drip'] as const)(
    'by %s: the relay gives up, sends the mail once more later, and both are one by their Message-ID',
    async (manner) => {
      const server = new SmtpServer();
      server.manner = () => manner;
      await relayTo(server);
      const played = await asked();
      const begun = Date.now();
      await expect.poll(errorOf(played), { timeout: 15_000 }).toBeTruthy();
      expect(Date.now() - begun).toBeLessThan(PATIENCE_MS + 5000);
      // The conversation is over at both ends, and the mail waits: neither sent nor given up.
      await expect.poll(() => server.conversations.size).toBe(0);
      expect(await mailOf(played)).toMatchObject({ sent: false, givenUp: false, attempts: 1 });
      expect((await mailOf(played))?.wait).toBeGreaterThan(1);
      expect(server.taken).toHaveLength(1);
      server.manner = () => 'answer';
      await inOutbox(sqlToHurry);
      await expect.poll(isSent(played), { timeout: 15_000 }).toBe(true);
      const mails = server.taken.map(({ mail }) => mail);
      expect(mails).toHaveLength(2);
      const ids = mails.map((mail) => headerOf('Message-ID', mail));
      expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.cn>$/);
      expect(ids[1]).toBe(ids[0]);
      expect(await mailOf(played)).toMatchObject({ sent: true, attempts: 2, error: null });
    },
  );

  test('to one person keeps nobody else waiting', async () => {
    const server = new SmtpServer();
    server.manner = (to) => (to.startsWith('handlingHead') ? 'silence' : 'answer');
    await relayTo(server, 20_000);
    const stalled = await Promise.all([asked(), asked(), asked()]);
    await expect.poll(() => server.taken.length, { timeout: 10_000 }).toBe(3);
    const other = await asked();
    await other.submit();
    await other.act({ type: 'returnMaterials' }, { by: 'reviewer2', texts: { reason: '材料不符' } });
    const toHandlers = () => server.taken.filter(({ to: [to = ''] }) => /^handler\d/.test(to)).length;
    await expect.poll(toHandlers, { timeout: 5000 }).toBe(2);
    for (const played of stalled) expect(await mailOf(played)).toMatchObject({ sent: false, error: null });
  });

  test('to so many that every place is taken holds the others up no longer than its patience', async () => {
    const server = new SmtpServer();
    server.manner = (to) => (to.startsWith('handlingHead') ? 'silence' : 'answer');
    await relayTo(server);
    for (let i = 0; i < 12; i += 1) await asked();
    const other = await asked();
    await other.submit();
    await other.act({ type: 'returnMaterials' }, { by: 'reviewer2', texts: { reason: '材料不符' } });
    const toHandlers = () => server.taken.filter(({ to: [to = ''] }) => /^handler\d/.test(to)).length;
    await expect.poll(toHandlers, { timeout: 4 * PATIENCE_MS + 5000 }).toBe(2);
  });

  test('does not keep the worker from stopping; the mail goes again when its lease ends', async () => {
    const server = new SmtpServer();
    server.manner = () => 'silence';
    const relay = await relayTo(server, 60_000);
    const played = await asked();
    await expect.poll(() => server.taken.length, { timeout: 10_000 }).toBe(1);
    const begun = Date.now();
    await relay.stop();
    expect(Date.now() - begun).toBeLessThan(4000);
    expect(await mailOf(played)).toMatchObject({ sent: false, givenUp: false });
  });
});

describe('a mail server that turns us away before it has heard the mail', () => {
  test.for(['554 not you', '421 not now'])('with %s costs no mail: it is asked again', async (greeting) => {
    const server = new SmtpServer();
    server.greeting = greeting;
    await relayTo(server);
    const played = await asked();
    await expect.poll(errorOf(played), { timeout: 15_000 }).toContain(greeting);
    expect(await mailOf(played)).toMatchObject({ sent: false, givenUp: false });
    server.greeting = '220 test';
    await inOutbox(sqlToHurry);
    await expect.poll(isSent(played), { timeout: 15_000 }).toBe(true);
  });
});
