import { continueAsNew, getExternalWorkflowHandle, ParentClosePolicy, startChild } from '@temporalio/workflow';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { CaseContext } from '../law/processes/case/context.ts';
import { beginning } from '../law/process.ts';
import { processId, processOfCase } from '../law/process/process-id.ts';
import type { CivilDate } from '../law/time/civil-date.ts';
import { processMessageSignal, type CaseStart, type ProcessMessage } from './contract.ts';
import { Process, type AfterAct } from './process.ts';
import { publication } from './publication.ts';

/** An enforcement case from opening to closing. */
export async function enforcementCase(start: CaseStart): Promise<void> {
  const process = new Process({
    process: start.process,
    beginning: beginning('case', { rules: start.rules, backEntry: start.backEntry }, start.version),
    carried: start.carried,
    actsPerRun: start.actsPerRun,
    afterAct: afterActOf(start.process.subject.id),
  });
  process.registerHandlers();
  const carried = await process.run();
  if (carried !== null) await continueAsNew<typeof enforcementCase>({ ...start, carried });
}

/** A decision begins its publication; service and the end of back entry are told to it. */
const afterActOf =
  (caseId: string): AfterAct =>
  async (act, processState, on) => {
    const context = processState.context as CaseContext;
    if (act.type === 'approve') await beginPublication(caseId, context, on);
    if (act.type === 'serveDecision') await tell(caseId, { type: 'decisionServed', servedOn: act.servedOn, on });
    // A case closed while it was entered afterwards ends the back entry of its publication, which outlives it.
    const endsBackEntry = act.type === 'endBackEntry' || (act.type === 'closeCase' && context.backEntry);
    if (endsBackEntry && context.decidedOn !== null) await tell(caseId, { type: 'backEntryEnded', on });
  };

async function beginPublication(caseId: string, context: CaseContext, decidedOn: CivilDate): Promise<void> {
  const { participants, actKind, rules, backEntry } = context;
  const process = processOfCase('publication', caseId);
  try {
    await startChild(publication, {
      workflowId: process.id,
      args: [{ process, begin: { participants, actKind, rules, backEntry, decidedOn }, carried: null }],
      // The publication outlives its case.
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // Restored from the record, it may be there already.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

async function tell(caseId: string, message: ProcessMessage): Promise<void> {
  try {
    await getExternalWorkflowHandle(processId('publication', caseId)).signal(processMessageSignal, message);
  } catch {
    // A publication that was declined or withdrawn has ended; there is nobody left to tell.
  }
}
