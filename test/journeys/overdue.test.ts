import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../law/time/civil-date.ts';
import { handler, reviewer, secondReviewer, supervisor, unitHead } from '../fixtures/cases.ts';
import { Desk, field, pressesOf } from '../fixtures/desk.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('a supervisor finds what is late, sees why in two presses, and urges it', async () => {
  await overdueReview();
  const page = await desk.pageOf(supervisor, '/board');
  const presses = await pressesOf(page, async () => {
    await page.getByRole('link', { name: /逾期未审结/ }).click();
    await page.getByRole('link', { name: '擅自设置户外广告设施案' }).click();
    const why = page.getByRole('complementary', { name: '原因' });
    await why.getByText(`审核人 ${reviewer.name}`, { exact: false }).first().waitFor();
  });
  expect(presses).toBe(2);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出' }).click();
  expect((await download).suggestedFilename()).toBe(`督办看板 逾期未审结 ${today()}.csv`);

  await page.getByLabel('选择 擅自设置户外广告设施案').check();
  await page.getByRole('button', { name: '催办' }).click();
  const form = page.getByRole('dialog');
  await field(form, '催办内容').fill('请于今日出具审核意见。');
  await form.getByRole('button', { name: '催办' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: '1 次' }).waitFor();
  expect(await desk.mailText(reviewer, '催办')).toContain('催办');

  // A supervisor has no cases of their own and is shown all.
  await page.getByRole('link', { name: '案件', exact: true }).click();
  await page.getByRole('link', { name: '擅自设置户外广告设施案' }).waitFor();
});

/** Entered afterwards, so that its days have passed: the review was due long ago. */
async function overdueReview(): Promise<void> {
  const { house } = desk;
  const [openedOn, on] = [addDays(today(), -40), addDays(today(), -30)];
  const caseId = await house.openCase(contentOf(), { backEntry: true, on: openedOn, openedOn });
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null }, { on });
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash }, { on });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash }, { on });
  await house.act(secondReviewer, caseId, { type: 'accept' }, { on });
  await house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId }, { on });
  await house.act(handler, caseId, { type: 'endBackEntry' });
}
