import { describe, expect, test } from 'vitest';
import {
  aCase,
  does,
  draft,
  expires,
  finalDraft,
  given,
  handler,
  opening,
  plain,
  reviewer,
  reviewHead,
  rulesFrom,
  rulesWith,
  secondReviewer,
  unitHead,
} from '../../../fixtures/cases.ts';

const asksForMore = does(reviewer, 'requestSupplement');
const supplements = does(handler, 'supplement');
const accepts = does(reviewer, 'accept');
const returns = does(reviewer, 'returnMaterials');

describe('ALL 32: what is missing is told once, all of it, and in time', () => {
  test('the list is asked for, handed in, and the file accepted', () => {
    const asked = given(...plain.submitted, asksForMore);
    expect(asked.state).toBe('awaitingSupplement');
    expect(asked.after(supplements).when(accepts)).toBe('unassigned');
  });

  test('an empty list is no list', () => {
    expect(given(...plain.submitted).when(does(reviewer, 'requestSupplement', { text: null }))).toBe(
      'supplement-list-empty',
    );
  });

  test('nothing is asked for a second time, neither by list nor by sending everything back', () => {
    const supplemented = given(...plain.submitted, asksForMore, supplements);
    expect(supplemented.when(asksForMore)).toBe('supplement-already-asked');
    expect(supplemented.when(returns)).toBe('supplement-already-asked');
  });

  test('a new submission may be asked again', () => {
    const again = given(
      ...plain.submitted,
      asksForMore,
      does(handler, 'withdrawSubmission'),
      finalDraft(),
      does(unitHead, 'signSubmission'),
      does(handler, 'submitForReview'),
    );
    expect(again.when(asksForMore)).toBe('awaitingSupplement');
  });

  test('a unit whose rules know no supplement accepts or returns', () => {
    const rules = rulesWith({ supplement: { ...rulesFrom('national-2026').review.supplement, allowed: false } });
    const submitted = aCase(rules).after(...plain.submitted);
    expect(submitted.when(asksForMore)).toBe('supplement-not-provided');
    expect(submitted.when(returns)).toBe('drafting');
  });

  test.each([
    ['on the last day of the intake period', '2026-03-04', 'awaitingSupplement', 'drafting'],
    [
      'a day later: what was not asked for counts as received',
      '2026-03-05',
      'supplement-too-late',
      'supplement-too-late',
    ],
  ] as const)('%s', (_day, on, ofAsking, ofReturning) => {
    const when = { on, dues: { intake: '2026-03-04' } };
    expect(given(...plain.submitted).when({ ...asksForMore, ...when })).toBe(ofAsking);
    expect(given(...plain.submitted).when({ ...returns, ...when })).toBe(ofReturning);
    expect(given(...plain.submitted).when({ ...accepts, ...when })).toBe('unassigned');
  });
});

