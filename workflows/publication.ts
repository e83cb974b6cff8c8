import { continueAsNew, getExternalWorkflowHandle } from '@temporalio/workflow';
import { beginning, stateName } from '../law/process.ts';
import { processId } from '../law/process/process-id.ts';
import type { PublicationContext } from '../law/processes/publication/context.ts';
import { processMessageSignal, type PublicationStart, type ProcessMessage } from './contract.ts';
import { Process, type AfterAct } from './process.ts';

/** The publication of one decision: by the due day, for the term of display, and down once annulled. */
export async function publication(start: PublicationStart): Promise<void> {
  const process = new Process({
    process: start.process,
    beginning: beginning('publication', start.begin),
    carried: start.carried,
    actsPerRun: start.actsPerRun,
    afterAct: afterActOf(start.process.subject.id),
  });
  process.registerHandlers();
  if (start.carried === null) {
    const { decidedOn } = start.begin;
    await process.begin({ type: 'openPublication', decidedOn, text: null }, decidedOn);
  }
  const carried = await process.run();
  if (carried !== null) await continueAsNew<typeof publication>({ ...start, carried });
}

const outcomes = { publish: 'published', declinePublication: 'notPublished', recordAnnulment: 'withdrawn' } as const;

/** The case may close once its publication is settled one way or the other. */
const afterActOf =
  (caseId: string): AfterAct =>
  async (act, processState, on) => {
    if (!(act.type in outcomes)) return;
    const isUnseen = stateName(processState) === 'notPublished';
    const outcome = isUnseen ? 'notPublished' : outcomes[act.type as keyof typeof outcomes];
    await tell(caseId, {
      type: 'publicationSettled',
      outcome,
      on: dayOf(processState.context as PublicationContext, on),
    });
  };

const dayOf = (context: PublicationContext, on: string): string => context.publishedOn ?? on;

async function tell(caseId: string, message: ProcessMessage): Promise<void> {
  try {
    await getExternalWorkflowHandle(processId('case', caseId)).signal(processMessageSignal, message);
  } catch {
    // The case is closed: its publication had been settled before.
  }
}
