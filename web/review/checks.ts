import { reviewChecks, type CheckAnswer, type ReviewCheck, type WrittenCheck } from '../../server/contract/labels.ts';
import type { CaseView } from '../../server/contract/case-view.ts';
import type { IssueView } from '../../server/contract/review-work.ts';
import type { SentAct } from '../../server/contract/acts.ts';
import type { Passage } from '../components/passages.ts';
import { words } from '../words/words.ts';

export interface CheckState {
  readonly answer: CheckAnswer | null;
  readonly problem: string;
  readonly basis: string;
}

/** A problem at a passage or a piece of evidence, as far as it is written. */
export interface MarkedIssue extends Passage {
  readonly check: ReviewCheck | null;
  readonly problem: string;
  readonly basis: string;
  readonly advice: string;
}

export interface OpinionState {
  readonly checks: Readonly<Record<ReviewCheck, CheckState>>;
  readonly issues: readonly MarkedIssue[];
  /** By the number of an earlier problem: whether it is settled. */
  readonly settled: Readonly<Record<string, boolean>>;
  /** Null: follows from the answers. */
  readonly kind: string | null;
  readonly advice: string;
}

const blank: CheckState = { answer: null, problem: '', basis: '' };

export const blankOpinion = (): OpinionState => ({
  checks: Object.fromEntries(reviewChecks.map((check) => [check, blank])) as Record<ReviewCheck, CheckState>,
  issues: [],
  settled: {},
  kind: null,
  advice: '',
});

/** An opinion with what it answers to: the problems of earlier rounds. */
export interface Opining {
  readonly opinion: OpinionState;
  readonly earlier: readonly IssueView[];
}

const isSettled = ({ opinion }: Opining, { number }: IssueView): boolean | undefined => opinion.settled[number];

/** Problems of this opinion begin after all earlier ones: a number means one problem for good. */
export const firstNumber = ({ earlier }: Opining): number =>
  earlier.reduce((most, { number }) => Math.max(most, number), 0) + 1;

export const unsettled = ({ earlier }: Opining): readonly IssueView[] =>
  earlier.filter(({ state }) => state !== 'settled');

/** The problem whose form is open. */
export const openIssueOf = (opining: Opining & { readonly openIssue: number | null }): MarkedIssue | undefined =>
  opining.openIssue === null ? undefined : opining.opinion.issues[opining.openIssue - firstNumber(opining)];

export interface Numbered {
  readonly number: number;
  readonly problem: string;
}

/** What keeps a check from being met, by number: earlier problems still open, and those marked now. */
export function problemsUnder(opining: Opining, check: ReviewCheck): readonly Numbered[] {
  const first = firstNumber(opining);
  return [
    ...unsettled(opining).filter((issue) => issue.check === check && isSettled(opining, issue) === false),
    ...opining.opinion.issues
      .map(({ check: own, problem }, i) => ({ own, number: first + i, problem }))
      .filter(({ own }) => own === check),
  ].map(({ number, problem }) => ({ number, problem }));
}

export const answerTo = (opining: Opining, check: ReviewCheck): CheckAnswer | null =>
  problemsUnder(opining, check).length > 0 ? 'fails' : opining.opinion.checks[check].answer;

const numbersWith = (opining: Opining, answer: CheckAnswer | null): readonly number[] =>
  reviewChecks.flatMap((check, i) => (answerTo(opining, check) === answer ? [i + 1] : []));

export const failing = (opining: Opining): readonly number[] => numbersWith(opining, 'fails');
export const unanswered = (opining: Opining): readonly number[] => numbersWith(opining, null);

export const withRest = (opining: Opining): OpinionState => ({
  ...opining.opinion,
  checks: Object.fromEntries(
    reviewChecks.map((check) => {
      const state = opining.opinion.checks[check];
      return [check, answerTo(opining, check) === null ? { ...state, answer: 'meets' } : state];
    }),
  ) as OpinionState['checks'],
});

export type Kind = CaseView['rules']['opinionKinds'][number];

/** Why this kind of opinion cannot be chosen with these answers; null when it can. */
export function whyNot(kind: Kind, opining: Opining): string | null {
  const fails = failing(opining);
  if (kind.passes && fails.length > 0) return words.review.failsSoNoPass(fails);
  if (!kind.passes && fails.length === 0 && unanswered(opining).length === 0) return words.review.noFailSoNoProblem;
  return null;
}

