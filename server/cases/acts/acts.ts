import { and, eq } from 'drizzle-orm';
import type postgres from 'postgres';
import {
  beforeSending,
  recordedEntry,
  type BeforeSending,
  type RecordedEntry,
  type UsedCommand,
} from '../../../db/read/before-sending.ts';
import { caseRecordIn } from '../../../db/read/process-records.ts';
import type { Aside } from '../../../db/read/visitors.ts';
import { refusal as refusalTable } from '../../../db/schema/ledger.ts';
import { keeping } from '../../../db/write/contents.ts';
import type { Actor } from '../../../law/people/roles.ts';
import type { ProcessState } from '../../../law/process/state.ts';
import { isPublicationAct, type PersonalAct } from '../../../law/acts.ts';
import type { ProcessKind, StateName } from '../../../law/process/names.ts';
import { isRefusal, type Refusal } from '../../../law/refusals.ts';
import { civilDateAt, type CivilDate } from '../../../law/time/civil-date.ts';
import { openedBy, type OpenedFile } from '../../request/case-file.ts';
import { processId, processOfCase } from '../../../law/process/process-id.ts';
import { composeAct, factsWanted, textsBefore } from './composition.ts';
import type { SentAct } from '../../contract/acts.ts';
import type { ActOutcome, CommandOutcome } from '../../contract/cases.ts';
import { readDraft } from '../drafts.ts';
import { sendAct, tellRecorded, type EngineAnswer } from '../../request/engine.ts';
import type { Installation } from '../../request/installation.ts';
import { refusalIn, refused, serverProblem, type HttpProblem } from '../../request/problems.ts';
import { recordRefusal } from '../../request/refusal-log.ts';
import { actorOf, conflictFacts } from '../../people/standing-in.ts';
import { words } from '../act-words.ts';
import { whyNotThere } from './lost-process.ts';
import { changesSincePass } from '../views/case-facts.ts';
import { lastChanges } from '../views/timeline.ts';
import type { Visitor } from '../../request/visitor.ts';

/** One act as a person sends it, from whatever page or program. */
export interface Attempt {
  readonly caseId: string;
  readonly act: SentAct;
  readonly process: ProcessKind | null;
  readonly expectedRevision: number;
  readonly commandId: string;
  readonly on: CivilDate | null;
}

type Sent = Pick<Attempt, 'caseId' | 'commandId' | 'act' | 'process'>;

/** What an act asks of the record before it is sent, and keeps there: one question, with that for the session. */
export function besideAct(sql: postgres.Sql, sent: Sent): Aside {
  const { caseId, commandId, act: written } = sent;
  const question = {
    caseId,
    commandId,
    publicationId: processOf(sent) === 'publication' ? processId('publication', caseId) : null,
    wanted: factsWanted(written),
  };
  return { asks: (personId) => beforeSending(sql, question, personId), keeps: textsBefore(written) };
}

/** The same by itself, for somebody whose session is known already. */
async function lookBefore({ sql }: Installation, { person }: Visitor, sent: Sent): Promise<BeforeSending> {
  const { asks, keeps } = besideAct(sql, sent);
  const kept = keeps.length === 0 ? sql`` : sql`with kept as (${keeping(sql, keeps, null)})`;
  const [row] = await sql<[{ before: BeforeSending }]>`${kept} select ${asks(sql`${person.id}::text`)} as before`;
  return row.before;
}

/**
 * The one door to a case that exists. Whatever says no, says it as a refusal that is written down; ledger and revision
 * then stay as they were.
 */
