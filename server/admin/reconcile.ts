import { WorkflowNotFoundError } from '@temporalio/common';
import { and, asc, desc, eq, inArray, not, sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError, operatorSentence } from '../../db/fault.ts';
import { process } from '../../db/schema/processes.ts';
import { endedStates } from '../../law/process/names.ts';
import { RUN_PROCESS, viewQuery } from '../../workflows/contract.ts';
import { isEngineThere, tellRecorded } from '../request/engine.ts';
import { adminWords } from './admin-words.ts';
import { isOpen, processRow, restartProcess, restartPublication, tellAgain, type Mender } from './rebuild.ts';

const { reconcile: words } = adminWords;

/**
 * `lost`: the record has it open, the engine does not run it. `behind`, `ahead`: it runs, at another revision than the
 * record's. `unknown`: it runs, and the record has no such process. `unanswered`: it runs and does not say where it is.
 */
export type DifferenceKind = 'lost' | 'behind' | 'ahead' | 'unknown' | 'unanswered';

export interface Difference {
  readonly process: string;
  readonly what: DifferenceKind;
  /** Revision in the record; null where it has none. */
  readonly recorded: number | null;
  /** Revision the engine's process is at, where it says so. */
  readonly running: number | null;
  /** Null: mended. Else why not. */
  readonly unmended: string | null;
}

export interface Reconciled {
  /** How many processes the record has open. */
  readonly open: number;
  readonly differences: readonly Difference[];
}

/**
 * How closely it is looked. `running`: whether each process runs at all, a cheap question. `whole`: at which revision,
 * too, for which a worker has to read each process's history; and what the engine runs that the record does not know.
 */
export type Closeness = 'running' | 'whole';

type Found = Omit<Difference, 'unmended'>;

const AT_ONCE = 10;
const ANSWER_WITHIN_MS = 10_000;
/** An act under way is in the record a moment before its process lives in it: what still differs then is a difference. */
const SECOND_LOOK_MS = 1000;
/** What just began may not be recorded yet. */
const YOUNG_MS = 300_000;

/**
 * Compares the processes the record has open with what the engine runs, and mends what differs: the record is the truth.
 * Reads, starts and signals only, each of which may come twice: safe while acts go on, and beside another one.
 */
export async function reconcile(mender: Mender, closeness: Closeness, youngMs: number = YOUNG_MS): Promise<Reconciled> {
  if (!(await isEngineThere(mender.client))) throw new OperatorError(words.engineAway);
  const open = await openProcesses(mender);
  const suspected = await found(open, ({ id }) => differenceOf(mender, id, closeness));
  if (suspected.length > 0) await pause(SECOND_LOOK_MS);
  const certain = await found(suspected, ({ process: id }) => differenceOf(mender, id, closeness));
  const differences = await inBatches(certain, (each) => mended(each, () => mend(mender, each)));
  const decided = await decidedCases(mender);
  const neverBegun = await found(decided, ({ id }) => lostPublication(mender, id));
  differences.push(...(await inBatches(neverBegun, (each) => mended(each, () => beginPublication(mender, each)))));
  await inBatches(decided, ({ id }) => tellAgain(mender, id));
  if (closeness === 'whole') differences.push(...(await unknownOf(mender, youngMs)));
  return { open: open.length, differences };
}

/** Publications first: a case that is begun again may tell its own something. */
const openProcesses = ({ db }: Mender) =>
  db
    .select({ id: process.id })
    .from(process)
    .where(not(inArray(process.state, [...endedStates])))
    .orderBy(desc(process.kind), asc(process.id));

const decidedCases = ({ db }: Mender) =>
  db
    .select({ id: process.id })
    .from(process)
    .where(
      and(
        eq(process.kind, 'case'),
        not(inArray(process.state, [...endedStates])),
        sql`${process.snapshot} -> 'context' ->> 'decidedOn' is not null`,
      ),
    );

async function inBatches<Item, Done>(items: readonly Item[], work: (item: Item) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
}

