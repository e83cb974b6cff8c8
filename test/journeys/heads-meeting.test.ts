import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePerson } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import { authority, clerk, handler, handlingUnit, head } from '../fixtures/cases.ts';
import { Desk, doAct, field, fromInbox, recorded } from '../fixtures/desk.ts';
import { complexContent, votingRules } from '../fixtures/meetings.ts';
import type { House } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(votingRules);
});
afterAll(() => desk?.close());

const engineer = '总工程师';

/** A fourth leader: with one of them recused there are still three to vote. */
async function seatFourth({ stage }: House): Promise<void> {
  const owner = connect(stage.place.url, { max: 1 });
  await savePerson(owner.db, {
    id: 'leader-4',
    authorityId: authority,
    unitId: handlingUnit,
    name: engineer,
    offices: [{ office: 'deputyHead', of: handlingUnit }],
    email: 'leader-4@example.test',
  });
  await owner.close();
}

/** A complex case before the head: the party defended itself, and was answered. */
async function defendedToApproval(house: House): Promise<string> {
  const caseId = await house.openCase(complexContent());
  await house.submit(caseId);
  await house.assign(caseId);
  await house.review(caseId);
  const notice = { servedOn: today(), method: 'personal', hearingRight: false } as const;
  await house.act(handler, caseId, { type: 'serveNotice', ...notice });
  await house.act(handler, caseId, { type: 'recordDefense', receivedOn: today(), statement: '广告已经拆除。' });
  await house.act(handler, caseId, { type: 'reexamineDefense', adopted: false, findings: '拆除在立案之后。' });
  await house.act(handler, caseId, { type: 'requestApproval', contentHash: await house.contentHash(caseId) });
  return caseId;
}

test('the heads decide a complex case together: nobody approves before, and all that was said stays', async () => {
  const { house } = desk;
  await seatFourth(house);
  const caseId = await defendedToApproval(house);

  const leading = await desk.pageOf(head, `/cases/${caseId}`);
  await leading.getByText('应当由行政机关负责人集体讨论决定').first().waitFor();
  expect(await leading.getByRole('button', { name: '批准', exact: true }).isDisabled()).toBe(true);
  const convening = await fromInbox(leading, '召集负责人集体讨论', '召集集体讨论');
  await convening.getByText('负责人集体讨论决定', { exact: true }).waitFor();
  await convening.getByRole('button', { name: '全部负责人参加' }).click();
  await convening.getByText('应到 4 人，实到参加表决的至少 3 人').waitFor();
  const chair = convening.getByRole('group', { name: /主持人/ });
  expect(await chair.getByRole('radio', { name: new RegExp(head.name) }).isChecked()).toBe(true);
  await convening
    .getByRole('group', { name: /记录人/ })
    .getByRole('radio', { name: clerk.name })
    .check();
  await field(convening, '开会日期').fill(today());
  await field(convening, '地点').fill('二楼会议室');
  await convening.getByRole('button', { name: '召集集体讨论', exact: true }).click();
  await recorded(leading);

  const recording = await desk.pageOf(clerk);
  await recording.getByText(/负责人集体讨论决定：.*开会，二楼会议室/).waitFor();
  const minutes = await fromInbox(recording, '制作集体讨论笔录', '制作集体讨论笔录');
  expect(await field(minutes, '陈述、申辩和听证情况（可不填）').inputValue()).toBe(
    '陈述、申辩：广告已经拆除。\n复核意见：拆除在立案之后。',
  );
  await minutes.getByLabel('开始时间').fill('09:30');
  await minutes.getByLabel('结束时间').fill('10:05');
  const recused = minutes.getByRole('group', { name: /其中回避的人员/ });
  await recused.getByRole('checkbox', { name: engineer }).check();
  await minutes.getByText('参加表决 3 人，至少 3 人').waitFor();
  for (const name of ['梁守正', '分管领导', '分管执法的领导']) {
    await field(minutes, `${name} 的意见`).fill(`${name}认为事实清楚。`);
  }
  await minutes.getByRole('spinbutton', { name: '同意票' }).fill('2');
  await minutes.getByRole('radio', { name: '同意拟作决定' }).check();
  await field(minutes, '理由').fill('证据充分，裁量适当。');
  await field(minutes, '不同意见保留（可不填）').fill('分管领导主张从轻。');
  await minutes.getByRole('button', { name: '制作集体讨论笔录', exact: true }).click();
  await minutes.getByText('票数合计 2，应当等于参加表决的 3 人。').first().waitFor();
  await minutes.getByRole('spinbutton', { name: '反对票' }).fill('1');
  await minutes.getByRole('button', { name: '制作集体讨论笔录', exact: true }).click();
  await recorded(recording);

  const confirming = await fromInbox(leading, '确认集体讨论笔录', '确认集体讨论笔录');
  await confirming.getByText('分管领导主张从轻。').waitFor();
  await confirming.getByRole('button', { name: '确认集体讨论笔录', exact: true }).click();
  await recorded(leading);
  await doAct(leading, '批准', async (form) => {
    await form.getByText('负责人集体讨论决定').waitFor();
    await form.getByText('同意拟作决定').waitFor();
  });
  expect(await house.state(caseId)).toBe('decided');

  const reading = await desk.pageOf(handler, `/cases/${caseId}`);
  const course = reading.locator('#meetings');
  await course.getByText('实到 4 人：').first().waitFor();
  await course.getByText('看笔录全文').click();
  for (const text of [
    `回避：${engineer}`,
    '同意 2 票，反对 1 票，弃权 0 票',
    '分管领导认为事实清楚。',
    '证据充分，裁量适当。',
  ]) {
    await course.getByText(text).first().waitFor();
  }
  const pdf = await course.getByRole('link', { name: '讨论笔录（PDF）' }).getAttribute('href');
  const paper = await reading.request.get(new URL(pdf ?? '', house.server.address).href);
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf']);
});
