import type { ActKind } from '../act-kinds.ts';
import type { ReviewRules } from '../profiles/rules.ts';
import type { CivilDate } from '../time/civil-date.ts';

/** `qualified`: holds the legal professional qualification. `experienced`: without it, but not for the first time. */
export const reviewerFitnesses = ['qualified', 'experienced', 'firstTime'] as const;
export type ReviewerFitness = (typeof reviewerFitnesses)[number];

export interface ReviewerRecord {
  /** As entered with its source; null when none is known. */
  readonly qualification: string | null;
  /** The first penalty opinion this person signed or issued, in service or in this record; null when there was none. */
  readonly firstReviewOn: CivilDate | null;
}

/**
 * What speaks for this person as a reviewer on a day.
 *
 * @law APL-58.2
 */
export function reviewerFitness({ qualification, firstReviewOn }: ReviewerRecord, day: CivilDate): ReviewerFitness {
  if (qualification !== null && qualification.trim() !== '') return 'qualified';
  return firstReviewOn !== null && firstReviewOn < day ? 'experienced' : 'firstTime';
}

type Rule = ReviewRules['firstTimeQualification'];

/**
 * Who reviews for the first time and without the qualification, may not: for penalties by the law itself, which no
 * profile narrows; for other acts where the profile asks it of everybody.
 *
 * @law APL-58.2
 */
export function obstacleToReviewer(
  fitness: ReviewerFitness,
  actKind: ActKind,
  rule: Rule,
): 'first-reviewer-unqualified' | null {
  if (fitness !== 'firstTime') return null;
  return actKind === 'penalty' || rule === 'allReviewers' ? 'first-reviewer-unqualified' : null;
}

/**
 * Whether the choice of this reviewer is allowed but must be pointed at.
 *
 * @law APL-58.2
 */
export const isReviewerDoubtful = (fitness: ReviewerFitness, actKind: ActKind, rule: Rule): boolean =>
  fitness === 'firstTime' && rule !== 'none' && obstacleToReviewer(fitness, actKind, rule) === null;
