import { describe, expect, test } from 'vitest';
import {
  aCase,
  does,
  draft,
  everyOffice,
  expires,
  finalDraft,
  given,
  handler,
  head,
  opening,
  plain,
  reviewedAgain,
  reviewer,
  reviewHead,
  rulesFrom,
  rulesWith,
  secondHandler,
  secondReviewer,
  standingFor,
  stranger,
  type Step,
  type Story,
} from '../../../../fixtures/cases.ts';

const problems = ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'];
const assigned = given(...plain.assigned);
const to = (personId: string): { personId: string } => ({ personId });
const midong = rulesFrom('midong-2019');
const lightly = does(handler, 'submitForReview', { light: true });
const signedOf = (fields: Parameters<typeof finalDraft>[0], rules = midong): Story =>
  aCase(rules).after(opening(), finalDraft({ grounds: [], ...fields }), ...plain.signed.slice(2));

describe('light review inside the approval form (R-003-09, PRACTICE A13)', () => {
  test.each([
    ['an ordinary penalty outside every ground', {}, 'awaitingIntake'],
    ['majorPublicInterest', { grounds: ['majorPublicInterest'] }, 'light-form-not-allowed'],
    ['majorSocialImpact', { grounds: ['majorSocialImpact'] }, 'light-form-not-allowed'],
    ['majorRights', { grounds: ['majorRights'] }, 'light-form-not-allowed'],
    ['hearingHeld', { grounds: ['hearingHeld'] }, 'light-form-not-allowed'],
    ['complex', { grounds: ['complex'] }, 'light-form-not-allowed'],
    ['requiredByLaw, APL 58.1(4)', { grounds: ['requiredByLaw'] }, 'light-form-not-allowed'],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(signedOf(fields).when(lightly)).toBe(outcome);
    expect(signedOf(fields).when(does(handler, 'submitForReview', { light: false }))).toBe('awaitingIntake');
  });

  test('is refused where the local rule does not know it', () => {
    expect(signedOf({}, rulesFrom('dazhou-2019-draft')).when(lightly)).toBe('light-form-not-allowed');
  });

  const light = signedOf({}).after(lightly, ...plain.assigned.slice(4));

  test('is a review: eight checks, signed, and bound to the bytes', () => {
    expect(light.when(does(reviewer, 'signOpinion', { answers: ['meets'] }))).toBe('check-unanswered');
    expect(light.when(does(reviewer, 'signOpinion', { contentHash: draft('c') }))).toBe('opinion-on-other-content');
    const passed = light.after(does(reviewer, 'signOpinion'));
    expect(passed.state).toBe('passed');
    expect(passed.context.draft.pass).toEqual({ contentHash: draft('a'), round: 1 });
    expect(passed.context.draft.opinion?.issued).toBe(true);
    expect(passed.context.clocks.review?.endedOn).toBe('2026-03-02');
    expect(passed.after(does(handler, 'amendDraft')).context.draft.pass).toBeNull();
  });

  test('may find problems like any other', () => {
    const found = light.after(does(reviewer, 'signOpinion', { kind: 'problems', answers: problems }));
    expect([found.state, found.context.draft.pass]).toEqual(['problemsFound', null]);
  });

  test('nobody signs after the reviewer, so nobody is asked to', () => {
    expect(light.when(does(reviewer, 'askCosign', to(secondReviewer.personId)))).toBe('act-not-in-this-state');
  });

  test('the next submission may be an ordinary one', () => {
    const found = light.after(does(reviewer, 'signOpinion', { kind: 'problems', answers: problems }));
    const again = found.after(
      finalDraft({ grounds: ['complex'], contentHash: draft('c') }),
      ...plain.opinionSigned.slice(2),
    );
    expect(again.state).toBe('awaitingIssue');
  });
});

