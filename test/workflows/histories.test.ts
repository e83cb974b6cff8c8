import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../server/build/sources.ts';
import { workflowBundle } from '../../server/build/workflow-bundle.ts';
import {
  clerk,
  deputy,
  does,
  finalDraft,
  handler,
  head,
  noPenaltyDraft,
  reviewer,
  reviewHead,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';
import { bundleFolder, contentOf, Stage } from '../fixtures/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const submitting: readonly Step[] = [does(unitHead, 'signSubmission'), does(handler, 'submitForReview')];
const reviewing: readonly Step[] = [
  does(reviewer, 'accept'),
  does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
];
const agreeing: readonly Step[] = [does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion')];
const answers = ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'];
const objecting: readonly Step[] = [
  does(reviewer, 'signOpinion', { kind: 'problems', answers }),
  does(reviewHead, 'issueOpinion'),
];
const hearing: readonly Step[] = [does(handler, 'serveNotice'), does(handler, 'recordWaiver')];
const deciding: readonly Step[] = [does(handler, 'requestApproval'), does(head, 'approve')];

const draft = async (fineFen?: number): Promise<Step> => finalDraft(await stage.finalized(contentOf(fineFen)));

/** The roads whose histories are kept and must replay for as long as such a case may run. */
const roads: Record<string, () => Promise<readonly Step[]>> = {
  plain: async () => [await draft(), ...submitting, ...reviewing, ...agreeing, ...hearing, ...deciding],
  'second-round': async () => [
    await draft(),
    ...submitting,
    ...reviewing,
    ...objecting,
    await draft(400_000),
    ...submitting,
    ...reviewing,
    ...agreeing,
  ],
  extension: async () => [
    await draft(),
    ...submitting,
    ...reviewing,
    does(reviewer, 'requestExtension', { days: 3 }),
    does(deputy, 'grantExtension'),
    ...agreeing,
  ],
  'changed-after-pass': async () => [
    await draft(),
    ...submitting,
    ...reviewing,
    ...agreeing,
    does(handler, 'amendDraft', { contentHash: await stage.store(contentOf(600_000)) }),
  ],
  'out-of-scope': async () => [
    noPenaltyDraft({ ...(await stage.finalized()), penaltyKinds: [], fineFen: 0, grounds: [] }),
    ...submitting,
    does(reviewer, 'recordOutOfScope', { ground: 'noPenalty' }),
  ],
};

test.for(Object.keys(roads))('the history of a case that went the road "%s" replays', async (name) => {
  const caseId = await stage.openCase();
  await stage.play(caseId, ...((await roads[name]?.()) ?? []));
  if (name === 'plain') await finish(caseId);
  await expect(keptAndReplayed(`case-${caseId}`, `case-${name}`)).resolves.toBeUndefined();
  if (name === 'plain') await keptAndReplayed(`publication-${caseId}`, 'publication-plain');
});

async function finish(caseId: string): Promise<void> {
  await stage.play(caseId, does(handler, 'serveDecision'));
  await expect.poll(async () => (await stage.view(`publication-${caseId}`)).tasks.length).toBe(1);
  await stage.play(caseId, does(clerk, 'publish', { previewHash: await stage.store({ title: '公示' }) }));
  await expect.poll(async () => (await stage.view(`case-${caseId}`)).tasks[0]?.kind).toBe('close');
  await stage.play(caseId, does(handler, 'closeCase'));
}

/** With KEEP_HISTORIES set, this run's histories become the recorded ones: when a machine version is released. */
async function keptAndReplayed(workflowId: string, name: string): Promise<void> {
  const history = await stage.handle(workflowId).fetchHistory();
  if (process.env['KEEP_HISTORIES'] !== undefined) {
    await writeFile(path.join(projectRoot, `test/workflows/histories/${name}.json`), historyToJSON(history));
  }
  const bundlePath = await workflowBundle(bundleFolder);
  await Worker.runReplayHistory({ workflowBundle: { codePath: bundlePath } }, history, workflowId);
}
