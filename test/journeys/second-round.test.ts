import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler, reviewer, reviewHead, unitHead } from '../fixtures/cases.ts';
import { Desk, doAct, field, pressesOf, recorded } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('a problem goes back, is answered, and the second round shows what changed', async () => {
  const { house } = desk;
  const caseId = await house.openCase(contentOf());
  await house.submit(caseId);
  await house.assign(caseId);

  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}/review`);
  const facts = reviewing.getByRole('group', { name: /案件事实清楚/ });
  const presses = await pressesOf(reviewing, async () => {
    await facts.getByRole('radio', { name: '不符合' }).click();
    await field(facts, '问题').fill('罚款数额与裁量基准不一致。');
    await field(facts, '依据').fill('处罚法34');
    await reviewing.getByRole('button', { name: '其余均符合' }).click();
    expect(await reviewing.getByRole('radio', { name: /审核意见：同意/ }).isDisabled()).toBe(true);
    expect(await reviewing.getByText('第 3 项不符合，不能选同意').isVisible()).toBe(true);
    await reviewing.getByRole('button', { name: /签名并送签发：存在问题/ }).click();
    await recorded(reviewing);
  });
  // Two, and at most two for each problem.
  expect(presses).toBeLessThanOrEqual(4);

  const issuing = await desk.pageOf(reviewHead, `/cases/${caseId}/review`);
  await doAct(issuing, '审核机构负责人签发');
  await issuing.close();

  const answering = await desk.pageOf(handler, `/cases/${caseId}`);
  await answering.getByText('法制审核未通过，不得作出决定').first().waitFor();
  expect(await answering.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(true);
  await answering.getByRole('link', { name: '答复并再次送审' }).click();
  await answering.getByRole('button', { name: '答复并定稿' }).click();
  await answering.getByRole('alert').getByRole('link', { name: '对问题 1 的答复' }).click();
  await answering.getByRole('group', { name: '对问题 1 的答复' }).getByRole('radio', { name: '已修改' }).click();
  await field(answering, '对问题 1 的说明').fill('已按一般档次改为 3000 元。');
  await field(answering, '罚款金额').fill('3000');
  await field(answering, '决定内容').fill('处罚款 3000 元。');
  await answering.getByText(/已保存/).waitFor();
  await answering.getByRole('button', { name: '答复并定稿' }).click();
  await recorded(answering);

  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash });
  await house.assign(caseId);
  await reviewing.goto(`${house.server.address}/cases/${caseId}/review`);
  const margin = reviewing.getByRole('complementary', { name: '问题' });
  await margin.getByText('罚款数额与裁量基准不一致。').waitFor();
  expect(await margin.innerText()).toContain('已按一般档次改为 3000 元。');
  expect(await reviewing.locator('del').allInnerTexts()).toContain('5000');
  expect(await reviewing.locator('ins').allInnerTexts()).toContain('3000');
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await margin.getByRole('radio', { name: '已解决' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发：同意/ }).click();
  await recorded(reviewing);
});
