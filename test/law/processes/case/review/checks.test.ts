import { describe, expect, test } from 'vitest';
import {
  checkAnswers,
  obstacleToOpinion,
  obstacleToWrittenChecks,
  reviewChecks,
  type CheckAnswer,
} from '../../../../../law/processes/case/review/checks.ts';
import { given, does, draft, nationalRules, plain, reviewer, reviewHead } from '../../../../fixtures/cases.ts';

const kinds = nationalRules.review.opinionKinds;
const all = (answer: string): string[] => reviewChecks.map(() => answer);
const allBut = (answer: string, last: string): string[] => [...all(answer).slice(1), last];

describe('PRACTICE A1, A4: eight checks and one opinion', () => {
  test.each([
    ['agreement with all checks met', 'agree', all('meets'), null],
    ['agreement where one check does not apply', 'agree', allBut('meets', 'notApplicable'), null],
    ['agreement with one problem', 'agree', allBut('meets', 'fails'), 'agree-with-problem'],
    ['problems with one problem', 'problems', allBut('meets', 'fails'), null],
    ['problems without any', 'problems', all('meets'), 'problem-without-finding'],
    ['an opinion the authority does not know', 'conditional', all('meets'), 'opinion-kind-unknown'],
    ['seven answers', 'agree', all('meets').slice(1), 'check-unanswered'],
    ['nine answers', 'agree', [...all('meets'), 'meets'], 'check-unanswered'],
    ['no answers', 'agree', [], 'check-unanswered'],
    ['an answer that is none', 'agree', allBut('meets', 'perhaps'), 'check-unanswered'],
  ] as const)('%s', (_what, kind, answers, refusal) => {
    expect(obstacleToOpinion(kind, answers, kinds)).toBe(refusal);
  });

  test('exactly one kind of opinion passes', () => {
    expect(kinds.filter(({ passes }) => passes)).toHaveLength(1);
    expect(checkAnswers).toHaveLength(3);
  });
});

const written = (answer: CheckAnswer, problem = '', basis = ''): string | null =>
  obstacleToWrittenChecks([{ check: 'procedure', answer, problem, basis }]);

describe('GBF118: what is written beside the answers', () => {
  test.each([
    ['a check that is met needs no words', 'meets', '', '', null],
    ['a problem has its words and its basis', 'fails', '未告知', '处罚法44', null],
    ['a problem without a basis', 'fails', '未告知', ' ', 'check-without-reason'],
    ['a basis without a problem', 'fails', '', '处罚法44', 'check-without-reason'],
    ['not applicable, and why', 'notApplicable', '当场处罚', '', null],
    ['not applicable, just so', 'notApplicable', '  ', '处罚法51', 'check-without-reason'],
  ] as const)('%s', (_what, answer, problem, basis, refusal) => {
    expect(written(answer, problem, basis)).toBe(refusal);
  });
});

describe('an opinion binds to bytes', () => {
  test('it is signed and issued on the draft that was submitted, no other', () => {
    expect(given(...plain.assigned).when(does(reviewer, 'signOpinion', { contentHash: draft('c') }))).toBe(
      'opinion-on-other-content',
    );
    expect(given(...plain.opinionSigned).when(does(reviewHead, 'issueOpinion', { contentHash: draft('c') }))).toBe(
      'opinion-on-other-content',
    );
    expect(given(...plain.passed).context.draft.pass).toEqual({ contentHash: draft('a'), round: 1 });
  });

  test('problems give no pass', () => {
    const found = given(...plain.problemsFound);
    expect(found.context.draft.pass).toBeNull();
    expect(found.context.draft.opinion).toMatchObject({ passes: false, issued: true });
  });

  test('the form is asked before the person: an unanswered check is refused at the door', () => {
    expect(given(...plain.assigned).when(does(reviewer, 'signOpinion', { answers: [] }))).toBe('check-unanswered');
  });
});
