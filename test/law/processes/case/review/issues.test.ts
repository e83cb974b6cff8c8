import { describe, expect, test } from 'vitest';
import { reviewChecks, type CheckAnswer, type ReviewCheck } from '../../../../../law/processes/case/review/checks.ts';
import type { ReviewedContent } from '../../../../../law/processes/case/review/content.ts';
import {
  obstacleToAgreement,
  obstacleToAnswer,
  obstacleToIssue,
  textAt,
  type WrittenIssue,
} from '../../../../../law/processes/case/review/issues.ts';
import { contentOf } from '../../../../fixtures/stage.ts';

const content = contentOf();
const onPassage: WrittenIssue = {
  check: 'discretion',
  target: 'draft:decision.text',
  quote: '5000',
  offset: content.decision.text.indexOf('5000'),
  problem: '数额与档次不符',
  basis: '处罚法34',
  advice: null,
};

describe('a problem points at what was reviewed (GBF118)', () => {
  test.for<{ what: string; issue: Partial<WrittenIssue>; refusal: string | null }>([
    { what: 'a passage that stands there', issue: {}, refusal: null },
    { what: 'the whole field', issue: { quote: null, offset: null }, refusal: null },
    { what: 'a piece of evidence', issue: { target: 'evidence:0', quote: null, offset: null }, refusal: null },
    {
      what: 'a field that is no text',
      issue: { target: 'draft:decision.fineFen', quote: null, offset: null },
      refusal: null,
    },
    { what: 'the file as a whole', issue: { target: 'file', quote: null, offset: null }, refusal: null },
    {
      what: 'the passage one letter off',
      issue: { offset: (onPassage.offset ?? 0) + 1 },
      refusal: 'issue-quote-mismatch',
    },
    { what: 'other words at that place', issue: { quote: '6000' }, refusal: 'issue-quote-mismatch' },
    { what: 'a passage without its place', issue: { offset: null }, refusal: 'issue-quote-mismatch' },
    { what: 'a place without a passage', issue: { quote: null }, refusal: 'issue-quote-mismatch' },
    { what: 'nothing but a space', issue: { quote: ' ', offset: 3 }, refusal: 'issue-quote-mismatch' },
    { what: 'words of a number', issue: { target: 'draft:decision.fineFen' }, refusal: 'issue-quote-mismatch' },
    { what: 'a field nobody drafts', issue: { target: 'draft:decision.fine' }, refusal: 'issue-target-unknown' },
    {
      what: 'what every object inherits',
      issue: { target: 'draft:__proto__', quote: null, offset: null },
      refusal: 'issue-target-unknown',
    },
    { what: 'evidence that is not listed', issue: { target: 'evidence:1' }, refusal: 'issue-target-unknown' },
    { what: 'no known kind of place', issue: { target: 'page:3' }, refusal: 'issue-target-unknown' },
    { what: 'a field left empty', issue: { target: 'draft:party.code' }, refusal: 'issue-target-unknown' },
    { what: 'no problem written', issue: { problem: ' ' }, refusal: 'check-without-reason' },
    { what: 'no basis written', issue: { basis: '' }, refusal: 'check-without-reason' },
  ])('$what', ({ issue, refusal }) => {
    expect(obstacleToIssue(content, { ...onPassage, ...issue })).toBe(refusal);
  });
});

const checksFailing = (...failed: readonly ReviewCheck[]) =>
  reviewChecks.map((check) => {
    const answer: CheckAnswer = failed.includes(check) ? 'fails' : 'meets';
    return { check, answer, problem: '', basis: '' };
  });

describe('numbers and checks tell the same (GBF118)', () => {
  test.for([
    { what: 'each failed check has its problem', failed: ['procedure'], open: ['procedure'], refusal: null },
    { what: 'two problems under one check', failed: ['procedure'], open: ['procedure', 'procedure'], refusal: null },
    { what: 'a failed check without a problem', failed: ['procedure'], open: [], refusal: 'issue-check-mismatch' },
    { what: 'a problem whose check is met', failed: [], open: ['procedure'], refusal: 'issue-check-mismatch' },
    {
      what: 'a problem under another check',
      failed: ['documents'],
      open: ['procedure'],
      refusal: 'issue-check-mismatch',
    },
  ] as const)('$what', ({ failed, open, refusal }) => {
    expect(
      obstacleToAgreement(
        checksFailing(...failed),
        open.map((check) => ({ check })),
      ),
    ).toBe(refusal);
  });
});

