import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporalConfig } from '../../temporal.config.ts';
import { handler, reviewer } from '../fixtures/cases.ts';
import { freePort } from '../../server/local/data-folder.ts';
import { startServer } from '../../server/server.ts';
import { Browser, House, problemOf, secret } from '../fixtures/server.ts';

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
    const server = await startServer({
      databaseUrl: house.stage.place.appUrl,
      temporal: temporalConfig({ address: `127.0.0.1:${await freePort()}` }),
      secret,
      dataDir: house.dataFolder,
      baseUrl: 'http://lawgate.test',
      host: '127.0.0.1',
      port: 0,
      log: () => undefined,
    });
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
