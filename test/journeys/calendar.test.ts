import { afterAll, beforeAll, expect, test } from 'vitest';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import { processId } from '../../law/process/process-id.ts';
import { addDays } from '../../law/time/civil-date.ts';
import { administrator, hireAdministrator } from '../fixtures/calendar-house.ts';
import { handler, reviewer, secondReviewer, unitHead } from '../fixtures/cases.ts';
import { Desk } from '../fixtures/desk.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  await hireAdministrator(desk.house);
});
afterAll(() => desk?.close());

test('an administrator sees which due days a notice moves, loads it, and the receipt tells both counts', async () => {
  const caseId = await stoppedCase();
  const before = await dueOf(caseId);
  const page = await desk.pageOf(administrator, '/calendar');
  await page.getByText('现行日历').waitFor();
  await page.getByLabel('选择日历文件（.json）').setInputFiles(noticeWithRestOn(before));
  await page.getByText(/将变动 1 件在办案件的 \d 项期限/).waitFor();
  const moved = page.getByRole('row').filter({ hasText: '办案期限' }).getByRole('button');
  await moved.last().click();
  const counted = page.getByRole('dialog', { name: '期限计算单' });
  await counted.getByText('版本 CN-notice@tests').waitFor();
  await counted.getByText('不一致', { exact: true }).waitFor();
  expect(await counted.getByText('检验委托书').count()).toBe(0);
  await page.keyboard.press('Escape');
  await counted.waitFor({ state: 'hidden' });
  expect(await dueOf(caseId)).toBe(before);

  await page.getByRole('button', { name: '照此装入' }).click();
  await page.getByText(/日历 CN-notice@tests 已装入/).waitFor();
  const after = await dueOf(caseId);
  expect(after > before).toBe(true);

  const ofCase = await desk.pageOf(handler, `/cases/${caseId}`);
  await ofCase.getByRole('row').filter({ hasText: '办案期限' }).getByRole('button').click();
  const receipt = ofCase.getByRole('dialog', { name: '期限计算单' });
  await receipt.getByText('检测、检验、检疫、鉴定，不计入').waitFor();
  await receipt.getByText(`检验委托书〔2026〕1号 · ${unitHead.name}签`).waitFor();
  const why = await receipt.getByText(/，计算：/).allTextContents();
  expect(why.map((line) => / (\S+)，/.exec(line)?.[1])).toEqual(['起算', '中止', '恢复', '日历改动']);
  await receipt.getByText('一致', { exact: true }).waitFor();
  await receipt.getByText(/第 \d+ 版（处罚法60）/).waitFor();
});

test('an administrator sees every day a notice changes, and what it leaves as it is', async () => {
  const page = await desk.pageOf(administrator, '/calendar');
  const choose = page.getByLabel('选择日历文件（.json）');
  const of2027 = '关于2027年部分节假日安排的通知（试）';
  const rows = async (): Promise<readonly string[]> => {
    const days = page.getByRole('region', { name: /^要变的日子 \d+$/ });
    const cells = await days
      .getByRole('row')
      .evaluateAll((all) =>
        all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '').join(' ')),
      );
    return cells;
  };
  await choose.setInputFiles(
    noticeOf('CN-2027@tests', {
      2026: { source: of2027, off: ['2026-12-31'], work: ['2026-12-27'] },
      2027: { source: of2027, off: ['2027-01-01', '2027-01-02', '2027-01-03'], work: [] },
    }),
  );
  await page.getByText('要变的日子 2').waitFor();
  expect(await rows()).toEqual(['2026-12-27 周日 休息日 调休上班', '2026-12-31 周四 工作日 休息日']);
  await page.getByText(`改为休息 1 天 · 改为上班 1 天 · 依据：${of2027}`).waitFor();
  await page.getByText(/仍按原安排不变的日子：.*2027-05-01、2027-05-02、2027-10-01/).waitFor();
  await page.getByRole('button', { name: '照此装入' }).click();
  await page.getByText(/日历 CN-2027@tests 已装入/).waitFor();

  await page.getByRole('button', { name: '重新选择文件' }).click();
  await choose.setInputFiles(
    noticeOf('CN-2029@tests', {
      2026: { source: '改通知', off: ['2026-12-27'], work: [], cancels: ['2026-12-31'] },
      2028: { source: '关于2029年的通知', off: ['2028-12-29'], work: [] },
    }),
  );
  await page.getByText('要变的日子 3').waitFor();
  expect(await rows()).toEqual([
    `2026-12-27 周日 调休上班 休息日 改通知  与“${of2027}”不一致，以后装入的为准`,
    `2026-12-31 周四 休息日 工作日 改通知  与“${of2027}”不一致，以后装入的为准`,
    '2028-12-29 周五 工作日 休息日 关于2029年的通知',
  ]);
  await page.getByText('2028 年仍没有本年的放假通知').waitFor();

  await page.getByRole('button', { name: '重新选择文件' }).click();
  await choose.setInputFiles(
    noticeOf('CN-again@tests', { 2026: { source: of2027, off: ['2026-12-31'], work: ['2026-12-27'] } }),
  );
  await page.getByText('没有日子变动。').waitFor();
});

test('a file that is no calendar is told wholly, and loads nothing', async () => {
  const page = await desk.pageOf(administrator, '/calendar');
  const choose = page.getByLabel('选择日历文件（.json）');
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('no json') });
  await page.getByText('这个文件不是 JSON').waitFor();
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"version":"x"}') });
  await page.getByText('日历文件缺少项目：years').waitFor();
  await page.getByText('日历文件缺少项目：assumedDaysOff').waitFor();
  expect(await page.getByRole('button', { name: '照此装入' }).count()).toBe(0);
});

/** Entered afterwards: its decision clock stood still for ten days of a laboratory's work. */
async function stoppedCase(): Promise<string> {
  const { house } = desk;
  const [openedOn, on] = [addDays(today(), -40), addDays(today(), -30)];
  const caseId = await house.openCase(contentOf(), { backEntry: true, on: openedOn, openedOn });
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: 1, newFacts: false, answers: null }, { on });
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash }, { on });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash }, { on });
  await house.act(secondReviewer, caseId, { type: 'accept' }, { on });
  await house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId }, { on });
  const [from, until] = [addDays(today(), -20), addDays(today(), -11)];
  const stop = { type: 'stopClock', clock: 'caseDecision', ground: 'appraisal', from } as const;
  await house.act(unitHead, caseId, { ...stop, paper: '检验委托书〔2026〕1号' }, { on: from });
  await house.act(unitHead, caseId, { type: 'resumeClock', clock: 'caseDecision', until }, { on: until });
  await house.act(handler, caseId, { type: 'endBackEntry' });
  return caseId;
}

async function dueOf(caseId: string): Promise<string> {
  const [row] = await desk.house.stage.owner<{ due: string }[]>`
    select due_on::text as due from clock where process_id = ${processId('case', caseId)} and clock = 'caseDecision'`;
  return row?.due ?? '';
}

function noticeWithRestOn(day: string) {
  const year = day.slice(0, 4);
  return noticeOf('CN-notice@tests', { [year]: { source: '测试通知', off: [day], work: [] } });
}

function noticeOf(version: string, years: Calendar['years']) {
  const calendar = { version, assumedDaysOff: nationalCalendar.assumedDaysOff, years };
  return { name: 'notice.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(calendar)) };
}