const withText = (text: string): ReviewedContent => ({ ...content, decision: { ...content.decision, text } });
const scan = { name: '见证人说明', kind: 'testimony', file: null, proves: '到场情况' } as const;
const withEvidence = (...evidence: ReviewedContent['evidence']): ReviewedContent => ({ ...content, evidence });
const [record] = content.evidence;
const moreLaw: ReviewedContent = { ...content, law: [{ law: '行政处罚法', article: '55' }, ...content.law] };

describe('an answer is what it says (GBF118)', () => {
  test.for<{
    what: string;
    answer: 'changed' | 'supplemented' | 'disagreed';
    after: ReviewedContent;
    target?: string;
    text?: string;
    refusal: string | null;
  }>([
    { what: 'changed at the passage', answer: 'changed', after: withText('处罚款 3000 元。'), refusal: null },
    { what: 'changed somewhere else', answer: 'changed', after: moreLaw, refusal: 'answer-without-change' },
    { what: 'changed, of the file as a whole', answer: 'changed', after: moreLaw, target: 'file', refusal: null },
    {
      what: 'nothing changed at all',
      answer: 'changed',
      after: content,
      target: 'file',
      refusal: 'answer-without-change',
    },
    {
      what: 'a provision that only moved down',
      answer: 'changed',
      after: moreLaw,
      target: 'draft:law.0.article',
      refusal: 'answer-without-change',
    },
    {
      what: 'a provision replaced',
      answer: 'changed',
      after: { ...content, law: [{ law: '行政处罚法', article: '55' }] },
      target: 'draft:law.0.article',
      refusal: null,
    },
    {
      what: 'the evidence taken out',
      answer: 'changed',
      after: withEvidence(scan),
      target: 'evidence:0',
      refusal: null,
    },
    {
      what: 'other evidence beside it',
      answer: 'changed',
      after: withEvidence(scan, ...content.evidence),
      target: 'evidence:0',
      refusal: 'answer-without-change',
    },
    {
      what: 'a place that is none',
      answer: 'changed',
      after: withText('其他'),
      target: 'page:3',
      refusal: 'answer-without-change',
    },
    {
      what: 'a place of the draft nobody wrote',
      answer: 'changed',
      after: withText('其他'),
      target: 'draft:facts.weather',
      refusal: 'answer-without-change',
    },
    { what: 'evidence added', answer: 'supplemented', after: withEvidence(...content.evidence, scan), refusal: null },
    {
      what: 'evidence described anew',
      answer: 'supplemented',
      after: withEvidence({ ...scan, name: record?.name ?? '' }),
      refusal: null,
    },
    {
      what: 'evidence taken away',
      answer: 'supplemented',
      after: withEvidence(),
      refusal: 'answer-without-supplement',
    },
    {
      what: 'words changed, nothing added',
      answer: 'supplemented',
      after: withText('其他'),
      refusal: 'answer-without-supplement',
    },
    { what: 'disagreed with a reason', answer: 'disagreed', after: content, text: '当事人到场', refusal: null },
    {
      what: 'disagreed in silence',
      answer: 'disagreed',
      after: content,
      text: '  ',
      refusal: 'disagreement-without-reason',
    },
  ])('$what', ({ answer, after, target = 'draft:decision.text', text = '', refusal }) => {
    expect(obstacleToAnswer({ before: content, after, target, answer, text })).toBe(refusal);
  });
});

test.for([
  ['draft:decision.text', '处罚款 5000 元。'],
  ['evidence:0', '现场勘验笔录\n现场情况'],
  ['evidence:7', null],
  ['draft:decision.fineFen', null],
  ['file', null],
  ['page:3', null],
] as const)('what stands at %s', ([target, text]) => {
  expect(textAt(content, target)).toBe(text);
});
