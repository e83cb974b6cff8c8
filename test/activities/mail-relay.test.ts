import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailText, type MailFacts } from '../../activities/mail-text.ts';
import { startMailRelay, type MailRelay } from '../../activities/mail.ts';
import { mailLinkByHash } from '../../db/read/mail-links.ts';
import { mailTokenHash } from '../../activities/mail-token.ts';
import { person } from '../../db/schema/authorities.ts';
import { inTransaction } from '../../db/transaction.ts';
import { eq } from 'drizzle-orm';
import { listMails, readMail } from '../../server/parts/caught-mail.ts';
import { startMailCatcher, type MailCatcher } from '../../server/parts/mail-catcher.ts';
import { aContent, PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';

const baseUrl = 'https://fashen.example';
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
    from outbox where case_id = ${caseId} order by id`;

const sent = (played: PlayedCase) => async () => (await outboxOf(played)).every((mail) => mail.sent);

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

  const facts: MailFacts = {
    kind: 'taskOpened',
    act: 'approve',
    addressee: '梁守正',
    authority: '示范县综合行政执法局',
    demo: true,
    caseNumber: '示综执立字〔2026〕第041号',
    askedBy: '城管一中队 何川',
    dueOn: '2026-10-20',
    workingDaysLeft: 1,
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
    [1, '剩 1 个工作日 · 10月20日（周二）24:00 前'],
    [0, '今天到期 · 10月20日（周二）24:00 前'],
    [-2, '超 2 个工作日 · 10月20日（周二）24:00 前'],
  ] as const)('tells %d working days left', ([workingDaysLeft, said]) => {
    expect(mailText({ ...facts, workingDaysLeft }).text).toContain(said);
  });

  test('M13: no case number begins another header, and none becomes HTML', () => {
    const tricks = [
      'a\r\nBcc: evil@example.cn',
      'a\nSubject: x',
      'a\u0000b',
      '\u2028x',
      '<script>alert(1)</script>',
      '"><img src=x>',
    ];
    for (const caseNumber of tricks) {
      const { subject, html } = mailText({ ...facts, caseNumber });
      expect(subject).not.toMatch(/[\r\n\0]/);
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img');
    }
  });
});

const setEmail = (id: string, email: string) =>
  inTransaction(record.owner.db, async (tx) => {
    await tx.update(person).set({ email }).where(eq(person.id, id));
  });

describe('whom a mail goes to', () => {
  test('M12: an address that could be read two ways gets none, and the act stands', async () => {
    const tricks = [
      '"a@evil.example x"@gov.cn',
      'handlingHead@gov.cn, evil@example.cn',
      'handlingHead@gov.cn <evil@example.cn>',
      'x(comment)@gov.cn',
      'group: a@gov.cn;',
      'handlingHead@gov.cn\r\nBcc: evil@example.cn',
      '冯毅@政务.cn',
      'handlingHead@xn--.cn@evil.example',
      'a@b',
      '',
    ];
    for (const address of tricks) {
      await setEmail('handlingHead', address);
      const played = await asked();
      await expect.poll(async () => (await outboxOf(played))[0]?.givenUp, { timeout: 10_000 }).toBe(true);
      expect(played.revisions.case).toBe(2);
    }
    await setEmail('handlingHead', 'handlingHead@example.cn');
    const reached = (await listMails(dataFolder)).flatMap(({ to }) => to);
    expect(reached.filter((address) => !address.endsWith('@example.cn'))).toEqual([]);
    expect(reached).not.toContain('evil@example.cn');
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
