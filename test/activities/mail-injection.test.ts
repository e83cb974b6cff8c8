import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailText, type MailFacts } from '../../activities/mail-text.ts';
import { startMailRelay, type MailRelay } from '../../activities/mail.ts';
import { authority, person } from '../../db/schema/authorities.ts';
import { inTransaction } from '../../db/transaction.ts';
import { processId } from '../../law/process/process-id.ts';
import { injections } from '../fixtures/injections.ts';
import { PlayedCase, secret } from '../fixtures/played-case.ts';
import { createRecord, type TestRecord } from '../fixtures/record.ts';
import { SmtpServer } from '../fixtures/smtp-server.ts';

let record: TestRecord;
let relay: MailRelay;
const server = new SmtpServer();

beforeAll(async () => {
  record = await createRecord();
  relay = startMailRelay({
    database: record.app,
    smtpUrl: await server.listen(),
    mailFrom: 'fashen@example.cn',
    baseUrl: 'https://fashen.example',
    secret,
    everyMs: 20,
  });
});

afterAll(async () => {
  await relay.stop();
  server.close();
  await record.drop();
});

const setEmail = (email: string) =>
  inTransaction(record.owner.db, (tx) => tx.update(person).set({ email }).where(eq(person.id, 'handlingHead')));

/** A case whose signature is asked of the head of the handling unit, until its mail is settled. */
async function asked(): Promise<{ readonly sent: boolean; readonly givenUp: boolean }> {
  const { caseId } = await (await new PlayedCase(record.app).open()).finalize();
  const read = async () => {
    const [row] = await record.owner.sql<{ sent: boolean; givenUp: boolean }[]>`
      select sent_at is not null as sent, given_up_at is not null as "givenUp" from outbox where process_id = ${processId('case', caseId)}`;
    return row;
  };
  await expect.poll(async () => (await read())?.sent || (await read())?.givenUp, { timeout: 10_000 }).toBe(true);
  return (await read()) ?? { sent: false, givenUp: false };
}

/** Of one mailbox and one only: what a parser could read two ways is no address here. */
const tricks = [
  // Quoted local parts hide another address (CVE-2026-125755 and its like).
  '"a@evil.example x"@gov.cn',
  '"a@evil.example"@gov.cn',
  '"victim@gov.cn> <a@evil.example"@gov.cn',
  '"a\\"@evil.example"@gov.cn',
  '"a b"@gov.cn',
  '"(a@evil.example)"@gov.cn',
  '""@gov.cn',
  `'a@evil.example'@gov.cn`,
  '`a@evil.example`@gov.cn',
  '"a@evil.example,"@gov.cn',
  // Comments.
  'a(comment)@gov.cn',
  'a@(comment)gov.cn',
  'a@gov.cn(@evil.example)',
  '(a@evil.example)a@gov.cn',
  'a@gov.cn (evil@evil.example)',
  // Lists, groups, display names.
  'a@gov.cn, evil@evil.example',
  'a@gov.cn,evil@evil.example',
  'a@gov.cn;evil@evil.example',
  'a@gov.cn evil@evil.example',
  'a@gov.cn\tevil@evil.example',
  'group: a@gov.cn;',
  'group:a@gov.cn,evil@evil.example;',
  ':a@gov.cn;',
  'a@gov.cn <evil@evil.example>',
  '<evil@evil.example> a@gov.cn',
  '<evil@evil.example>',
  '"梁守正" <evil@evil.example>',
  'a@gov.cn>,<evil@evil.example',
  // Lines and other characters nobody sees.
  'a@gov.cn\r\nBcc: evil@evil.example',
  'a@gov.cn\nBcc: evil@evil.example',
  'a@gov.cn\rBcc: evil@evil.example',
  'a@gov.cn\r\nDATA\r\n',
  'a@gov.cn>\r\nRCPT TO:<evil@evil.example',
  'a@gov.cn%0d%0aBcc:evil@evil.example',
  'a@gov.cn\u2028evil@evil.example',
  'a@gov.cn\u0085evil@evil.example',
  'a@gov.cn\u000bevil@evil.example',
  'a@gov.cn\u007f',
  'a@gov.cn\u00ad.evil.example',
  'a@gov.cn\u200b.evil.example',
  'a\u202e@gov.cn',
  ' a@gov.cn',
  'a@gov.cn ',
  // Two ats, source routes, old ways round.
  'a@gov.cn@evil.example',
  'a@evil.example@gov.cn',
  'a@@gov.cn',
  '@evil.example:a@gov.cn',
  '@evil.example,@gov.cn:a@gov.cn',
  'evil.example!a@gov.cn',
  'a%evil.example@gov.cn',
  // Letters of other scripts, names that are none, bare numbers.
  '冯毅@gov.cn',
  'a@政务.cn',
  'a@gоv.cn',
  'a@gov。cn',
  'a＠gov.cn',
  'a@xn--.cn@evil.example',
  'a@b',
  'a@localhost',
  'a@[127.0.0.1]',
  'a@[IPv6:::1]',
  'a@127.0.0.1',
  'a@-gov.cn',
  'a@gov..cn',
  'a@.gov.cn',
  'a@gov.cn.',
  `${'a'.repeat(65)}@gov.cn`,
  `a@${'g'.repeat(64)}.cn`,
  // Encodings.
  '=?utf-8?q?a=40evil.example=3e?=@gov.cn',
  // cspell:disable-next-line
  '=?utf-8?b?ZXZpbEBldmlsLmV4YW1wbGU=?=',
  'mailto:a@gov.cn',
  'a@gov.cn?bcc=evil@evil.example',
  '',
];