describe('the clock of the review', () => {
  const late = { on: '2026-03-05', dues: { intake: '2026-03-04' } };

  test('runs from acceptance', () => {
    const accepted = given(...plain.submitted, { ...accepts, on: '2026-03-04', dues: late.dues });
    expect(accepted.context.clocks.review?.from).toBe('2026-03-04');
    expect(accepted.context.clocks.intake?.endedOn).toBe('2026-03-04');
  });

  test('runs from receipt when the intake period was let pass (PRACTICE A11)', () => {
    expect(given(...plain.submitted, { ...accepts, ...late }).context.clocks.review?.from).toBe('2026-03-02');
  });

  test('runs from receipt where the rules say so', () => {
    const rules = rulesWith({ clockStart: 'receipt' });
    const accepted = aCase(rules).after(...plain.submitted, { ...accepts, on: '2026-03-03' });
    expect(accepted.context.clocks.review?.from).toBe('2026-03-02');
  });

  test.each([
    ['restart', '2026-03-06'],
    ['none', '2026-03-02'],
  ] as const)('after a supplement under the policy %s, lateness is counted from %s', (clockPolicy, from) => {
    const rules = rulesWith({ supplement: { ...rulesFrom('national-2026').review.supplement, clockPolicy } });
    const supplemented = aCase(rules).after(...plain.submitted, asksForMore, { ...supplements, on: '2026-03-06' });
    const accepted = supplemented.after({ ...accepts, on: '2026-03-12', dues: { intake: '2026-03-10' } });
    expect(accepted.context.clocks.review?.from).toBe(from);
  });

  test('an intake that ran out is overdue until the file is accepted', () => {
    const overdue = given(...plain.submitted, expires('intake', '2026-03-05'));
    expect(overdue.context.overdue).toEqual(['intake']);
    expect(overdue.after(expires('intake', '2026-03-05')).context.overdue).toEqual(['intake']);
    expect(overdue.after({ ...accepts, on: '2026-03-05' }).context.overdue).toEqual([]);
  });

  test('a review that ran out does not agree: it is overdue, and the opinion still comes', () => {
    const overdue = given(...plain.assigned, expires('review', '2026-03-10'));
    expect(overdue.state).toBe('assigned');
    expect(overdue.context.draft.pass).toBeNull();
    expect(overdue.context.overdue).toEqual(['review']);
    const opinion = { on: '2026-03-10' };
    const issued = overdue.after(
      does(reviewer, 'signOpinion', {}, opinion),
      does(reviewHead, 'issueOpinion', {}, opinion),
    );
    expect(issued.state).toBe('passed');
    expect(issued.context.overdue).toEqual([]);
  });

  test('a clock that is already done does not become overdue', () => {
    expect(given(...plain.passed, expires('review', '2026-03-10')).context.overdue).toEqual([]);
  });
});

describe('ways back to the handler', () => {
  test.each([
    ['on the last day', '2026-03-05', 'awaitingIntake'],
    ['a day later, though nobody told the end of the period yet', '2026-03-06', 'supplement-period-over'],
  ] as const)('the supplement is taken in time only: %s', (_when, on, outcome) => {
    const asked = given(...plain.submitted, asksForMore);
    expect(asked.when(does(handler, 'supplement', {}, { on, dues: { supplement: '2026-03-05' } }))).toBe(outcome);
  });

  test('a supplement that does not come sends the file back, and agrees to nothing', () => {
    const lapsed = given(...plain.submitted, asksForMore, expires('supplement', '2026-03-06'));
    expect(lapsed.state).toBe('drafting');
    expect(lapsed.context.draft.pass).toBeNull();
    expect(lapsed.context.clocks.supplement).toBeUndefined();
  });

  test('a supplement that came in time does not lapse afterwards', () => {
    const supplemented = given(...plain.submitted, asksForMore, supplements);
    expect(supplemented.when(expires('supplement', '2026-03-06'))).toBe('awaitingIntake');
  });

  test.each([
    ['before intake', plain.submitted],
    ['while the supplement is awaited', [...plain.submitted, asksForMore]],
    ['before a reviewer is named', plain.accepted],
    ['under review', plain.assigned],
    ['with an opinion signed and not issued', plain.problemsSigned],
  ] as const)('the handler withdraws %s, and no clock of the submission runs on', (_when, past) => {
    const withdrawn = given(...past, does(handler, 'withdrawSubmission'));
    expect(withdrawn.state).toBe('drafting');
    expect(withdrawn.context.draft.opinion).toBeNull();
    expect(Object.keys(withdrawn.context.clocks)).toEqual(['caseDecision']);
  });

  test('an issued opinion is not withdrawn from', () => {
    expect(given(...plain.problemsFound).when(does(handler, 'withdrawSubmission'))).toBe('act-not-in-this-state');
    expect(given(...plain.passed).when(does(handler, 'withdrawSubmission'))).toBe('act-not-in-this-state');
  });

  test('materials returned come back as a further round', () => {
    const returned = given(...plain.submitted, returns);
    expect(returned.state).toBe('drafting');
    expect(returned.after(finalDraft(), ...plain.signed.slice(2), does(handler, 'submitForReview')).context.round).toBe(
      2,
    );
  });
});

const submittedUnder = (
  profileId: string,
  opened: Parameters<typeof opening>[0],
  drafted: Parameters<typeof finalDraft>[0],
): ReturnType<typeof aCase> =>
  aCase(rulesFrom(profileId)).after(
    opening(opened),
    finalDraft(drafted),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
  );

