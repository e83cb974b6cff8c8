import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentVersion } from '../../law/process.ts';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { projectRoot } from '../../db/project-root.mjs';
import {
  clerk,
  deputy,
  does,
  finalDraft,
  handler,
  head,
  noPenaltyDraft,
  opening,
  otherDeputy,
  reviewer,
  reviewHead,
  rulesFrom,
  supervisor,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';
import { workflowBundle } from '../fixtures/built.ts';
import { contentOf, Stage, today } from '../fixtures/stage.ts';

const version = currentVersion('case');
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

const objected: readonly Step[] = [
  does(reviewer, 'signOpinion', { kind: 'problems', answers, raised: ['procedure'] }),
  does(reviewHead, 'issueOpinion'),
  does(handler, 'raiseObjection'),
  does(reviewer, 'answerObjection'),
  does(reviewer, 'recordConsultation', { result: 'noAgreement' }),
];
const members = [head.personId, deputy.personId, otherDeputy.personId];
const recorder = supervisor;
const meeting: readonly Step[] = [
  does(head, 'conveneDeliberation', {
    members,
    leaders: members,
    chairId: head.personId,
    recorderId: recorder.personId,
  }),
  does(recorder, 'recordDeliberation', { conclusion: 'forHandler' }),
  does(head, 'confirmDeliberation'),
];

/** Entered afterwards, so that the days between notice and hearing have passed. */
const heard = async (): Promise<readonly Step[]> => [
  ...on('2026-03-02', await draft(), ...submitting, ...reviewing, ...agreeing),
  ...on('2026-03-03', does(handler, 'serveNotice', { hearingRight: true })),
  ...on('2026-03-04', does(handler, 'requestHearing')),
  ...on('2026-03-05', does(handler, 'noticeHearing', { heldOn: '2026-03-20', officerId: clerk.personId })),
  ...on('2026-03-20', does(clerk, 'recordHearing')),
  ...on('2026-03-23', await draft(), ...submitting, ...reviewing, ...agreeing, ...deciding),
];

const on = (day: CivilDate, ...steps: readonly Step[]): readonly Step[] => steps.map((step) => ({ ...step, on: day }));

interface Way {
  readonly steps: () => Promise<readonly Step[]>;
  readonly opened?: () => Promise<Parameters<Stage['openCase']>[0]>;
}

/** The proceedings whose histories are kept and must replay for as long as such a case may run. */
const ways: Record<string, Way> = {
  plain: {
    steps: async () => [await draft(), ...submitting, ...reviewing, ...agreeing, ...hearing, ...deciding],
  },
  'second-round': {
    steps: async () => [
      await draft(),
      ...submitting,
      ...reviewing,
      ...objecting,
      await draft(400_000),
      ...submitting,
      ...reviewing,
      ...agreeing,
    ],
  },
  extension: {
    steps: async () => [
      await draft(),
      ...submitting,
      ...reviewing,
      does(reviewer, 'requestExtension', { days: 3 }),
      does(deputy, 'grantExtension'),
      ...agreeing,
    ],
  },
  'changed-after-pass': {
    steps: async () => [
      await draft(),
      ...submitting,
      ...reviewing,
      ...agreeing,
      does(handler, 'amendDraft', { contentHash: await stage.store(contentOf(600_000)) }),
    ],
  },
  'out-of-scope': {
    steps: async () => [
      noPenaltyDraft({ ...(await stage.finalized()), penaltyKinds: [], fineFen: 0, grounds: [] }),
      ...submitting,
      does(reviewer, 'recordOutOfScope', { ground: 'noPenalty' }),
    ],
  },
  disagreement: {
    steps: async () => [await draft(), ...submitting, ...reviewing, ...objected, ...meeting, ...agreeing],
  },
  hearing: {
    opened: () => Promise.resolve({ backEntry: true, openedOn: '2026-03-02', on: '2026-03-02' }),
    steps: heard,
  },
  referral: {
    steps: () =>
      Promise.resolve([
        does(handler, 'proposeEnding', { ending: 'suspectedCrime' }),
        does(head, 'decideEnding'),
        does(handler, 'recordTransfer'),
      ]),
  },
  light: {
    opened: async () => ({
      rules: rulesFrom('midong-2019'),
      step: opening({ actKind: 'license', contentHash: await stage.store(aLicense()), openedOn: today() }),
    }),
    steps: async () => [
      finalDraft(await stage.finalized(aLicense())),
      does(unitHead, 'signSubmission'),
      does(handler, 'submitForReview', { light: true }),
      ...reviewing,
      does(reviewer, 'signOpinion'),
      ...deciding,
    ],
  },
};

const aLicense = (): ReviewedContent => ({
  ...contentOf(),
  actKind: 'license',
  decision: { outcome: 'notGranted', penaltyKinds: [], fineFen: 0, confiscatedFen: 0, text: '不予许可。' },
  scope: { ...contentOf().scope, majorPublicInterest: false },
});

test.for(Object.entries(ways))('the history of a case that went the way "%s" replays', async ([name, way]) => {
  const caseId = await stage.openCase(await way.opened?.());
  await stage.play(caseId, ...(await way.steps()));
  if (name === 'plain') await finish(caseId);
  await expect(keptAndReplayed(`case-${caseId}`, `case-${version}-${name}`)).resolves.toBeUndefined();
  if (name === 'plain')
    await keptAndReplayed(`publication-${caseId}`, `publication-${currentVersion('publication')}-plain`);
});

async function finish(caseId: string): Promise<void> {
  await stage.play(caseId, does(handler, 'serveDecision'));
  await expect.poll(async () => (await stage.view(`publication-${caseId}`)).tasks.length).toBe(1);
  await stage.play(caseId, does(clerk, 'publish', { previewHash: await stage.store({ title: '公示' }) }));
  await expect.poll(async () => (await stage.view(`case-${caseId}`)).tasks[0]?.kind).toBe('close');
  await stage.play(caseId, does(handler, 'closeCase'));
}

/**
 * With KEEP_HISTORIES set, this run's histories become the recorded ones: when a machine version is released. Those of
 * earlier versions are named otherwise, and stay.
 */
async function keptAndReplayed(workflowId: string, name: string): Promise<void> {
  const history = await stage.handle(workflowId).fetchHistory();
  if (process.env['KEEP_HISTORIES'] !== undefined) {
    await writeFile(path.join(projectRoot, `test/workflows/histories/${name}.json`), historyToJSON(history));
  }
  await Worker.runReplayHistory({ workflowBundle: { codePath: workflowBundle() } }, history, workflowId);
}
