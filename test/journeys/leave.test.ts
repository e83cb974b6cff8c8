import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../law/time/civil-date.ts';
import { reviewer, secondReviewer } from '../fixtures/cases.ts';
import { Desk, field } from '../fixtures/desk.ts';
import { password } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let desk: Desk;
let caseId: string;
beforeAll(async () => {
  desk = await Desk.open();
  caseId = await desk.house.openCase(contentOf());
  await desk.house.submit(caseId);
  await desk.house.assign(caseId);
});
afterAll(() => desk?.close());

test('a reviewer goes on leave; the other finds the present work, does it, and the course says for whom', async () => {
  const away = await desk.pageOf(reviewer);
  await away.getByRole('button', { name: `${reviewer.name}，个人菜单` }).click();
  await away.getByRole('menuitem', { name: '请假交接' }).click();
  const form = away.getByRole('dialog');
  await form.getByRole('button', { name: '登记请假' }).click();
  await form.getByText('请填写。').first().waitFor();
  await field(form, '结束日期').fill(addDays(today(), 5));
  await form.getByRole('radio', { name: secondReviewer.name }).check();
  await field(form, '事由').fill('年休假');
  await form.getByRole('button', { name: '登记请假' }).click();
  await form.waitFor({ state: 'hidden' });
  await away.getByText('待办由 宋雅 代理').first().waitFor();

  const page = await desk.pageOf(secondReviewer);
  await page.getByText(`您正代理 ${reviewer.name}`).waitFor();
  await page.getByRole('grid').getByText(`代 ${reviewer.name}`).first().waitFor();
  const open = page.locator('.preview footer').getByRole('button').first();
  const box = await open.boundingBox();
  expect((box?.y ?? Infinity) + (box?.height ?? 0), 'the notice pushes no button out').toBeLessThanOrEqual(
    page.viewportSize()?.height ?? 0,
  );
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '审核八项' }).waitFor();
  for (let answered = 0; answered < 8; answered += 1) await page.keyboard.press('y');
  await page.getByText('已答 8 / 8').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('已记入台账').first().waitFor();
  expect(await desk.house.state(caseId)).toBe('awaitingIssue');
  await page.goto(`${desk.house.server.address}/cases/${caseId}`);
  await page.getByText(`${secondReviewer.name}（代 ${reviewer.name}）`).first().waitFor();

  await away.goto(`${desk.house.server.address}/staff`);
  await away.getByText('宋雅 代').first().waitFor();
  await away.getByRole('button', { name: '我已回来' }).click();
  await away.getByText('待办由 宋雅 代理').waitFor({ state: 'hidden' });
  await page.goto(`${desk.house.server.address}/inbox`);
  await page.getByText(`您正代理 ${reviewer.name}`).waitFor({ state: 'hidden' });
});

test('a person changes the password at the desk: the desk goes on, and what was signed in elsewhere is asked anew', async () => {
  const elsewhere = await desk.house.signedIn(secondReviewer);
  const page = await desk.pageOf(secondReviewer);
  await page.getByRole('button', { name: `${secondReviewer.name}，个人菜单` }).click();
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  const form = page.getByRole('dialog');
  const secret = (label: string) => form.getByLabel(new RegExp(`^${label}`));
  const send = form.getByRole('button', { name: '修改密码' });
  await secret('现在的密码').fill('wrong');
  await secret('新密码').fill('short');
  await secret('再输入一次新密码').fill('other');
  await send.click();
  await form.getByText('两次输入的新密码不同。').waitFor();
  await secret('再输入一次新密码').fill('short');
  await send.click();
  await form.getByText('至少 10 个字符，例如', { exact: false }).waitFor();
  await secret('新密码').fill('small-red-bricks');
  await secret('再输入一次新密码').fill('small-red-bricks');
  await send.click();
  await form.getByText('现在的密码不正确。', { exact: true }).waitFor();
  await secret('现在的密码').fill(password);
  await send.click();
  await form.waitFor({ state: 'hidden' });
  await page.getByText('密码已修改').first().waitFor();
  await page.goto(`${desk.house.server.address}/cases`);
  await page.getByRole('heading', { name: '我的案件' }).waitFor();
  expect((await elsewhere.fetch('/api/me')).status).toBe(401);
});
