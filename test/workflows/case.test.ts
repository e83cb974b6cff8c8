import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processId } from '../../law/process/process-id.ts';
import {
  clerk,
  deputy,
  does,
  finalDraft,
  handler,
  head,
  nationalRules,
  reviewer,
  reviewHead,
  rulesWith,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';
import { contentOf, Stage, today } from '../fixtures/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** From the draft to the passed review. */
async function reviewed(): Promise<readonly Step[]> {
  return [
    finalDraft(await stage.finalized()),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'accept'),
    does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
    does(reviewer, 'signOpinion'),
    does(reviewHead, 'issueOpinion'),
  ];
}

const decided: readonly Step[] = [
  does(handler, 'serveNotice'),
  does(handler, 'recordWaiver'),
  does(handler, 'requestApproval'),
  does(head, 'approve'),
];

describe('a case on the real servers', () => {
  test('runs from opening to closing, and its publication with it', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await reviewed()), ...decided, does(handler, 'serveDecision'));
    await expect.poll(() => stageOf('publication', caseId)).toBe('toPublish');
    const previewHash = await stage.store({ title: '公示' });
    await stage.play(caseId, does(clerk, 'publish', { previewHash }));
    await expect
      .poll(async () => (await stage.view(`case-${caseId}`)).tasks.map(({ kind }) => kind))
      .toEqual(['close']);
    await stage.play(caseId, does(handler, 'closeCase'));
    const [row] = await stage.owner`
      select state, outcome_number as number, (select number from opinion where case_id = ${caseId}) as opinion
      from process where id = ${processId('case', caseId)}`;
    expect(row).toMatchObject({ state: 'closed', number: expect.stringMatching(/罚〔\d{4}〕\d+号$/) as string });
    expect(row?.['opinion']).toMatch(/法审〔\d{4}〕\d+号$/);
    expect(await stageOf('publication', caseId)).toBe('published');
  });

  test('an act the law refuses leaves ledger, revision and state as they were', async () => {
    const caseId = await stage.openCase();
    await expect(stage.act(caseId, does(handler, 'requestApproval'))).rejects.toThrow('review-missing');
    expect(await ledgerOf(caseId)).toEqual(['openCase']);
    expect((await stage.view(`case-${caseId}`)).revision).toBe(1);
  });

  test('the same command sent again is answered as before and recorded once', async () => {
    const caseId = await stage.openCase();
    const command = { id: `again-${caseId}`, expectedRevision: 1 };
    const step = finalDraft(await stage.finalized());
    const first = await stage.act(caseId, step, command);
    const second = await stage.act(caseId, step, command);
    expect(second).toEqual(first);
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
  });

  test('of two acts on one revision the second is refused as stale', async () => {
    const caseId = await stage.openCase();
    const step = finalDraft(await stage.finalized());
    const outcomes = await Promise.allSettled([
      stage.act(caseId, step, { expectedRevision: 1 }),
      stage.act(caseId, step, { expectedRevision: 1 }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await ledgerOf(caseId)).toEqual(['openCase', 'finalizeDraft']);
  });

  test('a fresh run remembers commands of the run before', async () => {
    const caseId = await stage.openCase({ actsPerRun: 3 });
    const command = { id: `over-${caseId}`, expectedRevision: 1 };
    const [first, ...rest] = await reviewed();
    if (first === undefined) throw new Error('expected steps');
    const before = await stage.act(caseId, first, command);
    await stage.play(caseId, ...rest);
    expect(await stage.act(caseId, first, command)).toEqual(before);
    expect(await ledgerOf(caseId)).toHaveLength(1 + 1 + rest.length);
    expect(await stageOf('case', caseId)).toBe('passed');
  });

  test('another worker goes on where the first one stopped', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await reviewed()));
    await stage.replaceWorker();
    await stage.play(caseId, ...decided);
    expect(await stageOf('case', caseId)).toBe('decided');
  });

  test('a decision on other bytes than passed is refused', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await reviewed()), ...decided.slice(0, 3));
    const other = await stage.store(contentOf(300_000));
    await expect(stage.act(caseId, does(head, 'approve', { contentHash: other }))).rejects.toThrow(
      'content-not-reviewed',
    );
  });

  test('a record that refuses leaves the case where it was', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await reviewed()), ...decided.slice(0, 3));
    // The pass is taken away behind the program's back: the constraint must hold where the machine cannot know.
    await stage.owner.unsafe(
      `select set_config('lawgate.guard', pg_current_xact_id()::text, true);
       update pass set validity = 'voided', voided_at_revision = 1, voided_by = 'test', voided_on = '2026-03-02' where case_id = '${caseId}'`,
    );
    await expect(stage.act(caseId, does(head, 'approve'))).rejects.toThrow('RecordConstraint');
    expect(await stageOf('case', caseId)).toBe('awaitingApproval');
    expect((await ledgerOf(caseId)).at(-1)).toBe('requestApproval');
  });

  test('an extension moves the due day of the recorded review clock', async () => {
    const caseId = await stage.openCase();
    await stage.play(caseId, ...(await reviewed()).slice(0, 5), does(reviewer, 'requestExtension', { days: 3 }));
    const before = await dueOf(caseId);
    await stage.play(caseId, does(deputy, 'grantExtension'));
    expect((await dueOf(caseId)) > before).toBe(true);
  });
});

