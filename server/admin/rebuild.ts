import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { and, desc, eq, isNull } from 'drizzle-orm';
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
  commandKeyOf,
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

/** What reaches the record and the engine; the application's role is enough, for nothing is written but by the processes. */
export type Mender = Pick<EngineConnection, 'db' | 'sql' | 'client' | 'taskQueue'>;

/** As many commands as a process remembers by itself. */
const REMEMBERED = 200;

/**
 * Begins a process anew where its record stands, after the engine has lost it. Acts may go on meanwhile: where somebody
 * else began it this very moment there is nothing to do, and what was recorded since it was read the process is told.
 */
export async function restartProcess(mender: Mender, id: string): Promise<void> {
  const { version } = await presentCalendar(mender.sql);
  const started = await startOfRecorded(mender, id, version);
  if (started === null) return;
  await begin(mender, started);
  const now = await processRow(mender, id);
  const { revision } = started.carried;
  if (now !== null && now.revision > revision) {
    await tellRecorded({ temporal: mender.client }, id, now.revision);
  }
}

type Recovered = ProcessStart & { readonly carried: Carried };

/** Row, tasks and entries of one moment: read again where an act came between. Null: it is over. */
async function startOfRecorded(mender: Mender, id: string, calendarVersion: string): Promise<Recovered | null> {
  for (;;) {
    const row = await processRow(mender, id);
    if (row === null || !isOpen(row)) return null;
    const carried = await carriedFrom(mender, row, calendarVersion);
    if ((await processRow(mender, id))?.revision === row.revision) return { ...startOf(row), carried };
  }
}

/** Begins the publication of a decided case whose engine was lost before it had begun. */
export async function restartPublication(mender: Mender, caseProcess: string): Promise<void> {
  const row = await processRow(mender, caseProcess);
  if (row === null) return;
  const context = contextOf('case', row.snapshot);
  const { decidedOn } = context;
  if (decidedOn === null) return;
  const page = processOfCase('publication', row.subjectId);
  await begin(mender, { process: page, ...publicationBeginning(context, decidedOn), carried: null });
}

async function begin({ client, taskQueue }: Mender, start: ProcessStart): Promise<void> {
  try {
    await client.workflow.start<RunProcess>(RUN_PROCESS, {
      ...processOptions,
      workflowId: start.process.id,
      taskQueue,
      args: [start],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

export async function processRow({ db }: Pick<Mender, 'db'>, id: string): Promise<ProcessRecord | null> {
  const [row] = await db.select().from(process).where(eq(process.id, id));
  return row ?? null;
}

export const isOpen = ({ state }: { readonly state: StateName }): boolean => !endedStates.includes(state);

/** What the workflow of a process is started with, to go on where the record stands. */
const startOf = (row: ProcessRecord): Omit<ProcessStart, 'carried'> => ({
  process: refOf(row),
  version: row.snapshot.version,
  input: definitionOf(row.kind).begunWith(row.snapshot.context) as ProcessStart['input'],
  first: null,
});

const refOf = ({ id, kind, subjectKind, subjectId }: ProcessRecord): ProcessRef => ({
  id,
  kind,
  subject: { kind: subjectKind, id: subjectId },
});

/** A process as it was after its last recorded act; it counts its deadlines first. */
async function carriedFrom({ db }: Mender, row: ProcessRecord, calendarWanted: string): Promise<Carried> {
  const tasks = await db
    .select()
    .from(task)
    .where(and(eq(task.processId, row.id), isNull(task.closedAt)));
  const entries = await db
    .select({
      commandId: ledger.commandId,
      actorId: ledger.actorId,
      type: ledger.type,
      revision: ledger.revision,
      state: ledger.state,
    })
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
      .map(({ commandId, actorId, type, revision, state }): [string, CommandResult] => [
        commandKeyOf(commandId, actorId, type),
        { revision, state },
      ])
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

/** What a case and its publication told each other may have been lost on the way; told twice it has no effect. */
export async function tellAgain(mender: Mender, caseProcess: string): Promise<void> {
  const { client } = mender;
  const row = await processRow(mender, caseProcess);
  if (row === null) return;
  const { decidedOn, servedOn, publication: outcome, lastOn } = contextOf('case', row.snapshot);
  if (decidedOn === null) return;
  const page = await processRow(mender, processId('publication', row.subjectId));
  const tell = async (to: string, message: ProcessMessage): Promise<void> => {
    // One that has ended needs no telling.
    await client.workflow
      .getHandle(to)
      .signal(processMessageSignal, message)
      .catch(() => undefined);
  };
  const on = lastOn ?? decidedOn;
  if (servedOn !== null && (page === null || page.state === 'awaitingService')) {
    await tell(processId('publication', row.subjectId), { type: 'decisionServed', servedOn, on });
  }
  if (page === null || outcome !== 'pending') return;
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
