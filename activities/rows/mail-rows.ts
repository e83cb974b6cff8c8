import { randomBytes } from 'node:crypto';
import { NO_DUE_DAY } from '../../db/schema/tasks.ts';
import type { MailKind } from '../../db/schema/mails.ts';
import type { RecordRows, Writing } from '../../db/write/writing.ts';
import type { CaseRole, HeldOffice, Office } from '../../law/people/roles.ts';
import { actNamed, isDecidedByMail, type ActType } from '../../law/acts.ts';
import type { Task } from '../../law/process/tasks.ts';
import { dueMoment } from '../../law/time/due.ts';
import type { ActRecord } from '../contract.ts';
import { mailToken, mailTokenHash } from '../mail-token.ts';
import { projections } from '../projections.ts';
import type { MailRules } from '../projections/projection.ts';
import { withSubstitutes, type Recording } from '../recording.ts';
import { dueOf, openedTasks } from './task-rows.ts';

const LINK_LIVES_MS = 7 * 24 * 3_600_000;

/** Who presides, chairs or records does so in person: nobody can do it for them, so nobody else is asked. */
const personalRoles: readonly CaseRole[] = ['hearingOfficer', 'deliberationChair', 'deliberationRecorder'];

interface Mail {
  readonly kind: MailKind;
  readonly personId: string;
  readonly act: ActType;
  /** Null where nothing is asked in the inbox: of a no, and of an invitation. */
  readonly task: Task | null;
}

const rulesOf = ({ process }: ActRecord): MailRules => projections[process.kind].mails;

/** Mails that follow from the act, with a link where a leader is asked to act. None while back entry lasts. */
export function mailRows(recording: Recording): Writing {
  const { record } = recording;
  if (record.processState.context.backEntry) return {};
  const mails = [...mailsAboutTasks(recording), ...mailsOfRefusal(recording), ...invitations(recording)];
  const made = mails.map((mail) => ({ mail, nonce: hasLink(mail) ? randomBytes(32) : null }));
  return {
    rows: {
      mailLink: made.flatMap(({ mail, nonce }) => (nonce === null ? [] : linkRow(recording, mail, nonce))),
      outbox: made.map(({ mail, nonce }) => outboxRow(recording, mail, nonce)),
    },
  };
}

/** Only what is done on a page of its own gets a link to it; every other mail leads to the desk. */
const hasLink = ({ task }: Mail): boolean => task !== null && isDecidedByMail(task.act);

/** Tasks this act makes somebody hear of, and why. */
function announced(record: ActRecord, opened: readonly Task[]): readonly (readonly [MailKind, Task])[] {
  const { act, tasks } = record;
  const asked = opened
    .filter((task) => actNamed(task.act).asksByMail !== null)
    .map((task) => ['taskOpened', task] as const);
  if (act.type === 'remind') return tasks.map((task) => ['urged', task] as const);
  if (act.type !== 'clockReminder') return asked;
  return tasks.filter(({ clock }) => clock === act.clock).map((task) => ['reminder', task] as const);
}

function mailsAboutTasks(recording: Recording): readonly Mail[] {
  return announced(recording.record, openedTasks(recording)).flatMap(([kind, task]) =>
    writtenTo(recording, task).map((personId) => ({ kind, personId, act: task.act, task })),
  );
}

function writtenTo(recording: Recording, task: Task): readonly string[] {
  const asked = addressees(recording, task);
  return personalRoles.includes(task.role) ? asked : withSubstitutes(recording, asked);
}

/** Those the act told no. */
function mailsOfRefusal(recording: Recording): readonly Mail[] {
  const { act, processState } = recording.record;
  const { tellsByMail } = actNamed(act.type);
  if (tellsByMail === null) return [];
  const informed = tellsByMail.whom(processState.context as never, recording.state);
  const all = tellsByMail.inPerson ? informed : withSubstitutes(recording, informed);
  return all.map((personId) => ({ kind: 'refused', personId, act: act.type, task: null }));
}

/** To what the act convened, without being asked for anything. */
const invitations = (recording: Recording): readonly Mail[] =>
  rulesOf(recording.record)
    .invited(recording)
    .map((personId) => ({ kind: 'taskOpened', personId, act: recording.record.act.type, task: null }));

const officesBehind: { readonly [R in CaseRole]?: readonly Office[] } = {
  handlingUnitHead: ['unitHead'],
  reviewUnitHead: ['unitHead'],
  reviewUnitMember: ['reviewer', 'unitHead'],
  deputyHead: ['deputyHead'],
  handlingDeputy: ['deputyHead'],
  authorityHead: ['authorityHead'],
  publicityClerk: ['publicityClerk'],
};

const officesOf = (task: Task): readonly HeldOffice[] =>
  task.personId === null ? (officesBehind[task.role] ?? []).map((office) => ({ office, of: task.of })) : [];

/** Offices whose holders may have to be written to. */
export function officesToWriteTo(record: ActRecord, known: readonly string[]): readonly HeldOffice[] {
  if (record.processState.context.backEntry) return [];
  const opened = record.tasks.filter(({ id }) => !known.includes(id));
  return announced(record, opened).flatMap(([, task]) => officesOf(task));
}

function addressees({ record, before }: Recording, task: Task): readonly string[] {
  if (task.personId !== null) return [task.personId];
  if (task.role === 'caseHandler') return [...new Set(record.processState.context.participants.handlers)];
  const wanted = officesOf(task);
  const holds = (held: HeldOffice): boolean =>
    wanted.some(({ office, of }) => office === held.office && of === held.of);
  return before.people.filter(({ offices }) => offices.some(holds)).map(({ id }) => id);
}

function linkRow(recording: Recording, mail: Mail, nonce: Buffer): RecordRows['mailLink'][] {
  const { record, counted, at, secret } = recording;
  if (mail.task === null || !isDecidedByMail(mail.task.act)) return [];
  const { process, revision, processState } = record;
  const dueOn = dueOf(mail.task, counted);
  const week = at.getTime() + LINK_LIVES_MS;
  const due = dueOn === NO_DUE_DAY ? week : dueMoment(dueOn);
  return [
    {
      tokenHash: mailTokenHash(mailToken(secret, nonce)),
      personId: mail.personId,
      taskId: mail.task.id,
      processId: process.id,
      revision,
      contentHash: projections[process.kind].contentHash(processState),
      purpose: mail.task.act,
      createdAt: at,
      // An overdue duty is still a duty: its link lives the week.
      expiresAt: new Date(due > at.getTime() ? Math.min(due, week) : week),
    },
  ];
}

function outboxRow(recording: Recording, mail: Mail, nonce: Buffer | null): RecordRows['outbox'] {
  const { record, counted, at } = recording;
  const { process, revision, actorId } = record;
  const dueOn = mail.task === null ? NO_DUE_DAY : dueOf(mail.task, counted);
  return {
    mailKey: [process.id, revision, mail.kind, mail.personId, mail.task?.id ?? ''].join(':'),
    kind: mail.kind,
    processId: process.id,
    revision,
    personId: mail.personId,
    taskId: mail.task?.id ?? null,
    act: mail.act,
    clock: mail.task?.clock ?? null,
    dueOn: dueOn === NO_DUE_DAY ? null : dueOn,
    askedBy: actorId,
    reviewResult: rulesOf(record).reviewResult(recording),
    nonce,
    createdAt: at,
  };
}
