import { continueAsNew, getExternalWorkflowHandle } from '@temporalio/workflow';
import { beginning, stateName } from '../law/procedure/procedure.ts';
import { processId } from '../law/procedure/process-id.ts';
import type { PublicationContext } from '../law/procedure/publication-machine.ts';
import { tidingsSignal, type PublicationStart, type Tidings } from './contract.ts';
import { Process, type Aftermath } from './process.ts';

/** The publication of one decision: by the due day, for the term of display, and down once annulled. */
export async function publication(start: PublicationStart): Promise<void> {
  const process = new Process({
    process: start.process,
    beginning: beginning('publication', start.begin),
    carried: start.carried,
    actsPerRun: start.actsPerRun,
    aftermath: aftermathOf(start.process.subject.id),
  });
  process.listen();
  if (start.carried === null) {
    const { decidedOn } = start.begin;
    await process.begin({ type: 'openPublication', decidedOn, text: null }, decidedOn);
  }
  const carried = await process.live();
  if (carried !== null) await continueAsNew<typeof publication>({ ...start, carried });
}

const outcomes = { publish: 'published', declinePublication: 'notPublished', recordAnnulment: 'withdrawn' } as const;

/** The case may close once its publication is settled one way or the other. */
const aftermathOf =
  (caseId: string): Aftermath =>
  async (act, standing, on) => {
    if (!(act.type in outcomes)) return;
    const isUnseen = stateName(standing) === 'notPublished';
    const outcome = isUnseen ? 'notPublished' : outcomes[act.type as keyof typeof outcomes];
    await tell(caseId, { type: 'publicationSettled', outcome, on: dayOf(standing.context as PublicationContext, on) });
  };

const dayOf = (context: PublicationContext, on: string): string => context.publishedOn ?? on;

async function tell(caseId: string, tidings: Tidings): Promise<void> {
  try {
    await getExternalWorkflowHandle(processId('case', caseId)).signal(tidingsSignal, tidings);
  } catch {
    // The case is closed: its publication had been settled before.
  }
}