export async function act(
  installation: Installation,
  visitor: Visitor,
  attempt: Attempt,
  aside: unknown = null,
): Promise<ActOutcome> {
  const before = (aside ?? (await lookBefore(installation, visitor, attempt))) as BeforeSending;
  if (before.command !== null) {
    requireItself(before.command, visitor, attempt);
    return repeated(installation, attempt.commandId, before.command);
  }
  const file = openedBy(visitor, before.case && caseRecordIn(before.case));
  const process = processOf(attempt);
  let composed: PersonalAct | null = null;
  try {
    // An act on the case is composed from the case, and a no may tell of it.
    if (file.sight === 'publishing' && process === 'case') throw refused('not-your-act');
    const doing = { personId: visitor.person.id, on: attempt.on ?? todayOf(installation), facts: before };
    composed = await composeAct(installation, file, attempt.act, doing);
    const processState = stateIn(before, file, process);
    const by = await actorIn(installation, visitor, file, { processState, act: composed });
    const answer = await sendAct(installation, processId(process, file.record.id), {
      id: attempt.commandId,
      act: composed,
      by,
      expectedRevision: attempt.expectedRevision,
      on: attempt.on,
    });
    if (answer.is === 'refused' || answer.is === 'notThere') {
      // The client tries again by itself, and its second try may find the process that its first one ended.
      const first = await recordedCommand(installation.sql, visitor, attempt.commandId);
      if (first !== null) return first;
      await tellConflict(installation, visitor, file, { answer, act: composed });
    }
    return await outcomeOf(installation, { ...attempt, process }, answer);
  } catch (error) {
    await noteRefusal(installation, visitor, { ...attempt, process, composed }, error);
    throw error;
  }
}

export const processOf = ({ act: { type }, process }: Pick<Attempt, 'act' | 'process'>): ProcessKind => {
  if (isPublicationAct(type)) return 'publication';
  return type === 'remind' && process === 'publication' ? 'publication' : 'case';
};

const todayOf = ({ now }: Installation): CivilDate => civilDateAt(now().getTime());

const stateIn = ({ publication }: BeforeSending, { record }: OpenedFile, process: ProcessKind): ProcessState | null =>
  process === 'case' ? record.snapshot : publication;

/** Who acts for whom, in a process that is there. */
const actorIn = async (
  installation: Installation,
  visitor: Visitor,
  file: OpenedFile,
  { processState, act: composed }: { readonly processState: ProcessState | null; readonly act: PersonalAct },
): Promise<Actor> =>
  processState === null ? visitor.actor : actorOf(installation, visitor, file, { processState, act: composed });

/** A conflict is told with its fact; any other refusal is told where all are. */
async function tellConflict(
  { db }: Installation,
  visitor: Visitor,
  file: OpenedFile,
  { answer, act: composed }: { readonly answer: EngineAnswer; readonly act: PersonalAct },
): Promise<void> {
  if (answer.is !== 'refused') return;
  const { refusal } = answer;
  const changes = await conflictFacts(db, file, refusal, { act: composed, visitor });
  if (changes.length > 0) throw refused(refusal, { changes });
}

export async function outcomeOf(
  installation: Installation,
  { caseId, commandId, process }: Pick<Attempt, 'caseId' | 'commandId'> & { readonly process: ProcessKind },
  answer: EngineAnswer,
): Promise<ActOutcome> {
  if (answer.is === 'unknown') {
    installation.log({ level: 'warn', event: 'engine.unanswered', error: answer.cause });
    return { outcome: 'unknown', commandId, caseId };
  }
  if (answer.is === 'notThere') throw await whyNotThere(installation, processOfCase(process, caseId));
  if (answer.is === 'refused') {
    const fields = answer.fields.map((field) => ({ field: `act.${field}`, sentence: words.malformed }));
    throw refused(answer.refusal, {
      fields,
      changes: await changesBehind(installation, { caseId, process }, answer.refusal),
    });
  }
  const { revision, state } = answer.result;
  return { outcome: 'recorded', commandId, caseId, revision, state: state as StateName, at: null };
}

/** Told with the refusal: who changed the case under this person's eyes, or what was changed after the review passed. */
async function changesBehind(
  installation: Installation,
  { caseId, process }: { readonly caseId: string; readonly process: ProcessKind },
  refusal: Refusal,
): Promise<readonly string[]> {
  if (refusal === 'revision-stale') return lastChanges(installation.db, processId(process, caseId), 3);
  if (refusal !== 'pass-voided' && refusal !== 'content-not-reviewed') return [];
  return changesSincePass(installation.db, caseId, (await readDraft(installation.db, caseId))?.content ?? null);
}

