import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { processId, processOfCase } from '../../law/process/process-id.ts';
import { contextOf, type ContextOf } from '../../law/processes.ts';
import { publicationBeginning } from '../../law/processes/publication/beginning.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { processOptions, RUN_PROCESS, type RunProcess } from '../contract.ts';
import type { AfterAct } from './after-act.ts';
import { tell } from './tell.ts';

/** A decision begins its publication; service and the end of back entry are told to it. */
export const afterActOfCase: AfterAct = async ({ subject }, { act, processState, on }) => {
  const context = contextOf('case', processState);
  const publication = processId('publication', subject.id);
  if (act.type === 'approve') await beginPublication(subject.id, context, on);
  if (act.type === 'serveDecision') await tell(publication, { type: 'decisionServed', servedOn: act.servedOn, on });
  // A case closed while it was entered afterwards ends the back entry of its publication, which outlives it.
  const endsBackEntry = act.type === 'endBackEntry' || (act.type === 'closeCase' && context.backEntry);
  if (endsBackEntry && context.decidedOn !== null) await tell(publication, { type: 'backEntryEnded', on });
};

async function beginPublication(caseId: string, context: ContextOf<'case'>, decidedOn: CivilDate): Promise<void> {
  const process = processOfCase('publication', caseId);
  try {
    await startChild<RunProcess>(RUN_PROCESS, {
      ...processOptions,
      workflowId: process.id,
      args: [{ process, ...publicationBeginning(context, decidedOn), carried: null }],
      // The publication outlives its case.
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // Restored from the record, it may be there already.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