describe('PRACTICE A8: what the review unit records as out of scope', () => {
  const none = { penaltyKinds: [], fineFen: 0 } as const;
  const small = { fineFen: 100_000, grounds: [] } as const;

  test.each([
    ['national-2026', {}, { grounds: [] }, 'outsideScope'],
    ['national-2026', {}, { grounds: ['complex'] }, 'review-is-mandatory'],
    ['national-2026', {}, { grounds: ['majorPublicInterest'] }, 'review-is-mandatory'],
    ['national-2026', {}, { grounds: ['requiredByLaw'] }, 'review-is-mandatory'],
    ['national-2026', {}, { grounds: ['majorSocialImpact'] }, 'review-is-mandatory'],
    ['national-2026', { summaryProcedure: true }, { fineFen: 100_000, grounds: ['majorSocialImpact'] }, 'outsideScope'],
    // No profile narrows the grounds of APL 58 itself, not even for a penalty on the spot.
    ['national-2026', { summaryProcedure: true }, { fineFen: 100_000, grounds: ['complex'] }, 'review-is-mandatory'],
    ['national-2026', { actKind: 'license' }, { ...none, grounds: [] }, 'outsideScope'],
    ['national-2026', { actKind: 'license' }, { ...none, grounds: ['complex'] }, 'review-is-mandatory'],
    ['guangyuan-2017', {}, { grounds: [] }, 'outsideScope'],
    ['dazhou-2019-draft', {}, { grounds: ['majorSocialImpact'] }, 'review-is-mandatory'],
    ['huaminglu-2019', {}, { grounds: [] }, 'outsideScope'],
    ['midong-2019', {}, { grounds: [] }, 'review-is-mandatory'],
    ['midong-2019', { summaryProcedure: true }, small, 'outsideScope'],
    ['midong-2019', { actKind: 'license' }, { ...none, grounds: [] }, 'outsideScope'],
    ['midong-2019', { actKind: 'license' }, { ...none, grounds: ['hearingHeld'] }, 'review-is-mandatory'],
    ['yuxi-sfj-2019', {}, { grounds: [] }, 'review-is-mandatory'],
    ['yuxi-sfj-2019', { actKind: 'license' }, { ...none, grounds: [] }, 'outsideScope'],
  ] as const)('under %s, %o with %o: %s', (profileId, opened, drafted, outcome) => {
    expect(submittedUnder(profileId, opened, drafted).when(does(reviewer, 'recordOutOfScope'))).toBe(outcome);
  });

  test('the ground must be true of the case', () => {
    const ordinary = submittedUnder('national-2026', {}, { grounds: [] });
    const record = (ground: string): string => ordinary.when(does(reviewer, 'recordOutOfScope', { ground }));
    expect(record('notListed')).toBe('outsideScope');
    expect(record('summaryProcedure')).toBe('out-of-scope-ground-wrong');
    expect(record('noPenalty')).toBe('out-of-scope-ground-wrong');
    expect(record('lazy')).toBe('out-of-scope-ground-wrong');
    const exempted = submittedUnder('national-2026', {}, { ...none, grounds: [] });
    expect(exempted.when(does(reviewer, 'recordOutOfScope', { ground: 'noPenalty' }))).toBe('outsideScope');
  });

  test('never by the handler', () => {
    const own = submittedUnder(
      'national-2026',
      { handlers: [handler.personId, secondReviewer.personId] },
      { grounds: [] },
    );
    expect(own.when(does(secondReviewer, 'recordOutOfScope'))).toBe('handler-cannot-review');
    expect(own.when(does(handler, 'recordOutOfScope'))).toBe('not-your-act');
  });

  test('a changed draft must be looked at again', () => {
    const recorded = submittedUnder('national-2026', {}, { grounds: [] }).after(does(reviewer, 'recordOutOfScope'));
    const changed = recorded.after(does(handler, 'amendDraft'), finalDraft({ contentHash: draft('c') }));
    expect(changed.context.draft.outOfScope).toBeNull();
    expect(changed.state).toBe('awaitingSignature');
  });
});
