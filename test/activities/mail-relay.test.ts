import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailText, type MailDue, type MailFacts } from '../../activities/mail-text.ts';
import { startMailRelay, type MailRelay } from '../../activities/mail.ts';
import { mailLinkByHash } from '../../db/read/mail-links.ts';
import { mailTokenHash } from '../../activities/mail-token.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { listMails, readMail } from '../../server/local/caught-mail.ts';
import { startMailCatcher, type MailCatcher } from '../../server/local/mail-catcher.ts';
import { processId } from '../../law/process/process-id.ts';
import { aContent, PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const baseUrl = 'https://fashen.example';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const today = () => civilDateAt(Date.now());
let record: TestRecord;
let dataFolder: string;
let catcher: MailCatcher;
let relay: MailRelay;

beforeAll(async () => {
  record = await createRecord();
  dataFolder = await mkdtemp(path.join(os.tmpdir(), 'lawgate-mail-'));
  catcher = await startMailCatcher({ dataFolder });
  relay = startMailRelay({
    database: record.app,
    smtpUrl: catcher.url,
    mailFrom: 'fashen@example.cn',
    baseUrl,
    secret,
    everyMs: 50,
  });
});

afterAll(async () => {
  await relay.stop();
  await catcher.stop();
  await record.drop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A case whose signature is asked of the head of the handling unit. */
async function asked(number?: string): Promise<PlayedCase> {
  const played = new PlayedCase(record.app);
  if (number !== undefined) played.content = aContent({ title: number });
  await played.open();
  return played.finalize();
}

const outboxOf = async ({ caseId }: PlayedCase) =>
  record.owner.sql<{ sent: boolean; givenUp: boolean; error: string | null; attempts: number }[]>`
    select sent_at is not null as sent, given_up_at is not null as "givenUp", last_error as error, attempts
    from outbox where process_id = ${processId('case', caseId)} order by id`;

const sent = (played: PlayedCase) => async () => (await outboxOf(played)).every((mail) => mail.sent);

/** Mails caught for a person of the test, the newest first. */
async function mailsTo(personId: string) {
  const mails = (await listMails(dataFolder)).filter(({ to }) => to.includes(`${personId}@example.cn`));
  return Promise.all(mails.map(({ id }) => readMail(dataFolder, id)));
}

/** Waiting mails are due now, whatever the pause after a failure. */
const hurry = () =>
  record.owner.sql.begin(async (sql) => {
    await sql`select set_config('lawgate.guard', pg_current_xact_id()::text, true)`;
    await sql`update outbox set next_at = now() where sent_at is null`;
  });

describe('a mail', () => {
  test('says who, what, by when and nothing of the matter, in text and HTML, with one link', async () => {
    const played = await asked();
    await expect.poll(sent(played), { timeout: 10_000 }).toBe(true);
    const [summary] = await listMails(dataFolder);
    const mail = await readMail(dataFolder, summary?.id ?? '');
    expect(mail?.to).toEqual(['handlingHead@example.cn']);
    const { text = '', html = '', subject = '' } = mail?.email ?? {};
    expect(subject).toMatch(/^【请签字】示综执立字〔2026〕第041号（限 \d+月\d+日 24:00 前）$/);
    expect(text).toContain('请您：签字送审，或者退回修改');
    expect(text).toContain('提请人：城管一中队 ');
    const links = [...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<]+/g)].map(([link]) => link);
    expect(new Set(links).size).toBe(1);
    expect(links[0]).toMatch(/^https:\/\/fashen\.example\/t\/[\w-]{43}$/);
    const source = mail?.source.toString('utf8') ?? '';
    const whole = `${text} ${html} ${subject} ${source}`;
    // APL 50: neither party nor facts leave the house by mail.
    for (const canary of ['安途', '建筑垃圾', '8000', '勘验']) expect(whole).not.toContain(canary);
    const link = await mailLinkByHash(record.app.sql, mailTokenHash((links[0] ?? '').split('/').at(-1) ?? ''));
    expect(link).toMatchObject({ personId: 'handlingHead', purpose: 'signSubmission', isTaskOpen: true });
  });

  const due: MailDue = {
    on: '2026-10-20',
    workingDaysLeft: 1,
    calendarDaysLeft: 1,
    isInWorkingDays: true,
    hours: null,
  };
  const facts: MailFacts = {
    kind: 'taskOpened',
    act: 'approve',
    addressee: '梁守正',
    authority: '示范县综合行政执法局',
    demo: true,
    number: '示综执立字〔2026〕第041号',
    askedBy: '城管一中队 何川',
    due,
    meeting: null,
    reviewResult: 'passed',
    link: 'https://fashen.example/t/x',
  };

  test.for([
    ['taskOpened', 'approve', '【请批准】', '梁守正同志：请您批准一件行政执法决定'],
    ['reminder', 'signOpinion', '【到期提醒】', '将要到期'],
    ['urged', 'signOpinion', '【催办】', '催办“出具审核意见”'],
    ['refused', 'refuseApproval', '【告知】', '负责人不予批准'],
    ['linkMisused', 'approve', '【安全提示】', '有人用发给您的链接尝试办理“批准”，已被拒绝'],
  ] as const)('of the kind %s', ([kind, act, tag, title]) => {
    const mail = mailText({ ...facts, kind, act });
    expect(mail.subject).toContain(tag);
    expect(mail.text).toContain(title);
    expect(mail.text).toContain('只有您本人登录后才能办理');
  });

  test.for([
    [{ workingDaysLeft: 1, calendarDaysLeft: 1 }, '剩 1 个工作日 · 10月20日（周二）24:00 前'],
    [{ workingDaysLeft: 0, calendarDaysLeft: 0 }, '今天到期 · 10月20日（周二）24:00 前'],
    [{ workingDaysLeft: -2, calendarDaysLeft: -2 }, '超 2 个工作日 · 10月20日（周二）24:00 前'],
    [{ workingDaysLeft: 0, calendarDaysLeft: -1 }, '已超期 · 10月20日（周二）24:00 前'],
    [{ isInWorkingDays: false, workingDaysLeft: 41, calendarDaysLeft: 60 }, '剩 60 日 · 10月20日（周二）24:00 前'],
    [{ isInWorkingDays: false, workingDaysLeft: 0, calendarDaysLeft: -1 }, '超 1 日 · 10月20日（周二）24:00 前'],
  ] as const)('tells %j left in the unit the period has', ([left, wording]) => {
    expect(mailText({ ...facts, due: { ...due, ...left } }).text).toContain(`期限：${wording}`);
  });

  // A clock of 24 hours (ACL 19): it ends at its hour, whatever the day.
  const end = Date.parse('2026-10-20T16:05:00+08:00');
  test.for([
    [5 * HOUR_MS + 20 * MINUTE_MS, '剩 5 小时 20 分 · 10月20日（周二）16:05 前'],
    [2 * HOUR_MS, '剩 2 小时 · 10月20日（周二）16:05 前'],
    [59 * MINUTE_MS, '剩 59 分钟 · 10月20日（周二）16:05 前'],
    [59_000, '剩 不足 1 分钟 · 10月20日（周二）16:05 前'],
    [-(26 * HOUR_MS), '超 26 小时 · 10月20日（周二）16:05 前'],
  ] as const)('tells %d ms left of a clock of hours in hours and minutes', ([leftMs, wording]) => {
    const mail = mailText({ ...facts, due: { ...due, hours: { at: end, leftMs } } });
    expect(mail.text).toContain(`期限：${wording}`);
    expect(mail.subject).toContain('（限 10月20日 16:05 前）');
  });

  test('a clock of hours is told by its hour from the record on', async () => {
    const played = await new PlayedCase(record.app, { day: today() }).open();
    const at = new Date().toISOString();
    await played.act({ type: 'takeUrgentMeasure', takenAt: at }, { by: 'handler1', at, texts: { measure: '扣押' } });
    await played.act({ type: 'reportUrgentMeasure' }, { by: 'handler1', at, texts: { note: '已报告' } });
    await expect.poll(sent(played), { timeout: 10_000 }).toBe(true);
    const [mail] = await mailsTo('authorityHead');
    expect(mail?.email.text).toMatch(/期限：剩 23 小时 5\d 分 · \d+月\d+日（周.）\d\d:\d\d 前/);
  });
});

/** A case whose meeting on a disagreement was just convened by the head, for the deputy to chair. */
const toMeeting = async (place: string): Promise<PlayedCase> => {
  const played = await new PlayedCase(record.app, { day: today() }).toDisagreement();
  // What was told before is there before: the newest mail is then the meeting's.
  await expect.poll(sent(played), { timeout: 10_000 }).toBe(true);
  const members = ['authorityHead', 'deputyHead', 'handlingDeputy'];
  const convening = { type: 'conveneDeliberation', meeting: 'disagreement', heldOn: today() } as const;
  await played.act(
    { ...convening, members, leaders: members, chairId: 'deputyHead', recorderId: 'clerk' },
    { by: 'authorityHead', texts: { place } },
  );
  await expect.poll(sent(played), { timeout: 10_000 }).toBe(true);
  return played;
};

describe('an invitation to a meeting', () => {
  test.for([
    ['handlingDeputy', '请您参加一次集体讨论', '会前阅看会议材料，按时参加并发表意见'],
    ['deputyHead', '请您主持一次集体讨论', '会前阅看会议材料，按时主持'],
    ['handler1', '请您列席一次集体讨论', '按时列席，汇报情况、回答询问'],
  ] as const)('tells %s when, where and what to read, and nothing of the matter', async ([to, title, please]) => {
    const played = await toMeeting('二楼会议室，上午 9:30');
    const [mail] = await mailsTo(to);
    const { subject = '', text = '', html = '' } = mail?.email ?? {};
    expect(subject).toMatch(/^【请参加会议】示综执立字〔2026〕第041号（\d+月\d+日）$/);
    for (const wording of [
      title,
      please,
      '会议：集体讨论（审核意见分歧）',
      '二楼会议室，上午 9:30',
      '会前请看：会议材料',
    ]) {
      expect(text).toContain(wording);
    }
    expect(text).toMatch(/开会日期：\d+月\d+日（周.）/);
    expect(text).toContain(`${baseUrl}/cases/${played.caseId}`);
    for (const canary of ['安途', '建筑垃圾', '8000', '勘验'])
      expect(`${subject} ${text} ${html}`).not.toContain(canary);
  });

  test('the recorder is told when and where too, with the task', async () => {
    await toMeeting('三楼');
    const [mail] = await mailsTo('clerk');
    expect(mail?.email.text).toMatch(/请您记录一次集体讨论[^]*开会日期：[^]*地点：三楼/);
  });

  test('a place that names the party stands in the papers and not in the mail', async () => {
    await toMeeting('示范县安途渣土运输有限公司会议室');
    const [mail] = await mailsTo('handlingDeputy');
    expect(mail?.email.text).toContain('地点：见会议材料');
    expect(mail?.source.toString('utf8')).not.toContain('安途');
  });
});

describe('a mail server that misbehaves', () => {
  test.for([[{ kind: 'refuse', code: 421 }], [{ kind: 'refuse', code: 451 }], [{ kind: 'accept-then-drop' }]] as const)(
    '%o is tried again until it takes the mail, and the act never waited',
    async ([misbehavior]) => {
      catcher.misbehave(misbehavior);
      const played = await asked();
      await expect.poll(async () => (await outboxOf(played))[0]?.error, { timeout: 15_000 }).toBeTruthy();
      expect((await outboxOf(played))[0]).toMatchObject({ sent: false, givenUp: false });
      catcher.misbehave(undefined);
      await hurry();
      await expect.poll(sent(played), { timeout: 15_000 }).toBe(true);
    },
  );

  test('M17: a mail taken twice is one mail: the same id, the same link', async () => {
    catcher.misbehave({ kind: 'accept-then-drop' });
    const before = (await listMails(dataFolder)).length;
    const played = await asked();
    await expect.poll(async () => (await outboxOf(played))[0]?.error, { timeout: 15_000 }).toBeTruthy();
    catcher.misbehave(undefined);
    await hurry();
    await expect.poll(sent(played), { timeout: 15_000 }).toBe(true);
    const added = (await listMails(dataFolder)).slice(0, -before);
    const mails = await Promise.all(added.map(({ id }) => readMail(dataFolder, id)));
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(new Set(mails.map((mail) => mail?.email.messageId)).size).toBe(1);
    expect(new Set(mails.map((mail) => /\/t\/[\w-]{43}/.exec(mail?.email.text ?? '')?.[0])).size).toBe(1);
  });

  test('a bounce is final: it is written down and nobody tries again', async () => {
    catcher.misbehave({ kind: 'refuse', code: 550 });
    const played = await asked();
    await expect.poll(async () => (await outboxOf(played))[0]?.givenUp, { timeout: 15_000 }).toBe(true);
    catcher.misbehave(undefined);
    expect((await outboxOf(played))[0]).toMatchObject({ sent: false, attempts: 1 });
  });
});
