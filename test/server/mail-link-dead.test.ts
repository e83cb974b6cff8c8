import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setOffices } from '../../db/admin.ts';
import { connect } from '../../db/connect.ts';
import { mailLink } from '../../db/schema/mails.ts';
import { inTransaction } from '../../db/transaction.ts';
import { dueLabel } from '../../server/pages/day.ts';
import { processId } from '../../law/process/process-id.ts';
import { deputy, handler, head, reviewer, reviewHead, secondHandler, unitHead } from '../fixtures/cases.ts';
import { mailedPage, post, spoken, hiddenFields, type MailPage } from '../fixtures/mail-pages.ts';
import { checks, House } from '../fixtures/server.ts';
import { contentOf, today } from '../fixtures/stage.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

/** 10月12日 09:30. */
const MOMENT = String.raw`\d+月\d+日 \d\d:\d\d`;

/** What the page says now, and with which status. */
async function again({ browser, target }: MailPage): Promise<{ readonly status: number; readonly says: string }> {
  const response = await browser.fetch(target, { headers: { accept: 'text/html' } });
  return { status: response.status, says: spoken(await response.text()) };
}

const asOwner = async (doing: (owner: ReturnType<typeof connect>) => Promise<unknown>): Promise<void> => {
  const owner = connect(house.stage.place.url, { max: 1 });
  await doing(owner);
  await owner.close();
};

const recordAbsence = (change: object) =>
  house.stage.owner`select record_absence(${JSON.stringify(change)}::text::jsonb)`;

/** A leader signs while the head of the unit is on leave for the day. */
async function signInPlace(caseId: string): Promise<void> {
  const id = randomUUID();
  const who = { person_id: unitHead.personId, substitute_id: deputy.personId, entered_by: unitHead.personId };
  const days = { from_on: today(), until_on: today(), reason: '出差', entered_at: new Date().toISOString() };
  await recordAbsence({ begin: { id, ...who, ...days } });
  const contentHash = await house.contentHash(caseId);
  await house.act(deputy, caseId, { type: 'signSubmission', contentHash });
  await recordAbsence({ end: { id, ended_on: today(), ended_by: unitHead.personId } });
}

const holdOffices = (offices: typeof unitHead.offices) =>
  asOwner(({ db }) => setOffices(db, unitHead.personId, offices));

const approve = async (person: typeof head, caseId: string) =>
  house.act(person, caseId, { type: 'approve', contentHash: await house.contentHash(caseId), note: null });

async function amend(caseId: string, fineFen: number): Promise<void> {
  const officer = await house.signedIn(handler);
  const draft = await officer.api.draft({ params: { id: caseId } });
  const content = contentOf(fineFen);
  const { version } = await officer.api.saveDraft({
    params: { id: caseId },
    body: { version: draft.version, content },
  });
  await house.act(handler, caseId, { type: 'amendDraft', draftVersion: version });
}

const toApprove = async () => {
  const caseId = await house.caseToApprove();
  return { caseId, mail: await mailedPage(house, caseId, head, 'approve') };
};

const toSign = async () => {
  const caseId = await house.openCase();
  const finalize = async () => {
    const officer = await house.signedIn(handler);
    const { version } = await officer.api.draft({ params: { id: caseId } });
    await house.act(handler, caseId, { type: 'finalizeDraft', draftVersion: version, newFacts: false, answers: [] });
  };
  await finalize();
  return { caseId, finalize, mail: await mailedPage(house, caseId, unitHead, 'signSubmission') };
};

