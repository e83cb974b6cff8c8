import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handler, reviewer, reviewHead } from '../fixtures/cases.ts';
import { dazhouRules, meet, objection, toDispute, toProblems } from '../fixtures/meetings.ts';
import { House, problemOf } from '../fixtures/server.ts';
import type { ActType } from '../../law/acts.ts';
import { actsOf } from '../../server/contract/timeline.ts';
import { titleOf } from '../../web/case/entry-title.ts';

let house: House;
beforeAll(async () => {
  house = await House.open({}, dazhouRules);
});
afterAll(() => house.close());

const viewOf = async (caseId: string) => (await house.signedIn(handler)).api.caseView({ params: { id: caseId } });

/** What the page calls these acts, in the order in which they were done. */
async function titles(caseId: string, ...types: readonly ActType[]): Promise<readonly string[]> {
  const view = await viewOf(caseId);
  return actsOf(view.timeline, ...types)
    .toReversed()
    .map((entry) => titleOf(entry, view).replace(/ · [^ ]*〔.*$/, ''));
}

const takeBack = async (caseId: string) =>
  house.act(reviewer, caseId, {
    type: 'withdrawOpinion',
    contentHash: await house.contentHash(caseId),
    reason: '漏看一份证据',
  });

describe('an entry of the course has the round it was done in', () => {
  test('after an opinion was taken back, the next one is of the next round', async () => {
    const caseId = await toProblems(house);
    await takeBack(caseId);
    await house.review(caseId, true);
    expect(await titles(caseId, 'issueOpinion', 'withdrawOpinion')).toEqual([
      '审核意见：存在问题 · 第 1 轮',
      '撤回审核意见 · 第 1 轮',
      '审核意见：同意 · 第 2 轮',
    ]);
    expect(await titles(caseId, 'signOpinion')).toEqual([
      '出具审核意见 · 审核意见：存在问题 · 第 1 轮',
      '出具审核意见 · 审核意见：同意 · 第 2 轮',
    ]);
    const { rounds, head } = await viewOf(caseId);
    expect(rounds.map(({ round, opinion }) => [round, opinion?.passes])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(head.round).toBe(2);
  });

  test('after a meeting sent the draft back to the review', async () => {
    const caseId = await toDispute(house);
    await meet(house, caseId, 'disagreement', 'forHandler');
    await house.review(caseId, true);
    expect(await titles(caseId, 'issueOpinion')).toEqual(['审核意见：存在问题 · 第 1 轮', '审核意见：同意 · 第 2 轮']);
    const { timeline } = await viewOf(caseId);
    const meetings = actsOf(timeline, 'raiseObjection', 'conveneDeliberation', 'confirmDeliberation');
    expect(meetings.map(({ round }) => round)).toEqual([1, 1, 1]);
  });

  test('after the review unit gave way to an objection', async () => {
    const caseId = await toProblems(house);
    await house.act(handler, caseId, objection());
    await house.act(reviewHead, caseId, { type: 'answerObjection', upheld: true, answer: '采纳。' });
    await house.review(caseId, true);
    expect(await titles(caseId, 'issueOpinion')).toEqual(['审核意见：存在问题 · 第 1 轮', '审核意见：同意 · 第 2 轮']);
  });

  test('an objection is to the opinion of its own round, whatever began it', async () => {
    const caseId = await toProblems(house);
    await takeBack(caseId);
    await house.review(caseId, false);
    const { issues } = await viewOf(caseId);
    const open = issues.filter(({ state }) => state !== 'settled').map(({ number }) => String(number));
    await house.act(handler, caseId, objection(open));
    expect((await viewOf(caseId)).meetings.disagreements.map(({ round }) => round)).toEqual([2]);
  });

  test('a submission is the first act of its round, one that was refused would have been, and before it there is none', async () => {
    const caseId = await toProblems(house);
    await house.submit(caseId);
    const contentHash = await house.contentHash(caseId);
    const tooOften = house.act(handler, caseId, { type: 'submitForReview', contentHash });
    expect(await problemOf(tooOften)).toMatchObject({ code: 'act-not-in-this-state' });
    expect(await titles(caseId, 'submitForReview')).toEqual(['提请法制审核（送审）', '再次送审（第2次）']);
    const view = await viewOf(caseId);
    const [refused] = view.timeline.filter(({ what }) => what === 'refusal');
    expect(refused === undefined ? '' : titleOf(refused, view)).toBe('被拒绝：再次送审（第3次）');
    const first = actsOf(view.timeline, 'openCase', 'finalizeDraft', 'signSubmission').toReversed();
    expect(first.map(({ act, round }) => [act, round])).toEqual([
      ['openCase', null],
      ['finalizeDraft', null],
      ['signSubmission', null],
      ['finalizeDraft', 1],
      ['signSubmission', 1],
    ]);
  });
});
