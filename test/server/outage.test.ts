import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporalConfig } from '../../temporal.config.ts';
import { does, handler, importer, reviewer } from '../fixtures/cases.ts';
import { loseAct } from '../fixtures/lost-history.ts';
import { freePort } from '../../server/local/data-folder.ts';
import type { LogEntry } from '../../db/log.ts';
import { processId } from '../../law/process/process-id.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { commandKey } from '../fixtures/command-key.ts';
import { Browser, House, problemOf, secret } from '../fixtures/server.ts';
import { StubbornEngine, type Answer } from '../fixtures/stubborn-engine.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

describe('while a part is away', () => {
  test('an act whose answer does not come is neither done nor refused, and is found later', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const browser = await house.signedIn(reviewer);
    const { head } = await browser.api.caseView({ params: { id: caseId } });
    await house.stage.stopWorker();
    const commandId = randomUUID();
    const body = { act: { type: 'accept' } as const, expectedRevision: head.revision, commandId };
    const answer = await browser.api.act({ params: { id: caseId }, body });
    expect(answer).toEqual({ outcome: 'unknown', commandId, caseId });
    expect(await house.state(caseId)).toBe('awaitingIntake');
    await house.stage.replaceWorker();
    await expect
      .poll(async () => (await browser.api.command({ params: { id: commandId } })).outcome, { timeout: 30_000 })
      .toBe('recorded');
    expect(await browser.api.act({ params: { id: caseId }, body })).toMatchObject({ outcome: 'recorded' });
    const rows = await house.stage.owner`select * from ledger where command_id = ${commandId}`;
    expect(rows).toHaveLength(1);
  });

  test('the desk is read without the engine; acts are told to wait', async () => {
    const caseId = await house.openCase();
    const server = await serverOn(`127.0.0.1:${await freePort()}`);
    const browser = await new Browser(server.address).signIn(handler);
    const view = await browser.api.caseView({ params: { id: caseId } });
    expect(view.head.state).toBe('drafting');
    const body = {
      act: { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null } as const,
      expectedRevision: 1,
      commandId: randomUUID(),
    };
    const problem = await problemOf(browser.api.act({ params: { id: caseId }, body }));
    expect(problem).toMatchObject({ status: 503, code: 'engine-away' });
    expect(await house.refusals(caseId)).toEqual([]);
    expect((await browser.fetch('/readyz')).status).toBe(503);
    expect((await browser.fetch('/healthz')).status).toBe(200);
    await server.stop();
  });
});

/** Another server of the same house, at an engine of its own. */
const serverOn = (address: string, log: LogEntry[] = []): Promise<RunningServer> =>
  startServer({
    databaseUrl: house.stage.place.appUrl,
    temporal: temporalConfig({ address }),
    secret,
    commandKey,
    dataDir: house.dataFolder,
    baseUrl: 'http://lawgate.test',
    host: '127.0.0.1',
    port: 0,
    log: (entry) => log.push(entry),
  });

describe('an act that was sent, and an engine that answers otherwise than with the act', () => {
  let engine: StubbornEngine;
  let server: RunningServer;
  const log: LogEntry[] = [];
  beforeAll(async () => {
    engine = await StubbornEngine.listen();
    server = await serverOn(engine.address, log);
  });
  afterAll(async () => {
    engine.close();
    await server.stop();
  });

  /** A submitted case, and its intake as it is sent to the stubborn engine. */
  async function intake() {
    const caseId = await house.openCase();
    await house.submit(caseId);
    const { head } = await (await house.signedIn(reviewer)).api.caseView({ params: { id: caseId } });
    const browser = await new Browser(server.address).signIn(reviewer);
    const commandId = randomUUID();
    const body = { act: { type: 'accept' } as const, expectedRevision: head.revision, commandId };
    return { caseId, commandId, body, send: () => browser.api.act({ params: { id: caseId }, body }) };
  }

  test.for<{ title: string; answer: Answer }>([
    { title: 'fails inside', answer: { status: 13 } },
    { title: 'cannot go on with the process', answer: { status: 9 } },
    { title: 'is away again and again', answer: { status: 14 } },
    { title: 'lets nobody in', answer: { status: 7 } },
    { title: 'hangs up', answer: 'hangsUp' },
    { title: 'says nothing in time', answer: 'isSilent' },
  ])('one that $title: neither done nor refused', async ({ answer }) => {
    engine.answer = () => answer;
    const { caseId, commandId, send } = await intake();
    const before = engine.acts;
    expect(await send()).toEqual({ outcome: 'unknown', commandId, caseId });
    expect(engine.acts).toBeGreaterThan(before);
    expect(await house.refusals(caseId)).toEqual([]);
    expect(log.at(-1)).toMatchObject({ level: 'warn', event: 'engine.unanswered' });
  });

  test('one that knows no such process, which the record has open: lost, and nobody is refused', async () => {
    engine.answer = () => ({ status: 5 });
    const { caseId, send } = await intake();
    expect(await problemOf(send())).toMatchObject({ status: 503, code: 'engine-lost' });
    expect(await house.refusals(caseId)).toEqual([]);
    const alarm = { level: 'error', event: 'engine.lost', workflowId: processId('case', caseId) };
    expect(log).toContainEqual(alarm);
  });

  test('one that knows no such process any more, for the act was done: recorded', async () => {
    const { caseId, commandId, send } = await intake();
    engine.answer = async () => {
      await house.act(reviewer, caseId, { type: 'accept' }, { commandId });
      return { status: 5 };
    };
    expect(await send()).toMatchObject({ outcome: 'recorded', commandId });
    expect(await house.refusals(caseId)).toEqual([]);
  });

  test('history on its way to it is not said to be left out', async () => {
    engine.answer = () => ({ status: 13 });
    const browser = await new Browser(server.address).signIn(importer);
    const problem = await problemOf(browser.api.enterHistory({ body: { decision } }));
    expect(problem).toMatchObject({ status: 503, code: 'not-known-yet' });
    expect(problem.sentence).not.toContain('没有办理');
  });

  const decision = {
    id: 'RC-001',
    actKind: '行政处罚',
    violation: '应急预案未修订',
    party: '当事单位001',
    partyCode: '91530402MA6K00014R',
    decisionNo: '(津保)应急罚[2023]k-39号',
    decisionDate: '2023-08-30',
  };
});

const viewOf = (caseId: string) => house.stage.view(processId('case', caseId));

/** A case in whose record an act is that its process has not heard of. */
async function lost() {
  const caseId = await house.openCase();
  await house.submit(caseId);
  const step = does(reviewer, 'accept');
  const { record } = await loseAct(house.stage, caseId, step, { id: randomUUID() });
  expect((await viewOf(caseId)).revision).toBe(record.revision - 1);
  return { caseId, record, browser: await house.signedIn(reviewer) };
}

describe('a process that lost the answer together with whoever waited for it', () => {
  test('hears of it when they ask what became of the command', async () => {
    const { caseId, record, browser } = await lost();
    const known = await browser.api.command({ params: { id: record.commandId } });
    expect(known).toMatchObject({ outcome: 'recorded', revision: record.revision });
    await expect.poll(async () => (await viewOf(caseId)).revision).toBe(record.revision);
  });

  test('hears of it when they send it again', async () => {
    const { caseId, record, browser } = await lost();
    const body = {
      act: { type: 'accept' } as const,
      expectedRevision: record.revision - 1,
      commandId: record.commandId,
    };
    expect(await browser.api.act({ params: { id: caseId }, body })).toMatchObject({ outcome: 'recorded' });
    await expect.poll(async () => (await viewOf(caseId)).revision).toBe(record.revision);
  });
});
