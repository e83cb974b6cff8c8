import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import { addDays } from '../../law/time/civil-date.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import { handler, head, reviewer, reviewHead, secondReviewer, unitHead } from '../fixtures/cases.ts';
import { Desk, doAct, field, fromInbox, recorded } from '../fixtures/desk.ts';
import { checks, type House } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

/** A fine that gives the right to a hearing. */
const heavy = contentOf(20_000_000);

test('the party is told of its right, asks for a hearing, and gets a day and somebody impartial', async () => {
  const { house } = desk;
  const caseId = await house.openCase(heavy);
  await house.submit(caseId);
  await house.assign(caseId);
  await house.review(caseId);

  const handling = await desk.pageOf(handler, '/inbox');
  const telling = await fromInbox(handling, '送达事先告知书', '送达行政处罚事先告知书');
  await telling.getByLabel('直接送达').check();
  const right = telling.getByLabel('已在告知书中告知要求听证的权利');
  expect(await right.isChecked()).toBe(true);
  await right.uncheck();
  await telling.getByRole('button', { name: '送达行政处罚事先告知书', exact: true }).click();
  await telling.getByText('拟作处罚达到听证标准，告知书未告知听证权利。').waitFor();
  await right.check();
  await telling.getByRole('button', { name: '送达行政处罚事先告知书', exact: true }).click();
  await recorded(handling);

  await handling.goto(`${house.server.address}/inbox`);
  await handling.getByRole('row', { name: /等待听证申请.*剩 5 个工作日/ }).waitFor();
  const asking = await fromInbox(handling, '等待听证申请', '登记听证申请');
  await asking.getByText(/要求听证的期限至 \d{4}-\d\d-\d\d。/).waitFor();
  await field(asking, '当事人的要求（可不填）').fill('当事人认为罚款数额过高，要求听证。');
  await asking.getByRole('button', { name: '登记听证申请', exact: true }).click();
  await recorded(handling);

  const arranging = await fromInbox(handling, '安排听证', '送达听证通知书');
  const presiders = arranging.getByRole('group', { name: /听证主持人/ });
  const investigator = presiders.getByRole('radio', { name: /吴婷.*本案调查人员不得主持听证/ });
  await investigator.waitFor();
  expect(await investigator.isDisabled()).toBe(true);
  await presiders.getByRole('radio', { name: /宋雅/ }).check();
  await field(arranging, '地点').fill('二楼会议室');
  await field(arranging, '举行听证的日期').fill(addDays(today(), 3));
  await arranging.getByRole('button', { name: '送达听证通知书', exact: true }).click();
  await arranging.getByText('举行听证的日期距通知当事人不足法定期限。').waitFor();
  const [, earliest = ''] = /最早可于 (\d{4}-\d\d-\d\d) 举行听证/.exec(await arranging.innerText()) ?? [];
  await field(arranging, '举行听证的日期').fill(earliest);
  await arranging.getByRole('button', { name: '送达听证通知书', exact: true }).click();
  await recorded(handling);

  await handling.getByText(/定于 .* 公开举行，二楼会议室/).waitFor();
  await handling.getByText('主持人 宋雅').first().waitFor();
  await handling.getByRole('button', { name: '更多办理事项' }).click();
  await handling.getByRole('button', { name: '送达听证通知书', exact: true }).click();
  // Another day alone is left to say.
  expect(await field(arranging, '地点').inputValue()).toBe('二楼会议室');
  expect(await presiders.getByRole('radio', { name: /宋雅/ }).isChecked()).toBe(true);
  expect(await field(arranging, '举行听证的日期').inputValue()).toBe('');

  const presiding = await desk.pageOf(secondReviewer, '/inbox');
  await presiding.getByRole('row', { name: /正常.*主持听证/ }).click();
  await presiding.getByText(/听证：定于 .* 公开举行，二楼会议室/).waitFor();
  await presiding.getByRole('button', { name: '举行听证 Enter' }).click();
  await presiding.getByText(/举行听证：定于 .*，届时办理。/).waitFor();
  expect(await presiding.getByRole('dialog').count()).toBe(0);
  expect(await presiding.getByRole('button', { name: '送达听证通知书' }).count()).toBe(0);
});

