import { afterAll, beforeAll, expect, test } from 'vitest';
import { deputy, handler, head, reviewer } from '../fixtures/cases.ts';
import { Desk, field, pressesOf, recorded } from '../fixtures/desk.ts';
import { password } from '../fixtures/server.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('an extension is asked for by the reviewer and granted by the leader in charge from a mail', async () => {
  const { house } = desk;
  const caseId = await house.openCase(contentOf());
  await house.submit(caseId);
  await house.assign(caseId);
  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}/review`);
  const dueBefore = await reviewing.getByRole('button', { name: /剩 \d+ 个工作日/ }).innerText();
  await reviewing.getByRole('button', { name: '延长审核期限' }).click();
  const form = reviewing.getByRole('dialog');
  await form.getByText(/延长后/).waitFor();
  await field(form, '疑难复杂的理由').fill('涉及多个法律关系，需逐项核对。');
  await form.getByRole('button', { name: '申请延长审核期限' }).click();
  await recorded(reviewing);

  const leading = await desk.pageOf(deputy, '/inbox');
  const mail = await desk.mailText(deputy, '请决定');
  expect(mail).not.toContain(contentOf().party.name);
  const presses = await pressesOf(leading, async () => {
    await desk.followMail(leading, deputy, '请决定');
    await leading.getByRole('button', { name: /^批准延长至/ }).click();
    await leading.getByText(/您已办理/).waitFor();
  });
  expect(presses).toBe(2);

  await reviewing.reload();
  const dueAfter = await reviewing.getByRole('button', { name: /剩 \d+ 个工作日/ }).innerText();
  expect(dueAfter).not.toBe(dueBefore);
  await reviewing.getByRole('button', { name: /剩 \d+ 个工作日/ }).click();
  await reviewing.getByText(/批准延长，至/).waitFor();
});

test('a leader sets six digits at the desk, and decides from the telephone with two presses and these', async () => {
  const { house } = desk;
  await house.caseToApprove();
  const page = await desk.pageOf(head, '/inbox');
  await page.getByRole('button', { name: `${head.name}，个人菜单` }).click();
  await page.getByRole('menuitem', { name: '账户与安全' }).click();
  const secret = (label: RegExp) => page.getByLabel(label);
  await secret(/^登录密码/).fill(password);
  await secret(/^六位办理口令/).fill('123456');
  await secret(/^再输入一次办理口令/).fill('123456');
  await page.getByRole('button', { name: '设置办理口令' }).click();
  await page.getByText('太容易猜到', { exact: false }).waitFor();
  await secret(/^六位办理口令/).fill('583902');
  await secret(/^再输入一次办理口令/).fill('583902');
  await page.getByRole('button', { name: '设置办理口令' }).click();
  await page.getByText('下次从邮件办理时使用', { exact: false }).waitFor();
  await page.getByText('已设置', { exact: true }).waitFor();

  const phone = await desk.phoneOf(head);
  const presses = await pressesOf(phone, async () => {
    await desk.followMail(phone, head, '请批准');
    await phone.getByLabel('您的六位办理口令').fill('583903');
    await phone.getByRole('button', { name: /^批准/ }).click();
    await phone.getByText('还可以输错 4 次', { exact: false }).waitFor();
    await phone.getByLabel('您的六位办理口令').fill('583902');
    await phone.getByRole('button', { name: /^批准/ }).click();
    await phone.getByText(/您已办理/).waitFor();
  });
  // Three with the wrong digits in between.
  expect(presses).toBe(3);
});

test('an approval from the mail is refused once the fine was changed, with exactly what changed', async () => {
  const { house } = desk;
  const caseId = await house.caseToApprove();
  const leading = await desk.pageOf(head, '/inbox');
  await desk.followMail(leading, head, '请批准');
  const approve = leading.getByRole('button', { name: /^批准/ });
  await approve.waitFor();

  const amending = await desk.pageOf(handler, `/cases/${caseId}/draft`);
  await field(amending, '罚款金额').fill('6000');
  await amending.getByText('改动将使原审核意见失效').waitFor();
  await amending.getByText(/罚款 5000 元 改为 罚款 6000 元/).waitFor();
  await amending.getByText(/已保存/).waitFor();
  await amending.getByRole('button', { name: '修改文稿', exact: true }).click();
  await recorded(amending);

  await approve.click();
  await leading
    .getByText(/罚款 5000 元改为 6000 元/)
    .first()
    .waitFor();
  expect(await approve.count()).toBe(0);
  expect(await house.state(caseId)).toBe('passVoided');

  const handling = await desk.pageOf(handler, `/cases/${caseId}`);
  await handling.getByText('原审核意见失效，须再次送审').first().waitFor();
  await handling
    .getByText(/罚款 5000 元改为 6000 元/)
    .first()
    .waitFor();
});

test('a leader who prefers the desk finds the same case there and decides it in two presses', async () => {
  await desk.house.caseToApprove();
  const deciding = await desk.pageOf(head, '/inbox');
  const presses = await pressesOf(deciding, async () => {
    await deciding.getByRole('complementary', { name: '预览' }).getByRole('button', { name: /^批准/ }).click();
    await deciding.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
    await recorded(deciding);
  });
  expect(presses).toBe(2);
});