describe('a mail link whose task is no longer there says what happened, who did it and when, and what to do', () => {
  test('done by the reader', async () => {
    const { caseId, mail } = await toApprove();
    await approve(head, caseId);
    const { status, says } = await again(mail);
    expect(status).toBe(200);
    expect(says).toMatch(
      new RegExp(
        `您已办理：批准 ${MOMENT} 记入台账。决定书文号：示市监罚〔\\d{4}〕\\d+号。您无需再办理，本链接不能再次使用。`,
      ),
    );
  });

  test('done by whoever stood in', async () => {
    const { caseId, mail } = await toSign();
    await signInPlace(caseId);
    expect((await again(mail)).says).toMatch(
      new RegExp(`已由 分管领导（代您） 办理：签字送审 ${MOMENT} 记入台账。您无需再办理`),
    );
  });

  test('withdrawn by the handler, with nothing left to do', async () => {
    const caseId = await house.openCase();
    await house.submit(caseId);
    await house.assign(caseId);
    const contentHash = await house.contentHash(caseId);
    const opinion = { kind: 'agree', contentHash, checks: checks(null), advice: null } as const;
    await house.act(reviewer, caseId, { type: 'signOpinion', ...opinion });
    const mail = await mailedPage(house, caseId, reviewHead, 'issueOpinion');
    await house.act(handler, caseId, { type: 'withdrawSubmission', reason: '补充证据' });
    const { status, says } = await again(mail);
    expect(status).toBe(409);
    expect(says).toMatch(
      new RegExp(
        `此事项已不需要您办理 ${MOMENT} 何川：撤回送审 本链接已失效，您现在无需办理；以后需要您办理的，会另发邮件。`,
      ),
    );
    // Why, is read in the case and not on the page of a link.
    expect(says).not.toContain('补充证据');
  });

  test('a changed draft, with what was changed', async () => {
    const { caseId, mail } = await toApprove();
    await amend(caseId, 600_000);
    const { status, says } = await again(mail);
    expect(status).toBe(409);
    expect(says).toMatch(
      new RegExp(`此事项已不需要您办理 ${MOMENT} 何川：修改文稿 .*5000 元.*6000 元.* 本链接已失效，您现在无需办理`),
    );
  });

  test('still to be done, but something happened beside it', async () => {
    const { caseId, mail } = await toSign();
    const given = { role: 'authorityHead', personId: deputy.personId, mandate: today(), reason: '外出学习' };
    await house.act(handler, caseId, { type: 'replaceLeader', ...given });
    const { status, says } = await again(mail);
    expect(status).toBe(409);
    expect(says).toMatch(
      new RegExp(
        `发信之后，文稿或者案情有变化 ${MOMENT} 何川：指定其他负责人代为办理 .*此事项仍由您办理：请打开案件，看清变化后办理。`,
      ),
    );
    const answer = await post(mail.browser, mail.target, { ...hiddenFields(mail.page), act: 'signSubmission' });
    expect(answer.status).toBe(409);
  });

  test('barred for now by what the party asked', async () => {
    const { caseId, mail } = await toApprove();
    const recusal = { personId: secondHandler.personId, receivedOn: today(), reason: '近亲属' };
    await house.act(handler, caseId, { type: 'requestRecusal', ...recusal });
    expect((await again(mail)).says).toMatch(
      new RegExp(`此事项已不需要您办理 ${MOMENT} 何川：申请回避 .*以后需要您办理的，会另发邮件。`),
    );
  });

  test('given to another leader', async () => {
    const { caseId, mail } = await toApprove();
    const given = { role: 'authorityHead', personId: deputy.personId, mandate: today(), reason: '外出学习' };
    await house.act(handler, caseId, { type: 'replaceLeader', ...given });
    const { status, says } = await again(mail);
    expect([status, says]).toEqual([403, expect.stringContaining('此事项已不再由您办理')]);
    expect(says).toContain('或者已指定他人代为办理');
    expect(says).not.toContain('分管领导');
  });

  test('asked anew: there is a later mail', async () => {
    const { caseId, finalize, mail } = await toSign();
    await house.act(handler, caseId, { type: 'reopenDraft', reason: '补正' } as never);
    await finalize();
    const { status, says } = await again(mail);
    expect(status).toBe(409);
    expect(says).toMatch(
      new RegExp(
        `此事项已重新提请您办理 ${MOMENT} 何川：撤回定稿 ${MOMENT} 何川：定稿 本链接已失效。请打开案件办理，或者用最新一封邮件中的链接。`,
      ),
    );
    expect((await again(await mailedPage(house, caseId, unitHead, 'signSubmission'))).says).toContain('请您签字送审');
  });

  test('run out: when, and that nobody has done it yet', async () => {
    const { caseId, mail } = await toApprove();
    const expiresAt = new Date(Date.now() - 60_000);
    await asOwner(({ db }) =>
      inTransaction(db, (tx) =>
        tx
          .update(mailLink)
          .set({ expiresAt })
          .where(eq(mailLink.processId, processId('case', caseId))),
      ),
    );
    const { status, says } = await again(mail);
    expect(status).toBe(410);
    expect(says).toMatch(new RegExp(`本链接已于 ${MOMENT} 失效 .*还没有人办理，仍在您的待办中：请打开案件办理。`));
    expect(says).toContain('打开案件');
  });

  test('the office gone: what became of the case is not told', async () => {
    const { caseId, mail } = await toSign();
    await holdOffices([]);
    const before = await again(mail);
    await holdOffices(unitHead.offices);
    expect(before).toEqual({ status: 403, says: expect.stringContaining('您现在不能办理此事项') });
    expect(before.says).toContain('您的职务有变动');
    await signInPlace(caseId);
    await holdOffices([]);
    const after = await again(mail);
    await holdOffices(unitHead.offices);
    expect(after).toEqual({ status: 403, says: expect.stringContaining('此事项已不再由您办理') });
    for (const phrase of ['分管领导', '签字']) expect(after.says).not.toContain(phrase);
  });

  test('somebody else’s: who stands in is told which mail is theirs', async () => {
    const { caseId } = await toApprove();
    const browser = await house.signedIn(deputy);
    const hop = await browser.fetch(`/t/${await house.mailedToken(caseId, head, 'approve')}`);
    const response = await browser.fetch(hop.headers.get('location') ?? '', { headers: { accept: 'text/html' } });
    expect(response.status).toBe(403);
    expect(spoken(await response.text())).toContain('请用发给您本人的邮件，或者在待办中办理');
  });
});

