import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deputy, handler, reviewer, reviewHead } from '../fixtures/cases.ts';
import { Desk, field, recorded } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

const reason = '涉及多个法律关系，需逐项核对。';

/** A reviewer who has just written why more time is needed. */
async function askingForTime(): Promise<{ readonly caseId: string; readonly page: Page }> {
  const caseId = await desk.house.openCase(contentOf());
  await desk.house.submit(caseId);
  await desk.house.assign(caseId);
  const page = await desk.pageOf(reviewer, `/cases/${caseId}?act=requestExtension`);
  await field(page.getByRole('dialog'), '疑难复杂的理由').fill(reason);
  return { caseId, page };
}

const send = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: '申请延长审核期限' }).click();

test('a broken connection loses nothing: what was written stays, and the retry does it once', async () => {
  const { caseId, page } = await askingForTime();
  const before = await desk.house.ledgerLength(caseId);
  await page.route('**/acts', (route) => route.abort());
  await send(page);
  await page.getByText('未提交，内容已保存在本机').waitFor();

  await page.reload();
  expect(await field(page.getByRole('dialog'), '疑难复杂的理由').inputValue()).toBe(reason);
  await send(page);
  await page.getByText('未提交，内容已保存在本机').waitFor();
  await page.unroute('**/acts');
  await page.getByRole('button', { name: '重试' }).click();
  await recorded(page);
  expect(await desk.house.ledgerLength(caseId)).toBe(before + 1);
});

test('an answer lost on the way back is asked for again and not done twice', async () => {
  const { caseId, page } = await askingForTime();
  const before = await desk.house.ledgerLength(caseId);
  await page.route('**/acts', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await send(page);
  await page.getByText('未提交，内容已保存在本机').waitFor();
  await page.unroute('**/acts');
  await page.getByRole('button', { name: '重试' }).click();
  await recorded(page);
  expect(await desk.house.ledgerLength(caseId)).toBe(before + 1);
});

test('a case that moved meanwhile is not acted upon blindly', async () => {
  const { caseId, page } = await askingForTime();
  await desk.house.act(reviewHead, caseId, { type: 'requestExtension', days: 1, reason });
  await desk.house.act(deputy, caseId, { type: 'declineExtension', reason: '可以按期完成。' });
  await send(page);
  const moved = page.getByText('本案刚刚被更新，您看到的不是最新情况。').first();
  await moved.waitFor();
  // The case behind the form is read again and knows no such act any more: the form stays, with the reason.
  await page.getByRole('status').filter({ hasText: deputy.name }).first().waitFor();
  expect(await moved.isVisible()).toBe(true);
  expect(await field(page.getByRole('dialog'), '疑难复杂的理由').inputValue()).toBe(reason);
});

test('what the law bars is seen, cannot be pressed, and says why and what to do', async () => {
  const caseId = await desk.house.openCase(contentOf());
  await desk.house.submit(caseId);
  await desk.house.assign(caseId);
  const page = await desk.pageOf(handler, `/cases/${caseId}`);
  const ask = page.getByRole('button', { name: '报请批准' });
  await ask.waitFor();
  expect(await ask.isDisabled()).toBe(true);
  expect(await page.locator('#why-not').innerText()).toBe('未经法制审核，不得作出决定。（处罚法58）请先提请法制审核。');
});
