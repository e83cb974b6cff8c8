import { describe, expect, test } from 'vitest';
import {
  aCase,
  does,
  given,
  nationalRules,
  noPenaltyDraft,
  opening,
  plain,
  reviewer,
  reviewHead,
  rulesWith,
  secondReviewer,
  standingFor,
  type Step,
  type Story,
} from '../../../../fixtures/cases.ts';

type Fitness = 'qualified' | 'experienced' | 'firstTime' | null;

const asked = does(reviewer, 'askCosign', { personId: secondReviewer.personId });
const third = { ...secondReviewer, personId: 'reviewer-9' };

/** Every door to the review of a case: who is named, and who puts their name to it. */
const doors: readonly (readonly [string, readonly Step[], (fitness: Fitness) => Step])[] = [
  [
    'the reviewer who is named',
    plain.accepted,
    (fitness) => does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId, fitness }),
  ],
  [
    'the delegate who prepares the review',
    plain.assigned,
    (fitness) => does(reviewer, 'delegateReview', { personId: secondReviewer.personId, fitness }),
  ],
  [
    'the co-signer who is asked',
    plain.assigned,
    (fitness) => does(reviewer, 'askCosign', { personId: secondReviewer.personId, fitness }),
  ],
  ['the reviewer who signs', plain.assigned, (fitness) => does(reviewer, 'signOpinion', { fitness })],
  [
    'who signs for an absent reviewer',
    plain.assigned,
    (fitness) => does(standingFor(secondReviewer, reviewer), 'signOpinion', { fitness }),
  ],
  [
    'who co-signs for an absent co-signer',
    [...plain.assigned, asked, does(reviewer, 'signOpinion')],
    (fitness) => does(standingFor(third, secondReviewer), 'cosign', { agrees: true, fitness }),
  ],
  ['the head who issues it', plain.opinionSigned, (fitness) => does(reviewHead, 'issueOpinion', { fitness })],
  [
    'who issues it for an absent head',
    plain.opinionSigned,
    (fitness) => does(standingFor(secondReviewer, reviewHead), 'issueOpinion', { fitness }),
  ],
];

describe('APL 58.2: who reviews a penalty for the first time has the qualification, by whichever door they come', () => {
  describe.each(doors)('%s', (_who, past, step) => {
    const told = (story: Story, fitness: Fitness): string => story.when(step(fitness));
    const way = past.slice(2);
    const permit = [opening({ actKind: 'license' }), noPenaltyDraft(), ...way];

    test.each([
      ['for the first time', 'firstTime'],
      ['of whom nothing is known', null],
    ] as const)('%s: refused', (_how, fitness) => {
      expect(told(given(...past), fitness)).toBe('first-reviewer-unqualified');
    });

    test.each([['qualified'], ['experienced']] as const)('%s: allowed', (fitness) => {
      expect(given(...past).next(step(fitness))).toHaveLength(1);
    });

    test('a license is reviewed by a first-time reviewer, unless the rules ask the same of everybody', () => {
      expect(given(...permit).next(step('firstTime'))).toHaveLength(1);
      const strict = aCase(rulesWith({ firstTimeQualification: 'allReviewers' }, nationalRules));
      expect(told(strict.after(...permit), 'firstTime')).toBe('first-reviewer-unqualified');
    });
  });
});
