import { describe, expect, test } from 'vitest';
import { reviewChecks } from '../../../../law/processes/case/review/checks.ts';
import {
  does,
  finalDraft,
  given,
  handler,
  plain,
  reviewer,
  reviewHead,
  secondReviewer,
  unitHead,
  type Step,
} from '../../../fixtures/cases.ts';

const failing = reviewChecks.map((check) => (check === 'procedure' ? ('fails' as const) : ('meets' as const)));
const findsProblem = does(reviewer, 'signOpinion', { kind: 'problems', answers: failing, raised: ['procedure'] });
const raised = [...plain.assigned, findsProblem, does(reviewHead, 'issueOpinion')];
const answered = [...raised, finalDraft({ answered: ['1:disagreed'], contentHash: 'c'.repeat(64) })];
const again = [
  ...answered,
  does(unitHead, 'signSubmission'),
  does(handler, 'submitForReview'),
  does(reviewer, 'accept'),
  does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
];
const settles = does(reviewer, 'signOpinion', { settled: ['1'] });

const statesAfter = (...steps: readonly Step[]) =>
  given(...steps).context.issues?.map(({ no, state, answer }) => `${no} ${state} ${answer ?? '-'}`);

describe('problems of an opinion count once it is issued', () => {
  test('returned by the head of the review unit, it raised nothing', () => {
    expect(statesAfter(...plain.assigned, findsProblem)).toEqual(['1 open -']);
    expect(statesAfter(...plain.assigned, findsProblem, does(reviewHead, 'returnOpinion'))).toEqual([]);
  });
  test('signed again after its return, the problem keeps its number', () => {
    expect(statesAfter(...plain.assigned, findsProblem, does(reviewHead, 'returnOpinion'), findsProblem)).toEqual([
      '1 open -',
    ]);
  });
  test('returned in the second round, the answers of the handler stand again', () => {
    expect(statesAfter(...again, settles)).toEqual(['1 settled disagreed']);
    expect(statesAfter(...again, settles, does(reviewHead, 'returnOpinion'))).toEqual(['1 answered disagreed']);
  });
  test('a co-signer who disagrees takes them back as well', () => {
    const asked = does(reviewer, 'askCosign', { personId: secondReviewer.personId });
    const disagrees = does(secondReviewer, 'cosign', { agrees: false });
    expect(statesAfter(...again, settles, asked, disagrees)).toEqual(['1 answered disagreed']);
  });
  test('a submission withdrawn before the issue leaves no trace of them', () => {
    expect(statesAfter(...plain.assigned, findsProblem, does(handler, 'withdrawSubmission'))).toEqual([]);
  });
  test('issued, they stay', () => {
    expect(given(...raised).context.issuesBefore).toBeUndefined();
    expect(statesAfter(...raised)).toEqual(['1 open -']);
  });
});
