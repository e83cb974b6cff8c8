import { describe, expect, test } from 'vitest';
import {
  convening,
  does,
  given,
  handler,
  head,
  otherDeputy,
  opening,
  plain,
  presider,
  reviewer,
  reviewHead,
  proceeding,
  secondHandler,
  secondReviewer,
  someDay,
  supervisor,
  thirdOfficer,
  unitHead,
  type Step,
} from '../../../../fixtures/cases.ts';

const asks = (personId: string, receivedOn = someDay): Step =>
  does(handler, 'requestRecusal', { personId, receivedOn });
/** The register still knows of two valid credentials. */
const submitsForTwo = does(handler, 'submitForReview', { credentialed: [handler.personId, secondHandler.personId] });
const grants = does(head, 'decideRecusal', { granted: true });
const declines = does(head, 'decideRecusal', { granted: false });
const recused = (past: readonly Step[], personId: string): ReturnType<typeof given> =>
  given(...past, asks(personId), grants);

describe('APL 43: the party asks that somebody leave the case', () => {
  test.each([
    ['a handler', handler.personId, someDay, 'assigned'],
    ['the reviewer', reviewer.personId, someDay, 'assigned'],
    ['somebody who has nothing to do with it', secondReviewer.personId, someDay, 'recusal-of-nobody-here'],
    ['a handler, on a day to come', handler.personId, '2026-03-03', 'date-in-future'],
  ] as const)('%s', (_whom, personId, receivedOn, outcome) => {
    expect(given(...plain.assigned).when(asks(personId, receivedOn))).toBe(outcome);
  });

  test('APL 43.3: until it is decided the investigation goes on, and nothing is decided in the case', () => {
    const asked = given(...plain.waived, asks(handler.personId));
    expect(asked.when(does(handler, 'recordDefense'))).toBe('passed');
    expect(asked.when(does(handler, 'requestApproval'))).toBe('recusal-undecided');
    expect(asked.taskKinds()).toContain('decideRecusal');
    expect(asked.after(declines).when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
    expect(given(...plain.approvalAsked, asks(handler.personId)).when(does(head, 'approve'))).toBe('recusal-undecided');
  });

  test('the head decides, and not about himself', () => {
    const presiding = given(...proceeding.hearingAsked, {
      ...(proceeding.hearingNoticed.at(-1) as Step),
      fields: { officerId: head.personId, heldOn: '2026-03-23', isPublic: true },
    }).after(asks(head.personId));
    expect(presiding.when(grants)).toBe('recusal-of-oneself');
    expect(given(...plain.assigned, asks(reviewer.personId)).when(does(unitHead, 'decideRecusal'))).toBe(
      'not-your-act',
    );
  });

  test.each([
    ['who handles the case', [], 'head-is-handler'],
    [
      'who handled it before',
      [does(unitHead, 'assignHandlers', { handlers: [handler.personId, secondHandler.personId] })],
      'head-is-handler',
    ],
  ] as const)('not a head %s, about a colleague', (_who, since, outcome) => {
    const own = given(opening({ handlers: [handler.personId, head.personId] }), ...since, asks(handler.personId));
    expect(own.when(grants)).toBe(outcome);
    expect(own.when(declines)).toBe(outcome);
    expect(given(...plain.opened, asks(handler.personId)).when(declines)).toBe('drafting');
  });

  test('who has left the case already cannot be asked to leave it again', () => {
    const left = recused(plain.assigned, reviewer.personId).when(asks(reviewer.personId));
    expect(left).toBe('recusal-of-nobody-here');
  });

  test('after the decision it is for reconsideration', () => {
    expect(given(...plain.approved).when(asks(handler.personId))).toBe('act-not-in-this-state');
    expect(given(...proceeding.dismissed).when(asks(handler.personId))).toBe('act-not-in-this-state');
  });

  test('one request is decided before the next is taken', () => {
    expect(given(...plain.assigned, asks(handler.personId)).when(asks(reviewer.personId))).toBe(
      'act-not-in-this-state',
    );
  });
});

describe('who is recused leaves the case', () => {
  test('a handler: two officers are needed before anything goes on', () => {
    const one = recused(plain.signed, secondHandler.personId);
    expect(one.context.participants.handlers).toEqual([handler.personId]);
    expect(one.taskKinds()).toContain('replaceHandlers');
    expect(one.when(does(handler, 'submitForReview'))).toBe('credentials-invalid');
    expect(one.when(submitsForTwo)).toBe('handlers-too-few');
    const back = does(unitHead, 'assignHandlers', { handlers: [handler.personId, secondHandler.personId] });
    expect(one.when(back)).toBe('recused-cannot-act');
    const other = does(unitHead, 'assignHandlers', { handlers: [handler.personId, thirdOfficer.personId] });
    const two = one.after(other);
    expect(two.taskKinds()).not.toContain('replaceHandlers');
    expect(two.when(does(handler, 'submitForReview'))).toBe('awaitingIntake');
  });

  test.each([
    ['finalizeDraft', plain.opened],
    ['requestApproval', plain.waived],
  ] as const)('%s waits for two officers too', (type, past) => {
    expect(recused(past, secondHandler.personId).when(does(handler, type))).toBe('handlers-too-few');
  });

  test('the same officer named twice is one', () => {
    const twice = given(
      opening({ handlers: [handler.personId, handler.personId, secondHandler.personId] }),
      ...plain.signed.slice(1),
      asks(secondHandler.personId),
      grants,
    );
    expect(twice.when(submitsForTwo)).toBe('handlers-too-few');
  });

  test('on the spot one officer is enough', () => {
    const onTheSpot = given(opening({ summaryProcedure: true }), asks(secondHandler.personId), grants);
    expect(onTheSpot.taskKinds()).not.toContain('replaceHandlers');
    expect(onTheSpot.after(asks(handler.personId), grants).taskKinds()).toContain('replaceHandlers');
  });

  test.each([
    ['assigned', plain.assigned],
    ['with an opinion signed and not issued', plain.opinionSigned],
  ] as const)('a reviewer, %s: the review goes back to be assigned', (_when, past) => {
    const without = recused(past, reviewer.personId);
    expect(without.state).toBe('unassigned');
    expect(without.context).toMatchObject({ draft: { opinion: null }, participants: { reviewerId: null } });
    const assign = (reviewerId: string): string => without.when(does(reviewHead, 'assignReviewer', { reviewerId }));
    expect(assign(reviewer.personId)).toBe('recused-cannot-act');
    expect(assign(secondReviewer.personId)).toBe('assigned');
  });

  test('a reviewer whose opinion was issued: what was done stays', () => {
    const passed = recused(plain.passed, reviewer.personId);
    expect(passed.state).toBe('passed');
    expect(passed.context.draft.pass).not.toBeNull();
    expect(passed.context.draft.opinion).not.toBeNull();
  });

  test('an objection finds the head of the unit where the reviewer is gone', () => {
    expect(given(...proceeding.objected).tasks()[0]).toMatchObject({
      role: 'legalReviewer',
      personId: reviewer.personId,
    });
    expect(recused(proceeding.objected, reviewer.personId).tasks()[0]).toMatchObject({ role: 'reviewUnitHead' });
  });

  test('a dispute that comes back to the review finds another reviewer', () => {
    const consulting = recused(proceeding.consulting, reviewer.personId);
    const back = consulting.after(does(reviewHead, 'recordConsultation', { result: 'accepted' }));
    expect(back.state).toBe('assigned');
    expect(back.taskKinds()).toEqual(['assign']);
    const again = back.after(does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId }));
    expect(again.taskKinds()).toEqual(['review']);
  });

  test('the delegate: the reviewer may sign again', () => {
    const delegated = [...plain.assigned, does(reviewer, 'delegateReview', { personId: secondReviewer.personId })];
    const without = recused(delegated, secondReviewer.personId);
    expect(without.state).toBe('assigned');
    expect(without.when(does(reviewer, 'signOpinion'))).toBe('awaitingIssue');
    const whole = recused(delegated, reviewer.personId);
    expect(whole.context.participants.delegateId).toBeUndefined();
  });

  test('a co-signer: nobody waits for them', () => {
    const asked = [...plain.assigned, does(reviewer, 'askCosign', { personId: secondReviewer.personId })];
    const signed = recused([...asked, does(reviewer, 'signOpinion')], secondReviewer.personId);
    expect(signed.when(does(reviewHead, 'issueOpinion'))).toBe('passed');
    const again = signed.after(does(reviewHead, 'returnOpinion'));
    expect(again.when(does(reviewer, 'delegateReview', { personId: secondReviewer.personId }))).toBe(
      'recused-cannot-act',
    );
    expect(again.when(does(reviewer, 'askCosign', { personId: secondReviewer.personId }))).toBe('recused-cannot-act');
  });

  test('the hearing officer: another one is named and the party told anew', () => {
    const without = recused(proceeding.hearingNoticed, presider.personId);
    expect(without.taskKinds()).toContain('arrangeHearing');
    expect(without.taskKinds()).not.toContain('holdHearing');
    const notice = (officerId: string): string =>
      without.when({ ...(proceeding.hearingNoticed.at(-1) as Step), fields: { officerId, heldOn: '2026-03-23' } });
    expect(notice(presider.personId)).toBe('recused-cannot-act');
    expect(notice(otherDeputy.personId)).toBe('passed');
  });
});