/** Forty days of a case that was opened then. */
const day = (n: number): string => addDays(today(), n - 40);

/** A case entered afterwards whose hearing is today: weeks lie between a notice and its hearing. */
async function hearingToday(house: House): Promise<string> {
  const id = await house.openCase(heavy, { backEntry: true, on: day(0), openedOn: day(0) });
  const does = (n: number, person: Actor, act: SentAct) => house.act(person, id, act, { on: day(n) });
  const { version } = await (await house.signedIn(handler)).api.draft({ params: { id } });
  await does(1, handler, { type: 'finalizeDraft', draftVersion: version, newFacts: false });
  const contentHash = await house.contentHash(id);
  await does(1, unitHead, { type: 'signSubmission', contentHash });
  await does(1, handler, { type: 'submitForReview', contentHash });
  await does(1, reviewer, { type: 'accept' });
  await does(1, secondReviewer, { type: 'assignReviewer', reviewerId: reviewer.personId });
  await does(2, reviewer, { type: 'signOpinion', kind: 'agree', contentHash, checks: checks(null) });
  await does(2, reviewHead, { type: 'issueOpinion', contentHash });
  await does(3, handler, { type: 'serveNotice', servedOn: day(3), method: 'personal', hearingRight: true });
  await does(4, handler, { type: 'requestHearing', receivedOn: day(4), statement: '要求听证' });
  const notice = { servedOn: day(5), heldOn: today(), place: '二楼会议室', isPublic: true } as const;
  await does(5, handler, { type: 'noticeHearing', ...notice, officerId: secondReviewer.personId });
  await house.act(handler, id, { type: 'endBackEntry' });
  return id;
}

test('a hearing is held on its day, and what was said there goes through another review to the decision', async () => {
  const { house } = desk;
  const caseId = await hearingToday(house);
  const address = `/cases/${caseId}`;
  const handling = await desk.pageOf(handler, address);
  await handling.getByText('听证程序尚未完成，不得作出决定').first().waitFor();
  expect(await handling.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(true);

  const presiding = await desk.pageOf(secondReviewer, address);
  await doAct(presiding, '举行听证', async (form) => {
    expect(await field(form, '举行日期').inputValue()).toBe(today());
    await field(form, '听证笔录').fill('当事人称广告已于立案后拆除。');
    await field(form, '听证报告：事实、理由和处理建议').fill('事实清楚，建议维持。');
  });

  await handling.goto(`${house.server.address}/inbox`);
  await handling.getByRole('row', { name: /选择.*意见失效/ }).click();
  await handling.getByRole('button', { name: '打开文稿 Enter' }).click();
  await handling.getByText('当事人称广告已于立案后拆除。').waitFor();
  await handling.getByRole('button', { name: '定稿', exact: true }).click();
  await recorded(handling);
  await handling.getByText('当事人称广告已于立案后拆除。').waitFor();
  const contentHash = await house.contentHash(caseId);
  await house.act(unitHead, caseId, { type: 'signSubmission', contentHash });
  await house.act(handler, caseId, { type: 'submitForReview', contentHash });
  await house.assign(caseId);

  const reviewing = await desk.pageOf(reviewer, `${address}/review`);
  await reviewing.getByRole('tab', { name: '陈述、申辩和听证' }).click();
  await reviewing.getByText('事实清楚，建议维持。').waitFor();
  await reviewing.getByRole('button', { name: '其余均符合' }).click();
  await reviewing.getByRole('button', { name: /签名并送签发：同意/ }).click();
  await recorded(reviewing);
  await house.act(reviewHead, caseId, { type: 'issueOpinion', contentHash });

  await handling.reload();
  await doAct(handling, '报请批准');
  const deciding = await desk.pageOf(head, address);
  await doAct(deciding, '批准', async (form) => {
    await form.getByText(/听证 .*举行/).waitFor();
  });
  expect(await house.state(caseId)).toBe('decided');
});
