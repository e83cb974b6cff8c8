import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerk, handler, head } from '../fixtures/cases.ts';
import { Desk, recorded } from '../fixtures/desk.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let desk: Desk;
let caseId: string;
beforeAll(async () => {
  desk = await Desk.open();
  const { house } = desk;
  caseId = await house.caseToApprove(contentOf());
  await house.act(head, caseId, { type: 'approve', contentHash: await house.contentHash(caseId), note: null });
  await house.act(handler, caseId, { type: 'serveDecision', servedOn: today(), method: 'personal', note: null });
});
afterAll(() => desk.close());

test('the clerk sees the decision as the public will, publishes it, and takes it down', async () => {
  const page = await desk.pageOf(clerk, `/cases/${caseId}`);
  await page.getByRole('heading', { name: contentOf().title, level: 1 }).waitFor();
  for (const shown of ['公示内容', '执法结论', '罚款 5000 元', '决定书送达', '经过', '期限', '待公示'])
    await page.getByText(shown).first().waitFor();
  for (const inner of ['责任清单', '审核轮次', '审核意见', '证据目录', '回看', '流程图', '周敏', '梁守正'])
    expect([inner, await page.getByText(inner).count()]).toEqual([inner, 0]);
  // No panel is only its heading.
  const cards = await page.locator('section.card').allInnerTexts();
  expect(cards.filter((text) => text.trim().split('\n').length < 2)).toEqual([]);

  for (const rest of ['/review', '/draft', '/diagram']) {
    await page.goto(`${desk.house.server.address}/cases/${caseId}${rest}`);
    await page.waitForURL(`**/cases/${caseId}`);
    await page.getByText('公示内容').waitFor();
  }

  await page.getByRole('button', { name: '公示', exact: true }).click();
  await page.waitForURL('**/publications?case=**');
  await page.getByLabel(/我已逐项核对/).check();
  await page.getByRole('button', { name: '公示', exact: true }).click();
  await recorded(page);

  await page.getByRole('button', { name: '撤回公示' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio').first().check();
  await form.getByLabel('复议决定、判决等文书的文号').fill('示复决〔2026〕1号');
  await form.getByLabel('撤回理由（将在公示页显示）').fill('行政复议决定撤销');
  await form.getByRole('button', { name: '撤回公示' }).click();
  await recorded(page);
  await page.goto(`${desk.house.server.address}/cases/${caseId}`);
  await page.getByText('行政复议决定撤销').waitFor();
});