describe('questions to the handler, without sending the file back (PRACTICE A12)', () => {
  const asked = assigned.after(
    does(reviewer, 'askHandler', { papers: false }),
    does(reviewer, 'askHandler', { papers: true }),
  );

  test('each has a number and waits for its answer', () => {
    expect(asked.context.questions).toEqual({ asked: 2, open: [1, 2] });
    expect(asked.taskKinds()).toEqual(['review', 'answerQuestion']);
    const one = asked.after(does(handler, 'answerQuestion', { number: 1 }));
    expect(one.context.questions?.open).toEqual([2]);
    expect(one.when(does(handler, 'answerQuestion', { number: 1 }))).toBe('question-unknown');
    expect(one.after(does(secondHandler, 'answerQuestion', { number: 2 })).taskKinds()).toEqual(['review']);
  });

  test('the clock of the review runs on, and the opinion does not wait', () => {
    expect(asked.context.clocks.review).toEqual(assigned.context.clocks.review);
    expect(asked.when(does(reviewer, 'signOpinion'))).toBe('awaitingIssue');
    expect(assigned.when(does(handler, 'answerQuestion', { number: 1 }))).toBe('question-unknown');
  });

  test('are asked by the reviewer or whoever prepares the review', () => {
    expect(assigned.when(does(secondReviewer, 'askHandler'))).toBe('not-your-act');
    const delegated = assigned.after(does(reviewer, 'delegateReview', to(secondReviewer.personId)));
    expect(delegated.when(does(secondReviewer, 'askHandler'))).toBe('assigned');
  });
});

describe('委派: somebody prepares the review', () => {
  const delegated = assigned.after(does(reviewer, 'delegateReview', to(secondReviewer.personId)));

  test('while they do, nobody signs; the reviewer does once they gave it back', () => {
    expect(delegated.taskKinds()).toEqual(['prepareReview']);
    expect(delegated.when(does(reviewer, 'signOpinion'))).toBe('already-delegated');
    expect(delegated.when(does(secondReviewer, 'signOpinion'))).toBe('not-your-act');
    const back = delegated.after(does(secondReviewer, 'returnDelegated'));
    expect(back.when(does(reviewer, 'signOpinion'))).toBe('awaitingIssue');
    expect(back.when(does(secondReviewer, 'signOpinion'))).toBe('not-your-act');
    expect(back.when(does(reviewer, 'returnDelegated'))).toBe('act-not-in-this-state');
  });

  test.each([
    ['to a second one while the first has it', delegated, secondReviewer.personId, 'already-delegated'],
    ['to oneself', assigned, reviewer.personId, 'delegate-unfit'],
    ['to a handler', assigned, handler.personId, 'delegate-unfit'],
    ['to counsel of the pool', assigned, stranger.personId, 'assigned'],
  ] as const)('%s', (_whom, story, personId, outcome) => {
    expect(story.when(does(reviewer, 'delegateReview', to(personId)))).toBe(outcome);
  });

  test('the reviewer may take it back, and another reviewer begins without it', () => {
    expect(delegated.after(does(reviewer, 'returnDelegated')).taskKinds()).toEqual(['review']);
    const other = delegated.after(does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId }));
    expect(other.context.participants.delegateId).toBeUndefined();
  });
});