describe('who was recused acts in the case no more', () => {
  const withoutHead = recused(plain.problemsFound, reviewHead.personId).after(
    does(handler, 'finalizeDraft', { contentHash: 'c'.repeat(64) }),
    ...plain.submitted.slice(2),
  );

  test.each([
    ['as the head of the review unit who issued before', 'accept', {}],
    ['to remind is open to everybody whose office it is', 'remind', {}],
  ] as const)('%s', (_how, type, fields) => {
    const outcome = withoutHead.when(does(type === 'remind' ? supervisor : reviewHead, type, fields));
    expect(outcome).toBe(type === 'remind' ? 'awaitingIntake' : 'recused-cannot-act');
  });

  test('nor issues the next opinion', () => {
    const signed = withoutHead
      .after(...plain.opinionSigned.slice(4, 5))
      .after(does(secondReviewer, 'assignReviewer', { reviewerId: reviewer.personId }), does(reviewer, 'signOpinion'));
    expect(signed.when(does(reviewHead, 'issueOpinion'))).toBe('recused-cannot-act');
  });

  test('nor sits in a meeting, nor takes its minutes', () => {
    const presided = recused(
      [
        ...proceeding.hearingHeld.slice(0, -2),
        {
          ...(proceeding.hearingNoticed.at(-1) as Step),
          fields: { officerId: otherDeputy.personId, heldOn: '2026-03-23' },
        },
      ],
      otherDeputy.personId,
    );
    expect(presided.context.recused).toEqual([otherDeputy.personId]);
    const asked = presided.after(
      does(handler, 'endHearing'),
      does(handler, 'recordWaiver'),
      does(handler, 'requestApproval'),
    );
    expect(asked.when(convening())).toBe('recused-cannot-act');
    const others = ['leader-1', 'leader-2', 'leader-9'];
    expect(asked.when(convening({ members: others, leaders: others }))).toBe('headsDeliberating');
    expect(asked.when(convening({ members: others, leaders: others, recorderId: otherDeputy.personId }))).toBe(
      'recused-cannot-act',
    );
  });
});
