import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../law/people/roles.ts';
import { clerk, deputy, handler, head, otherDeputy, secondHandler } from '../fixtures/cases.ts';
import { hiddenFields, mailedPage, post, type MailPage } from '../fixtures/mail-pages.ts';
import { complexContent, convening, minutes, twoStepRules } from '../fixtures/meetings.ts';
import { House, problemOf } from '../fixtures/server.ts';
import { today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open({}, twoStepRules);
});
afterAll(() => house.close());

const mailed = (caseId: string, person: Actor, act: string): Promise<MailPage> =>
  mailedPage(house, caseId, person, act);

const answer = async ({ browser, target, page }: MailPage, fields: Record<string, string>): Promise<number> =>
  (await post(browser, target, { ...hiddenFields(page), ...fields })).status;

async function recusal(): Promise<string> {
  const caseId = await house.openCase();
  await house.act(handler, caseId, {
    type: 'requestRecusal',
    personId: secondHandler.personId,
    receivedOn: today(),
    reason: '系当事人近亲属',
  });
  return caseId;
}

async function ending(): Promise<string> {
  const caseId = await house.openCase();
  await house.act(handler, caseId, {
    type: 'proposeEnding',
    ending: 'suspectedCrime',
    reason: '涉嫌非法占用农用地罪',
    to: '示范县公安局',
  });
  return caseId;
}

async function measure(): Promise<string> {
  const caseId = await house.openCase();
  const takenAt = new Date(Date.now() - 3_600_000).toISOString();
  await house.act(handler, caseId, { type: 'takeUrgentMeasure', takenAt, measure: '当场扣押运输车辆' });
  await house.act(handler, caseId, { type: 'reportUrgentMeasure', note: '已向负责人报告' });
  return caseId;
}

const outcome = async (caseId: string, act: string): Promise<Record<string, unknown>> => {
  const [row] = await house.stage.owner<{ act: Record<string, unknown> }[]>`
    select act from ledger where subject_id = ${caseId} and type = ${act} order by seq desc limit 1`;
  return row?.act ?? {};
};

describe('a leader decides from a mail what one act says either way', () => {
  test.for([
    {
      what: 'a recusal',
      act: 'decideRecusal',
      open: recusal,
      shown: ['请您决定：吴婷是否回避', '系当事人近亲属', '决定回避：吴婷', '不予回避'],
      flag: 'granted',
    },
    {
      what: 'a measure on the spot',
      act: 'decideUrgentMeasure',
      open: measure,
      shown: ['当场实施的行政强制措施', '当场扣押运输车辆', '已向负责人报告', '批准强制措施', '不予批准，立即解除'],
      flag: 'approved',
    },
  ])('$what: with reasons for the one and for the other', async ({ act, open, shown, flag }) => {
    const first = await open();
    const yes = await mailed(first, head, act);
    for (const words of shown) expect(yes.page).toContain(words);
    expect(await answer(yes, { act })).toBe(422);
    expect(await outcome(first, act)).toEqual({});
    expect(await answer(yes, { act, reason: '情况属实' })).toBe(303);
    expect(await outcome(first, act)).toMatchObject({ [flag]: true });
    const second = await open();
    expect(await answer(await mailed(second, head, act), { act: `${act}:no`, reason: '查无依据' })).toBe(303);
    expect(await outcome(second, act)).toMatchObject({ [flag]: false });
  });

  test('an ending: one press approves it, and a no is reasoned and told', async () => {
    const approved = await ending();
    const yes = await mailed(approved, head, 'decideEnding');
    expect(yes.page).toContain('批准：移送司法机关');
    expect(yes.page).toContain('示范县公安局');
    expect(yes.page).toContain('涉嫌非法占用农用地罪');
    expect(await answer(yes, { act: 'decideEnding' })).toBe(303);
    expect(await house.state(approved)).toBe('awaitingTransfer');
    const refused = await ending();
    const no = await mailed(refused, head, 'decideEnding');
    expect(await answer(no, { act: 'decideEnding:no' })).toBe(422);
    expect(await answer(no, { act: 'decideEnding:no', reason: '证据不足' })).toBe(303);
    expect(await house.state(refused)).toBe('drafting');
    // The act is the same either way; the page says which it was.
    expect(await yes.browser.get(yes.target)).toContain('您已办理：批准');
    expect(await no.browser.get(no.target)).toContain('您已办理：不予批准');
  });

  test('an answer that the mail did not ask for is refused', async () => {
    const caseId = await ending();
    const page = await mailed(caseId, head, 'decideEnding');
    expect(await answer(page, { act: 'approve' })).toBe(422);
    expect(await answer(page, { act: 'decideEnding:yes' })).toBe(422);
    expect(await house.state(caseId)).toBe('endingProposed');
  });
});

