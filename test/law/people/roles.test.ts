import { describe, expect, test } from 'vitest';
import { isFitStandIn, replaceableRoles, rolesIn, system, type Actor } from '../../../law/people/roles.ts';
import {
  aCase,
  clerk,
  deputy,
  does,
  finalDraft,
  given,
  handler,
  head,
  importer,
  opening,
  otherDeputy,
  people,
  plain,
  reviewer,
  reviewHead,
  secondHandler,
  secondReviewer,
  storyOf,
  stranger,
  supervisor,
  thirdOfficer,
  unitHead,
} from '../../fixtures/cases.ts';

const { participants } = given(...plain.assigned).context;

describe('who is who in a case', () => {
  test.each([
    [handler, ['caseHandler', 'anyOfficer']],
    [thirdOfficer, ['anyOfficer']],
    [unitHead, ['handlingUnitHead', 'anyOfficer']],
    [reviewer, ['reviewUnitMember', 'legalReviewer']],
    [secondReviewer, ['reviewUnitMember']],
    [reviewHead, ['reviewUnitMember', 'reviewUnitHead']],
    [deputy, ['deputyHead']],
    [otherDeputy, ['handlingDeputy']],
    [head, ['authorityHead']],
    [clerk, ['publicityClerk']],
    [supervisor, ['supervisor']],
    [importer, ['importer']],
    [stranger, []],
    [system, ['system']],
  ] as const)('$name: %o', (person, roles) => {
    expect(rolesIn(person, participants)).toEqual(roles);
  });

  test('nobody is on both sides of a plain case', () => {
    for (const person of people) {
      const roles = rolesIn(person, participants);
      const reviews = roles.some((role) => role === 'reviewUnitMember' || role === 'legalReviewer');
      expect(reviews && roles.includes('caseHandler')).toBe(false);
    }
  });
});

describe('handlers do not review', () => {
  /** An officer of the handling unit who is a reviewer as well. */
  const twoHats: Actor = {
    ...secondHandler,
    offices: [...secondHandler.offices, { office: 'unitHead', of: 'unit-legal' }],
  };

  test('a handler is not assigned as reviewer', () => {
    const accepted = given(...plain.accepted);
    expect(accepted.when(does(reviewHead, 'assignReviewer', { reviewerId: handler.personId }))).toBe(
      'handler-cannot-review',
    );
    expect(accepted.when(does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }))).toBe('assigned');
  });

  test.each([
    ['accept', plain.submitted],
    ['requestSupplement', plain.submitted],
    ['returnMaterials', plain.submitted],
    ['recordOutOfScope', plain.submitted],
    ['assignReviewer', plain.accepted],
    ['requestExtension', plain.assigned],
    ['returnOpinion', plain.opinionSigned],
    ['issueOpinion', plain.opinionSigned],
  ] as const)('a handler with an office in the review unit does not %s', (type, past) => {
    expect(given(...past).when(does(twoHats, type))).toBe('handler-cannot-review');
  });

  test('a handler named as reviewer behind our back signs nothing', () => {
    const { processState, context } = given(...plain.assigned);
    const forged = { ...context, participants: { ...context.participants, reviewerId: twoHats.personId } };
    expect(rolesIn(twoHats, forged.participants)).toContain('legalReviewer');
    expect(storyOf({ ...processState, context: forged }).when(does(twoHats, 'signOpinion'))).toBe(
      'handler-cannot-review',
    );
  });

  test('a handler names nobody on the side that reviews', () => {
    const named = { role: 'reviewUnitHead', personId: secondReviewer.personId };
    expect(given(...plain.opinionSigned).when(does(twoHats, 'replaceLeader', named))).toBe('not-your-act');
  });
});

describe('the reviewer', () => {
  test('signs only when of the review unit: being named is not enough', () => {
    const named = given(...plain.accepted, does(reviewHead, 'assignReviewer', { reviewerId: thirdOfficer.personId }));
    expect(named.when(does(thirdOfficer, 'signOpinion'))).toBe('not-your-act');
    const elsewhere = given(...plain.accepted, does(reviewHead, 'assignReviewer', { reviewerId: stranger.personId }));
    expect(elsewhere.when(does(stranger, 'signOpinion'))).toBe('not-your-act');
  });

  test('may be changed until the opinion is signed, and after the head returned it', () => {
    const other = does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId });
    expect(given(...plain.assigned, other).when(does(reviewer, 'signOpinion'))).toBe('not-your-act');
    expect(given(...plain.assigned, other).when(does(secondReviewer, 'signOpinion'))).toBe('awaitingIssue');
    expect(given(...plain.opinionSigned).when(other)).toBe('act-not-in-this-state');
    const returned = given(...plain.opinionSigned, does(reviewHead, 'returnOpinion'));
    expect(returned.context.draft.opinion).toBeNull();
    expect(returned.after(other).when(does(secondReviewer, 'signOpinion'))).toBe('awaitingIssue');
  });

  test('does not issue the opinion they signed, neither as head nor standing in', () => {
    const own = given(
      ...plain.accepted,
      does(reviewHead, 'assignReviewer', { reviewerId: reviewHead.personId }),
      does(reviewHead, 'signOpinion'),
    );
    expect(own.when(does(reviewHead, 'issueOpinion'))).toBe('issuer-is-reviewer');
    const standingIn = given(
      ...plain.opinionSigned,
      does(secondReviewer, 'replaceLeader', { role: 'reviewUnitHead', personId: reviewer.personId }),
    );
    expect(standingIn.when(does(reviewer, 'issueOpinion'))).toBe('issuer-is-reviewer');
    const way = own.after(
      does(reviewHead, 'replaceLeader', { role: 'reviewUnitHead', personId: secondReviewer.personId }),
    );
    expect(way.when(does(secondReviewer, 'issueOpinion'))).toBe('passed');
  });
});

