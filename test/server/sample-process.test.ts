import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as mails from '../../activities/mail.ts';
import type { Person } from '../fixtures/cases.ts';
import { authority, clerk, nationalRules, reviewer, supervisor } from '../fixtures/cases.ts';
import { PlantedTree } from '../fixtures/planted-tree.ts';
import { signed } from '../fixtures/stage.ts';
import type * as servers from '../fixtures/server.ts';
import type * as recomputing from '../../server/admin/replay.ts';
import type * as catching from '../../server/local/mail-catcher.ts';
import type { Command, ProcessStart } from '../../workflows/contract.ts';

/**
 * A process of another kind, about an authority and no case, is a folder of four files and a row in each registry. All
 * else that runs here is the project's own.
 */
const rows = [
  {
    file: 'law/process/names.ts',
    after: 'export const processNames = {\n',
    row: "  sample: { label: sampleLabel, subject: 'authority', states: sampleStates, ended: endedSampleStates, tasks: sampleTasks, clocks: sampleClocks },\n",
    imports:
      "import { endedSampleStates, sampleClocks, sampleLabel, sampleStates, sampleTasks } from '../../test/fixtures/sample-process/names.ts';\n",
  },
  {
    file: 'law/acts.ts',
    after: 'const actsOfKind = {\n',
    row: '  sample: { ...sampleActs, ...sharedActs },\n',
    imports: "import { sampleActs } from '../test/fixtures/sample-process/acts.ts';\n",
  },
  {
    file: 'law/processes.ts',
    after: 'const processes = {\n',
    row: '  sample: sampleProcess,\n',
    imports: "import { sampleProcess } from '../test/fixtures/sample-process/definition.ts';\n",
  },
  {
    file: 'activities/projections.ts',
    after: /export const projections[^\n]*\n/,
    row: '  sample: sampleProjection,\n',
    imports: "import { sampleProjection } from '../test/fixtures/sample-process/projection.ts';\n",
  },
] as const;

let tree: PlantedTree;
let house: servers.House;
let planted: <T>(file: string) => Promise<T>;

beforeAll(async () => {
  tree = await PlantedTree.copy('activities', 'db', 'server', 'test/fixtures', 'temporal.config.ts');
  for (const { file, after, row, imports } of rows) {
    const own = await tree.read(file);
    const changed = own.replace(after, (found) => found + row);
    if (changed === own) throw new Error(`expected a registry in ${file}`);
    await tree.write(file, imports + changed);
  }
  // Its bundle is nobody else's.
  const stage = 'test/fixtures/stage.ts';
  const own = await tree.read(stage);
  await tree.write(stage, own.replace("'node_modules/.cache/lawgate'", "'built'"));
  planted = <T>(file: string): Promise<T> => import(pathToFileURL(path.join(tree.folder, file)).href) as Promise<T>;
  const { House } = await planted<typeof servers>('test/fixtures/server.ts');
  house = await House.open();
});
afterAll(async () => {
  await house.close();
  await tree.remove();
});

const process = { id: `sample-${randomUUID()}`, kind: 'sample', subject: { kind: 'authority', id: authority } };
const start = { process, version: '1', input: { rules: nationalRules }, first: null, carried: null };

function command(by: Person, type: string, fields: object, expectedRevision: number | null): Command {
  const act = { type, text: null, ...fields } as never;
  const begun = expectedRevision === null ? { version: start.version, input: start.input } : null;
  return signed(process.id, { id: randomUUID(), act, by, expectedRevision, on: null }, begun);
}

const ask = (by: Person) => {
  const { client, taskQueue } = house.stage;
  const asked = command(by, 'askSample', { authorityId: authority }, null);
  return client.workflow.executeUpdateWithStart('act', {
    updateId: asked.id,
    args: [asked],
    startWorkflowOperation: new WithStartWorkflowOperation<(start: ProcessStart) => Promise<void>>('runProcess', {
      workflowId: process.id,
      taskQueue,
      args: [start as never],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
};

const answer = (by: Person, text: string, revision: number) => {
  const answered = command(by, 'answerSample', { answer: text }, revision);
  return house.stage.client.workflow
    .getHandle(process.id)
    .executeUpdate('act', { updateId: answered.id, args: [answered] });
};

const entries = (): Promise<readonly { type: string }[]> =>
  house.stage.owner`select type from ledger where process_id = ${process.id} order by revision`;
const typesOf = async (): Promise<readonly string[]> => (await entries()).map(({ type }) => type);

const inboxOf = async (person: Person) => {
  const browser = await house.signedIn(person);
  return (await browser.api.tasks({ query: { tab: 'all', scope: 'mine', limit: 20 } })).items;
};

describe('a process of another kind runs on what is there', () => {
  test('nobody begins it who may not', async () => {
    await expect(ask(reviewer)).rejects.toMatchObject({ cause: { type: 'not-your-act' } });
    await expect(typesOf()).resolves.toEqual([]);
  });

  test('its task stands in the inbox of whom it is asked, with what it is about, and a mail goes out', async () => {
    await ask(supervisor);
    expect(await inboxOf(clerk)).toMatchObject([
      {
        kind: 'answer',
        act: 'answerSample',
        process: 'sample',
        case: null,
        subject: { kind: 'authority', id: authority, number: '示例〔2026〕1号', title: '示例事项' },
      },
    ]);
    expect(await inboxOf(reviewer)).toEqual([]);
    const { startMailRelay } = await planted<typeof mails>('activities/mail.ts');
    const { startMailCatcher } = await planted<typeof catching>('server/local/mail-catcher.ts');
    const catcher = await startMailCatcher({ dataFolder: house.dataFolder });
    const relay = startMailRelay({
      database: house.stage.database,
      smtpUrl: catcher.url,
      mailFrom: 'lawgate@example.test',
      baseUrl: house.server.address,
      secret: Buffer.alloc(32, 7),
      everyMs: 100,
    });
    const sent = () => house.stage.owner<{ sent: boolean }[]>`
      select sent_at is not null as sent from outbox where process_id = ${process.id}`;
    await vi.waitFor(async () => expect(await sent()).toEqual([{ sent: true }]), { timeout: 10_000, interval: 100 });
    await relay.stop();
    await catcher.stop();
  });

  test('its clock speaks when its time is over, and its duty stays', async () => {
    await vi.waitFor(async () => expect(await typesOf()).toContain('clockExpired'), { timeout: 20_000, interval: 200 });
    expect(await typesOf()).toEqual(['askSample', 'clockExpired']);
    expect((await inboxOf(clerk))[0]).toMatchObject({ mark: 'overdue' });
  });

  test('its own obstacle is told, and its act ends it', async () => {
    await expect(answer(clerk, 'nothing', 2)).rejects.toMatchObject({ cause: { type: 'act-malformed' } });
    await expect(answer(supervisor, 'yes', 2)).rejects.toMatchObject({ cause: { type: 'not-your-act' } });
    await expect(answer(clerk, 'yes', 2)).resolves.toMatchObject({ revision: 3, state: 'answered' });
    expect(await inboxOf(clerk)).toEqual([]);
    const handle = house.stage.client.workflow.getHandle(process.id);
    await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), { timeout: 10_000 });
  });

  test('its ledger verifies, and computes the same again', async () => {
    const { recompute } = await planted<typeof recomputing>('server/admin/replay.ts');
    const recomputed = await recompute(house.stage.database.sql, { one: null });
    expect(recomputed).toMatchObject({ subjects: 1, entries: 3, different: [], incomplete: 0 });
  });
});
