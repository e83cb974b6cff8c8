import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { and, asc, desc, eq, inArray, isNull, not, or } from 'drizzle-orm';
import { operatorSentence } from '../../db/fault.ts';
import { presentCalendar } from '../../db/read/calendars.ts';
import type { ProcessRecord } from '../../db/read/process-records.ts';
import { ledger } from '../../db/schema/ledger.ts';
import { process } from '../../db/schema/processes.ts';
import { NO_DUE_DAY, task } from '../../db/schema/tasks.ts';
import { systemActTypes } from '../../law/acts.ts';
import { deadlineKeyIn } from '../../law/process/clock-command.ts';
import { type StateName, endedStates } from '../../law/process/names.ts';
import { contextOf, definitionOf } from '../../law/processes.ts';
import { publicationBeginning } from '../../law/processes/publication/beginning.ts';
import { processId, processOfCase, type ProcessRef } from '../../law/process/process-id.ts';
import type { Task } from '../../law/process/tasks.ts';
import {
  processMessageSignal,
  processOptions,
  RUN_PROCESS,
  type RunProcess,
  type Carried,
  type CommandResult,
  type ProcessStart,
  type ProcessMessage,
} from '../../workflows/contract.ts';
import { tellRecorded } from '../request/engine.ts';
import type { EngineConnection } from './engine-connection.ts';
import { adminWords as words } from './admin-words.ts';

type Connection = Pick<EngineConnection, 'db' | 'sql' | 'client' | 'taskQueue'>;

export interface Rebuilt {
  readonly restarted: number;
  readonly running: number;
  /** What could not be restarted, and why. */
  readonly failed: readonly { readonly process: string; readonly reason: string }[];
}

type Outcome = { readonly is: 'restarted' | 'running' } | { readonly is: 'failed'; process: string; reason: string };

const AT_ONCE = 10;
/** As many commands as a process remembers by itself. */
const REMEMBERED = 200;

/** Restarts every open process from the record, after the engine has lost them. */
export async function rebuild(connection: Connection): Promise<Rebuilt> {
  const { version } = await presentCalendar(connection.sql);
  const rows = await connection.db.select().from(process).where(isOpenOrPublication).orderBy(asc(process.id));
  const open = rows.filter(isOpen);
  const cases = open.filter(({ kind }) => kind === 'case');
  const jobs = [
    ...open.filter(({ kind }) => kind !== 'case').map((row) => jobOf(connection, row, version)),
    ...cases.flatMap((row) => lostPublicationJob(connection, row, rows)),
    ...cases.map((row) => jobOf(connection, row, version)),
  ];
  const outcomes: Outcome[] = [];
  for (let at = 0; at < jobs.length; at += AT_ONCE) {
    outcomes.push(...(await Promise.all(jobs.slice(at, at + AT_ONCE).map((job) => outcomeOf(connection, job)))));
  }
  // What one told the other may have been lost on the way; told twice it has no effect.
  for (const row of cases) await tellAgain(connection, row, publicationIn(rows, row));
  const count = (is: Outcome['is']): number => outcomes.filter((outcome) => outcome.is === is).length;
  return {
    restarted: count('restarted'),
    running: count('running'),
    failed: outcomes.flatMap((outcome) => (outcome.is === 'failed' ? [outcome] : [])),
  };
}

/** A publication that is over still tells its case what it came to. */
const isOpenOrPublication = or(not(inArray(process.state, [...endedStates])), eq(process.kind, 'publication'));

async function outcomeOf({ client }: Connection, job: Job): Promise<Outcome> {
  try {
    await job.restart();
    return { is: 'restarted' };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) {
      // It may have lost the last of its history, and be behind its record.
      await tellRecorded({ temporal: client }, job.id, job.revision);
      return { is: 'running' };
    }
    return { is: 'failed', process: job.id, reason: operatorSentence(error) };
  }
}

interface Job {
  readonly id: string;
  /** As recorded. */
  readonly revision: number;
  readonly restart: () => Promise<void>;
}

const isOpen = ({ state }: { state: StateName }): boolean => !endedStates.some((over) => over === state);

/** What the workflow of a process is started with, to go on where the record stands. */
const startOf = (row: ProcessRecord, carried: Carried): ProcessStart => ({
  process: refOf(row),
  version: row.snapshot.version,
  input: definitionOf(row.kind).begunWith(row.snapshot.context) as ProcessStart['input'],
  first: null,
  carried,
});

const refOf = ({ id, kind, subjectKind, subjectId }: ProcessRecord): ProcessRef => ({
  id,
  kind,
  subject: { kind: subjectKind, id: subjectId },
});

