import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler, reviewer, reviewHead, unitHead } from '../fixtures/cases.ts';
import { Desk, field, pressesOf, recorded, selectText } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

test('two passages are marked, answered, and settled one by one', async () => {
  const { house } = desk;
  const caseId = await house.openCase(contentOf());
  await house.submit(caseId);
  await house.assign(caseId);

  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}/review`);
  const form = reviewing.getByRole('dialog');
  const presses = await pressesOf(reviewing, async () => {
    await selectText(reviewing, '5000');
    await reviewing.getByRole('button', { name: /^提问题/ }).click();
    await form.getByRole('radio', { name: /裁量基准/ }).click();
    await reviewing.keyboard.type('数额与“一般”档次不符。');
    await reviewing.keyboard.press('Tab');
    await reviewing.keyboard.type('处罚法34');
    await reviewing.keyboard.press('Escape');

    await selectText(reviewing, '现场勘验笔录');
    await reviewing.keyboard.press('q');
    await form.getByRole('radio', { name: /证据合法充分/ }).waitFor();
    await reviewing.keyboard.press('3');
    await reviewing.keyboard.type('笔录无见证人签名。');
    await reviewing.keyboard.press('Tab');
    await reviewing.keyboard.type('处罚法55');
    await reviewing.keyboard.press('Escape');

    await reviewing.getByRole('button', { name: '其余均符合' }).click();
    await reviewing.getByText('第 3、5 项不符合，不能选同意').waitFor();
    await reviewing.getByRole('button', { name: /签名并送签发：存在问题/ }).click();
    await recorded(reviewing);
  });
  // Two, and at most two for each problem.
  expect(presses).toBeLessThanOrEqual(6);
  await house.act(reviewHead, caseId, { type: 'issueOpinion', contentHash: await house.contentHash(caseId) });

  const answering = await desk.pageOf(handler, `/cases/${caseId}/draft`);
  const answerTo = (n: number) => answering.getByRole('group', { name: `对问题 ${n} 的答复` });
  await answerTo(1).getByRole('radio', { name: '已修改' }).click();
  await answerTo(2).getByRole('radio', { name: '不同意' }).click();
  await answering.getByRole('button', { name: '答复并定稿' }).click();
  await answering.getByText('请写明不同意的理由。').first().waitFor();
  await field(answering, '对问题 2 的说明').fill('当事人到场并已签名确认。');
  await answering.getByRole('button', { name: '答复并定稿' }).click();
  await answering.getByText('该处没有改动。', { exact: true }).waitFor();
  await answering.getByRole('link', { name: '去修改：决定内容' }).click();
  await field(answering, '决定内容').fill('处罚款 3000 元。');
  await field(answering, '罚款金额').fill('3000');
  await answering.getByRole('button', { name: '答复并定稿' }).click();
  await recorded(answering);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash: await house.contentHash(caseId) });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash: await house.contentHash(caseId) });
  await house.assign(caseId);

  await reviewing.goto(`${house.server.address}/cases/${caseId}/review`);
  const margin = reviewing.getByRole('complementary', { name: '问题' });
  const card = (n: number) => margin.locator(`#issue-card-${n}`);
  await card(1).getByText('已修改').waitFor();
  expect(await card(1).locator('del').allInnerTexts()).toEqual(['5000']);
  expect(await card(1).locator('ins').allInnerTexts()).toEqual(['3000']);
  expect(await card(2).innerText()).toContain('当事人到场并已签名确认。');
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发/ }).click();
  await card(2).getByText('请选择已解决或者仍未解决。').waitFor();
  await card(1).getByRole('radio', { name: '已解决' }).click();
  await card(2).getByRole('radio', { name: '仍未解决' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发：存在问题/ }).click();
  await recorded(reviewing);
  await house.act(reviewHead, caseId, { type: 'returnOpinion', reason: '笔录有当事人签名，请再核对' });

  // Sent back by the head of the review unit, it settled nothing: both are judged again.
  await reviewing.goto(`${house.server.address}/cases/${caseId}/review`);
  await card(1).getByRole('radio', { name: '已解决' }).click();
  await card(2).getByRole('radio', { name: '已解决' }).click();
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发：同意/ }).click();
  await recorded(reviewing);
  await reviewing.goto(`${house.server.address}/cases/${caseId}/review`);
  await margin.getByText('没有未解决的问题。').waitFor();
  await margin.getByText('已解决 2').click();
  expect(await margin.innerText()).toContain('确认已解决');
});