async function found<Item>(items: readonly Item[], look: (item: Item) => Promise<Found | null>): Promise<Found[]> {
  return (await inBatches(items, look)).filter((each) => each !== null);
}

/** The record is read before and after: an act between the two is no difference. */
async function differenceOf(mender: Mender, id: string, closeness: Closeness): Promise<Found | null> {
  const before = await processRow(mender, id);
  const there = await whereItIs(mender, id, closeness);
  const after = await processRow(mender, id);
  if (before === null || after === null || !isOpen(after)) return null;
  const is = (what: DifferenceKind, running: number | null): Found => ({
    process: id,
    what,
    recorded: after.revision,
    running,
  });
  if (there === 'lost' || there === 'unanswered') return is(there, null);
  if (there === 'runs') return null;
  if (there < before.revision) return is('behind', there);
  return there > after.revision ? is('ahead', there) : null;
}

/** What the engine says of a process; its revision, where that was asked for. */
async function whereItIs({ client }: Mender, id: string, closeness: Closeness) {
  const handle = client.workflow.getHandle(id);
  try {
    return await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, async () => {
      const { status } = await handle.describe();
      if (status.name !== 'RUNNING') return 'lost';
      return closeness === 'whole' ? (await handle.query(viewQuery)).revision : 'runs';
    });
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'lost';
    return 'unanswered';
  }
}

async function mended(difference: Found, work: () => Promise<string | null>): Promise<Difference> {
  try {
    return { ...difference, unmended: await work() };
  } catch (error) {
    return { ...difference, unmended: operatorSentence(error) };
  }
}

/** Answers why it could not, or null. */
async function mend(mender: Mender, { process: id, what, recorded }: Found): Promise<string | null> {
  if (what === 'ahead') return words.recordIsOlder;
  if (what === 'unanswered') return words.silent;
  if (what === 'lost') {
    await restartProcess(mender, id);
    return null;
  }
  await tellRecorded({ temporal: mender.client }, id, recorded ?? 0);
  await pause(SECOND_LOOK_MS);
  return (await differenceOf(mender, id, 'whole')) === null ? null : words.doesNotFollow;
}

/** A decided case whose publication had not yet recorded that it began. */
async function lostPublication(mender: Mender, caseProcess: string): Promise<Found | null> {
  const id = publicationOf(caseProcess);
  if ((await processRow(mender, id)) !== null || (await whereItIs(mender, id, 'running')) !== 'lost') return null;
  if ((await processRow(mender, id)) !== null) return null;
  return { process: id, what: 'lost', recorded: null, running: null };
}

async function beginPublication(mender: Mender, { process: id }: Found): Promise<null> {
  await restartPublication(mender, id.replace(/^publication/, 'case'));
  return null;
}

const publicationOf = (caseProcess: string): string => caseProcess.replace(/^case/, 'publication');

/** What the engine runs and the record does not know, or has as over. The engine's list may lag behind by seconds. */
async function unknownOf(mender: Mender, youngMs: number): Promise<readonly Difference[]> {
  const { client, taskQueue } = mender;
  const since = new Date(Date.now() - youngMs).toISOString();
  const query = `WorkflowType = '${RUN_PROCESS}' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}' AND StartTime < '${since}'`;
  const differences: Difference[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) {
    const row = await processRow(mender, workflowId);
    if (row !== null && isOpen(row)) continue;
    const what = row === null ? 'unknown' : 'behind';
    if ((await whereItIs(mender, workflowId, 'running')) !== 'runs') continue;
    if (row !== null) await tellRecorded({ temporal: client }, workflowId, row.revision);
    const recorded = row?.revision ?? null;
    differences.push({
      process: workflowId,
      what,
      recorded,
      running: null,
      unmended: row === null ? words.notInRecord : null,
    });
  }
  return differences;
}

/** What was found and done, for the person who asked. */
export function reconciledInWords({ open, differences }: Reconciled): string {
  const failed = differences.filter(({ unmended }) => unmended !== null).length;
  return [
    ...differences.map((difference) => words.difference(difference)),
    words.result(open, differences.length, failed),
  ].join('\n');
}
