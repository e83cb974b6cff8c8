import { describe, expect, test } from 'vitest';
import { obstaclesToDecision } from '../../../../../law/processes/case/review/gate.ts';
import {
  aCase,
  does,
  draft,
  finalDraft,
  given,
  handler,
  head,
  noPenaltyDraft,
  nationalRules,
  opening,
  plain,
  reviewer,
  reviewHead,
  rulesWith,
  unitHead,
} from '../../../../fixtures/cases.ts';

const asks = does(handler, 'requestApproval', { contentHash: draft('a') });
const approves = does(head, 'approve', { contentHash: draft('a') });

describe('APL 58: no decision without a passed review', () => {
  test.each([
    ['not even drafted', plain.opened, 'review-missing'],
    ['final, but not submitted', plain.finalized, 'review-missing'],
    ['submitted, but not accepted', plain.submitted, 'review-missing'],
    ['under review', plain.assigned, 'review-missing'],
    ['agreed by the reviewer, but not issued', plain.opinionSigned, 'review-missing'],
    ['with problems, but not issued', plain.problemsSigned, 'review-missing'],
    ['with problems', plain.problemsFound, 'review-not-passed'],
    ['passed, then changed', [...plain.passed, does(handler, 'amendDraft')], 'pass-voided'],
    [
      'passed, changed, and changed back to the very same bytes',
      [...plain.passed, does(handler, 'amendDraft'), finalDraft()],
      'review-missing',
    ],
    ['submitted and withdrawn', [...plain.opinionSigned, does(handler, 'withdrawSubmission')], 'review-missing'],
  ] as const)('a draft that is %s is neither put to the head nor approved', (_what, past, refusal) => {
    expect(given(...past).when(asks)).toBe(refusal);
    expect(given(...past).when(approves)).toBe(refusal);
  });

  test('a draft that was read again after a change needs a second pass, and gets it', () => {
    const secondRound = given(
      ...plain.passed,
      does(handler, 'amendDraft'),
      finalDraft(),
      does(unitHead, 'signSubmission'),
      does(handler, 'submitForReview'),
      does(reviewer, 'accept'),
      does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
      does(reviewer, 'signOpinion'),
      does(reviewHead, 'issueOpinion'),
    );
    expect(secondRound.state).toBe('passed');
    expect(secondRound.context.draft.pass).toEqual({ contentHash: draft('a'), round: 2 });
  });

  test('the gate itself names what is missing, whatever the state', () => {
    const { context } = given(...plain.problemsFound);
    expect(obstaclesToDecision(context, draft('a'), 'settled')).toEqual(['review-not-passed', 'notice-outdated']);
    expect(obstaclesToDecision(given(...plain.finalized).context, draft('a'), 'notNotified')).toEqual([
      'review-missing',
      'notice-not-given',
    ]);
  });

  test('the head cannot decide other bytes than those that passed', () => {
    const other = { contentHash: draft('c') };
    expect(given(...plain.waived).when(does(handler, 'requestApproval', other))).toBe('content-not-reviewed');
    expect(given(...plain.approvalAsked).when(does(head, 'approve', other))).toBe('content-not-reviewed');
    expect(given(...plain.approvalAsked).when(does(head, 'refuseApproval', other))).toBe('content-changed-since-seen');
  });

  test('what passed is decided, and nothing can be put to the head twice', () => {
    expect(given(...plain.approvalAsked).when(approves)).toBe('decided');
    expect(given(...plain.approved).when(asks)).toBe('act-not-in-this-state');
    expect(given(...plain.approved).when(approves)).toBe('act-not-in-this-state');
  });

  test('a head who refused may be asked again about the same bytes', () => {
    const refused = given(...plain.approvalAsked, does(head, 'refuseApproval'));
    expect(refused.state).toBe('notApproved');
    expect(refused.after(asks).when(approves)).toBe('decided');
  });

  test('a head who refused is not asked again about changed bytes without a new review', () => {
    const changed = given(...plain.approvalAsked, does(head, 'refuseApproval'), does(handler, 'amendDraft'));
    expect(changed.state).toBe('passVoided');
    expect(changed.when(asks)).toBe('pass-voided');
  });
});

describe('PRACTICE A8: out of scope', () => {
  const outside = [
    opening(),
    finalDraft({ grounds: [] }),
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'recordOutOfScope', { ground: 'notListed' }),
  ];

  test('the record of the review unit opens the gate for exactly the bytes it saw', () => {
    const told = given(...outside, does(handler, 'serveNotice'), does(handler, 'recordWaiver'));
    expect(told.state).toBe('outsideScope');
    expect(told.when(asks)).toBe('awaitingApproval');
    expect(told.when(does(handler, 'requestApproval', { contentHash: draft('c') }))).toBe('content-not-reviewed');
    expect(told.after(asks).when(approves)).toBe('decided');
  });

  test('a record on the wrong hash does not open the gate', () => {
    const { context } = given(...outside);
    const outOfScope = { contentHash: draft('f'), ground: 'notListed' };
    const forged = { ...context, draft: { ...context.draft, outOfScope } };
    expect(obstaclesToDecision(forged, draft('a'), 'notRequired')).toEqual(['content-not-reviewed']);
  });

  test('the notice is owed all the same', () => {
    expect(given(...outside).when(asks)).toBe('notice-not-given');
  });

  test('a change sends it back to the drafting table, not to a voided pass', () => {
    expect(given(...outside, does(handler, 'amendDraft')).state).toBe('drafting');
    const asked = given(...outside, does(handler, 'serveNotice'), does(handler, 'recordWaiver'), asks);
    expect(asked.when(does(handler, 'amendDraft'))).toBe('drafting');
  });
});

