import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../law/time/civil-date.ts';
import { handler } from '../fixtures/cases.ts';
import { Desk, field, recorded } from '../fixtures/desk.ts';
import { today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('an execution is opened as what it is, and the party called on to perform', async () => {
  const page = await desk.pageOf(handler, '/cases/new');
  const offered = page.getByRole('group', { name: '执法类别' });
  await page.getByText('本系统尚无行政征收征用、行政收费、行政检查的办理程序，不能立案。').waitFor();
  expect(await offered.getByRole('radio').count()).toBe(3);
  expect(await offered.getByLabel('行政检查').count()).toBe(0);

  await offered.getByLabel('行政强制', { exact: true }).check();
  await field(page, '案由').fill('逾期不拆除违法搭建强制执行案');
  await field(page, '名称').fill('示范县明达商贸有限公司');
  await page.getByLabel('吴婷').check();
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: '强制的种类' }).waitFor();
  await page.getByLabel('行政强制执行').check();
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.waitForURL('**/draft');

  const caseId = /cases\/([\w-]+)/.exec(page.url())?.[1] ?? '';
  const handling = await desk.pageOf(handler, `/cases/${caseId}`);
  await handling.getByText('行政强制执行（普通程序）').waitFor();
  await handling.getByRole('button', { name: '更多办理事项' }).click();
  await handling.getByRole('button', { name: '送达催告书', exact: true }).click();
  const form = handling.getByRole('dialog');
  const send = form.getByRole('button', { name: '送达催告书', exact: true });
  const lastDay = addDays(today(), 10);
  await form.getByLabel('直接送达').check();
  await field(form, '催告书所定的履行期限（最后一日）').fill(lastDay);
  await field(form, '催告履行的义务和履行方式').fill('自行拆除沿街违法搭建的雨棚');
  await send.click();
  await form.getByText('请写明，例如：送达回证，当事人签收。', { exact: true }).waitFor();
  await field(form, '送达凭证').fill('送达回证，当事人签收');
  await send.click();
  await form.getByText('催告书未载明当事人依法享有的陈述权和申辩权。').waitFor();
  await form.getByLabel('催告书已载明陈述权和申辩权').check();
  await send.click();
  await recorded(handling);
  await form.waitFor({ state: 'hidden' });

  await handling.getByRole('listitem').filter({ hasText: '催告' }).filter({ hasText: '✓' }).first().waitFor();
  const clocks = handling.getByRole('row', { name: /催告期限/ });
  await clocks.getByRole('button').first().click();
  await handling.getByText(/催告书 .* 送达，所定履行期限/).waitFor();
  await handling.getByText('以送达的催告书所载日期为准，遇休息日不顺延').waitFor();
  await handling.keyboard.press('Escape');
  await handling.getByText('自行拆除沿街违法搭建的雨棚').first().waitFor();
});
