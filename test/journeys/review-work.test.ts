import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePerson } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import {
  authority,
  handler,
  handlingUnit,
  head,
  reviewer,
  reviewHead,
  reviewUnit,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { Desk, doAct, field, recorded } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  const owner = connect(desk.house.stage.place.url, { max: 1 });
  await savePerson(owner.db, {
    id: 'both-1',
    authorityId: authority,
    unitId: reviewUnit,
    name: '钱同',
    qualification: '法律职业资格证书（人事档案）',
    offices: [
      { office: 'reviewer', of: reviewUnit },
      { office: 'officer', of: handlingUnit },
    ],
  });
  await owner.close();
});
afterAll(() => desk?.close());

/** Acts beside the next one lie under 更多. */
const more = async (page: Awaited<ReturnType<Desk['pageOf']>>): Promise<void> =>
  page.getByRole('button', { name: /^更多/ }).click();

test('a review is helped by questions, a delegate and a second signature; no former handler is offered for it', async () => {
  const { house } = desk;
  const caseId = await house.openCase(contentOf());
  const address = `/cases/${caseId}`;
  const handlers = [handler.personId, 'both-1'];
  await house.act(unitHead, caseId, { type: 'assignHandlers', handlers, reason: '暂代' });

  const leading = await desk.pageOf(unitHead, address);
  await more(leading);
  await doAct(leading, '转办（变更承办人）', async (form) => {
    await form.getByRole('checkbox', { name: /钱同/ }).uncheck();
    await form.getByRole('checkbox', { name: /吴婷/ }).check();
    await field(form, '理由').fill('原承办人返岗。');
  });
  await house.submit(caseId);
  await house.act(reviewer, caseId, { type: 'accept' });

  const helping = await desk.pageOf(secondReviewer, address);
  await doAct(helping, '分办', async (form) => {
    const former = form.getByRole('radio', { name: /钱同.*承办人员不得审核本案.*起为本案承办人（转办）/ });
    expect(await former.isDisabled()).toBe(true);
    await form.getByRole('radio', { name: /周敏/ }).check();
  });

  const reviewing = await desk.pageOf(reviewer, `${address}/review`);
  await more(reviewing);
  await doAct(reviewing, '询问承办人、调取材料', async (form) => {
    await field(form, '需要承办人说明或者提供的事项').fill('见证人是谁？');
    await form.getByLabel('需要提供材料').check();
  });

  const handling = await desk.pageOf(handler, '/inbox');
  await handling.getByRole('grid').getByText('答复审核人的询问').waitFor();
  await handling
    .getByText(/剩 \d+ 个工作日/)
    .first()
    .waitFor();
  await handling.getByRole('button', { name: '答复询问 Enter' }).click();
  const answer = handling.getByRole('dialog');
  await answer.getByText('见证人是谁？').waitFor();
  await answer.getByRole('button', { name: '答复询问', exact: true }).click();
  await answer.getByText('请写明，例如：见证人为社区工作人员').first().waitFor();
  await field(answer, '答复内容').fill('社区工作人员。');
  await answer.getByRole('button', { name: '答复询问', exact: true }).click();
  await recorded(handling);

  await reviewing.reload();
  await reviewing.getByText('社区工作人员。').waitFor();
  await more(reviewing);
  await doAct(reviewing, '委派', async (form) => {
    expect(await form.getByRole('radio', { name: /周敏/ }).count()).toBe(0);
    expect(await form.getByRole('radio', { name: /钱同/ }).isDisabled()).toBe(true);
    await form.getByRole('radio', { name: /宋雅/ }).check();
  });
  await reviewing.getByText('本案审核已委派，尚未交回。').first().waitFor();

  await helping.goto(`${house.server.address}/inbox`);
  await helping.getByRole('grid').getByText('办理委派的审核').waitFor();
  await helping.getByRole('button', { name: '打开审核 Enter' }).click();
  await helping.getByText('阅卷后交回办理情况').waitFor();
  await doAct(helping, '交回委派', (form) => field(form, '办理情况').fill('材料齐全，未见问题。'));

  await reviewing.reload();
  await reviewing.getByText('材料齐全，未见问题。').waitFor();
  await more(reviewing);
  await doAct(reviewing, '加签', (form) => form.getByRole('radio', { name: /宋雅/ }).check());
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发：同意/ }).click();
  await expect.poll(() => house.state(caseId), { timeout: 20_000 }).toBe('awaitingIssue');

  const issuing = await desk.pageOf(reviewHead, `${address}/review`);
  await issuing.getByText('还有人员未会签，不得签发。').first().waitFor();
  await helping.goto(`${house.server.address}/inbox`);
  await helping.getByRole('grid').getByText('会签审核意见').waitFor();
  await helping.getByRole('button', { name: '打开审核 Enter' }).click();
  await doAct(helping, '会签', (form) => form.getByRole('radio', { name: '同意审核意见' }).check());
  await issuing.reload();
  await doAct(issuing, '审核机构负责人签发');
  expect(await house.state(caseId)).toBe('passed');
});

test('an opinion taken back closes the gate, and the head reads why instead of a pass', async () => {
  const { house } = desk;
  const caseId = await house.caseToApprove();
  const deciding = await desk.pageOf(head, `/cases/${caseId}`);
  await deciding.getByRole('button', { name: '批准', exact: true }).click();
  const form = deciding.getByRole('dialog');
  await form.getByText('审核意见：同意').waitFor();

  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}`);
  await more(reviewing);
  await doAct(reviewing, '撤回审核意见', (asked) => field(asked, '理由').fill('漏看一份证据。'));

  await form.getByRole('button', { name: '批准', exact: true }).click();
  await form.getByRole('alert').waitFor();
  expect(await house.state(caseId)).toBe('assigned');
  await deciding.reload();
  await deciding.getByText('未经法制审核，不得作出决定').first().waitFor();
  await deciding.getByText(/周敏 .*撤回审核意见（.*号）：漏看一份证据。/).waitFor();
  await deciding.getByText('审核意见：同意（审核人已撤回）').waitFor();
  await deciding.goto(`${house.server.address}/inbox`);
  await deciding.getByText('没有待办').first().waitFor();
});
