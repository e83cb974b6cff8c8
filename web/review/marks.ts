import type { IssueView } from '../../server/contract/review-work.ts';
import type { ReviewedContent } from '../../server/contract/labels.ts';
import { fieldText, type Mark } from '../components/passages.ts';
import { isDone } from '../case/issues/issue-list.tsx';
import { firstNumber } from './checks.ts';
import type { Writing } from './opining.ts';

/** Where the numbers stand in the text: earlier problems as far as their passage is still there, and new ones. */
export function marksOf(
  issues: readonly IssueView[],
  writing: Writing | null,
  content: ReviewedContent,
): readonly Mark[] {
  const earlier = issues.filter(({ state }) => state !== 'settled').map((issue) => markOf(issue, content));
  if (writing === null) return earlier;
  const first = firstNumber(writing);
  const fresh = writing.opinion.issues.map(({ target, quote, offset }, i): Mark => {
    return { number: first + i, target, at: offset, length: quote?.length ?? 0, tone: 'open' };
  });
  return [...earlier, ...fresh];
}

function markOf(issue: IssueView, content: ReviewedContent): Mark {
  const { number, target, quote, offset, before } = issue;
  const now = fieldText(content, target.replace(/^draft:/, ''));
  const found = quote === null ? -1 : now === before ? (offset ?? -1) : now.indexOf(quote);
  return {
    number,
    target,
    at: found < 0 ? null : found,
    length: quote?.length ?? 0,
    tone: isDone(issue) ? 'done' : 'open',
  };
}