/** The kind chosen, or the one that follows from the answers; null while both are open. */
export function kindOf(opining: Opining, kinds: readonly Kind[]): Kind | null {
  const chosen = kinds.find(({ code }) => code === opining.opinion.kind);
  if (chosen !== undefined && whyNot(chosen, opining) === null) return chosen;
  if (failing(opining).length > 0) return kinds.find(({ passes }) => !passes) ?? null;
  return unanswered(opining).length === 0 ? (kinds.find(({ passes }) => passes) ?? null) : null;
}

export const judgeId = (number: number): string => `judge-${number}`;
export const issueFieldId = (number: number, part: string): string => `issue-${number}-${part}`;
export const checkFieldId = (name: string): string => `check-${name}`;

/** What is still to be written, by the id of the field, in the order of the page. */
export function gapsOf(opining: Opining): ReadonlyMap<string, string> {
  const toJudge = unsettled(opining).filter((issue) => isSettled(opining, issue) === undefined);
  const first = firstNumber(opining);
  return new Map([
    ...toJudge.map(({ number }) => [judgeId(number), words.issues.judgeMissing] as const),
    ...opining.opinion.issues.flatMap((issue, i) => gapsOfIssue(issue, first + i)),
    ...reviewChecks.flatMap((check) =>
      problemsUnder(opining, check).length > 0 ? [] : gapsOfCheck(check, opining.opinion.checks[check]),
    ),
  ]);
}

type Gap = readonly [id: string, sentence: string];

function gapsOfIssue({ check, problem, basis }: MarkedIssue, number: number): readonly Gap[] {
  return [
    ...(check === null ? [[issueFieldId(number, 'check'), words.issues.belongsMissing] as const] : []),
    ...(problem.trim() === '' ? [[issueFieldId(number, 'problem'), words.review.missingProblem] as const] : []),
    ...(basis.trim() === '' ? [[issueFieldId(number, 'basis'), words.review.missingBasis] as const] : []),
  ];
}

function gapsOfCheck(check: ReviewCheck, { answer, problem, basis }: CheckState): readonly Gap[] {
  if (answer === null) return [[checkFieldId(check), words.review.missingAnswer]];
  if (answer === 'meets') return [];
  if (answer === 'notApplicable') {
    return problem.trim() === '' ? [[checkFieldId(`${check}-problem`), words.review.missingReason]] : [];
  }
  return [
    ...(problem.trim() === '' ? [[checkFieldId(`${check}-problem`), words.review.missingProblem] as const] : []),
    ...(basis.trim() === '' ? [[checkFieldId(`${check}-basis`), words.review.missingBasis] as const] : []),
  ];
}

type Written = Pick<SentAct<'signOpinion'>, 'checks' | 'issues' | 'settled'>;
type WrittenIssue = NonNullable<Written['issues']>[number];

/** As it goes to the record. What was typed under an answer since changed stays behind. */
export function writtenOpinion(opining: Opining): Written {
  const { issues } = opining.opinion;
  return {
    checks: reviewChecks.flatMap((check) => writtenCheck(opining, check)),
    issues: issues.flatMap((issue) => writtenIssue(issue) ?? []),
    settled: unsettled(opining)
      .filter((issue) => isSettled(opining, issue) === true)
      .map(({ number }) => String(number)),
  };
}

function writtenIssue({ check, target, quote, offset, problem, basis, advice }: MarkedIssue): WrittenIssue | null {
  if (check === null) return null;
  const text = advice.trim() === '' ? null : advice.trim();
  return { check, target, quote, offset, problem: problem.trim(), basis: basis.trim(), advice: text };
}

function writtenCheck(opining: Opining, check: ReviewCheck): readonly WrittenCheck[] {
  const answer = answerTo(opining, check);
  if (answer === null) return [];
  const { problem, basis } = opining.opinion.checks[check];
  const isOwn = answer !== 'meets' && problemsUnder(opining, check).length === 0;
  return [
    { check, answer, problem: isOwn ? problem.trim() : '', basis: isOwn && answer === 'fails' ? basis.trim() : '' },
  ];
}
