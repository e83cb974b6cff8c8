import type { Refusal } from '../../../refusals.ts';

/** The eight checks of a legal review, each stated so that 符合 is the good answer (PRACTICE A4). */
export const reviewChecks = [
  'standing',
  'procedure',
  'factsAndEvidence',
  'applicationOfLaw',
  'discretion',
  'competence',
  'documents',
  'noSuspectedCrime',
] as const;
export type ReviewCheck = (typeof reviewChecks)[number];

export const checkAnswers = ['meets', 'fails', 'notApplicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

export interface OpinionKind {
  readonly code: string;
  readonly label: string;
  /** Only a kind that passes opens the gate. */
  readonly passes: boolean;
}

const isAnswer = (answer: string | undefined): answer is CheckAnswer => checkAnswers.some((known) => known === answer);

/**
 * What stands against an opinion of this kind with these answers, in the order of `reviewChecks`.
 *
 * @law APL-58
 */
export function obstacleToOpinion(
  kindCode: string,
  answers: readonly string[],
  kinds: readonly OpinionKind[],
): Refusal | null {
  const kind = kinds.find(({ code }) => code === kindCode);
  if (kind === undefined) return 'opinion-kind-unknown';
  if (answers.length !== reviewChecks.length || !answers.every(isAnswer)) return 'check-unanswered';
  const fails = answers.includes('fails');
  if (kind.passes && fails) return 'agree-with-problem';
  if (!kind.passes && !fails) return 'problem-without-finding';
  return null;
}

export interface WrittenCheck {
  readonly check: ReviewCheck;
  readonly answer: CheckAnswer;
  readonly problem: string;
  readonly basis: string;
}

/**
 * Whether what was written beside the answers is complete: a problem has its basis, 不适用 its reason.
 *
 * @law GBF118
 */
export function obstacleToWrittenChecks(checks: readonly WrittenCheck[]): Refusal | null {
  const incomplete = checks.some(
    ({ answer, problem, basis }) =>
      (answer === 'fails' && (problem.trim() === '' || basis.trim() === '')) ||
      (answer === 'notApplicable' && problem.trim() === ''),
  );
  return incomplete ? 'check-without-reason' : null;
}
