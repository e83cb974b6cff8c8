import { stateName } from '../../law/process.ts';
import { processId } from '../../law/process/process-id.ts';
import { contextOf } from '../../law/processes.ts';
import type { AfterAct } from './after-act.ts';
import { tell } from './tell.ts';

const outcomes = { publish: 'published', declinePublication: 'notPublished', recordAnnulment: 'withdrawn' } as const;

/** The case may close once its publication is settled one way or the other. */
export const afterActOfPublication: AfterAct = async ({ subject }, { act, processState, on }) => {
  if (!(act.type in outcomes)) return;
  const isUnseen = stateName(processState) === 'notPublished';
  const outcome = isUnseen ? 'notPublished' : outcomes[act.type as keyof typeof outcomes];
  const { publishedOn } = contextOf('publication', processState);
  await tell(processId('case', subject.id), { type: 'publicationSettled', outcome, on: publishedOn ?? on });
};
