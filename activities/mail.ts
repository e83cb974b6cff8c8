import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport, type Transporter } from 'nodemailer';
import type postgres from 'postgres';
import type { Database } from '../db/connect.ts';
import { writeLog } from '../db/log.ts';
import { mailFacts, UnusableAddress, type WaitingMail } from './mail-facts.ts';
import { mailText, plainLine } from './mail-text.ts';

export interface MailRelaySettings {
  readonly database: Pick<Database, 'sql'>;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Links are made from this alone. */
  readonly baseUrl: string;
  readonly secret: Buffer;
  /** How often an empty outbox is looked at again. */
  readonly everyMs?: number;
  /** How long the mail server may take for one mail in all. */
  readonly patienceMs?: number;
}

export interface MailRelay {
  readonly stop: () => Promise<void>;
}

/** Conversations with the mail server at the same time: one that stalls takes one place and not the others'. */
const AT_ONCE = 10;
/**
 * A bound on the whole conversation and not on its silences: a server that sends a byte now and then would keep a mail
 * for ever. Well under the lease.
 */
const PATIENCE_MS = 60_000;
/** Longer than any conversation may take: nobody else takes the mail meanwhile. */
const LEASE_SECONDS = 120;
/** What is under way when the worker stops may still come to its end; a mail cut off goes again later. */
const LAST_WORDS_MS = 1500;
const LONGEST_WAIT_SECONDS = 3600;
/** With pauses that double up to an hour, about a day. */
const MOST_ATTEMPTS = 33;

/** A relay at work. */
interface Relay extends MailRelaySettings {
  readonly transport: Transporter;
  /** No more mails are taken up. */
  readonly stopping: AbortSignal;
  /** Those under way are cut off. */
  readonly cutting: AbortSignal;
}

/**
 * Sends what waits in the outbox, again and again until the mail server takes it or a day has passed. An act never
 * waits for it, and a mail that cannot be sent changes nothing: the task stands in the inbox.
 */
export function startMailRelay(settings: MailRelaySettings): MailRelay {
  const stopping = new AbortController();
  const cutting = new AbortController();
  const transport = transportTo(settings.smtpUrl);
  const running = relay({ ...settings, transport, stopping: stopping.signal, cutting: cutting.signal });
  return {
    stop: async () => {
      stopping.abort();
      const lastWords = setTimeout(() => cutting.abort(), LAST_WORDS_MS);
      await running;
      clearTimeout(lastWords);
      transport.close();
    },
  };
}

const transportTo = (smtpUrl: string): Transporter =>
  createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Mails are made here from codes: nothing in them may fetch a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

async function relay(at: Relay): Promise<void> {
  const underWay = new Set<Promise<void>>();
  while (!at.stopping.aborted) {
    const places = AT_ONCE - underWay.size;
    const mails = await taken(at, places);
    for (const mail of mails) {
      const sending = deliver(at, mail).finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    // With all places taken the next free one is waited for; else the outbox is empty for now.
    await (mails.length === places ? Promise.race(underWay) : pause(at));
  }
  await Promise.all(underWay);
}

const pause = ({ everyMs = 1000, stopping }: Relay): Promise<void> =>
  sleep(everyMs, undefined, { signal: stopping }).catch(() => {
    // Stopped while waiting.
  });

async function taken({ database: { sql } }: Relay, upTo: number): Promise<readonly WaitingMail[]> {
  try {
    return await claimed(sql, upTo);
  } catch (error) {
    writeLog({ level: 'error', event: 'mail.record-away', error });
    return [];
  }
}

const claimed = (sql: postgres.Sql, upTo: number): Promise<readonly WaitingMail[]> => sql<WaitingMail[]>`
  select id, mail_key as "mailKey", kind, process_id as "processId", revision, person_id as "personId",
    task_id as "taskId", act, clock, due_on as "dueOn", asked_by as "askedBy", review_result as "reviewResult", nonce,
    attempts
  from claim_outbox(${upTo}, ${LEASE_SECONDS})`;

/** One mail, sent or put back. What the record does not take note of is given back when its lease ends. */
async function deliver(at: Relay, mail: WaitingMail): Promise<void> {
  const outcome = await send(at, mail).catch((error: unknown) => failureOf(mail, error));
  const { sql } = at.database;
  await sql`select settle_outbox(${JSON.stringify({ id: mail.id, ...outcome })}::text::jsonb)`.catch(
    (error: unknown) => {
      writeLog({ level: 'error', event: 'mail.record-away', error });
    },
  );
}

async function send(at: Relay, mail: WaitingMail): Promise<object> {
  const { database, transport, mailFrom, patienceMs = PATIENCE_MS, cutting } = at;
  const { address, ...facts } = await mailFacts({ ...at, sql: database.sql }, mail);
  const messageId = messageIdOf(mail, mailFrom);
  await transport.sendMail({
    // Objects and an envelope of their own: an address is never parsed (a quoted one can hide another).
    from: { name: plainLine(facts.authority), address: mailFrom },
    to: { name: '', address },
    envelope: { from: mailFrom, to: [address] },
    messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    signal: AbortSignal.any([cutting, AbortSignal.timeout(patienceMs)]),
    ...mailText(facts),
  });
  return { messageId };
}

/** The same at every try, so that a mail taken twice shows as one. */
const messageIdOf = ({ mailKey }: WaitingMail, mailFrom: string): string =>
  `<${createHash('sha256').update(mailKey).digest('hex').slice(0, 32)}@${mailFrom.split('@').at(-1)}>`;

/** What becomes of a mail that was not taken: tried again later, or given up for good. */
function failureOf({ attempts }: WaitingMail, error: unknown): object {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  if (isFinal(error) || attempts >= MOST_ATTEMPTS) return { error: reason };
  return { error: reason, retryInSeconds: Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** Math.min(attempts, 10)) };
}

/**
 * 550 and its like about the addressee or the mail: asking again will not change it. The same code before that is about
 * us (a password, a server misconfigured), can be mended, and must not cost every mail that waits.
 */
function isFinal(error: unknown): boolean {
  if (error instanceof UnusableAddress) return true;
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  return responseCode >= 500 && responseCode < 600 && (command === 'RCPT TO' || command === 'DATA');
}
