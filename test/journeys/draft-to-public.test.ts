import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerk, handler, head, reviewer, reviewHead, secondReviewer, unitHead } from '../fixtures/cases.ts';
import { Desk, doAct, field, pressesOf, recorded } from '../fixtures/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

const title = '未经批准擅自占用城市道路案';

/** The smallest picture a browser draws. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a draft goes from the handler to the public page through every hand it must pass', async () => {
  const caseId = await draftedByHandler();
  const address = `/cases/${caseId}`;

  const signing = await desk.pageOf(unitHead, address);
  await doAct(signing, '签字送审');

  const handling = await desk.pageOf(handler, address);
  expect(await pressesOf(handling, () => doAct(handling, '提请法制审核（送审）'))).toBe(2);

  await reviewedWithAgreement(address);

  await handling.reload();
  await doAct(handling, '送达行政处罚事先告知书', async (form) => {
    await form.getByLabel('直接送达').check();
  });
  await doAct(handling, '登记放弃陈述、申辩');
  await doAct(handling, '报请批准');

  const deciding = await desk.pageOf(head, '/inbox');
  expect(
    await pressesOf(deciding, async () => {
      await deciding.getByRole('button', { name: '批准 Enter' }).click();
      await deciding.getByRole('dialog').getByRole('button', { name: '批准', exact: true }).click();
      await recorded(deciding);
    }),
  ).toBe(2);

  await handling.reload();
  await doAct(handling, '送达决定书', async (form) => {
    await form.getByLabel('邮寄送达').check();
  });

  await published();
  await handling.reload();
  await doAct(handling, '结案');
  await expect.poll(() => handling.getByText('已结案').first().isVisible()).toBe(true);

  const publicly = await desk.publicPage('/public');
  await publicly.getByRole('link', { name: /罚〔/ }).click();
  await publicly.waitForURL('**/public/decisions/**');
  const shown = await publicly.locator('body').innerText();
  expect(shown).toContain('示范县明达商贸有限公司');
  expect(shown).toContain('罚款 5000 元');
  expect(shown).not.toContain('审核意见');
});

/** 立案, the whole form, a picture as evidence, 定稿. */
async function draftedByHandler(): Promise<string> {
  const page = await desk.pageOf(handler, '/cases/new');
  await page.getByLabel('行政处罚').check();
  await field(page, '案由').fill(title);
  await field(page, '名称').fill('示范县明达商贸有限公司');
  await page.getByLabel('吴婷').check();
  await page.getByRole('button', { name: '立案', exact: true }).click();
  await page.waitForURL('**/draft');

  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: '违法行为' }).click();
  await field(page, '违法行为').fill('未经批准擅自占用城市道路');
  await field(page, '查明的事实').fill('2026年3月2日，当事人未经批准在城北路占道堆放货物 20 平方米。');
  await page.getByLabel('上传文件').setInputFiles({ name: '现场照片.png', mimeType: 'image/png', buffer: picture });
  await field(page, '证据 1 名称').waitFor();
  await field(page, '证明内容').fill('占道堆放的位置和面积');
  await page.getByRole('button', { name: '加一条依据' }).click();
  const law = page.getByRole('region', { name: '法律依据' });
  await field(law, '名称').fill('城市道路管理条例');
  await field(law, '条款').fill('第四十二条');
  await field(page, '适用的裁量基准').fill('一般档次');
  await page.getByLabel('罚款', { exact: true }).check();
  await field(page, '罚款金额').fill('5000');
  await field(page, '决定内容').fill('决定给予罚款人民币 5,000 元。');
  await page.getByText('内容完整，可以定稿。').waitFor();
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await recorded(page);
  return /cases\/([\w-]+)/.exec(page.url())?.[1] ?? '';
}

/** 受理, 分办, eight times 符合, 签发. */
async function reviewedWithAgreement(address: string): Promise<void> {
  const intake = await desk.pageOf(secondReviewer, address);
  await doAct(intake, '受理');
  await doAct(intake, '分办', async (form) => {
    await form.getByLabel(reviewer.name).check();
  });
  const reviewing = await desk.pageOf(reviewer, `${address}/review`);
  await reviewing.getByRole('tab', { name: '现场照片' }).click();
  await reviewing.getByRole('img', { name: '现场照片' }).waitFor();
  expect(
    await pressesOf(reviewing, async () => {
      await reviewing.getByRole('button', { name: '其余均符合' }).click();
      await reviewing.getByRole('button', { name: /签名并送签发：同意/ }).click();
      await recorded(reviewing);
    }),
  ).toBe(2);
  const issuing = await desk.pageOf(reviewHead, `${address}/review`);
  await doAct(issuing, '审核机构负责人签发');
}

/** A person looks at what will be public, says so, and publishes. */
async function published(): Promise<void> {
  const page = await desk.pageOf(clerk, '/publications');
  await page.getByRole('link', { name: title.replace('案', '') }).click();
  const publish = page.getByRole('button', { name: '公示', exact: true });
  expect(await publish.isDisabled()).toBe(true);
  await page.getByLabel(/我已逐项核对/).check();
  await publish.click();
  await recorded(page);
}
