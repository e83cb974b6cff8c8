import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcile, reconciledInWords, type Closeness } from '../../../server/admin/reconcile.ts';
import type { LogEntry } from '../../../db/log.ts';
import { currentVersion } from '../../../law/process.ts';
import { keepReconciled } from '../../../server/admin/reconciling.ts';
import { RUN_PROCESS, type ProcessStart, type RunProcess } from '../../../workflows/contract.ts';
import { processId } from '../../../law/process/process-id.ts';
import {
  clerk,
  does,
  finalDraft,
  handler,
  head,
  nationalRules,
  reviewer,
  reviewHead,
  unitHead,
  type Step,
} from '../../fixtures/cases.ts';
import { loseAct } from '../../fixtures/lost-history.ts';
import { Stage } from '../../fixtures/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const reconciled = (closeness: Closeness = 'whole', youngMs?: number) => {
  const { database, client, taskQueue } = stage;
  return reconcile({ ...database, client, taskQueue }, closeness, youngMs);
};

const lost = (process: string, recorded: number | null) => ({
  process,
  what: 'lost',
  recorded,
  running: null,
  unmended: null,
});

/** What ran is gone: a process begun again knows nothing of what this one knew. */
async function lose(...workflowIds: readonly string[]): Promise<void> {
  for (const workflowId of workflowIds) await stage.handle(workflowId).terminate('lost');
}

const submitted = async (): Promise<readonly Step[]> => [
  finalDraft(await stage.finalized()),
  does(unitHead, 'signSubmission'),
  does(handler, 'submitForReview'),
  does(reviewer, 'accept'),
  does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
];
const passed: readonly Step[] = [does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion')];
const decided: readonly Step[] = [
  does(handler, 'serveNotice'),
  does(handler, 'recordWaiver'),
  does(handler, 'requestApproval'),
  does(head, 'approve'),
];

describe('after the engine has lost everything', () => {
  test('a case under review goes on where it was, with its clocks and its tasks', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await submitted()));
    const id = processId('case', caseId);
    const before = await stage.view(id);
    await lose(id);
    const other = await stage.openCase();

    const found = await reconciled();
    expect(found).toEqual({ open: 2, differences: [lost(id, before.revision)] });
    expect(reconciledInWords(found)).toMatch(
      /引擎中没有，记录至第 6 项；已恢复\n核对 2 个在办事项，不一致 1 处；已恢复 1 处/,
    );

    await expect.poll(async () => (await stage.view(id)).deadlines).toEqual(before.deadlines);
    expect(await stage.view(id)).toMatchObject({
      processState: before.processState,
      revision: before.revision,
      tasks: before.tasks,
    });
    await stage.play(caseId, ...passed);
    expect((await stage.view(id)).processState.value).toMatchObject({ matter: 'passed' });
    // Run a second time, it changes nothing.
    expect(await reconciled()).toEqual({ open: 2, differences: [] });
    await lose(processId('case', other), id);
  });

  test('a command recorded before is answered as before, not done again', async () => {
    const caseId = await stage.openCase();
    const id = processId('case', caseId);
    const commandId = '00000000-0000-8000-8000-000000000001';
    const draft = finalDraft(await stage.finalized());
    const first = await stage.act(caseId, draft, { id: commandId });
    await lose(id);
    await reconciled('running');
    const again = await stage.act(caseId, draft, { id: commandId, expectedRevision: 1 });
    expect(again).toEqual(first);
    const [row] = await stage.owner`select count(*)::int as acts from ledger where subject_id = ${caseId}`;
    expect(row?.['acts']).toBe(2);
  });

  test('a decided case and its publication find each other again', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await submitted()), ...passed, ...decided, does(handler, 'serveDecision'));
    const page = processId('publication', caseId);
    await expect.poll(async () => (await stage.view(page)).processState.value).toBe('toPublish');
    await lose(processId('case', caseId), page);

    await reconciled('running');

    const previewHash = await stage.store({ title: '公示' });
    await stage.play(caseId, does(clerk, 'publish', { previewHash }));
    await expect
      .poll(async () => (await stage.view(processId('case', caseId))).tasks.map(({ kind }) => kind))
      .toEqual(['close']);
    await stage.play(caseId, does(handler, 'closeCase'));
  });

  test('what one process had not yet told the other is told again', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await submitted()), ...passed, ...decided, does(handler, 'serveDecision'));
    const page = processId('publication', caseId);
    await expect.poll(async () => (await stage.view(page)).processState.value).toBe('toPublish');
    // The case is lost first, and so never hears that the page is out.
    await lose(processId('case', caseId));
    const previewHash = await stage.store({ title: '公示' });
    await stage.play(caseId, does(clerk, 'publish', { previewHash }));

    await reconciled('running');

    await expect
      .poll(async () => (await stage.view(processId('case', caseId))).tasks.map(({ kind }) => kind))
      .toEqual(['close']);
  });
});