test('the deputy passes a draft on, the heads meet, the chair confirms from a mail, and the head decides', async () => {
  const caseId = await house.caseToApprove(complexContent());
  const endorsing = await mailed(caseId, otherDeputy, 'endorse');
  expect(endorsing.page).toContain('呈报主要负责人：罚款 5000 元');
  expect(await answer(endorsing, { act: 'endorse' })).toBe(303);
  expect(await house.state(caseId)).toBe('awaitingApproval');
  await house.act(head, caseId, convening('heads'));
  await house.act(clerk, caseId, minutes('approve', { reasons: '定性准确', dissent: '一人认为偏重' }));
  const confirming = await mailed(caseId, head, 'confirmDeliberation');
  for (const words of ['确认笔录：同意拟作决定', '定性准确', '一人认为偏重', '公示员']) {
    expect(confirming.page).toContain(words);
  }
  expect(await answer(confirming, { act: 'returnDeliberationRecord', reason: '漏记一人' })).toBe(303);
  await house.act(clerk, caseId, minutes('approve'));
  const again = await mailed(caseId, head, 'confirmDeliberation');
  expect(await answer(again, { act: 'confirmDeliberation' })).toBe(303);
  expect(await answer(await mailed(caseId, head, 'approve'), { act: 'approve' })).toBe(303);
  expect(await house.state(caseId)).toBe('decided');
});

const recordAbsence = (change: object) =>
  house.stage.owner`select record_absence(${JSON.stringify(change)}::text::jsonb)`;

describe('the head on leave (PRACTICE A9)', () => {
  const id = randomUUID();
  beforeAll(async () => {
    const who = { person_id: head.personId, substitute_id: deputy.personId, entered_by: head.personId };
    const days = { from_on: today(), until_on: today(), reason: '出差', entered_at: new Date().toISOString() };
    await recordAbsence({ begin: { id, ...who, ...days } });
  });
  afterAll(() => recordAbsence({ end: { id, ended_on: today(), ended_by: head.personId } }));
  const authority = { type: 'replaceLeader', role: 'authorityHead', personId: deputy.personId } as const;
  const paper = { mandate: today(), reason: '出差，授权书 示市监授〔2026〕3 号' };

  test('the substitute is mailed and told that a leave is no written authority, and named by one decides', async () => {
    const caseId = await ending();
    const byLeave = await mailed(caseId, deputy, 'decideEnding');
    expect(byLeave.page).toContain('涉嫌非法占用农用地罪');
    expect(byLeave.page).toContain('代行主要负责人职权应当有书面授权。');
    expect(byLeave.page).toContain('请假交接不能代替书面授权');
    expect(byLeave.page).not.toContain('<form class="act"');
    const tried = house.act(deputy, caseId, { type: 'decideEnding', approved: true, reason: null });
    expect(await problemOf(tried)).toMatchObject({ code: 'written-authority-missing' });
    expect((await house.refusals(caseId)).at(-1)).toMatchObject({
      code: 'written-authority-missing',
      personId: deputy.personId,
    });
    const desk = await (await house.signedIn(deputy)).api.caseView({ params: { id: caseId } });
    expect(desk.permittedActs.find(({ type }) => type === 'decideEnding')).toMatchObject({
      allowed: false,
      refusal: { code: 'written-authority-missing' },
    });

    await house.act(handler, caseId, { ...authority, ...paper });
    const named = await mailed(caseId, deputy, 'decideEnding');
    expect(named.page).not.toContain('代行主要负责人职权应当有书面授权。');
    expect(await answer(named, { act: 'decideEnding' })).toBe(303);
    expect(await house.state(caseId)).toBe('awaitingTransfer');
  });
});
