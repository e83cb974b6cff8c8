import type { IssueAnswer } from '../names.ts';
import type { Refusal } from '../../../refusals.ts';
import type { ReviewCheck, WrittenCheck } from './checks.ts';
import { canonicalText } from '../../../record/canonical.ts';
import type { EvidenceItem, ReviewedContent } from './content.ts';

/** Where an issue lies when it concerns the file as a whole. */
export const WHOLE_FILE = 'file';

/** One problem as the reviewer writes it. */
export interface WrittenIssue {
  readonly check: ReviewCheck;
  /** `draft:<path of a field>`, `evidence:<place in the list>`, or the file as a whole. */
  readonly target: string;
  /** The passage, letter by letter, and where in the field it begins; null where the whole field is meant. */
  readonly quote: string | null;
  readonly offset: number | null;
  readonly problem: string;
  readonly basis: string;
  readonly advice: string | null;
}

interface Place {
  readonly kind: 'file' | 'draft' | 'evidence';
  readonly path: string;
}

function placeOf(target: string): Place | null {
  if (target === WHOLE_FILE) return { kind: 'file', path: '' };
  const kind = (['draft', 'evidence'] as const).find((known) => target.startsWith(`${known}:`));
  const path = target.slice(target.indexOf(':') + 1);
  return kind === undefined || !/^\w{1,40}(?:\.\w{1,40}){0,3}$/.test(path) ? null : { kind, path };
}

/** Own properties only: a path comes from outside and must not reach what every object inherits. */
function valueAt(content: ReviewedContent, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      content,
    );
}

function valueOf(content: ReviewedContent, { kind, path }: Place): unknown {
  if (kind === 'file') return content;
  return valueAt(content, kind === 'evidence' ? `evidence.${path}` : path);
}

/**
 * What stands at the place of an issue, where that is text.
 *
 * @law GBF118-opinion
 */
export function textAt(content: ReviewedContent, target: string): string | null {
  const place = placeOf(target);
  const value = place === null || place.kind === 'file' ? null : valueOf(content, place);
  if (place?.kind !== 'evidence') return typeof value === 'string' ? value : null;
  const item = value as EvidenceItem | undefined;
  return item === undefined ? null : `${item.name}\n${item.proves}`;
}

/**
 * What is wrong with a written issue: it must say what the problem is and on what basis, and its passage must stand in
 * the reviewed text where it is said to.
 *
 * @law GBF118-opinion
 */
export function obstacleToIssue(content: ReviewedContent, issue: WrittenIssue): Refusal | null {
  const place = placeOf(issue.target);
  const value = place === null ? undefined : valueOf(content, place);
  if (value === undefined || value === null) return 'issue-target-unknown';
  if (issue.problem.trim() === '' || issue.basis.trim() === '') return 'check-without-reason';
  return standsIn(value, issue) ? null : 'issue-quote-mismatch';
}

function standsIn(value: unknown, { quote, offset }: WrittenIssue): boolean {
  if (quote === null || offset === null) return quote === offset;
  return typeof value === 'string' && quote.trim() !== '' && offset >= 0 && value.startsWith(quote, offset);
}

/**
 * Whether numbers and checks tell the same: a check fails exactly where a problem is raised or still open.
 *
 * @law GBF118-opinion
 */
export function obstacleToAgreement(
  checks: readonly WrittenCheck[],
  open: readonly { readonly check: ReviewCheck }[],
): Refusal | null {
  const agree = checks.every(
    ({ check, answer }) => (answer === 'fails') === open.some((issue) => issue.check === check),
  );
  return agree ? null : 'issue-check-mismatch';
}

interface Answering {
  /** What the opinion was about, and the draft as it is now. */
  readonly before: ReviewedContent;
  readonly after: ReviewedContent;
  readonly target: string;
  readonly answer: IssueAnswer;
  readonly text: string;
}

/**
 * Whether an answer to an issue is what it says: changed there, supplemented, or disagreed with a reason.
 *
 * @law GBF118-opinion
 */
export function obstacleToAnswer({ before, after, target, answer, text }: Answering): Refusal | null {
  if (answer === 'disagreed') return text.trim() === '' ? 'disagreement-without-reason' : null;
  if (answer === 'supplemented') return hasMoreEvidence(before, after) ? null : 'answer-without-supplement';
  return hasChangedAt(before, after, target) ? null : 'answer-without-change';
}

const same = (a: unknown, b: unknown): boolean => canonicalText(a ?? null) === canonicalText(b ?? null);

const hasMoreEvidence = (before: ReviewedContent, after: ReviewedContent): boolean =>
  after.evidence.some((item) => !before.evidence.some((known) => same(known, item)));

/** An item of a list moves when another one is put before it; only one that is gone or reads differently has changed. */
function hasChangedAt(before: ReviewedContent, after: ReviewedContent, target: string): boolean {
  const place = placeOf(target);
  if (place === null) return false;
  const [list = '', index] = place.kind === 'evidence' ? ['evidence', place.path] : place.path.split('.');
  if ((list === 'evidence' || list === 'law') && index !== undefined) {
    const item = valueAt(before, `${list}.${index}`);
    return !after[list].some((known) => same(known, item));
  }
  return !same(valueOf(before, place), valueOf(after, place));
}
