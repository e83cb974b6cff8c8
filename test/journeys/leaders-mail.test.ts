import { afterAll, beforeAll, expect, test } from 'vitest';
import { deputy, handler, head, reviewer } from '../fixtures/cases.ts';
import { Desk, field, pressesOf, recorded } from '../fixtures/desk.ts';
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