interface Noted extends Attempt {
  readonly process: ProcessKind;
  readonly composed: PersonalAct | null;
}

async function noteRefusal(installation: Installation, visitor: Visitor, noted: Noted, error: unknown): Promise<void> {
  const code = refusalIn(error);
  if (code === null) return;
  const { caseId, process, commandId, composed, act: sent, expectedRevision, on } = noted;
  const fields = (error as HttpProblem).problem.fields.map(({ field }) => field);
  await recordRefusal(installation, {
    process: processOfCase(process, caseId),
    commandId,
    personId: visitor.person.id,
    type: sent.type,
    // What was written is the person's; only an act that was made leaves its hash.
    act: composed ?? { type: sent.type },
    code,
    facts: fields.length === 0 ? {} : { fields },
    revision: expectedRevision,
    on,
  });
}

type Recorded = Extract<ActOutcome, { outcome: 'recorded' }>;

/** What became of a command of this person; null when nothing is known of it. */
export async function recordedCommand(
  sql: postgres.Sql,
  visitor: Visitor,
  commandId: string,
): Promise<Recorded | null> {
  const entry = await entryOfCommand(sql, visitor, commandId);
  return entry === null ? null : asOutcome(commandId, entry);
}

async function entryOfCommand(
  sql: postgres.Sql,
  { person }: Visitor,
  commandId: string,
): Promise<RecordedEntry | null> {
  const [row] = await sql<{ entry: RecordedEntry | null }[]>`
    select ${recordedEntry(sql, commandId, sql`${person.id}`)} as entry`;
  return row?.entry ?? null;
}

const asOutcome = (commandId: string, { caseId, revision, state, at }: RecordedEntry): Recorded => ({
  outcome: 'recorded',
  commandId,
  caseId,
  revision,
  state,
  at: new Date(at).toISOString(),
});

/** An id answers for the act it was first sent with, to the person who sent it; whoever uses it again for another is told so. */
export function requireItself(
  used: UsedCommand,
  { person }: Visitor,
  { caseId, act: sent, expectedRevision }: Attempt,
): void {
  const [text] = textsBefore(sent);
  const isItself =
    used.personId === person.id &&
    used.caseId === caseId &&
    used.type === sent.type &&
    // Who sends it again after looking at the case sees what it made of it.
    (used.expectedRevision === expectedRevision || expectedRevision >= used.revision) &&
    (text === undefined || text.hash === used.textHash);
  if (!isItself) throw serverProblem('command-id-used');
}

/** The same for somebody who asks because the first answer was lost. After a double crash the process itself may not have heard it either, if nothing was recorded in it since. */
export function repeated(installation: Installation, commandId: string, entry: RecordedEntry): Recorded {
  if (entry.revision === entry.lastRevision) void tellRecorded(installation, entry.processId, entry.revision);
  return asOutcome(commandId, entry);
}

/** The rule for an unknown outcome: ask here, and send the same command again rather than another one. */
export async function commandOutcome(
  installation: Installation,
  visitor: Visitor,
  commandId: string,
): Promise<CommandOutcome> {
  const recorded = await entryOfCommand(installation.sql, visitor, commandId);
  if (recorded !== null) return repeated(installation, commandId, recorded);
  const [entry] = await installation.db
    .select()
    .from(refusalTable)
    .where(
      and(
        eq(refusalTable.commandId, commandId),
        eq(refusalTable.personId, visitor.person.id),
        eq(refusalTable.subjectKind, 'case'),
      ),
    );
  if (entry === undefined || !isRefusal(entry.code)) return { outcome: 'unknown', commandId, caseId: null };
  return { outcome: 'refused', commandId, caseId: entry.subjectId, problem: refused(entry.code).problem };
}
