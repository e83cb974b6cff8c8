import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { and, asc, desc, eq, inArray, isNull, not } from 'drizzle-orm';
import { operatorSentence } from '../../db/fault.ts';
import { presentCalendar } from '../../db/read/calendars.ts';
import { enforcementCase } from '../../db/schema/cases.ts';
import { publication } from '../../db/schema/decisions.ts';
import { ledger } from '../../db/schema/ledger.ts';
import { NO_DUE_DAY, task } from '../../db/schema/tasks.ts';
import { systemActTypes } from '../../law/procedure/acts.ts';
import type { CaseContext } from '../../law/procedure/case-context.ts';
import type { ProcessKind, StateName } from '../../law/procedure/names.ts';
import type { Standing } from '../../law/procedure/procedure.ts';
import type { PublicationContext } from '../../law/procedure/publication-machine.ts';
import type { Task } from '../../law/procedure/tasks.ts';
import {
  calendarSignal,
  caseWorkflowId,
  publicationWorkflowId,
  tidingsSignal,
  type Carried,
  type CaseStart,
  type CommandResult,
  type PublicationStart,
  type Tidings,
} from '../../workflows/contract.ts';
import type { EngineDesk } from './engine-desk.ts';
import { overStates } from './open-processes.ts';
import { adminWords as words } from './words.ts';

type Desk = Pick<EngineDesk, 'db' | 'sql' | 'client' | 'taskQueue'>;

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

/** Restarts every open case and publication from the record, after the engine has lost them. */
export async function rebuild(desk: Desk): Promise<Rebuilt> {
  const { version } = await presentCalendar(desk.sql);
  const cases = await desk.db
    .select()
    .from(enforcementCase)
    .where(not(inArray(enforcementCase.state, [...overStates])))
    .orderBy(asc(enforcementCase.id));
  const publications = await desk.db.select().from(publication).orderBy(asc(publication.caseId));
  const jobs = [
    ...publications.filter(isOpen).map((row) => publicationJob(desk, row, version)),
    ...cases.flatMap((row) => lostPublicationJob(desk, row, publications)),
    ...cases.map((row) => caseJob(desk, row, version)),
  ];
  const outcomes: Outcome[] = [];
  for (let at = 0; at < jobs.length; at += AT_ONCE) {
    outcomes.push(...(await Promise.all(jobs.slice(at, at + AT_ONCE).map(outcomeOf))));
  }
  // What one told the other may have been lost on the way; told twice it has no effect.
  for (const row of cases)
    await tellAgain(
      desk,
      row,
      publications.find(({ caseId }) => caseId === row.id),
    );
  const count = (is: Outcome['is']): number => outcomes.filter((outcome) => outcome.is === is).length;
  return {
    restarted: count('restarted'),
    running: count('running'),
    failed: outcomes.flatMap((outcome) => (outcome.is === 'failed' ? [outcome] : [])),
  };
}

async function outcomeOf(job: Job): Promise<Outcome> {
  try {
    await job.restart();
    return { is: 'restarted' };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { is: 'running' };
    return { is: 'failed', process: job.id, reason: operatorSentence(error) };
  }
}

type CaseRow = typeof enforcementCase.$inferSelect;
type PublicationRow = typeof publication.$inferSelect;

interface Job {
  readonly id: string;
  readonly restart: () => Promise<void>;
}

const isOpen = ({ state }: { state: StateName }): boolean => !overStates.some((over) => over === state);

const caseJob = (desk: Desk, row: CaseRow, calendarVersion: string): Job => {
  const id = caseWorkflowId(row.id);
  return {
    id,
    restart: async () => {
      const { rules } = row.standing.context as CaseContext;
      const carried = await carriedFrom(desk, { ...row, kind: 'case', caseId: row.id });
      const { version } = row.standing;
      const start: CaseStart = { caseId: row.id, rules, version, backEntry: row.backEntry, carried };
      await restart(desk, { type: 'enforcementCase', id, start, calendarVersion });
    },
  };
};