describe('加签: a second pair of eyes before the opinion is issued', () => {
  const asked = assigned.after(does(reviewer, 'askCosign', to(secondReviewer.personId)));
  const signed = asked.after(does(reviewer, 'signOpinion'));
  const issue = does(reviewHead, 'issueOpinion');

  test('who was asked signs before the head issues', () => {
    expect(signed.taskKinds()).toEqual(['issue', 'cosign']);
    expect(signed.when(issue)).toBe('cosign-pending');
    const cosigned = signed.after(does(secondReviewer, 'cosign'));
    expect(cosigned.context.cosigned).toEqual([secondReviewer.personId]);
    expect(cosigned.taskKinds()).toEqual(['issue']);
    expect(cosigned.when(issue)).toBe('passed');
    expect(cosigned.when(does(secondReviewer, 'cosign'))).toBe('cosigner-unfit');
  });

  test('who does not agree sends it back to the reviewer', () => {
    const back = signed.after(does(secondReviewer, 'cosign', { agrees: false }));
    expect([back.state, back.context.draft.opinion]).toEqual(['assigned', null]);
    expect(back.after(does(reviewer, 'signOpinion')).when(issue)).toBe('cosign-pending');
  });

  test('an opinion sent back and signed anew is signed anew by all', () => {
    const back = signed.after(does(secondReviewer, 'cosign'), does(reviewHead, 'returnOpinion'));
    expect(back.after(does(reviewer, 'signOpinion')).when(issue)).toBe('cosign-pending');
  });

  test.each([
    ['oneself', assigned, reviewer, reviewer.personId, 'cosigner-unfit'],
    ['a handler', assigned, reviewer, handler.personId, 'cosigner-unfit'],
    ['the same person twice', asked, reviewer, secondReviewer.personId, 'cosigner-unfit'],
    ['the issuer, by the issuer', given(...plain.opinionSigned), reviewHead, reviewHead.personId, 'cosigner-unfit'],
    ['the reviewer, by the issuer', given(...plain.opinionSigned), reviewHead, reviewer.personId, 'cosigner-unfit'],
    ['a colleague, by the issuer', given(...plain.opinionSigned), reviewHead, secondReviewer.personId, 'awaitingIssue'],
  ] as const)('asked of %s', (_whom, story, by, personId, outcome) => {
    expect(story.when(does(by, 'askCosign', to(personId)))).toBe(outcome);
  });

  test('who co-signs does not issue', () => {
    const cosigned = assigned.after(
      does(reviewer, 'askCosign', to(reviewHead.personId)),
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'cosign'),
    );
    expect(cosigned.when(issue)).toBe('cosigner-unfit');
    const named = does(secondReviewer, 'replaceLeader', { role: 'reviewUnitHead', personId: 'reviewer-7' });
    const other = { ...secondReviewer, personId: 'reviewer-7' };
    expect(cosigned.after(named).when(does(other, 'issueOpinion'))).toBe('passed');
  });

  test('a stand-in signs for whoever is away, but not a second time for themselves', () => {
    expect(signed.when(does(standingFor(reviewer, secondReviewer), 'cosign'))).toBe('cosigner-unfit');
    const colleague = { ...secondReviewer, personId: 'reviewer-8' };
    expect(signed.when(does(standingFor(colleague, secondReviewer), 'cosign'))).toBe('awaitingIssue');
  });

  test.each([
    ['other bytes', { contentHash: draft('f') }, secondReviewer, 'opinion-on-other-content'],
    ['by somebody nobody asked', {}, everyOffice, 'not-your-act'],
  ] as const)('of %s', (_what, fields, by, outcome) => {
    expect(signed.when(does(by, 'cosign', fields))).toBe(outcome);
  });
});