const jobOf = (connection: Connection, row: ProcessRecord, calendarVersion: string): Job => ({
  id: row.id,
  revision: row.revision,
  restart: async () => restart(connection, startOf(row, await carriedFrom(connection, row, calendarVersion))),
});

const publicationIn = (rows: readonly ProcessRecord[], { subjectId }: ProcessRecord): ProcessRecord | undefined =>
  rows.find(({ id }) => id === processId('publication', subjectId));

/** Decided, and the engine was lost before the publication had begun. */
function lostPublicationJob(
  connection: Connection,
  row: ProcessRecord,
  rows: readonly ProcessRecord[],
): readonly Job[] {
  const context = contextOf('case', row.snapshot);
  const { decidedOn } = context;
  if (decidedOn === null || publicationIn(rows, row) !== undefined) return [];
  const page = processOfCase('publication', row.subjectId);
  const start = { process: page, ...publicationBeginning(context, decidedOn), carried: null };
  return [{ id: start.process.id, revision: 0, restart: () => restart(connection, start) }];
}

async function restart({ client, taskQueue }: Connection, start: ProcessStart): Promise<void> {
  await client.workflow.start<RunProcess>(RUN_PROCESS, {
    ...processOptions,
    workflowId: start.process.id,
    taskQueue,
    args: [start],
  });
}

/** A process as it was after its last recorded act; it counts its deadlines first. */
async function carriedFrom({ db }: Connection, row: ProcessRecord, calendarWanted: string): Promise<Carried> {
  const tasks = await db
    .select()
    .from(task)
    .where(and(eq(task.processId, row.id), isNull(task.closedAt)));
  const entries = await db
    .select({ commandId: ledger.commandId, type: ledger.type, revision: ledger.revision, state: ledger.state })
    .from(ledger)
    .where(eq(ledger.processId, row.id))
    .orderBy(desc(ledger.revision))
    .limit(REMEMBERED);
  return {
    processState: row.snapshot,
    revision: row.revision,
    tasks: tasks.map(taskFrom),
    recorded: { fingerprint: row.fingerprint, dues: duesOf(tasks), deadlines: [] },
    // A clock's entry is named by its deadline and the revision it found.
    fired: entries.filter(isOfSystem).map(({ commandId }) => deadlineKeyIn(commandId)),
    seen: entries
      .filter((entry) => !isOfSystem(entry))
      .map(({ commandId, revision, state }): [string, CommandResult] => [commandId, { revision, state }])
      .reverse(),
    calendarVersion: '',
    calendarWanted,
  };
}

const isOfSystem = ({ type }: { type: string }): boolean => systemActTypes.some((known) => known === type);

const taskFrom = (row: typeof task.$inferSelect): Task => ({
  id: row.id,
  kind: row.kind,
  role: row.role,
  personId: row.personId,
  of: row.ofId,
  act: row.act,
  clock: row.clock,
  openedAtRevision: row.openedAtRevision,
});

/** Until the clocks are counted, an act is judged by the due days its tasks were recorded with. */
const duesOf = (tasks: readonly (typeof task.$inferSelect)[]): Carried['recorded']['dues'] =>
  Object.fromEntries(
    tasks.flatMap(({ clock, dueOn }) => (clock === null || dueOn === NO_DUE_DAY ? [] : [[clock, dueOn] as const])),
  );

async function tellAgain({ client }: Connection, row: ProcessRecord, page: ProcessRecord | undefined): Promise<void> {
  const { decidedOn, servedOn, publication: outcome, lastOn } = contextOf('case', row.snapshot);
  if (decidedOn === null) return;
  const tell = async (to: string, message: ProcessMessage): Promise<void> => {
    // One that has ended needs no telling.
    await client.workflow
      .getHandle(to)
      .signal(processMessageSignal, message)
      .catch(() => undefined);
  };
  const on = lastOn ?? decidedOn;
  if (servedOn !== null && (page === undefined || page.state === 'awaitingService')) {
    await tell(processId('publication', row.subjectId), { type: 'decisionServed', servedOn, on });
  }
  if (page === undefined || outcome !== 'pending') return;
  const settled = settledAs[page.state];
  if (settled !== undefined) {
    const { publishedOn } = contextOf('publication', page.snapshot);
    await tell(row.id, { type: 'publicationSettled', outcome: settled, on: publishedOn ?? on });
  }
}

const settledAs: { readonly [S in StateName]?: string } = {
  published: 'published',
  expired: 'published',
  withdrawn: 'withdrawn',
  notPublished: 'notPublished',
};

/** What a rebuild did, for the person who asked for it. */
export function rebuiltInWords({ restarted, running, failed }: Rebuilt): string {
  const lines = failed.map(({ process: id, reason }) => words.rebuild.failure(id, reason));
  return [words.rebuild.result(restarted, running, failed.length), ...lines].join('\n');
}
