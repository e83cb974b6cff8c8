import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport, type Transporter } from 'nodemailer';
import type postgres from 'postgres';
import type { Database } from '../db/connect.ts';
import { presentCalendar } from '../db/read/calendars.ts';
import type { MailKind } from '../db/schema/mails.ts';
import type { ActType } from '../law/procedure/acts.ts';
import { civilDateAt, type CivilDate } from '../law/time/civil-date.ts';
import { workingDaysLeft } from '../law/time/working-days.ts';
import { mailText, type MailFacts } from './mail-text.ts';
import { mailToken } from './mail-token.ts';

export interface MailRelaySettings {
  readonly database: Pick<Database, 'sql'>;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** Links are made from this alone. */
  readonly baseUrl: string;
  readonly secret: Buffer;
  /** How often an empty outbox is looked at again. */
  readonly everyMs?: number;
}

export interface MailRelay {
  readonly stop: () => Promise<void>;
}

const AT_ONCE = 10;
/** Longer than any SMTP conversation may take: nobody else takes the mail meanwhile. */
const LEASE_SECONDS = 120;
const LONGEST_WAIT_SECONDS = 3600;
/** With pauses that double up to an hour, about a day. */
const MOST_ATTEMPTS = 33;

/**
 * Sends what waits in the outbox, again and again until the mail server takes it or a day has passed. An act never
 * waits for it, and a mail that cannot be sent changes nothing: the task stands in the inbox.
 */
export function startMailRelay(settings: MailRelaySettings): MailRelay {
  const transport = transportTo(settings.smtpUrl);
  const stopping = new AbortController();
  const running = relay(settings, transport, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
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

async function relay(settings: MailRelaySettings, transport: Transporter, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const sent = await sendWaiting(settings, transport, signal);
    if (sent < AT_ONCE) await pause(settings.everyMs ?? 1000, signal);
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => {
    // Stopped while waiting.
  });

/** @returns how many mails were taken up */
async function sendWaiting(settings: MailRelaySettings, transport: Transporter, signal: AbortSignal): Promise<number> {
  try {
    const mails = await claimed(settings.database.sql);
    for (const mail of mails) {
      // What is left is given back when its lease ends.
      if (signal.aborted) break;
      await deliver(settings, transport, mail);
    }
    return mails.length;
  } catch (error) {
    console.error('mail relay: the record did not answer', error);
    return 0;
  }
}

interface WaitingMail {
  readonly id: string;
  readonly mailKey: string;
  readonly kind: MailKind;
  readonly caseId: string;
  readonly personId: string;
  readonly act: ActType;
  readonly dueOn: CivilDate | null;
  readonly askedBy: string | null;
  readonly reviewResult: MailFacts['reviewResult'];
  readonly nonce: Buffer | null;
  readonly attempts: number;
}

const claimed = (sql: postgres.Sql): Promise<readonly WaitingMail[]> => sql<WaitingMail[]>`
  select id, mail_key as "mailKey", kind, case_id as "caseId", person_id as "personId", act, due_on as "dueOn",
    asked_by as "askedBy", review_result as "reviewResult", nonce, attempts
  from claim_outbox(${AT_ONCE}, ${LEASE_SECONDS})`;

async function deliver(settings: MailRelaySettings, transport: Transporter, mail: WaitingMail): Promise<void> {
  const { sql } = settings.database;
  const settle = (outcome: object) =>
    sql`select settle_outbox(${JSON.stringify({ id: mail.id, ...outcome })}::text::jsonb)`;
  try {
    const { address, ...facts } = await factsOf(settings, mail);
    const messageId = messageIdOf(mail, settings.mailFrom);
    await transport.sendMail({
      // Objects and an envelope of their own: an address is never parsed (a quoted one can hide another).
      from: { name: facts.authority, address: settings.mailFrom },
      to: { name: '', address },
      envelope: { from: settings.mailFrom, to: [address] },
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...mailText(facts),
    });
    await settle({ messageId });
  } catch (error) {
    await settle(failureOf(mail, error));
  }
}

/** An address no mail can go to. */
class UnusableAddress extends Error {}

/** Plain ASCII, one `@`, no quotes and no comments: what cannot be misread. */
const plainAddress = /^[\w.+-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;

async function factsOf(
  { database: { sql }, baseUrl, secret }: MailRelaySettings,
  mail: WaitingMail,
): Promise<MailFacts & { readonly address: string }> {
  const [row] = await sql<
    {
      address: string | null;
      addressee: string;
      number: string;
      authority: string;
      demo: boolean;
      askedBy: string | null;
    }[]
  >`
    select p.email as address, p.name as addressee, c.number, a.name as authority, a.demo,
      (select concat_ws(' ', u.name, asker.name) from person asker left join unit u on u.id = asker.unit_id
        where asker.id = ${mail.askedBy}) as "askedBy"
    from person p, enforcement_case c join authority a on a.id = c.authority_id
    where p.id = ${mail.personId} and c.id = ${mail.caseId}`;
  const address = row?.address ?? '';
  if (row === undefined || !plainAddress.test(address)) throw new UnusableAddress('expected a plain address');
  const { kind, act, dueOn, reviewResult } = mail;
  const today = civilDateAt(Date.now());
  return {
    address,
    kind,
    act,
    addressee: row.addressee,
    authority: row.authority,
    demo: row.demo,
    caseNumber: row.number,
    askedBy: row.askedBy,
    dueOn,
    workingDaysLeft: dueOn === null ? null : workingDaysLeft(today, dueOn, await presentCalendar(sql)),
    reviewResult,
    link: linkOf(baseUrl, secret, mail),
  };
}

/** With a nonce it leads to the one task of the one person; else to the case, behind the sign-in. */
const linkOf = (baseUrl: string, secret: Buffer, { nonce, caseId }: WaitingMail): string =>
  new URL(nonce === null ? `/cases/${caseId}` : `/t/${mailToken(secret, nonce)}`, baseUrl).href;

/** The same at every try, so that a mail taken twice shows as one. */
const messageIdOf = ({ mailKey }: WaitingMail, mailFrom: string): string =>
  `<${createHash('sha256').update(mailKey).digest('hex').slice(0, 32)}@${mailFrom.split('@').at(-1)}>`;

/** What becomes of a mail that was not taken: tried again later, or given up for good. */
function failureOf({ attempts }: WaitingMail, error: unknown): object {
  const { responseCode = 0, message } = error as { responseCode?: number; message?: string };
  const said = String(message ?? error).slice(0, 500);
  // 550 and its like: the address does not exist, and asking again will not make it.
  const isFinal = error instanceof UnusableAddress || (responseCode >= 500 && responseCode < 600);
  if (isFinal || attempts >= MOST_ATTEMPTS) return { error: said };
  return { error: said, retryInSeconds: Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** Math.min(attempts, 10)) };
}