describe('an opinion withdrawn by whoever signed it, before the decision (PRACTICE A12)', () => {
  const withdraws = does(reviewer, 'withdrawOpinion');

  test.each([
    ['passed', plain.passed],
    ['while the party is heard', plain.noticed],
    ['with the head', plain.approvalAsked],
    ['refused by the head', [...plain.approvalAsked, does(head, 'refuseApproval')]],
    ['with problems', plain.problemsFound],
  ] as const)('%s: the gate closes, and the same bytes are reviewed again', (_when, past) => {
    const back = given(...past).after(withdraws);
    expect([back.state, back.context.draft.pass, back.context.draft.opinion]).toEqual(['assigned', null, null]);
    expect(back.context.round).toBe(2);
    expect(back.context.clocks.review).toMatchObject({ extendedBy: 0, endedOn: null });
    expect(back.context.clocks.objection).toBeUndefined();
    expect(back.when(does(head, 'approve'))).toBe('review-missing');
    expect(back.after(...reviewedAgain).state).toBe('passed');
  });

  test('is not seen any more once the decision was made', () => {
    expect(given(...plain.approved).when(withdraws)).toBe('act-not-in-this-state');
  });

  test.each([
    [
      'of other bytes than seen',
      does(reviewer, 'withdrawOpinion', { contentHash: draft('f') }),
      'content-changed-since-seen',
    ],
    ['by another reviewer', does(secondReviewer, 'withdrawOpinion'), 'not-your-act'],
    [
      'by who only stands in for the reviewer',
      does(standingFor(secondReviewer, reviewer), 'withdrawOpinion'),
      'opinion-not-yours',
    ],
    ['by the head of the unit', does(reviewHead, 'withdrawOpinion'), 'not-your-act'],
  ] as const)('%s', (_how, step, outcome) => {
    expect(given(...plain.passed).when(step)).toBe(outcome);
  });

  test.each([
    ['passed', plain.assigned, {}],
    ['with problems', plain.assigned, { kind: 'problems', answers: problems }],
  ] as const)('who signed for an absent reviewer takes it back when the leave is over: %s', (_how, past, fields) => {
    const signed = given(
      ...past,
      does(standingFor(secondReviewer, reviewer), 'signOpinion', fields),
      does(reviewHead, 'issueOpinion'),
    );
    expect(signed.when(does(secondReviewer, 'withdrawOpinion'))).toBe('assigned');
    // The name under it is the substitute's.
    expect(signed.when(does(reviewer, 'withdrawOpinion'))).toBe('opinion-not-yours');
    expect(signed.when(does(reviewHead, 'withdrawOpinion'))).toBe('not-your-act');
  });

  test('a review begun again has its own extension', () => {
    const extendable = aCase(rulesWith({})).after(...plain.passed, withdraws);
    expect(extendable.when(does(reviewer, 'requestExtension'))).toBe('assigned');
  });

  test('what was overdue before is not overdue in the new run', () => {
    const late = given(...plain.problemsFound, withdraws, expires('review'));
    expect(late.context.overdue).toEqual(['review']);
    expect(late.after(...reviewedAgain, withdraws).context.overdue).toEqual([]);
  });
});

const both = (...past: readonly Step[]): Story => aCase(rulesWith({ order: 'both' })).after(...past);

describe('PRACTICE A6, order both: what the party said is reviewed again', () => {
  test.each([
    ['not adopted', false],
    ['adopted', true],
  ] as const)('%s', (_how, adopted) => {
    const heard = both(...plain.defended, does(handler, 'reexamineDefense', { adopted }));
    expect([heard.state, heard.context.draft.pass]).toEqual(['passVoided', null]);
    expect(heard.when(does(handler, 'requestApproval'))).toBe('pass-voided');
    expect(heard.when(does(head, 'approve'))).toBe('pass-voided');
    expect(heard.when(finalDraft())).toBe(adopted ? 'draft-unchanged' : 'awaitingSignature');
  });

  test('the same bytes pass again, and are decided without a second notice', () => {
    const again = both(...plain.defended, does(handler, 'reexamineDefense', { adopted: false })).after(
      ...plain.passed.slice(1),
      does(handler, 'requestApproval'),
    );
    expect(again.when(does(head, 'approve'))).toBe('decided');
  });

  test('silence and waiver keep the pass', () => {
    expect(both(...plain.waived).when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
    expect(both(...plain.noticed, expires('defense')).when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
  });

  test('out of the scope of review there is nothing to review again', () => {
    const outside = both(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
      does(handler, 'serveNotice'),
      does(handler, 'recordDefense'),
      does(handler, 'reexamineDefense', { adopted: false }),
    );
    expect(outside.state).toBe('outsideScope');
    expect(outside.when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
  });
});