describe('a clock of hours on the page of a task', () => {
  test('is told in hours and minutes, from the moment it began to the moment it ends', async () => {
    const caseId = await house.openCase();
    const takenAt = new Date(Date.now() - 60_000).toISOString();
    await house.act(handler, caseId, { type: 'takeUrgentMeasure', takenAt, measure: '当场扣押运输车辆' });
    await house.act(handler, caseId, { type: 'reportUrgentMeasure', note: '已向负责人报告' });
    const { page } = await mailedPage(house, caseId, head, 'decideUrgentMeasure');
    const says = spoken(page);
    expect(says).toMatch(new RegExp(`剩 23 小时 5\\d 分 · ${MOMENT} 前`));
    expect(says).toMatch(new RegExp(`24小时，自 ${MOMENT} 起连续计算，夜间、休息日不扣除，${MOMENT} 届满。`));
    expect(says).not.toMatch(/24:00|工作日|次日起算/);
  });

  const at = Date.parse('2026-10-20T16:05:00+08:00');
  const due = {
    clock: 'coercionReport',
    on: '2026-10-20',
    at: new Date(at).toISOString(),
    workingDaysLeft: 0,
    calendarDaysLeft: 0,
    unit: 'hour',
    overdue: false,
    provisional: false,
  } as const;
  const inDays = { at: null, unit: 'workingDay' } as const;

  test.for([
    ['hours left', { ...due }, -(5 * 60 + 20), 'soon', '剩 5 小时 20 分 · 10月20日 16:05 前'],
    ['hours late', { ...due, overdue: true }, 130, 'late', '超 2 小时 10 分 · 10月20日 16:05'],
    ['hours gone, their duty done', { ...due }, 130, 'soon', '时限已过 · 10月20日 16:05'],
    ['the last day', { ...due, ...inDays }, 0, 'soon', '今天到期 · 10月20日 24:00 前'],
    ['days left', { ...due, ...inDays, workingDaysLeft: 5, calendarDaysLeft: 7 }, 0, 'calm', '剩 5 个工作日 · '],
    [
      'late over a weekend',
      { ...due, ...inDays, overdue: true, workingDaysLeft: 0, calendarDaysLeft: -1 },
      0,
      'late',
      '已超期 · 10月20日 24:00',
    ],
    [
      'late in days of the calendar',
      { ...due, at: null, unit: 'calendarDay', overdue: true, workingDaysLeft: -1, calendarDaysLeft: -3 },
      0,
      'late',
      '超 3 日 · 10月20日 24:00',
    ],
  ] as const)('%s', ([, view, minutesPast, tone, wording]) => {
    const { text } = dueLabel(view, at + minutesPast * 60_000);
    expect(spoken(text)).toContain(wording);
    expect(text).toContain(`st ${tone}`);
  });
});
