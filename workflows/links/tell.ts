import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { processMessageSignal, type ProcessMessage } from '../contract.ts';

/** Tells another process. One that has ended had settled the matter before: there is nobody left to tell. */
export async function tell(processId: string, message: ProcessMessage): Promise<void> {
  try {
    await getExternalWorkflowHandle(processId).signal(processMessageSignal, message);
  } catch {
    // It has ended.
  }
}