describe('M12: whom a mail goes to', () => {
  test(`an address that could be read two ways gets none (${tricks.length} of them), and the act stands`, async () => {
    expect(tricks.length).toBeGreaterThanOrEqual(60);
    for (const address of tricks) {
      // PostgreSQL keeps no NUL; everything else it keeps as typed.
      await setEmail(address);
      expect([address, await asked()]).toEqual([address, { sent: false, givenUp: true }]);
    }
    expect(server.taken).toEqual([]);
    expect(server.heard.filter((line) => /^(?:RCPT|MAIL)/i.test(line))).toEqual([]);
  });

  // cspell:disable-next-line
  test.for(['a@gov.cn', 'A.b-c_d+e@sub.gov.cn', 'x@xn--fiqs8s.cn', '+ACI-evil+AEA-evil.example+ACI-@gov.cn'])(
    '%s is one mailbox, and exactly that gets it',
    async (address) => {
      await setEmail(address);
      const before = server.taken.length;
      expect(await asked()).toEqual({ sent: true, givenUp: false });
      expect(server.taken.slice(before).map(({ to }) => to)).toEqual([[address]]);
    },
  );
});

const facts: MailFacts = {
  kind: 'taskOpened',
  act: 'recordDeliberation',
  addressee: '梁守正',
  authority: '示范县综合行政执法局',
  demo: false,
  number: '示综执立字〔2026〕第041号',
  askedBy: '城管一中队 何川',
  due: null,
  meeting: { meeting: 'heads', on: '2026-10-20', place: '二楼会议室', as: 'member' },
  reviewResult: null,
  link: 'https://fashen.example/t/x',
};
const typed = ['addressee', 'authority', 'number', 'askedBy', 'place'] as const;
const withTyped = (field: (typeof typed)[number], value: string): MailFacts =>
  field === 'place'
    ? { ...facts, meeting: facts.meeting && { ...facts.meeting, place: value } }
    : { ...facts, [field]: value };

/** Every element of the mail's own template; nothing typed may add one. */
const elements = (html: string): readonly string[] =>
  [...html.matchAll(/<(\/?[a-z][\w-]*)/gi)].map(([, name = '']) => name);

describe('M13: what people typed is words in a mail and nothing else', () => {
  const plain = mailText(facts);
  test.for(injections)('%j', (payload) => {
    expect(injections.length).toBeGreaterThanOrEqual(60);
    for (const field of typed) {
      const { subject, text, html } = mailText(withTyped(field, payload));
      // One line stays one line, and no direction of reading turns.
      expect(subject).not.toMatch(/[\p{C}\u2028\u2029]/u);
      expect(text.split('\n')).toHaveLength(plain.text.split('\n').length);
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\u2028\u2029]/u);
      // No element, no attribute, no link but ours.
      expect(elements(html)).toEqual(elements(plain.html));
      expect(html.split('"')).toHaveLength(plain.html.split('"').length);
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual([facts.link]);
      const words = `${subject} ${text.replace(facts.link, '')} ${html.replace(`href="${facts.link}"`, '')}`;
      expect(words).not.toMatch(/(?:https?|ftp|javascript|data|vbscript|file|mailto):\S/i);
      expect(words.replaceAll(/style="[^"]*"/g, '')).not.toMatch(/\w\.example|www\.|@[a-z]/i);
    }
  });
});

describe('M13 on the wire', () => {
  test('no name of an authority, a person or a case begins a header, another recipient, or another part', async () => {
    await setEmail('a@gov.cn');
    for (const payload of injections) {
      await inTransaction(record.owner.db, async (tx) => {
        // PostgreSQL keeps neither NUL nor half a letter.
        const name = payload.replaceAll(/[\0\p{Cs}]/gu, '');
        await tx.update(authority).set({ name });
        await tx.update(person).set({ name }).where(eq(person.id, 'handlingHead'));
      });
      const before = server.taken.length;
      expect([payload, await asked()]).toEqual([payload, { sent: true, givenUp: false }]);
      const [mail, ...others] = server.taken.slice(before);
      expect(others).toEqual([]);
      expect(mail?.to).toEqual(['a@gov.cn']);
      const [head = ''] = (mail?.mail ?? '').split('\r\n\r\n');
      const headers = [...head.matchAll(/^([\w-]+):/gm)].map(([, name = '']) => name.toLowerCase());
      expect([payload, headers.toSorted()]).toEqual([payload, HEADERS]);
      expect(/^From: .*<([^>]*)>$/m.exec(head.replaceAll(/\r\n[ \t]/g, ' '))?.[1]).toBe('fashen@example.cn');
      expect(/^To: (.*)$/m.exec(head)?.[1]?.trim()).toBe('a@gov.cn');
      const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? '-';
      expect((mail?.mail ?? '').split(`--${boundary}\r\n`)).toHaveLength(3);
    }
  });
});

const HEADERS = ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'];