describe('back entry', () => {
  test('bears the business dates given, and lets clocks lapse on their own days', async () => {
    const rules = rulesWith({ period: { n: 1, unit: 'workingDay', roll: 'none' } }, nationalRules);
    const caseId = await stage.openCase({ backEntry: true, rules, openedOn: '2026-03-02', on: '2026-03-02' });
    const steps = await reviewed();
    await stage.play(caseId, ...steps.slice(0, 5).map((step) => on(step, '2026-03-02')));
    await stage.play(caseId, ...steps.slice(5).map((step) => on(step, '2026-03-10')));
    const rows = await stage.owner<{ type: string; on: string; clock: string | null }[]>`
      select type, "on"::text, act ->> 'clock' as clock from ledger where subject_id = ${caseId} order by seq`;
    expect(rows.map((row) => [row.type, row.clock, row.on])).toContainEqual(['clockExpired', 'review', '2026-03-04']);
    const [mails] =
      await stage.owner`select count(*)::int as n from outbox where process_id = ${processId('case', caseId)}`;
    expect(mails).toEqual({ n: 0 });
  });

  test.for([
    { title: 'a date in the future', on: '2199-01-05', refusal: 'date-in-future' },
    { title: 'a date before the last act', on: '2026-03-01', refusal: 'date-before-previous' },
    { title: 'a date that does not exist', on: '2026-02-30', refusal: 'date-malformed' },
  ])('$title is refused', async ({ on, refusal }) => {
    const caseId = await stage.openCase({ backEntry: true, openedOn: '2026-03-02', on: '2026-03-02' });
    const step = finalDraft(await stage.finalized());
    await expect(stage.act(caseId, step, { on })).rejects.toThrow(refusal);
  });

  test('a date given outside back entry is refused', async () => {
    const caseId = await stage.openCase();
    const step = finalDraft(await stage.finalized());
    await expect(stage.act(caseId, step, { on: today() })).rejects.toThrow('date-only-in-back-entry');
  });
});

const on = (step: Step, day: string): Step => ({ ...step, on: day });

async function ledgerOf(caseId: string): Promise<readonly string[]> {
  const rows = await stage.owner<{ type: string }[]>`select type from ledger where subject_id = ${caseId} order by seq`;
  return rows.map(({ type }) => type);
}

async function stageOf(kind: 'case' | 'publication', caseId: string): Promise<string> {
  const [row] =
    kind === 'case'
      ? await stage.owner<{ state: string }[]>`select state from process where id = ${processId('case', caseId)}`
      : await stage.owner<
          { state: string }[]
        >`select state from process where id = ${processId('publication', caseId)}`;
  return row?.state ?? '';
}

async function dueOf(caseId: string): Promise<string> {
  const [row] = await stage.owner<{ due: string }[]>`
    select due_on::text as due from clock where process_id = ${processId('case', caseId)} and clock = 'review'`;
  return row?.due ?? '';
}
