import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerk, handler, head, reviewer, reviewHead } from '../fixtures/cases.ts';
import { Desk, doAct, field } from '../fixtures/desk.ts';
import { toProblems, votingRules } from '../fixtures/meetings.ts';
import { today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(votingRules);
});
afterAll(() => desk?.close());

test('an objection goes through consultation and a meeting to another review, and nobody takes the meeting for a pass', async () => {
  const { house } = desk;
  const caseId = await toProblems(house);

  const objecting = await desk.pageOf(handler, `/cases/${caseId}`);
  await objecting.getByRole('button', { name: '修改后再次送审', exact: true }).waitFor();
  await doAct(objecting, '对审核意见有异议', async (form) => {
    await form.getByRole('checkbox', { name: /笔录缺见证人签名/ }).check();
    await field(form, '异议事项和理由').fill('见证人签名并非法定要件。');
  });

  const answering = await desk.pageOf(reviewHead, `/cases/${caseId}`);
  await doAct(answering, '答复异议', async (form) => {
    await form.getByText('见证人签名并非法定要件。').waitFor();
    await form.getByRole('radio', { name: '不采纳，协商沟通' }).check();
    await field(form, '答复内容').fill('维持原审核意见。');
  });

  await objecting.reload();
  await doAct(objecting, '协商沟通', async (form) => {
    expect(await form.getByRole('radio', { name: '采纳', exact: true }).count()).toBe(0);
    expect(await form.getByRole('checkbox', { name: '周敏' }).isChecked()).toBe(true);
    await form.getByRole('radio', { name: '未达成一致' }).check();
    await field(form, '协商情况').fill('双方各自说明理由。');
  });

  const convening = await desk.pageOf(head, `/cases/${caseId}`);
  await doAct(convening, '召集集体讨论', async (form) => {
    const members = form.getByRole('group', { name: /参加人员/ });
    for (const name of ['梁守正', '分管领导', '分管执法的领导']) {
      await members.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    }
    await form.getByText('应到 3 人，实到参加表决的至少 2 人').waitFor();
    await form
      .getByRole('group', { name: /主持人/ })
      .getByRole('radio', { name: /梁守正/ })
      .check();
    await form
      .getByRole('group', { name: /记录人/ })
      .getByRole('radio', { name: /公示员/ })
      .check();
    await field(form, '开会日期').fill(today());
    await field(form, '地点').fill('二楼会议室');
  });
  const papers = await convening.request.get(`${house.server.address}/api/cases/${caseId}/meeting-papers`);
  expect([papers.status(), papers.headers()['content-type']]).toEqual([200, 'application/pdf']);

  const recording = await desk.pageOf(clerk, `/cases/${caseId}`);
  await doAct(recording, '制作集体讨论笔录', async (form) => {
    expect(await field(form, '法制审核意见摘要').inputValue()).toContain('见证人签名并非法定要件。');
    await form.getByLabel('开始时间').fill('09:30');
    await form.getByLabel('结束时间').fill('10:05');
    for (const name of ['梁守正', '分管领导', '分管执法的领导']) {
      await field(form, `${name} 的意见`).fill(`${name}：证据足以认定。`);
    }
    await form.getByText('已计 0 票，参加表决 3 人').waitFor();
    await form.getByRole('spinbutton', { name: '同意票' }).fill('2');
    await form.getByRole('spinbutton', { name: '反对票' }).fill('1');
    await form.getByRole('spinbutton', { name: '反对票' }).press('Tab');
    await form.getByText('已计 3 票，参加表决 3 人').waitFor();
    await form.getByRole('radio', { name: /支持承办机构的意见/ }).check();
    await field(form, '理由').fill('检验结论与笔录相互印证。');
    await field(form, '不同意见保留（可不填）').fill('分管执法的领导保留意见。');
  });

  await convening.reload();
  await convening.getByRole('button', { name: '确认集体讨论笔录', exact: true }).waitFor();
  expect(await convening.getByRole('button', { name: '退回集体讨论笔录', exact: true }).isVisible()).toBe(true);
  await doAct(convening, '确认集体讨论笔录', async (form) => {
    await form.getByText('检验结论与笔录相互印证。').waitFor();
  });

  await objecting.reload();
  const course = objecting.locator('#meetings');
  for (const text of ['对第 1 轮审核意见的分歧', '集体讨论支持承办机构，原稿送复审', '分管执法的领导保留意见。']) {
    await course.getByText(text).first().waitFor();
  }
  const steps = objecting.getByRole('list', { name: '办理进度' });
  expect(await steps.innerText()).toContain('决定的前提');
  expect(await objecting.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(true);

  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}/review`);
  await reviewing.getByRole('button', { name: '其余均符合' }).waitFor();
  expect(await house.state(caseId)).toBe('assigned');
});
