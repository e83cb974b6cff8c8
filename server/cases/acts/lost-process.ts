import { eq } from 'drizzle-orm';
import { process } from '../../../db/schema/processes.ts';
import { endedStates, type StateName } from '../../../law/process/names.ts';
import { processOfCase, type ProcessRef } from '../../../law/process/process-id.ts';
import { contextOf } from '../../../law/processes.ts';
import type { Db } from '../../../db/connect.ts';
import type { Installation } from '../../request/installation.ts';
import { refused, serverProblem, type HttpProblem } from '../../request/problems.ts';

/**
 * Why the engine runs no such process, asked of the record after the engine answered: what ended between the look and the
 * act knows no act any more. Where the record has it open the engine has lost it; that is nobody's mistake, so it is no
 * refusal, and whoever runs the installation is told.
 */
export async function whyNotThere({ db, log }: Installation, ref: ProcessRef): Promise<HttpProblem> {
  if (!(await shouldRun(db, ref))) return refused('act-not-in-this-state');
  log({ level: 'error', event: 'engine.lost', workflowId: ref.id });
  return serverProblem('engine-lost');
}

async function shouldRun(db: Db, { id, kind, subject }: ProcessRef): Promise<boolean> {
  const row = await recordOf(db, id);
  if (row !== undefined) return isOpen(row);
  if (kind !== 'publication') return false;
  // Decided, and lost before its publication had recorded that it began.
  const decided = await recordOf(db, processOfCase('case', subject.id).id);
  return decided !== undefined && isOpen(decided) && contextOf('case', decided.snapshot).decidedOn !== null;
}

async function recordOf(db: Db, id: string) {
  const [row] = await db.select().from(process).where(eq(process.id, id));
  return row;
}

const isOpen = ({ state }: { readonly state: StateName }): boolean => !endedStates.includes(state);
