import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler, head, reviewer } from '../fixtures/cases.ts';
import { Desk } from '../fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('a case is looked back at with the arrow keys, and nothing can be done there', async () => {
  const caseId = await desk.house.caseToApprove();
  const page = await desk.pageOf(head, `/cases/${caseId}`);
  await page.getByRole('button', { name: '批准' }).first().waitFor();
  const slider = page.getByRole('slider', { name: /回看/ });
  await slider.focus();
  expect(await slider.getAttribute('aria-valuetext')).toBe('现在');

  await page.keyboard.press('Home');
  const band = page.getByRole('status').filter({ hasText: '您正在查看' });
  await band.getByText(/您正在查看 \d{4}-\d\d-\d\d \d\d:\d\d 时的情况/).waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toContain('立案');
  const roles = page.locator('section').filter({ hasText: '各方当时可以办理的事项' });
  await roles.getByText('定稿', { exact: true }).waitFor();

  for (let acts = 0; acts < 5; acts += 1) await page.keyboard.press('ArrowRight');
  // The focus stayed on the slider, through every change of the page.
  expect(await page.evaluate<boolean>("document.activeElement?.id === 'look-back'")).toBe(true);
  await page.getByText('此时最后办理的事项：分办（').waitFor();
  const signing = roles
    .getByRole('row')
    .filter({ hasText: '审核人' })
    .getByText('出具审核意见', { exact: false })
    .first();
  await signing.waitFor();
  await page.getByText(reviewer.name).first().waitFor();

  // Every day looked back at opens to its receipt, by the keyboard too, and gives the focus back.
  const clocks = page.locator('section').filter({ hasText: '期限（按当时的计算）' });
  const due = clocks.getByRole('row').filter({ hasText: '法制审核' }).getByRole('button');
  await due.focus();
  await page.keyboard.press('Enter');
  const receipt = page.getByRole('dialog', { name: '期限计算单' });
  await receipt.getByText('按现在的记录和日历重算').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>('document.activeElement?.textContent ?? ""')).toContain('打印');
  await page.keyboard.press('Escape');
  await receipt.waitFor({ state: 'hidden' });
  expect(await due.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);

  expect(await page.getByRole('button', { name: '批准' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '催办' }).count()).toBe(0);
  const at = new URL(page.url()).searchParams.get('at') ?? '';
  const view = await (
    await desk.house.signedIn(handler)
  ).api.lookBack({ params: { id: caseId }, query: { instant: at } });
  expect(view.state).toBe('assigned');
  if (process.env['KEEP_PICTURES'] !== undefined) {
    await page.screenshot({ path: path.join(process.env['KEEP_PICTURES'], 'look-back.png'), fullPage: true });
  }

  await page.getByRole('button', { name: '回到现在' }).click();
  await page.getByRole('button', { name: '批准' }).first().waitFor();
  expect(await band.count()).toBe(0);
  expect(await desk.house.state(caseId)).toBe('awaitingApproval');
});