const publicationJob = (desk: Desk, row: PublicationRow, calendarVersion: string): Job => {
  const { caseId } = row;
  const id = publicationWorkflowId(caseId);
  return {
    id,
    restart: async () => {
      const { parts, actKind, rules, backEntry, decidedOn } = row.standing.context as PublicationContext;
      const carried = await carriedFrom(desk, { ...row, kind: 'publication' });
      const start: PublicationStart = { caseId, begin: { parts, actKind, rules, backEntry, decidedOn }, carried };
      await restart(desk, { type: 'publication', id, start, calendarVersion });
    },
  };
};

/** Decided, and the engine was lost before the publication had begun. */
function lostPublicationJob(desk: Desk, row: CaseRow, publications: readonly PublicationRow[]): readonly Job[] {
  const { parts, actKind, rules, backEntry, decidedOn } = row.standing.context as CaseContext;
  if (decidedOn === null || publications.some(({ caseId }) => caseId === row.id)) return [];
  const id = publicationWorkflowId(row.id);
  const begin = { parts, actKind, rules, backEntry, decidedOn };
  const start: PublicationStart = { caseId: row.id, begin, carried: null };
  return [{ id, restart: () => restart(desk, { type: 'publication', id, start, calendarVersion: null }) }];
}

interface Restart {
  readonly type: string;
  readonly id: string;
  readonly start: CaseStart | PublicationStart;
  /** Null for a process that begins, and counts as it goes. */
  readonly calendarVersion: string | null;
}

/** The signal makes the process count its deadlines anew, by the same activity as after a new calendar. */
async function restart({ client, taskQueue }: Desk, { type, id, start, calendarVersion }: Restart): Promise<void> {
  const handle = await client.workflow.start(type, { workflowId: id, taskQueue, args: [start] });
  if (calendarVersion !== null) await handle.signal(calendarSignal, calendarVersion);
}

interface Row {
  readonly kind: ProcessKind;
  readonly caseId: string;
  readonly standing: Standing;
  readonly revision: number;
  readonly fingerprint: string;
}

/** A process as it was after its last recorded act. */
async function carriedFrom({ db }: Desk, row: Row): Promise<Carried> {
  const tasks = await db
    .select()
    .from(task)
    .where(and(eq(task.caseId, row.caseId), eq(task.process, row.kind), isNull(task.closedAt)));
  const entries = await db
    .select({ commandId: ledger.commandId, type: ledger.type, revision: ledger.revision, state: ledger.state })
    .from(ledger)
    .where(and(eq(ledger.caseId, row.caseId), eq(ledger.process, row.kind)))
    .orderBy(desc(ledger.revision))
    .limit(REMEMBERED);
  return {
    standing: row.standing,
    revision: row.revision,
    tasks: tasks.map(taskFrom),
    recorded: { fingerprint: row.fingerprint, dues: duesOf(tasks), deadlines: [] },
    // A clock's entry is named by its deadline and the revision it found.
    fired: entries.filter(isOfSystem).map(({ commandId }) => commandId.replace(/@\d+$/, '')),
    seen: entries
      .filter((entry) => !isOfSystem(entry))
      .map(({ commandId, revision, state }): [string, CommandResult] => [commandId, { revision, state }])
      .reverse(),
    calendarVersion: '',
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

async function tellAgain({ client }: Desk, row: CaseRow, page: PublicationRow | undefined): Promise<void> {
  const { decidedOn, servedOn, publication: outcome, lastOn } = row.standing.context as CaseContext;
  if (decidedOn === null) return;
  const tell = async (workflowId: string, tidings: Tidings): Promise<void> => {
    // One that has ended needs no telling.
    await client.workflow
      .getHandle(workflowId)
      .signal(tidingsSignal, tidings)
      .catch(() => undefined);
  };
  const on = lastOn ?? decidedOn;
  if (servedOn !== null && (page === undefined || page.state === 'awaitingService')) {
    await tell(publicationWorkflowId(row.id), { type: 'decisionServed', servedOn, on });
  }
  const settled = page && settledAs[page.state];
  if (settled !== undefined && outcome === 'pending') {
    await tell(caseWorkflowId(row.id), { type: 'publicationSettled', outcome: settled, on: page?.publishedOn ?? on });
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
  const lines = failed.map(({ process, reason }) => words.rebuild.failure(process, reason));
  return [words.rebuild.result(restarted, running, failed.length), ...lines].join('\n');
}
