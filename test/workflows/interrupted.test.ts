import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Activities } from '../../activities/contract.ts';
import { makeActivities } from '../../activities/index.ts';
import { processId } from '../../law/process/process-id.ts';
import { does, finalDraft, handler, unitHead, type Step } from '../fixtures/cases.ts';
import { workflowBundle } from '../fixtures/built.ts';
import { Stage } from '../fixtures/stage.ts';
import { WorkerProcess } from '../fixtures/worker-process.ts';

let stage: Stage;
let activities: Activities;
beforeAll(async () => {
  stage = await Stage.open();
  activities = makeActivities({ database: stage.database, secret: Buffer.alloc(32, 7) });
});
afterAll(() => stage.close());

const draft = async (): Promise<Step> => finalDraft(await stage.finalized());

async function ledgerOf(caseId: string): Promise<readonly string[]> {
  const rows = await stage.owner<{ type: string }[]>`select type from ledger where subject_id = ${caseId} order by seq`;
  return rows.map(({ type }) => type);
}

/** Types of the events of a case, from the one after the first that are given. */
async function eventsOf(caseId: string, after = 0): Promise<readonly string[]> {
  const { events } = await stage.handle(processId('case', caseId)).fetchHistory();
  return (events ?? []).slice(after).map((event) => {
    const attributes = Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value);
    return attributes?.[0].replace('EventAttributes', '') ?? '';
  });
}

const times = (events: readonly string[], type: string): number => events.filter((event) => event === type).length;

const goesOn = async (caseId: string): Promise<void> => {
  await stage.play(caseId, does(unitHead, 'signSubmission'), does(handler, 'submitForReview'));
  expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft', 'signSubmission', 'submitForReview']);
};

describe('what an act leaves in the history', () => {
  test('is one workflow task, and no work that the engine hands out', async () => {
    const caseId = await stage.openCase();
    const before = (await eventsOf(caseId)).length;
    await stage.play(caseId, await draft());
    const events = await eventsOf(caseId, before);
    expect(times(events, 'workflowTaskCompleted')).toBe(1);
    expect(times(events, 'markerRecorded')).toBe(1);
    expect(times(events, 'activityTaskScheduled')).toBe(0);
    expect(events.filter((type) => !type.startsWith('timer'))).toHaveLength(6);
  });

  test('is one regular activity where PostgreSQL is away, for as long as it is', async () => {
    const caseId = await stage.openCase();
    const before = (await eventsOf(caseId)).length;
    let isAway = true;
    let tries = 0;
    await stage.replaceWorker({
      planted: {
        record: (act) => {
          tries += 1;
          return isAway ? Promise.reject(new Error('away')) : activities.record(act);
        },
      },
    });
    const answer = stage.act(caseId, await draft());
    await expect.poll(() => eventsOf(caseId, before), { timeout: 20_000 }).toContain('activityTaskScheduled');
    const quickly = tries;
    await expect.poll(() => tries, { timeout: 20_000 }).toBeGreaterThan(quickly + 3);
    const during = await eventsOf(caseId, before);
    isAway = false;
    expect(await answer).toMatchObject({ revision: 2 });
    expect(times(during, 'activityTaskScheduled')).toBe(1);
    expect(times(during, 'markerRecorded')).toBe(1);
    expect(times(during, 'workflowTaskCompleted')).toBe(1);
    await stage.replaceWorker();
    await goesOn(caseId);
  });

  test('is nothing more where the record itself says no', async () => {
    const caseId = await stage.openCase();
    let tries = 0;
    await stage.replaceWorker({
      planted: {
        record: () => {
          tries += 1;
          return Promise.reject(ApplicationFailure.nonRetryable('no', 'RecordConstraint'));
        },
      },
    });
    await expect(stage.act(caseId, await draft())).rejects.toThrow('RecordConstraint');
    expect(tries).toBe(1);
    expect(times(await eventsOf(caseId), 'activityTaskScheduled')).toBe(0);
    await stage.replaceWorker();
    await stage.play(caseId, await draft());
    await goesOn(caseId);
  });
});

describe('an act interrupted', () => {
  test('by the loss of its answer is there once', async () => {
    const caseId = await stage.openCase();
    let isLost = false;
    await stage.replaceWorker({
      planted: {
        record: async (act) => {
          const answer = await activities.record(act);
          if (isLost) return answer;
          isLost = true;
          throw new Error('lost');
        },
      },
    });
    expect(await stage.act(caseId, await draft())).toMatchObject({ revision: 2 });
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
    await stage.replaceWorker();
    await goesOn(caseId);
  });

  test('by an answer that never comes is asked for the other way, and is there once', async () => {
    const caseId = await stage.openCase();
    let silent = 2;
    await stage.replaceWorker({
      planted: {
        record: async (act) => {
          const answer = await activities.record(act);
          silent -= 1;
          // Longer than one try may take.
          if (silent >= 0) await pause(3000);
          return answer;
        },
      },
    });
    expect(await stage.act(caseId, await draft())).toMatchObject({ revision: 2 });
    expect(times(await eventsOf(caseId), 'activityTaskScheduled')).toBe(1);
    // The worker would not stop before its activities have come back.
    await pause(3000);
    await stage.replaceWorker();
    await goesOn(caseId);
  });

  test.for([
    { title: 'before it is recorded', gap: 'before', left: ['openCase'] },
    { title: 'after it is recorded, before anybody heard of it', gap: 'after', left: ['openCase', 'finalizeDraft'] },
  ] as const)('by the death of its worker $title is there once, and is answered', async ({ gap, left }) => {
    const caseId = await stage.openCase();
    await stage.stopWorker();
    const worker = await workerOf(stage);
    const { workflowId, command } = await commandOf(caseId);
    worker.hold({ [command.id]: gap });
    const answer = stage.send(workflowId, command);
    await worker.at(command.id);
    await worker.kill();
    expect(await ledgerOf(caseId)).toEqual(left);
    await stage.replaceWorker();
    expect(await answer).toEqual({ revision: 2, state: 'awaitingSignature' });
    expect(await stage.send(workflowId, command)).toEqual(await answer);
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
    await goesOn(caseId);
  });

  test('by the death of its worker while PostgreSQL is away is there once, and is answered', async () => {
    const caseId = await stage.openCase();
    const { workflowId, command } = await commandOf(caseId);
    await stage.stopWorker();
    const nowhere = new URL(stage.place.appUrl);
    nowhere.port = '1';
    const worker = await workerOf(stage, nowhere.href);
    const answer = stage.send(workflowId, command);
    await expect.poll(() => eventsOf(caseId), { timeout: 30_000 }).toContain('activityTaskScheduled');
    await worker.kill();
    expect(await ledgerOf(caseId)).toEqual(['openCase']);
    await stage.replaceWorker();
    expect(await answer).toEqual({ revision: 2, state: 'awaitingSignature' });
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
    await goesOn(caseId);
  });
});

const workerOf = async ({ taskQueue, place }: Stage, databaseUrl = place.appUrl): Promise<WorkerProcess> =>
  WorkerProcess.start({
    address: inject('temporalAddress'),
    taskQueue,
    databaseUrl,
    secret: Buffer.alloc(32, 7).toString('base64'),
    bundlePath: workflowBundle(),
  });

const commandOf = async (caseId: string) => stage.command(caseId, await draft());
