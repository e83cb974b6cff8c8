import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { z } from 'zod';

const summarySchema = z.object({
  id: z.string(),
  receivedAt: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  size: z.int(),
});

/** What the list of mails shows; `from` and `to` are the envelope's, as a mail server sees them. */
export type MailSummary = z.infer<typeof summarySchema>;

export interface CaughtMail extends MailSummary {
  readonly email: Email;
  /** The mail as it came, for download as .eml. */
  readonly source: Buffer;
}

/** Mail links open cases: the folder is for the owner of the installation alone. */
export function mailFolder(dataFolder: string): string {
  return path.join(path.resolve(dataFolder), 'mail');
}

export async function storeMail(
  folder: string,
  source: Buffer,
  envelope: Pick<MailSummary, 'from' | 'to'>,
): Promise<MailSummary> {
  const { subject = '' } = await PostalMime.parse(source);
  const receivedAt = new Date().toISOString();
  const id = `${receivedAt.replaceAll(/\D/g, '')}-${randomBytes(4).toString('hex')}`;
  const summary: MailSummary = { id, receivedAt, ...envelope, subject, size: source.length };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(mailFile(folder, id), source, { mode: 0o600 });
  // The list last: what it names is there.
  await appendFile(indexFile(folder), `${JSON.stringify(summary)}\n`, { mode: 0o600 });
  return summary;
}

/** Newest first. */
export async function listMails(dataFolder: string): Promise<MailSummary[]> {
  const lines = (await readIndex(indexFile(mailFolder(dataFolder)))).split('\n');
  return lines.flatMap(parseLine).toReversed();
}

export async function readMail(dataFolder: string, id: string): Promise<CaughtMail | undefined> {
  // The id comes from a web address: only one that the list names becomes a file name.
  const summary = (await listMails(dataFolder)).find((mail) => mail.id === id);
  if (summary === undefined) return undefined;
  const source = await readFile(mailFile(mailFolder(dataFolder), id));
  return { ...summary, source, email: await PostalMime.parse(source) };
}

async function readIndex(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw cause;
  }
}

function parseLine(line: string): MailSummary[] {
  try {
    return [summarySchema.parse(JSON.parse(line))];
  } catch {
    // Blank, or torn by a kill before the mail was acknowledged: the sender sends it again.
    return [];
  }
}

function mailFile(folder: string, id: string): string {
  return path.join(folder, `${id}.eml`);
}

function indexFile(folder: string): string {
  return path.join(folder, 'index.jsonl');
}
