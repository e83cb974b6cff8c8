import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler, reviewer } from '../fixtures/cases.ts';
import { Desk, field, recorded } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

/** The server does what it was sent, and its answer is lost. */
const loseAnswer = async (route: Route): Promise<void> => {
  await route.fetch();
  await route.abort();
};

const keptHere = (page: Page, key: string): Promise<string | null> =>
  page.evaluate<string | null>(`localStorage.getItem('lawgate.kept.${key}')`);

const casesCalled = (title: string) => desk.house.stage.owner`
  select subject_id as id from process where kind = 'case' and title = ${title}`;

/** A new case written and sent, and no answer. */
async function openingUnanswered(title: string): Promise<Page> {
  const page = await desk.pageOf(handler, '/cases/new');
  await page.getByLabel('行政处罚').check();
  await field(page, '案由').fill(title);
  await field(page, '名称').fill('示范县明达商贸有限公司');
  await page.getByLabel('吴婷').check();
  await page.route('**/api/cases', loseAnswer);
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.getByText('未提交，内容已保存在本机').waitFor();
  await page.unroute('**/api/cases');
  return page;
}

test('an opening without an answer stays on this machine, and sent again after a reload opens no second case', async () => {
  const page = await openingUnanswered('立案一次案');
  expect(await keptHere(page, 'opening')).toContain('立案一次案');
  await page.reload();
  expect(await field(page, '案由').inputValue()).toBe('立案一次案');
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.waitForURL('**/draft');
  expect(await casesCalled('立案一次案')).toHaveLength(1);
  expect(await keptHere(page, 'opening')).toBeNull();
  expect(await keptHere(page, 'opening sent')).toBeNull();
});

test('what was changed between the two is in the draft of the one case', async () => {
  const page = await openingUnanswered('先写的案');
  await field(page, '案由').fill('后改的案');
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.waitForURL('**/draft');
  await expect.poll(() => field(page, '案由').inputValue()).toBe('后改的案');
  const [opened, ...more] = await casesCalled('先写的案');
  expect(more).toEqual([]);
  expect(await casesCalled('后改的案')).toEqual([]);
  const officer = await desk.house.signedIn(handler);
  const draft = await officer.api.draft({ params: { id: String(opened?.['id']) } });
  expect(draft).toMatchObject({ version: 2, content: { title: '后改的案' } });
});

test('an opening the engine has not answered yet stays on this machine', async () => {
  const page = await desk.pageOf(handler, '/cases/new');
  await page.getByLabel('行政处罚').check();
  await field(page, '案由').fill('未答复的案');
  await field(page, '名称').fill('示范县明达商贸有限公司');
  await page.getByLabel('吴婷').check();
  const unknown = { outcome: 'unknown', commandId: '00000000-0000-4000-8000-000000000000', caseId: null };
  const asked = async (route: Route): Promise<void> => route.fulfill({ status: 202, json: unknown });
  await page.route('**/api/cases', asked);
  await page.route('**/api/commands/*', (route) => route.fulfill({ status: 200, json: unknown }));
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
  expect(await keptHere(page, 'opening')).toContain('未答复的案');
  expect(await keptHere(page, 'opening sent')).toContain('未答复的案');
});

test('a draft that could not be saved is there again after a reload, and is saved then', async () => {
  const caseId = await desk.house.openCase(contentOf());
  const page = await desk.pageOf(handler, `/cases/${caseId}/draft`);
  await page.route(`**/api/cases/${caseId}/draft`, async (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await field(page, '案由').fill('只在本机的案由');
  await page.getByText('未保存，内容在本机').waitFor();
  await page.unroute(`**/api/cases/${caseId}/draft`);
  await page.reload();
  await expect.poll(() => field(page, '案由').inputValue()).toBe('只在本机的案由');
  await expect.poll(() => keptHere(page, `draft ${caseId}`), { timeout: 10_000 }).toBeNull();
  const officer = await desk.house.signedIn(handler);
  expect(await officer.api.draft({ params: { id: caseId } })).toMatchObject({
    version: 2,
    content: { title: '只在本机的案由' },
  });
});

test('an act whose words were changed after a lost answer is not taken for the one that was recorded', async () => {
  const caseId = await desk.house.openCase(contentOf());
  await desk.house.submit(caseId);
  await desk.house.assign(caseId);
  const page = await desk.pageOf(reviewer, `/cases/${caseId}?act=requestExtension`);
  const form = page.getByRole('dialog');
  await field(form, '疑难复杂的理由').fill('先写的理由。');
  const before = await desk.house.ledgerLength(caseId);
  await page.route('**/acts', loseAnswer);
  await form.getByRole('button', { name: '申请延长审核期限' }).click();
  await page.getByText('未提交，内容已保存在本机').waitFor();
  await page.unroute('**/acts');
  await field(form, '疑难复杂的理由').fill('后改的理由。');
  await form.getByRole('button', { name: '申请延长审核期限' }).click();
  await page.getByText('本案刚刚被更新，您看到的不是最新情况。').first().waitFor();
  expect(await field(form, '疑难复杂的理由').inputValue()).toBe('后改的理由。');
  expect(await keptHere(page, `${caseId} requestExtension`)).toContain('后改的理由。');
  expect(await desk.house.ledgerLength(caseId)).toBe(before + 1);
});

test('an act recorded at the second try is cleared from this machine', async () => {
  const caseId = await desk.house.openCase(contentOf());
  await desk.house.submit(caseId);
  await desk.house.assign(caseId);
  const page = await desk.pageOf(reviewer, `/cases/${caseId}?act=requestExtension`);
  const form = page.getByRole('dialog');
  await field(form, '疑难复杂的理由').fill('同一个理由。');
  await page.route('**/acts', loseAnswer);
  await form.getByRole('button', { name: '申请延长审核期限' }).click();
  await page.getByText('未提交，内容已保存在本机').waitFor();
  expect(await keptHere(page, `${caseId} requestExtension`)).toContain('同一个理由。');
  await page.unroute('**/acts');
  await form.getByRole('button', { name: '申请延长审核期限' }).click();
  await recorded(page);
  expect(await keptHere(page, `${caseId} requestExtension`)).toBeNull();
});
