import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild } from '../../../server/admin/rebuild.ts';
import { processId } from '../../../law/process/process-id.ts';
import {
  clerk,
  does,
  finalDraft,
  handler,
  head,
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

const rebuilt = () =>
  rebuild({
    db: stage.database.db,
    sql: stage.database.sql,
    client: stage.client,
    taskQueue: stage.taskQueue,
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

    expect(await rebuilt()).toEqual({ restarted: 1, running: 1, failed: [] });

    await expect.poll(async () => (await stage.view(id)).deadlines).toEqual(before.deadlines);
    expect(await stage.view(id)).toMatchObject({
      processState: before.processState,
      revision: before.revision,
      tasks: before.tasks,
    });
    await stage.play(caseId, ...passed);
    expect((await stage.view(id)).processState.value).toMatchObject({ matter: 'passed' });
    // Run a second time, it changes nothing.
    expect(await rebuilt()).toEqual({ restarted: 0, running: 2, failed: [] });
    await lose(processId('case', other), id);
  });

  test('a command recorded before is answered as before, not done again', async () => {
    const caseId = await stage.openCase();
    const id = processId('case', caseId);
    const commandId = '00000000-0000-8000-8000-000000000001';
    const draft = finalDraft(await stage.finalized());
    const first = await stage.act(caseId, draft, { id: commandId });
    await lose(id);
    await rebuilt();
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

    await rebuilt();

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

    await rebuilt();

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

  expect((await rebuilt()).failed).toEqual([]);

  await expect.poll(async () => (await stage.view(id)).revision).toBe(2);
  expect(await stage.view(id)).toEqual({ ...place, fired: [] });
  await lose(id);
  await rebuilt();
  await expect.poll(async () => (await stage.view(id)).deadlines).toEqual(place.deadlines);
  await stage.play(caseId, does(unitHead, 'signSubmission'));
});
