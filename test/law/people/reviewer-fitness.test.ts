import { describe, expect, test } from 'vitest';
import { isReviewerDoubtful, obstacleToReviewer, reviewerFitness } from '../../../law/people/reviewer-fitness.ts';

const TODAY = '2026-09-14';

describe('what speaks for a reviewer (APL 58.2)', () => {
  test.each([
    ['the qualification', { qualification: '法律职业资格A20101', firstReviewOn: null }, 'qualified'],
    ['the qualification before experience', { qualification: 'A', firstReviewOn: '2015-01-01' }, 'qualified'],
    ['an earlier review', { qualification: null, firstReviewOn: '2017-05-01' }, 'experienced'],
    ['a review of this very day is the first', { qualification: null, firstReviewOn: TODAY }, 'firstTime'],
    ['nothing', { qualification: null, firstReviewOn: null }, 'firstTime'],
    ['a qualification left empty', { qualification: ' ', firstReviewOn: null }, 'firstTime'],
  ] as const)('%s', (_name, record, fitness) => {
    expect(reviewerFitness(record, TODAY)).toBe(fitness);
  });
});

describe('a first reviewer without the qualification (AC-43)', () => {
  test.each([
    ['penalty', 'penaltyReviewers', 'refused'],
    ['penalty', 'allReviewers', 'refused'],
    // The law itself asks it for penalties: no profile narrows it.
    ['penalty', 'none', 'refused'],
    ['license', 'penaltyReviewers', 'warned'],
    ['license', 'allReviewers', 'refused'],
    ['license', 'none', 'allowed'],
  ] as const)('%s under %s: %s', (actKind, rule, answer) => {
    expect(obstacleToReviewer('firstTime', actKind, rule)).toBe(
      answer === 'refused' ? 'first-reviewer-unqualified' : null,
    );
    expect(isReviewerDoubtful('firstTime', actKind, rule)).toBe(answer === 'warned');
  });

  test.each(['qualified', 'experienced'] as const)('who is %s reviews anything', (fitness) => {
    expect(obstacleToReviewer(fitness, 'penalty', 'allReviewers')).toBeNull();
    expect(isReviewerDoubtful(fitness, 'license', 'penaltyReviewers')).toBe(false);
  });
});
