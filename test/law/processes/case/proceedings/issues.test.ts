import { describe, expect, test } from 'vitest';
import {
  does,
  draft,
  finalDraft,
  given,
  handler,
  plain,
  reviewer,
  reviewHead,
  type Step,
} from '../../../../fixtures/cases.ts';

const problems = ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'];
const finds = (raised: readonly string[] | null, settled: readonly string[] | null = []): Step =>
  does(reviewer, 'signOpinion', { kind: 'problems', answers: problems, raised, settled });
const agrees = (settled: readonly string[], raised: readonly string[] = []): Step =>
  does(reviewer, 'signOpinion', { settled, raised });
const issues = does(reviewHead, 'issueOpinion');
const numbered = given(...plain.assigned, finds(['discretion', 'documents']), issues);
const answers = (...answered: readonly string[]): Step => finalDraft({ contentHash: draft('c'), answered });
const resubmitted = plain.assigned.slice(2);

describe('the numbered problems of an opinion', () => {
  test('are open, each under its check, until somebody settles them', () => {
    expect(numbered.context.issues).toEqual([
      { no: 1, check: 'discretion', round: 1, state: 'open', answer: null },
      { no: 2, check: 'documents', round: 1, state: 'open', answer: null },
    ]);
  });

  test.each([
    ['a check that is none', ['grammar'], [], 'act-malformed'],
    ['a problem settled that is not there', [], ['1'], 'issue-unknown'],
    ['none', null, null, 'awaitingIssue'],
  ] as const)('%s', (_what, raised, settled, outcome) => {
    expect(given(...plain.assigned).when(finds(raised, settled))).toBe(outcome);
  });

  test.each([
    ['each', ['1:changed', '2:supplemented'], 'awaitingSignature'],
    ['each, one of them in disagreement', ['1:disagreed', '2:changed'], 'awaitingSignature'],
    ['only one', ['1:changed'], 'issue-unanswered'],
    ['none', [], 'issue-unanswered'],
    ['one that is not there', ['1:changed', '2:changed', '3:changed'], 'issue-unknown'],
    ['by a word nobody knows', ['1:ignored', '2:changed'], 'act-malformed'],
    ['by no number', ['x:changed', '2:changed'], 'act-malformed'],
    ['by nothing', ['', '2:changed'], 'act-malformed'],
  ] as const)('the handler answers %s', (_which, answered, outcome) => {
    expect(numbered.when(answers(...answered))).toBe(outcome);
  });

  test('a draft taken back need not answer again what was answered', () => {
    const again = numbered.after(answers('1:disagreed', '2:changed'), does(handler, 'reopenDraft'));
    expect(again.when(answers())).toBe('awaitingSignature');
    expect(again.after(answers('1:changed')).context.issues?.[0]).toMatchObject({
      state: 'answered',
      answer: 'changed',
    });
  });

  const second = numbered.after(answers('1:disagreed', '2:changed'), ...resubmitted);

  test.each([
    ['with everything settled', agrees(['1', '2']), 'awaitingIssue'],
    ['with one left open', agrees(['2']), 'issue-open'],
    ['with a new problem', agrees(['1', '2'], ['standing']), 'issue-open'],
    ['with one settled that never was', agrees(['1', '2', '3']), 'issue-unknown'],
  ] as const)('the next opinion agrees only %s', (_how, step, outcome) => {
    expect(second.when(step)).toBe(outcome);
  });

  test('what is not settled is open again, and numbers run on', () => {
    const third = second.after(finds(['standing'], ['2']), issues);
    expect(third.context.issues?.map(({ no, round, state, answer }) => [no, round, state, answer])).toEqual([
      [1, 1, 'open', null],
      [2, 1, 'settled', 'changed'],
      [3, 2, 'open', null],
    ]);
    const fourth = third.after(
      finalDraft({ contentHash: draft('d'), answered: ['1:changed', '3:changed'] }),
      ...resubmitted,
    );
    expect(fourth.when(agrees(['1', '2', '3']))).toBe('issue-unknown');
    const settled = fourth.after(agrees(['1', '3']), issues);
    expect(settled.state).toBe('passed');
    expect(settled.context.issues?.every(({ state }) => state === 'settled')).toBe(true);
  });

  test('an opinion sent back before it was issued raised nothing', () => {
    const back = given(...plain.assigned, finds(['discretion']), does(reviewHead, 'returnOpinion'));
    expect(back.context.issues).toEqual([]);
    expect(back.after(finds(['documents']), issues).context.issues?.map(({ no, check }) => [no, check])).toEqual([
      [1, 'documents'],
    ]);
  });
});
