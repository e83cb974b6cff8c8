import { and, eq, isNull } from 'drizzle-orm';
import type { Response } from 'express';
import { ledgerOfCase, type LedgerRow } from '../../db/read/case-course.ts';
import { decision } from '../../db/schema/decisions.ts';
import { isDecidedByMail } from '../../law/acts.ts';
import { task as taskTable } from '../../db/schema/tasks.ts';
import { actLabels } from '../../law/words.ts';
import type { CaseFile } from '../request/case-file.ts';
import type { Installation } from '../request/installation.ts';
import { namesOf } from '../request/viewing.ts';
import type { Visitor } from '../request/visitor.ts';
import { momentLabel } from '../pages/day.ts';
import { html, type Html } from '../pages/html.ts';
import { deadWords as words } from './dead-words.ts';
import { message, sendLeaderPage } from './frame.ts';
import { fileFor, type LinkState, type TaskRow } from './link.ts';
import { changesSincePass } from './leader-task.ts';
import { leaderWords } from './leader-words.ts';
import { askingOf } from './askings.ts';

type DeadLink = Exclude<LinkState, { is: 'open' }>;
type ClosedLink = Extract<LinkState, { is: 'done' | 'over' | 'left' }>;

/** A dead link still says what became of its task, to the person it was meant for. */
export async function showDead(
  installation: Installation,
  response: Response,
  visitor: Visitor,
  state: DeadLink,
): Promise<void> {
  const { status, title, note, to, list = [] } = await deadPage(installation, visitor, state);
  // To look at what was done is fine; to do it again is not.
  const isTooLate = response.req.method === 'POST' && state.is === 'done';
  const way = to === undefined ? { to: '/', label: leaderWords.toInbox } : { to, label: leaderWords.toCase };
  sendLeaderPage(response.status(isTooLate ? 409 : status), {
    visitor,
    title,
    body: message(title, note, way, listOf(list)),
  });
}

interface DeadText {
  readonly status: number;
  readonly title: string;
  readonly note: string;
  /** The case, for who may open it. */
  readonly to?: string;
  /** What happened, in its order. */
  readonly list?: readonly string[];
}

const listOf = (list: readonly string[]): Html | null =>
  list.length === 0
    ? null
    : html`<ol class="num">
        ${list.map((one) => html`<li>${one}</li>`)}
      </ol>`;

async function deadPage(installation: Installation, visitor: Visitor, state: DeadLink): Promise<DeadText> {
  switch (state.is) {
    case 'unknown':
      return { status: 404, ...words.unknown };
    case 'foreign':
      return { status: 403, ...words.stranger };
    case 'left':
      return { status: 403, ...words.left };
    case 'expired': {
      const title = words.expired.title(momentLabel(state.link.expiresAt.getTime()));
      return { status: 410, title, note: words.expired.note, to: caseOf(state) };
    }
    case 'changed': {
      const list = [
        ...(await happenedSince(installation, state)),
        ...(await changesSincePass(installation, visitor, state.file)),
      ];
      return { status: 409, ...words.changed, to: caseOf(state), list };
    }
    default:
      return closedPage(installation, visitor, state);
  }
}

const caseOf = ({ link }: Pick<ClosedLink, 'link'>): string => `/cases/${link.process.subject.id}`;

/** Who has no part in the case any more learns that it is over, and nothing of what it became. */
async function closedPage(installation: Installation, visitor: Visitor, state: ClosedLink): Promise<DeadText> {
  const file = await fileFor(installation, visitor, state.link.process.subject);
  const isOwnDoing = state.task.closedBy === visitor.person.id;
  if (file === null && !isOwnDoing) return { status: 403, ...words.hidden };
  const text =
    state.is === 'done'
      ? await donePage(installation, visitor, state)
      : await overPage(installation, visitor, state, file);
  return file === null ? text : { ...text, to: caseOf(state) };
}

