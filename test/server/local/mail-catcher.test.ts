import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMails, readMail } from '../../../server/local/caught-mail.ts';
import { startMailCatcher, type MailCatcher } from '../../../server/local/mail-catcher.ts';
import { removeDataFolder, temporaryDataFolder } from '../../fixtures/temporary-data.ts';

let dataFolder: string;
let catcher: MailCatcher;

beforeEach(async () => {
  dataFolder = await temporaryDataFolder();
  catcher = await startMailCatcher({ dataFolder });
});

afterEach(async () => {
  await catcher.stop();
  await removeDataFolder(dataFolder);
});

async function send(subject = '待审批：罚款决定'): Promise<void> {
  const transport = createTransport({ url: catcher.url, connectionTimeout: 1000, socketTimeout: 700 });
  try {
    await transport.sendMail({
      from: 'lawgate@county.example',
      to: 'head@county.example',
      subject,
      text: '请于 11月25日 17:00 前审批。',
      html: '<p>请审批</p>',
      attachments: [{ filename: '法制审核意见书.txt', content: '同意' }],
    });
  } finally {
    transport.close();
  }
}

test('a mail is kept as it came, with its Chinese subject and file name, for the owner alone', async () => {
  await send('第一封');
  await send('第二封');
  const mails = await listMails(dataFolder);
  expect(mails.map(({ subject }) => subject)).toEqual(['第二封', '第一封']);
  expect(mails[0]).toMatchObject({ from: 'lawgate@county.example', to: ['head@county.example'] });

  const mail = await readMail(dataFolder, mails[0]?.id ?? '');
  expect(mail?.email.text).toContain('11月25日');
  expect(mail?.email.attachments[0]?.filename).toBe('法制审核意见书.txt');
  expect(mail?.source.length).toBe(mail?.size);
  const folder = path.join(dataFolder, 'mail');
  for (const name of ['.', ...(await readdir(folder))]) {
    expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
  }
});

test.for(['../postgres.password', 'none', ''])('an id that is not in the list opens nothing: %j', async (id) => {
  await send();
  expect(await readMail(dataFolder, id)).toBeUndefined();
});

test.for([421, 451, 550] as const)(
  'told to refuse with %i, it keeps nothing, and behaves again when told',
  async (code) => {
    catcher.misbehave({ kind: 'refuse', code });
    await expect(send()).rejects.toMatchObject({ responseCode: code });
    expect(await listMails(dataFolder)).toEqual([]);
    catcher.misbehave(undefined);
    await send();
    expect(await listMails(dataFolder)).toHaveLength(1);
  },
);

test('told to accept and drop, it has the mail while the sender thinks it failed', async () => {
  catcher.misbehave({ kind: 'accept-then-drop' });
  await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ECONNECTION|ESOCKET|ECONNRESET/) });
  expect(await listMails(dataFolder)).toHaveLength(1);
});

test('told to stall, it never answers, and still stops at once', async () => {
  catcher.misbehave({ kind: 'stall' });
  await expect(send()).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  expect(await listMails(dataFolder)).toEqual([]);
  const waiting = send().catch(() => 'broken off');
  const began = performance.now();
  await catcher.stop();
  expect(performance.now() - began).toBeLessThan(2000);
  await waiting;
});