describe('the head who handles', () => {
  const ownCase = given(
    opening({ handlers: [handler.personId, head.personId] }),
    finalDraft(),
    ...plain.approvalAsked.slice(2),
  );

  test('does not approve their own case', () => {
    expect(ownCase.when(does(head, 'approve'))).toBe('head-is-handler');
  });

  test('is replaced by another leader, who does', () => {
    const replaced = ownCase.after(
      does(unitHead, 'replaceLeader', { role: 'authorityHead', personId: otherDeputy.personId }),
    );
    expect(replaced.when(does(otherDeputy, 'approve'))).toBe('decided');
    expect(replaced.when(does(head, 'approve'))).toBe('not-your-act');
  });
});

describe('standing in', () => {
  const asked = given(...plain.approvalAsked);
  const names = (by: Actor, role: string, personId: string): string =>
    asked.when(does(by, 'replaceLeader', { role, personId }));

  test.each([
    ['the handler names a head', handler, 'authorityHead', deputy.personId, 'awaitingApproval'],
    ['the unit head names a head', unitHead, 'authorityHead', deputy.personId, 'awaitingApproval'],
    ['the handler names a unit head', handler, 'handlingUnitHead', thirdOfficer.personId, 'awaitingApproval'],
    ['the review unit names a deputy', reviewer, 'deputyHead', head.personId, 'awaitingApproval'],
    ['the review unit names its head', reviewHead, 'reviewUnitHead', secondReviewer.personId, 'awaitingApproval'],
    ['nobody names themselves', unitHead, 'authorityHead', unitHead.personId, 'stand-in-unfit'],
    ['no handler is named', unitHead, 'authorityHead', secondHandler.personId, 'stand-in-unfit'],
    ['the review unit names no head of the authority', reviewHead, 'authorityHead', deputy.personId, 'not-your-act'],
    ['the handling unit names nobody in the review unit', unitHead, 'reviewUnitHead', deputy.personId, 'not-your-act'],
    ['a role that is no role', unitHead, 'constructor', deputy.personId, 'act-malformed'],
    ['a role nobody stands in for', unitHead, 'caseHandler', deputy.personId, 'act-malformed'],
    ['somebody outside the case', clerk, 'authorityHead', deputy.personId, 'not-your-act'],
  ] as const)('%s', (_rule, by, role, personId, outcome) => {
    expect(names(by, role, personId)).toBe(outcome);
  });

  test('an unfit stand-in gains no power by being named', () => {
    const named = asked.after(does(handler, 'replaceLeader', { role: 'authorityHead', personId: clerk.personId }));
    expect(named.when(does(clerk, 'approve'))).toBe('not-your-act');
    const corrected = named.after(does(handler, 'replaceLeader', { role: 'authorityHead', personId: head.personId }));
    expect(corrected.when(does(head, 'approve'))).toBe('decided');
  });

  test.each(replaceableRoles)('for %s a leader is fit', (role) => {
    expect(isFitStandIn(role, deputy, participants)).toBe(true);
    expect(isFitStandIn(role, head, participants)).toBe(true);
    expect(isFitStandIn(role, clerk, participants)).toBe(false);
    expect(
      isFitStandIn(role, { ...head, offices: [{ office: 'authorityHead', of: 'authority-2' }] }, participants),
    ).toBe(false);
  });

  test('in a unit its own people are fit, and nobody else of the units', () => {
    expect(isFitStandIn('handlingUnitHead', thirdOfficer, participants)).toBe(true);
    expect(isFitStandIn('handlingUnitHead', reviewer, participants)).toBe(false);
    expect(isFitStandIn('reviewUnitHead', secondReviewer, participants)).toBe(true);
    expect(isFitStandIn('reviewUnitHead', thirdOfficer, participants)).toBe(false);
    expect(isFitStandIn('deputyHead', reviewHead, participants)).toBe(false);
  });
});

test('a case of one authority is not decided by the head of another', () => {
  const elsewhere: Actor = {
    personId: 'leader-9',
    authorityId: 'authority-2',
    offices: [{ office: 'authorityHead', of: 'authority-2' }],
  };
  expect(given(...plain.approvalAsked).when(does(elsewhere, 'approve'))).toBe('not-your-act');
  expect(aCase().when(opening())).toBe('drafting');
});