async function donePage(installation: Installation, visitor: Visitor, { link, task }: ClosedLink): Promise<DeadText> {
  const { db, sql } = installation;
  const { kind, subject } = link.process;
  const entry = (await ledgerOfCase(sql, subject.id)).find((one) => one.process === kind && isClosing(one, task));
  const act = entry === undefined ? '' : outcomeOf(entry, link.purpose);
  const isOwn = entry?.by?.id === visitor.person.id;
  const who = entry === undefined ? words.bySystem : actorLabel(entry, visitor);
  const [decided] = await db.select({ number: decision.number }).from(decision).where(eq(decision.caseId, subject.id));
  const number = task.closedByAct === 'approve' && decided !== undefined ? words.done.number(decided.number) : '';
  const at = task.closedAt === null ? '' : words.done.at(momentLabel(task.closedAt.getTime()));
  return {
    status: 200,
    title: isOwn ? words.done.byYou(act) : words.done.by(who, act),
    note: `${at}${number}${words.done.yours}`,
  };
}

const isClosing = ({ type, at }: LedgerRow, { closedByAct, closedAt }: TaskRow): boolean =>
  type === closedByAct && at.getTime() === closedAt?.getTime();

/** 不予批准, where the name of the act says only that something was decided. */
function outcomeOf({ type, act }: LedgerRow, purpose: string): string {
  const asking = isDecidedByMail(purpose) ? askingOf(purpose) : null;
  if (asking?.flag === undefined) return actLabels[type];
  const isYes = (act as Readonly<Record<string, unknown>>)[asking.flag] === true;
  return (isYes ? asking.yesDone : asking.noLabel) ?? actLabels[type];
}

/** The case moved on without the task: by which act, and whose the matter is now. */
async function overPage(
  installation: Installation,
  visitor: Visitor,
  state: ClosedLink,
  file: CaseFile | null,
): Promise<DeadText> {
  const changes = file === null ? [] : await changesSincePass(installation, visitor, file);
  const list = [...(await happenedSince(installation, state)), ...changes];
  const present = await presentTask(installation, state.task);
  const { over } = words;
  if (present === undefined) return { status: 409, title: over.title, note: over.next, list };
  const { personId, role } = present;
  const isTheirs = personId === visitor.person.id || (personId === null && file?.roles.includes(role) === true);
  if (isTheirs) return { status: 409, title: over.askedAnew, note: over.again, list };
  const holder = (await namesOf(installation.db, [personId])).find(personId);
  const note = holder === null ? over.next : over.nowBy(holder.name);
  return { status: 409, title: over.handedOn, note, list };
}

/** The same asked again, of the same people or of others. */
async function presentTask({ db }: Installation, { processId, kind }: TaskRow): Promise<TaskRow | undefined> {
  const [row] = await db
    .select()
    .from(taskTable)
    .where(and(eq(taskTable.processId, processId), eq(taskTable.kind, kind), isNull(taskTable.closedAt)));
  return row;
}

/** More would be read by nobody on a phone; the case page has them all. */
const ACTS_TOLD = 5;

/** What was done in the case since the mail, clocks and reminders left out, the last of it. */
async function happenedSince({ sql }: Installation, { link }: Pick<ClosedLink, 'link'>): Promise<readonly string[]> {
  const { kind, subject } = link.process;
  const entries = await ledgerOfCase(sql, subject.id);
  return entries
    .filter(({ process, revision }) => process === kind && revision > link.revision)
    .filter(({ type, by }) => by !== null && type !== 'remind')
    .slice(-ACTS_TOLD)
    .map((entry) => words.happened(momentLabel(entry.at.getTime()), actorLabel(entry, null), actLabels[entry.type]));
}

/** 邓岚（代 梁守正）: who acted, and in whose place. */
function actorLabel({ by, standsFor }: LedgerRow, reader: Visitor | null): string {
  if (by === null) return words.bySystem;
  const [absent] = standsFor;
  if (absent === undefined) return by.name;
  return absent.id === reader?.person.id ? words.done.inYourPlace(by.name) : words.done.inPlaceOf(by.name, absent.name);
}