describe('APL 44, 45, 62: the notice is a gate of its own', () => {
  test.each([
    ['no notice was served', plain.passed, 'notice-not-given'],
    ['the period for the defense runs', plain.noticed, 'defense-period-running'],
    ['a defense waits to be re-examined', plain.defended, 'defense-not-reexamined'],
  ] as const)('%s: nothing is put to the head', (_what, past, refusal) => {
    expect(given(...past).when(asks)).toBe(refusal);
  });

  test('a defense that comes while the head decides must be re-examined first', () => {
    const late = given(...plain.approvalAsked, does(handler, 'recordDefense'));
    expect(late.when(approves)).toBe('defense-not-reexamined');
    expect(late.after(does(handler, 'reexamineDefense', { adopted: false })).when(approves)).toBe('decided');
  });

  test('a waiver keeps the pass', () => {
    expect(given(...plain.waived).context.draft.pass).not.toBeNull();
    expect(given(...plain.waived).when(asks)).toBe('awaitingApproval');
  });

  test('a decision to impose no penalty needs no notice', () => {
    const none = aCase(nationalRules).after(
      opening(),
      noPenaltyDraft(),
      ...plain.opinionSigned.slice(2),
      does(reviewHead, 'issueOpinion'),
    );
    expect(none.when(asks)).toBe('awaitingApproval');
    expect(none.when(does(handler, 'serveNotice'))).toBe('act-not-in-this-state');
  });

  test('a case that is not opened yet owes the notice', () => {
    const { context } = given(...plain.passed);
    expect(obstaclesToDecision({ ...context, proposal: null }, draft('a'), 'unknown')).toEqual(['notice-not-given']);
  });

  test('an outdated notice is no notice, whatever the state says', () => {
    const { context } = given(...plain.waived);
    const { notice } = context;
    const heavier = notice && { ...notice, proposal: { ...notice.proposal, fineFen: 100 } };
    expect(obstaclesToDecision({ ...context, notice: heavier }, draft('a'), 'settled')).toEqual(['notice-outdated']);
    expect(obstaclesToDecision({ ...context, notice: null }, draft('a'), 'settled')).toEqual(['notice-outdated']);
    expect(obstaclesToDecision({ ...context, proposal: null }, draft('a'), 'settled')).toEqual(['notice-outdated']);
  });

  test('licenses, and penalties on the spot, have no such gate', () => {
    const license = given(
      opening({ actKind: 'license' }),
      finalDraft({ penaltyKinds: [], fineFen: 0 }),
      ...plain.opinionSigned.slice(2),
      does(reviewHead, 'issueOpinion'),
    );
    expect(license.party).toBe('notRequired');
    expect(license.when(asks)).toBe('awaitingApproval');
  });
});

describe('the order of review and notice', () => {
  const notice = does(handler, 'serveNotice');

  test('review first: no notice before the pass', () => {
    expect(given(...plain.finalized).when(notice)).toBe('order-review-first');
    expect(given(...plain.problemsFound).when(notice)).toBe('order-review-first');
  });

  test('notice first: no submission before the party was heard', () => {
    const rules = rulesWith({ order: 'afterHearing' });
    const signed = aCase(rules).after(...plain.signed);
    const submit = does(handler, 'submitForReview');
    expect(signed.when(submit)).toBe('order-notice-first');
    expect(signed.after(notice).when(submit)).toBe('order-notice-first');
    expect(signed.after(notice, does(handler, 'recordWaiver')).when(submit)).toBe('awaitingIntake');
  });

  test('notice first: where none is due, nothing is waited for', () => {
    const rules = rulesWith({ order: 'afterHearing' });
    const none = aCase(rules).after(opening(), noPenaltyDraft(), does(unitHead, 'signSubmission'));
    const license = aCase(rules).after(
      opening({ actKind: 'license' }),
      noPenaltyDraft(),
      does(unitHead, 'signSubmission'),
    );
    expect(none.when(does(handler, 'submitForReview'))).toBe('awaitingIntake');
    expect(license.when(does(handler, 'submitForReview'))).toBe('awaitingIntake');
  });

  test('both: no notice before the first pass', () => {
    const both = aCase(rulesWith({ order: 'both' }));
    expect(both.after(...plain.finalized).when(notice)).toBe('order-review-first');
    expect(both.after(...plain.passed).when(notice)).toBe('passed');
  });
});
