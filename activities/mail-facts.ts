import type postgres from 'postgres';
import { presentCalendar } from '../db/read/calendars.ts';
import type { MailKind } from '../db/schema/mails.ts';
import type { ActType } from '../law/acts.ts';
import type { ClockReceipt } from '../law/process/clock-count.ts';
import type { ClockName } from '../law/process/clocks.ts';
import type { Meeting } from '../law/processes/case/names.ts';
import type { SubjectKind } from '../law/process/names.ts';
import type { Subject } from '../law/process/process-id.ts';
import { civilDateAt, daysBetween, type CivilDate } from '../law/time/civil-date.ts';
import { workingDaysLeft } from '../law/time/working-days.ts';
import type { MailDue, MailFacts, MailMeeting } from './mail-text.ts';
import { mailToken } from './mail-token.ts';

/** A row of the outbox that was taken up to be sent. */
export interface WaitingMail {
  readonly id: string;
  readonly mailKey: string;
  readonly kind: MailKind;
  readonly processId: string;
  readonly revision: number;
  readonly personId: string;
  readonly taskId: string | null;
  readonly act: ActType;
  readonly clock: ClockName | null;
  readonly dueOn: CivilDate | null;
  readonly askedBy: string | null;
  readonly reviewResult: MailFacts['reviewResult'];
  readonly nonce: Buffer | null;
  readonly attempts: number;
}

export interface MailHouse {
  readonly sql: postgres.Sql;
  /** Links are made from this alone. */
  readonly baseUrl: string;
  readonly secret: Buffer;
}

/** Nobody a mail can go to. */
export class UnusableAddress extends Error {}

/** Plain ASCII, one `@`, no quotes and no comments: what cannot be misread. */
const plainAddress = /^[\w.+-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;

/** The outbox keeps codes and ids; what a mail says is read when it is sent. */
export async function mailFacts(
  house: MailHouse,
  mail: WaitingMail,
): Promise<MailFacts & { readonly address: string }> {
  const row = await rowOf(house.sql, mail);
  const address = row?.address ?? '';
  // Who has left the service hears nothing of its cases any more.
  if (row?.active !== true || !plainAddress.test(address)) throw new UnusableAddress('expected a plain address');
  const { addressee, authority, demo, number, askedBy } = row;
  return {
    address,
    kind: isInvitation(mail) ? 'invited' : mail.kind,
    act: mail.act,
    addressee,
    authority,
    demo,
    number,
    askedBy,
    due: mail.dueOn === null ? null : await dueOf(house.sql, mail.dueOn, row.receipt),
    meeting: row.meeting === null ? null : meetingOf(row, row.meeting, mail),
    reviewResult: mail.reviewResult,
    link: linkOf(house, mail, row.subject),
  };
}

/** Whoever is asked to act has a task; a seat in a meeting is none. */
const isInvitation = ({ kind, taskId }: WaitingMail): boolean => kind === 'taskOpened' && taskId === null;

interface ConvenedMeeting {
  readonly meeting: Meeting;
  readonly heldOn: CivilDate;
  readonly members: readonly string[];
  readonly chairId: string;
  readonly place: string | null;
}

interface MailRow {
  readonly address: string | null;
  readonly active: boolean;
  readonly addressee: string;
  readonly subject: Subject;
  readonly number: string;
  /** Of the case it is about. */
  readonly partyName: string | null;
  readonly authority: string;
  readonly demo: boolean;
  readonly askedBy: string | null;
  readonly receipt: ClockReceipt | null;
  readonly meeting: ConvenedMeeting | null;
}

async function rowOf(sql: postgres.Sql, mail: WaitingMail): Promise<MailRow | undefined> {
  const { processId, revision, personId, clock, askedBy } = mail;
  const [row] = await sql<MailRow[]>`
    select p.email as address, p.active, p.name as addressee, x.number, c.party_name as "partyName",
      json_build_object('kind', x.subject_kind, 'id', x.subject_id) as subject, a.name as authority, a.demo,
      (select concat_ws(' ', u.name, asker.name) from person asker left join unit u on u.id = asker.unit_id
        where asker.id = ${askedBy}) as "askedBy",
      (select receipt from clock where process_id = x.id and clock = ${clock}
        order by started_at_revision desc limit 1) as receipt,
      (select json_build_object('meeting', l.act ->> 'meeting', 'heldOn', l.act ->> 'heldOn',
          'members', l.act -> 'members', 'chairId', l.act ->> 'chairId', 'place', t.body::jsonb ->> 'place')
        from ledger l left join content t on t.hash = l.text_hash
        where l.process_id = x.id and l.revision = ${revision}
          and l.type = 'conveneDeliberation') as meeting
    from person p, process x join authority a on a.id = x.authority_id
      left join enforcement_case c on x.subject_kind = 'case' and c.process_id = 'case-' || x.subject_id
    where p.id = ${personId} and x.id = ${processId}`;
  return row;
}

async function dueOf(sql: postgres.Sql, on: CivilDate, receipt: ClockReceipt | null): Promise<MailDue> {
  const now = Date.now();
  const today = civilDateAt(now);
  const at = receipt?.dueAt;
  return {
    on,
    workingDaysLeft: workingDaysLeft(today, on, await presentCalendar(sql)),
    calendarDaysLeft: daysBetween(today, on),
    isInWorkingDays: (receipt?.period?.unit ?? 'workingDay') === 'workingDay',
    hours: at === undefined ? null : { at, leftMs: at - now },
  };
}

/** The place is typed by hand; one that names the party stands in the papers and not in the mail (APL 50). */
function meetingOf({ partyName }: MailRow, convened: ConvenedMeeting, { personId }: WaitingMail): MailMeeting {
  const { meeting, heldOn, members, chairId, place } = convened;
  const isTelling = partyName !== null && partyName !== '' && place?.includes(partyName) === true;
  const seat = members.includes(personId) ? 'member' : 'attendant';
  return { meeting, on: heldOn, place: isTelling ? null : place, as: personId === chairId ? 'chair' : seat };
}

/** With a nonce it leads to the one task of the one person; else to the page of what it is about, behind the sign-in. */
const linkOf = ({ baseUrl, secret }: MailHouse, { nonce }: WaitingMail, { kind, id }: Subject): string =>
  new URL(nonce === null ? pageOf[kind](id) : `/t/${mailToken(secret, nonce)}`, baseUrl).href;

/** At the desk. An authority has no page of its own: what is asked about it stands in the inbox. */
const pageOf: Record<SubjectKind, (id: string) => string> = {
  case: (id) => `/cases/${id}`,
  authority: () => '/',
};
