import { randomBytes } from 'node:crypto';
import { NO_DUE_DAY } from '../../db/schema/tasks.ts';
import { isLinkPurpose, type MailKind } from '../../db/schema/mails.ts';
import type { RecordRows, Writing } from '../../db/write/writing.ts';
import type { CaseRole, HeldOffice, Office } from '../../law/people/roles.ts';
import type { ActType } from '../../law/procedure/acts.ts';
import type { CaseContext } from '../../law/procedure/case-context.ts';
import type { Task } from '../../law/procedure/tasks.ts';
import { dueMoment } from '../../law/time/due.ts';
import type { ActRecord } from '../contract.ts';
import { mailToken, mailTokenHash } from '../mail-token.ts';
import { ofCase, type CaseRecording, type Recording } from '../recording.ts';
import { isToldInPerson, toldOfNo } from './noes.ts';
import { dueOf, openedTasks } from './task-rows.ts';

/** Asked of a leader too, but whom to convene is chosen at the desk. */
const deskTasks: readonly Task['kind'][] = ['convene', 'conveneHeads'];

/** Asked of one person whom somebody named for it, and who may hold no office in the case. */
const namedTasks: readonly Task['kind'][] = ['takeMinutes', 'holdHearing', 'prepareReview', 'cosign'];

const isAnnounced = ({ kind, act }: Task): boolean =>
  isLinkPurpose(act) || deskTasks.includes(kind) || namedTasks.includes(kind);

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

/** Mails that follow from the act, with a link where a leader is asked to act. None while back entry lasts. */
export function mailRows(recording: Recording): Writing {
  if (recording.record.standing.context.backEntry) return {};
  const mails = [...mailsAboutTasks(recording), ...mailsOfRefusal(recording), ...invitations(recording)];
  const made = mails.map((mail) => ({ mail, nonce: hasLink(mail) ? randomBytes(32) : null }));
  return {
    rows: {
      mailLink: made.flatMap(({ mail, nonce }) => (nonce === null ? [] : linkRow(recording, mail, nonce))),
      outbox: made.map(({ mail, nonce }) => outboxRow(recording, mail, nonce)),
    },
  };
}

/** Only what is decided on a page of its own gets a link of its own; every other mail leads to the desk. */
const hasLink = ({ task }: Mail): boolean => task !== null && isLinkPurpose(task.act);

/** Tasks this act makes somebody hear of, and why. */
function announced(record: ActRecord, opened: readonly Task[]): readonly (readonly [MailKind, Task])[] {
  const { act, tasks } = record;
  const asked = opened.filter(isAnnounced).map((task) => ['taskOpened', task] as const);
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

function mailsOfRefusal(recording: Recording): readonly Mail[] {
  const inCase = ofCase(recording);
  const { act } = recording.record;
  const told = inCase === null ? [] : toldOfNo(inCase);
  const all = isToldInPerson(act.type) ? told : withSubstitutes(recording, told);
  return all.map((personId) => ({ kind: 'refused', personId, act: act.type, task: null }));
}

/**
 * To a meeting that was just convened. A seat among the members does not pass over with a leave; who handled or reviewed
 * the case attends (PRACTICE A3), and so does whoever stands in. Who convened it knows, and the recorder has a task.
 */
function invitations(recording: Recording): readonly Mail[] {
  const inCase = ofCase(recording);
  const { act, actorId } = recording.record;
  if (inCase === null || act.type !== 'conveneDeliberation') return [];
  const { handlers, reviewerId } = inCase.context.parts;
  const attending = withSubstitutes(recording, [...handlers, ...(reviewerId === null ? [] : [reviewerId])]);
  const invited = new Set([...act.members, ...attending]);
  return [...invited]
    .filter((personId) => personId !== actorId && personId !== act.recorderId)
    .map((personId) => ({ kind: 'taskOpened', personId, act: act.type, task: null }));
}

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
  if (record.standing.context.backEntry) return [];
  const opened = record.tasks.filter(({ id }) => !known.includes(id));
  return announced(record, opened).flatMap(([, task]) => officesOf(task));
}

/** Who is away is written to as well: nobody's mail may depend on a leave that was entered wrongly. */
const withSubstitutes = ({ before: { absences } }: Recording, ids: readonly string[]): readonly string[] => [
  ...new Set([
    ...ids,
    ...absences.filter(({ personId }) => ids.includes(personId)).map(({ substituteId }) => substituteId),
  ]),
];

function addressees({ record, before }: Recording, task: Task): readonly string[] {
  if (task.personId !== null) return [task.personId];
  if (task.role === 'caseHandler') return [...new Set(record.standing.context.parts.handlers)];
  const wanted = officesOf(task);
  const holds = (held: HeldOffice): boolean =>
    wanted.some(({ office, of }) => office === held.office && of === held.of);
  return before.people.filter(({ offices }) => offices.some(holds)).map(({ id }) => id);
}

function linkRow(recording: Recording, mail: Mail, nonce: Buffer): RecordRows['mailLink'][] {
  const { record, counted, at, secret } = recording;
  if (mail.task === null || !isLinkPurpose(mail.task.act)) return [];
  const dueOn = dueOf(mail.task, counted);
  const week = at.getTime() + LINK_LIVES_MS;
  const due = dueOn === NO_DUE_DAY ? week : dueMoment(dueOn);
  return [
    {
      tokenHash: mailTokenHash(mailToken(secret, nonce)),
      personId: mail.personId,
      taskId: mail.task.id,
      caseId: record.caseId,
      process: record.kind,
      revision: record.revision,
      contentHash: (record.standing.context as CaseContext).proposal?.contentHash ?? null,
      purpose: mail.task.act,
      createdAt: at,
      // An overdue duty is still a duty: its link lives the week.
      expiresAt: new Date(due > at.getTime() ? Math.min(due, week) : week),
    },
  ];
}

function outboxRow(recording: Recording, mail: Mail, nonce: Buffer | null): RecordRows['outbox'] {
  const { record, counted, at } = recording;
  const { kind: process, caseId, revision, actorId } = record;
  const dueOn = mail.task === null ? NO_DUE_DAY : dueOf(mail.task, counted);
  return {
    mailKey: [process, caseId, revision, mail.kind, mail.personId, mail.task?.id ?? ''].join(':'),
    kind: mail.kind,
    caseId,
    process,
    revision,
    personId: mail.personId,
    taskId: mail.task?.id ?? null,
    act: mail.act,
    clock: mail.task?.clock ?? null,
    dueOn: dueOn === NO_DUE_DAY ? null : dueOn,
    askedBy: actorId,
    reviewResult: resultOf(ofCase(recording)),
    nonce,
    createdAt: at,
  };
}

function resultOf(recording: CaseRecording | null): RecordRows['outbox']['reviewResult'] {
  if (recording === null) return null;
  const { pass, outOfScope, opinion, substitute } = recording.context;
  if (pass !== null) return 'passed';
  if (outOfScope !== null) return 'outOfScope';
  if (substitute !== undefined) return 'substituted';
  return opinion?.issued === true && !opinion.passes ? 'problemsFound' : null;
}
