import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { supervisor } from '../fixtures/cases.ts';
import { Desk } from '../fixtures/desk.ts';
import { openAccounts, password } from '../fixtures/server.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('a person with a new account changes the password first, looks where they are signed in, and leaves nothing behind', async () => {
  const owner = connect(desk.house.stage.place.url, { max: 1 });
  await openAccounts(owner.db, [supervisor], true);
  await owner.close();
  const page = await desk.publicPage('/login?next=/cases');
  await page.getByLabel('账号').fill(supervisor.personId);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '请先修改密码' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  const secret = (label: string) => page.getByLabel(new RegExp(`^${label}`));
  await secret('现在的密码').fill(password);
  await secret('新密码').fill('Password2026');
  await secret('再输入一次新密码').fill('Password2026');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByText('这是常见的密码', { exact: false }).waitFor();
  await secret('新密码').fill('blue paper lantern');
  await secret('再输入一次新密码').fill('blue paper lantern');
  await page.getByRole('button', { name: '修改密码' }).click();
  await page.getByRole('navigation').waitFor();

  // Changing the password forgot the device: this browser signs in once more, and is remembered again.
  await page.goto(`${desk.house.server.address}/login?next=/me`);
  await page.getByLabel('账号').fill(supervisor.personId);
  await page.getByLabel('密码').fill('blue paper lantern');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '记住的设备' }).waitFor();
  const elsewhere = desk.house.browser();
  const credentials = { account: supervisor.personId, password: 'blue paper lantern', rememberDevice: false };
  await elsewhere.api.login({ body: credentials });
  await page.reload();
  await page.getByRole('button', { name: '结束登录' }).click();
  await page.getByText('这处登录已结束。').waitFor();
  expect((await elsewhere.fetch('/api/me')).status).toBe(401);

  await page.getByRole('button', { name: `${supervisor.name}，个人菜单` }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '退出并忘记本设备' }).click();
  await page.waitForURL('**/login');
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name)).toEqual([]);
});
