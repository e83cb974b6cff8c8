import type { LinkProps } from '@tanstack/react-router';
import { actLabels } from '../../server/contract/labels.ts';
import type { TaskView } from '../../server/contract/tasks.ts';
import { words } from '../words/words.ts';

export interface Destination {
  readonly link: Pick<LinkProps, 'to' | 'params' | 'search'>;
  readonly label: string;
}

/** Where a task is worked on: the workbench, the draft, the publication, or the case with the form of the act open. */
export function destinationOf(task: TaskView): Destination {
  const { kind, id: caseId } = task.subject;
  // What is about no case is shown by its own pages, once there are any.
  if (kind !== 'case') return { link: { to: '/' }, label: actLabels[task.act] };
  const params = { caseId };
  const openCase = { link: { to: '/cases/$caseId', params }, label: words.inbox.openTask.other } as const;
  if (task.mark === 'waiting') return openCase;
  switch (task.kind) {
    case 'review':
    case 'prepareReview':
    case 'cosign':
    case 'issue':
      return { link: { to: '/cases/$caseId/review', params }, label: words.inbox.openTask.review };
    case 'draft':
    case 'answerProblems':
    case 'resubmitVoided':
    case 'reviseRefused':
      return { link: { to: '/cases/$caseId/draft', params }, label: words.inbox.openTask.draft };
    case 'publish':
      return { link: { to: '/publications', search: { case: caseId } }, label: actLabels.publish };
    case 'takeIn':
    case 'hearDefense':
    case 'awaitPerformance':
      return openCase;
    default:
      return { ...openCase, link: { ...openCase.link, search: { act: task.act } }, label: actLabels[task.act] };
  }
}
