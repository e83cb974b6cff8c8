import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerk, handler, head, reviewer, supervisor, type Person } from '../fixtures/cases.ts';
import { Desk } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
let drafted: string;
let reviewed: string;
let waiting: string;

beforeAll(async () => {
  desk = await Desk.open();
  drafted = await desk.house.openCase(contentOf());
  reviewed = await desk.house.openCase(contentOf());
  await desk.house.submit(reviewed);
  await desk.house.assign(reviewed);
  waiting = await desk.house.caseToApprove();
});
afterAll(() => desk?.close());

/** What a machine can see of WCAG 2.1 A and AA, one line a fault. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const tooWide = `[...document.querySelectorAll('.stack > *')]
  .filter((part) => part.getBoundingClientRect().right > part.parentElement.getBoundingClientRect().right + 1)
  .map((part) => part.querySelector('h2')?.textContent ?? part.className)`;

const pages: readonly (readonly [what: string, who: Person, path: () => string, ready: string])[] = [
  ['the inbox', reviewer, () => '/inbox', '我的待办'],
  ['the list of cases', handler, () => '/cases', '我的案件'],
  ['the form for a new case', handler, () => '/cases/new', '立案'],
  ['a case', handler, () => `/cases/${waiting}`, '经过'],
  ['the form of an act over its case', head, () => `/cases/${waiting}?act=approve`, '看文稿全文'],
  ['a draft', handler, () => `/cases/${drafted}/draft`, '审核范围事项'],
  ['the review workbench', reviewer, () => `/cases/${reviewed}/review`, '审核八项'],
  ['the picture of the procedure', handler, () => `/cases/${waiting}/diagram`, '办理流程图'],
  ['the board of what is late', supervisor, () => '/board', '督办看板'],
  ['publication', clerk, () => '/publications', '公示管理'],
  ['the people', handler, () => '/staff', '审核人员配备'],
  ['the local values', reviewer, () => '/profile', '尚未使用'],
];

test.for(pages)('%s can be read, reached and worked without eyes or mouse', async ([, who, path, ready]) => {
  const page = await desk.pageOf(who, path());
  await page.getByText(ready).first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Nothing is cut off at the edge of its column.
  expect(await page.evaluate<string[]>(tooWide)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOf(page)).toEqual([]);
  // Nothing sticks out of a phone.
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await page.close();
});

test('a problem is raised at its place with the keys alone', async () => {
  const page = await desk.pageOf(reviewer, `/cases/${reviewed}/review`);
  await page.locator('.paper').waitFor();
  await page.keyboard.press('q');
  const form = page.getByRole('dialog', { name: '问题 1' });
  await form.getByRole('combobox', { name: '位置' }).selectOption({ label: '决定内容：处罚款 5000 元。' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('5');
  await page.keyboard.type('数额与档次不符。');
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press('Escape');
  const card = page.getByRole('complementary', { name: '问题' }).getByText('数额与档次不符。');
  await card.waitFor();
  expect(await page.locator('.paper mark').innerText()).toBe('处罚款 5000 元。');
  await page.getByRole('button', { name: '修改问题 1' }).focus();
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: '删去' }).click();
  await card.waitFor({ state: 'hidden' });
  await page.close();
});

test('a reviewer moves, opens, answers and signs with the keys alone', async () => {
  const page = await desk.pageOf(reviewer, '/inbox');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '审核八项' }).waitFor();
  for (let answered = 0; answered < 8; answered += 1) await page.keyboard.press('y');
  await page.getByText('已答 8 / 8').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('已记入台账').first().waitFor();
  expect(await desk.house.state(reviewed)).toBe('awaitingIssue');
});
