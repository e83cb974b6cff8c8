import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rules } from '../../law/profiles/rules.ts';
import {
  deputy,
  handler,
  head,
  otherDeputy,
  reviewer,
  rulesFrom,
  secondReviewer,
  unitHead,
} from '../fixtures/cases.ts';
import { Desk, doAct, field, recorded } from '../fixtures/desk.ts';
import { contentOf } from '../fixtures/stage.ts';

/** 米东, with a clause of its own for two steps of approval. */
const midong = rulesFrom('midong-2019');
const rules: Rules = { ...midong, approval: { ...midong.approval, twoSteps: true, actingHead: 'writtenAuthority' } };

/** On none of the five grounds, nor on those of APL 58. */
const content = { ...contentOf(200_000), scope: { ...contentOf().scope, majorPublicInterest: false } };

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open(rules);
});
afterAll(() => desk?.close());

test('reviewed inside the approval form, passed on by the deputy, decided by written authority of the head', async () => {
  const { house } = desk;
  const caseId = await house.openCase(content);
  const address = `/cases/${caseId}`;
  const { version } = await (await house.signedIn(handler)).api.draft({ params: { id: caseId } });
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null });
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash: await house.contentHash(caseId) });

  const handling = await desk.pageOf(handler, address);
  await doAct(handling, '提请法制审核（送审）', (form) => form.getByLabel('在内部审批表中审核').check());
  await house.act(reviewer, caseId, { type: 'accept' });
  await house.act(secondReviewer, caseId, { type: 'assignReviewer', reviewerId: reviewer.personId });

  const reviewing = await desk.pageOf(reviewer, `${address}/review`);
  await reviewing.getByRole('heading', { name: '内部审批表·法制审核栏' }).waitFor();
  await reviewing.getByText('已答 0 / 8').waitFor();
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: '在审批表签名：同意' }).click();
  await recorded(reviewing);
  expect(await house.state(caseId)).toBe('passed');
  await house.askApproval(caseId);

  await handling.reload();
  await handling.getByRole('link', { name: '打印内部审批表' }).waitFor();
  await handling.getByRole('button', { name: /^更多/ }).click();
  await handling.getByRole('button', { name: '指定其他负责人代为办理' }).click();
  const naming = handling.getByRole('dialog');
  await naming.getByRole('radio', { name: '行政机关负责人' }).check();
  await naming.getByRole('radio', { name: /分管执法的领导.*不得再由其批准/ }).waitFor();
  await naming.getByRole('radio', { name: '承办机构负责人' }).check();
  expect(await field(naming, '书面授权的日期').count()).toBe(0);
  await naming.getByRole('radio', { name: '行政机关负责人' }).check();
  await naming.getByRole('button', { name: '指定其他负责人代为办理' }).click();
  await naming.getByText('请填写日期，例如').first().waitFor();
  await naming.getByRole('radio', { name: deputy.name, exact: true }).check();
  await field(naming, '书面授权的日期').fill('2026-03-02');
  await field(naming, '缺席的原因和授权依据').fill('外出学习，授权书〔2026〕3号。');
  await naming.getByRole('button', { name: '指定其他负责人代为办理' }).click();
  await recorded(handling);

  const endorsing = await desk.pageOf(otherDeputy, '/inbox');
  await endorsing.getByRole('grid').getByText('审核后呈报主要负责人').waitFor();
  await endorsing.getByRole('button', { name: '呈报主要负责人 Enter' }).click();
  const passing = endorsing.getByRole('dialog');
  await field(passing, '说明（可不填）').fill('事实清楚，建议批准。');
  await passing.getByRole('button', { name: '呈报主要负责人', exact: true }).click();
  await recorded(endorsing);

  const absent = await desk.pageOf(head, '/inbox');
  await absent.getByText('没有待办').first().waitFor();
  const deciding = await desk.pageOf(deputy, '/inbox');
  await deciding.getByRole('grid').getByText('批准', { exact: true }).waitFor();
  await deciding.getByRole('button', { name: '批准 Enter' }).click();
  const approval = deciding.getByRole('dialog');
  await approval.getByText(/分管执法的领导 .*呈报：事实清楚，建议批准。/).waitFor();
  await approval.getByRole('button', { name: '批准', exact: true }).click();
  await recorded(deciding);
  expect(await house.state(caseId)).toBe('decided');
});

test('a changed word voids the light opinion like any other', async () => {
  const { house } = desk;
  const caseId = await house.openCase(content);
  const { version } = await (await house.signedIn(handler)).api.draft({ params: { id: caseId } });
  await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: null });
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash, light: true });
  await house.assign(caseId);
  const reviewing = await desk.pageOf(reviewer, `/cases/${caseId}/review`);
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: '在审批表签名：同意' }).click();
  await recorded(reviewing);

  const amending = await desk.pageOf(handler, `/cases/${caseId}/draft`);
  await field(amending, '罚款金额').fill('3000');
  await amending.getByText('改动将使原审核意见失效').waitFor();
  await amending.getByText(/已保存/).waitFor();
  await amending.getByRole('button', { name: '修改文稿', exact: true }).click();
  await recorded(amending);
  expect(await house.state(caseId)).toBe('passVoided');
  await amending.goto(`${house.server.address}/cases/${caseId}`);
  await amending.getByText('审核意见：同意（意见失效）').first().waitFor();
});