test('a running process that lost the last of its history goes on from its record, and then can be lost itself', async () => {
  const caseId = await stage.openCase();
  const id = processId('case', caseId);
  const { place } = await loseAct(stage, caseId, finalDraft(await stage.finalized()));
  expect((await stage.view(id)).revision).toBe(1);

  expect(await reconciled('running')).toMatchObject({ differences: [] });
  expect((await reconciled()).differences).toEqual([
    { process: id, what: 'behind', recorded: 2, running: 1, unmended: null },
  ]);

  await expect.poll(async () => (await stage.view(id)).revision).toBe(2);
  expect(await stage.view(id)).toEqual({ ...place, fired: [] });
  await lose(id);
  await reconciled('running');
  await expect.poll(async () => (await stage.view(id)).deadlines).toEqual(place.deadlines);
  await stage.play(caseId, does(unitHead, 'signSubmission'));
});

test('twice at once and while acts go on, each process goes on once, and each act is there once', async () => {
  const cases = await Promise.all(Array.from({ length: 6 }, () => stage.openCase()));
  const draft = finalDraft(await stage.finalized());
  const doing = await Promise.all(cases.map((caseId) => stage.command(caseId, draft)));
  await lose(...cases.map((caseId) => processId('case', caseId)));
  const acts = doing.map(
    async ({ workflowId, command }) =>
      await expect
        .poll(() => stage.send(workflowId, command).catch(() => null), { timeout: 30_000 })
        .toMatchObject({ revision: 2 }),
  );
  const both = await Promise.all([reconciled('running'), reconciled('running')]);
  await Promise.all(acts);
  expect(both.flatMap(({ differences }) => differences.filter(({ unmended }) => unmended !== null))).toEqual([]);
  const rows = await stage.owner`
    select count(*)::int as n from ledger where subject_id in ${stage.owner(cases)} group by subject_id`;
  expect(rows.map(({ n }) => Number(n))).toEqual(cases.map(() => 2));
  expect((await reconciled()).differences).toEqual([]);
});

test('a decision whose publication never began has it begun; a case without a decision has none', async () => {
  const caseId = await stage.openCase();
  await stage.play(caseId, ...(await submitted()), ...passed, ...decided.slice(0, -1));
  const { answer, place } = await loseAct(stage, caseId, does(head, 'approve'));
  expect(answer.ahead).toEqual([]);
  await lose(processId('case', caseId));
  const page = processId('publication', caseId);
  expect((await reconciled('running')).differences).toEqual([
    lost(processId('case', caseId), place.revision),
    lost(page, null),
  ]);
  await expect.poll(async () => (await stage.view(page)).processState.value).toBe('awaitingService');
  expect((await reconciled()).differences).toEqual([]);
});

test('what nobody can mend is named: a process ahead of its record, and one the record does not know', async () => {
  const caseId = await stage.openCase();
  const id = processId('case', caseId);
  await stage.play(caseId, finalDraft(await stage.finalized()));
  await setRevision(id, 1);
  const stranger = processId('case', randomUUID());
  const { taskQueue } = stage;
  const args: [ProcessStart] = [strangersStart(stranger)];
  await stage.client.workflow.start<RunProcess>(RUN_PROCESS, { workflowId: stranger, taskQueue, args });
  const ofBoth = async () => {
    const { differences } = await reconciled('whole', 0);
    return differences.map(({ process, what, unmended }) => [process, what, unmended !== null]);
  };
  // The engine's own list lags behind.
  await expect.poll(ofBoth, { timeout: 20_000, interval: 500 }).toEqual([
    [id, 'ahead', true],
    [stranger, 'unknown', true],
  ]);
  await setRevision(id, 2);
  expect((await reconciled('whole')).differences).toEqual([]);
  await lose(stranger);
});

/** As an older backup of the record has it. */
const setRevision = (id: string, revision: number): Promise<unknown> =>
  stage.owner.begin(async (tx) => {
    await tx`select set_config('lawgate.guard', pg_current_xact_id()::text, true)`;
    await tx`update process set revision = ${revision} where id = ${id}`;
  });

const strangersStart = (id: string): ProcessStart => ({
  process: { id, kind: 'case', subject: { kind: 'case', id: id.slice('case-'.length) } },
  version: currentVersion('case'),
  input: { rules: nationalRules, backEntry: false },
  first: null,
  carried: null,
});

test('a web server looks by itself, as soon as the engine answers', async () => {
  const caseId = await stage.openCase();
  await lose(processId('case', caseId));
  const log: LogEntry[] = [];
  const { database, client, taskQueue } = stage;
  const duty = keepReconciled({ ...database, client, taskQueue }, (entry) => log.push(entry));
  await expect.poll(() => log.some(({ event }) => event === 'engine.reconciled'), { timeout: 20_000 }).toBe(true);
  duty.stop();
  expect(log).toContainEqual({ level: 'warn', event: 'engine.lost', workflowId: processId('case', caseId) });
  expect((await stage.view(processId('case', caseId))).revision).toBe(1);
});
