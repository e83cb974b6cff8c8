import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../server/local/data-folder.ts';
import { startServer, type RunningServer } from '../../server/server.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { handler, handlingUnit, secondHandler } from '../fixtures/cases.ts';
import { commandKey } from '../fixtures/command-key.ts';
import { Browser, House, problemOf, secret } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';
import { StubbornEngine } from '../fixtures/stubborn-engine.ts';

let house: House;
let officer: Browser;
const servers: RunningServer[] = [];
beforeAll(async () => {
  house = await House.open();
  officer = await house.signedIn(handler);
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await house.close();
});

type Body = Parameters<Browser['api']['openCase']>[0]['body'];
type Content = ReturnType<typeof contentOf>;

const openingOf = (content: Content = contentOf()): Body => ({
  commandId: randomUUID(),
  caseId: randomUUID(),
  openedOn: today(),
  handlingUnitId: handlingUnit,
  handlers: [handler.personId, secondHandler.personId],
  content,
});

/** Evidence with a file of its own, which the officer has just stored. */
async function withFile(content: Content, name: string): Promise<Content & { readonly hash: string }> {
  const response = await officer.fetch(`/api/files?name=${encodeURIComponent(name)}.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: `%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n${randomUUID()}\n%%EOF`,
  });
  const { hash } = (await response.json()) as { hash: string };
  const evidence = [{ name, kind: 'inspectionRecord' as const, file: hash, proves: '现场情况' }];
  return { ...content, evidence, hash };
}

const draftOf = (caseId: string) => officer.api.draft({ params: { id: caseId } });
const becameOf = async (commandId: string) => (await officer.api.command({ params: { id: commandId } })).outcome;

const filesOf = async (caseId: string) =>
  (await house.stage.owner`select hash, name, added_by from case_file where case_id = ${caseId}`).map(
    ({ hash, name, added_by: addedBy }) => ({ hash: String(hash), name: String(name), addedBy: String(addedBy) }),
  );

describe('a case and its first draft', () => {
  test('asked for again, they are found in the record, and the engine need not be there', async () => {
    const body = openingOf();
    await officer.api.openCase({ body });
    const server = await serverOn(`127.0.0.1:${await freePort()}`);
    servers.push(server);
    const browser = await new Browser(server.address).signIn(handler);
    expect(await browser.api.openCase({ body })).toMatchObject({ outcome: 'recorded', revision: 1 });
  });

  test('are there together, whatever became of the answer', async () => {
    const { hash, ...content } = await withFile(contentOf(), '现场照片');
    const body = openingOf(content);
    await house.stage.stopWorker();
    const { commandId, caseId } = body;
    expect(await officer.api.openCase({ body })).toEqual({ outcome: 'unknown', commandId, caseId });
    // Nobody asks again, and the server that had the draft in hand may be gone: the case brings it along.
    await house.stage.replaceWorker();
    await expect.poll(() => becameOf(commandId), { timeout: 30_000 }).toBe('recorded');
    expect(await draftOf(caseId)).toMatchObject({ version: 1, content, savedBy: { id: handler.personId } });
    expect(await filesOf(caseId)).toEqual([{ hash, name: '现场照片', addedBy: handler.personId }]);
    const second = await house.signedIn(secondHandler);
    expect((await second.fetch(`/api/files/${hash}`)).status).toBe(200);
  });

  test('asked for again, they stay what was recorded first', async () => {
    const first = openingOf();
    expect(await officer.api.openCase({ body: first })).toMatchObject({ outcome: 'recorded', revision: 1 });
    const { hash: _, ...other } = await withFile(contentOf(990_000, '另一份草稿'), '另一张照片');
    expect(await officer.api.openCase({ body: { ...first, content: other } })).toMatchObject({
      outcome: 'recorded',
      revision: 1,
    });
    expect(await draftOf(first.caseId)).toMatchObject({ version: 1, content: first.content });
    expect(await filesOf(first.caseId)).toEqual([]);
  });

  test('asked for again after the draft was saved anew, the draft stays as it was saved', async () => {
    const body = openingOf();
    await officer.api.openCase({ body });
    const content = contentOf(610_000, '后来写的');
    await officer.api.saveDraft({ params: { id: body.caseId }, body: { version: 1, content } });
    expect(await officer.api.openCase({ body })).toMatchObject({ outcome: 'recorded', revision: 1 });
    expect(await draftOf(body.caseId)).toMatchObject({ version: 2, content });
  });

  test('are both missing where the engine never took the act', async () => {
    const engine = await StubbornEngine.listen();
    // Not permitted: its client does not try again.
    engine.answer = () => ({ status: 7 });
    const server = await serverOn(engine.address);
    const browser = await new Browser(server.address).signIn(handler);
    const body = openingOf();
    expect(await browser.api.openCase({ body })).toMatchObject({ outcome: 'unknown' });
    await server.stop();
    engine.close();
    expect(await house.stage.owner`select from enforcement_case where id = ${body.caseId}`).toHaveLength(0);
    expect(await house.stage.owner`select from draft where case_id = ${body.caseId}`).toHaveLength(0);
    // The same command, by a server whose engine is well.
    expect(await officer.api.openCase({ body })).toMatchObject({ outcome: 'recorded', revision: 1 });
    expect(await draftOf(body.caseId)).toMatchObject({ version: 1, content: body.content });
  });

  test('a draft of which nothing is written yet is a draft', async () => {
    const blank = { ...contentOf(0, ''), title: '', evidence: [], law: [] };
    const body = openingOf(blank);
    await officer.api.openCase({ body });
    expect(await draftOf(body.caseId)).toMatchObject({ version: 1, content: blank });
  });

  test('without a draft there is no case, and a refused opening leaves neither', async () => {
    const { content: _, ...without } = openingOf();
    expect(await problemOf(officer.api.openCase({ body: without as Body }))).toMatchObject({ status: 422 });
    const refused = { ...openingOf(), openedOn: '2199-01-01' };
    expect(await problemOf(officer.api.openCase({ body: refused }))).toMatchObject({ code: 'date-in-future' });
    for (const { caseId } of [without, refused])
      expect(await house.stage.owner`select from draft where case_id = ${caseId}`).toHaveLength(0);
  });
});

const serverOn = (address: string) =>
  startServer({
    databaseUrl: house.stage.place.appUrl,
    temporal: temporalConfig({ address }),
    taskQueue: house.stage.taskQueue,
    secret,
    commandKey,
    dataDir: house.dataFolder,
    baseUrl: 'http://lawgate.test',
    host: '127.0.0.1',
    port: 0,
    log: () => undefined,
  });
