import { describe, expect, test } from 'vitest';
import {
  aCase,
  deputy,
  does,
  draft,
  everyOffice,
  finalDraft,
  given,
  handler,
  handlingUnit,
  head,
  hearingNotice,
  minuteTaker,
  opening,
  plain,
  presider,
  reviewer,
  reviewHead,
  proceeding,
  rulesWith,
  secondHandler,
  secondReviewer,
  standingFor,
  thirdOfficer,
  unitHead,
  type Person,
  type Step,
  type Story,
} from '../../../../fixtures/cases.ts';

const handOver = (...ids: readonly string[]): ReturnType<typeof does> =>
  does(unitHead, 'assignHandlers', { handlers: ids });

/** An officer who is a reviewer too handled the case first, and two others took it over. */
const handedOver = given(
  opening({ handlers: [handler.personId, secondReviewer.personId] }),
  handOver(handler.personId, thirdOfficer.personId),
);

describe('who handled a case never reviews it, over every hand-over', () => {
  const submitted = handedOver.after(...plain.submitted.slice(1));
  const accepted = submitted.after(does(reviewer, 'accept'));

  test('the case changes hands, and remembers whose it was', () => {
    expect(handedOver.context.participants.handlers).toEqual([handler.personId, thirdOfficer.personId]);
    expect(handedOver.context.involved?.map(({ personId, as, by }) => [personId, as, by])).toEqual([
      [handler.personId, 'handler', 'opening'],
      [secondReviewer.personId, 'handler', 'opening'],
      [thirdOfficer.personId, 'handler', 'transfer'],
    ]);
  });

  test.each([
    ['accept', {}],
    ['requestSupplement', {}],
    ['returnMaterials', {}],
    ['recordOutOfScope', {}],
  ] as const)('%s is not for a former handler', (type, fields) => {
    expect(submitted.when(does(secondReviewer, type, fields))).toMatch(
      type === 'recordOutOfScope' ? /review-is-mandatory|handler-cannot-review/ : /^handler-cannot-review$/,
    );
    expect(submitted.when(does(reviewer, type, fields))).not.toBe('handler-cannot-review');
  });

  test('a former handler is not named reviewer, delegate or co-signer, and assigns nobody', () => {
    const assign = (reviewerId: string): string => accepted.when(does(reviewHead, 'assignReviewer', { reviewerId }));
    expect(assign(secondReviewer.personId)).toBe('handler-cannot-review');
    expect(assign(reviewer.personId)).toBe('assigned');
    const assigned = accepted.after(does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }));
    expect(assigned.when(does(secondReviewer, 'assignReviewer', { reviewerId: reviewer.personId }))).toBe(
      'handler-cannot-review',
    );
    const named = { personId: secondReviewer.personId };
    expect(assigned.when(does(reviewer, 'delegateReview', named))).toBe('delegate-unfit');
    expect(assigned.when(does(reviewer, 'askCosign', named))).toBe('cosigner-unfit');
  });

  test('nor signs as the stand-in of an absent reviewer', () => {
    const assigned = accepted.after(does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }));
    expect(assigned.when(does(standingFor(secondReviewer, reviewer), 'signOpinion'))).toBe('handler-cannot-review');
    expect(assigned.when(does(standingFor(handler, reviewer), 'signOpinion'))).toBe('handler-cannot-review');
    const neutral = { ...secondReviewer, personId: 'reviewer-9' };
    expect(assigned.when(does(standingFor(neutral, reviewer), 'signOpinion'))).toBe('awaitingIssue');
  });
});

const takes = (by: Person): Step =>
  does(standingFor(by, handler), 'takeUrgentMeasure', { takenAt: '2026-03-02T09:30:00+08:00' });
const reports = (by: Person): Step => does(standingFor(by, handler), 'reportUrgentMeasure');
const taken = (by: Person): Story => given(...plain.opened, takes(by), does(handler, 'reportUrgentMeasure'));

describe('who does a handler’s work for an absent one is of the handlers from then on', () => {
  const approves = does(head, 'decideUrgentMeasure', { approved: true });

  test.each([
    ['who took the measure', taken(head), 'head-is-handler'],
    ['who reported it', given(...plain.opened, takes(thirdOfficer), reports(head)), 'head-is-handler'],
    ['who did neither', taken(thirdOfficer), 'drafting'],
  ] as const)('ACL 19: a head %s, and what becomes of their approval', (_who, story, outcome) => {
    expect(story.when(approves)).toBe(outcome);
  });

  test.each([
    ['takeUrgentMeasure', taken(secondReviewer)],
    [
      'liftUrgentMeasure',
      taken(thirdOfficer).after(approves, does(standingFor(secondReviewer, handler), 'liftUrgentMeasure')),
    ],
    [
      'withdrawEnding',
      given(...plain.opened, does(handler, 'proposeEnding')).after(
        does(standingFor(secondReviewer, handler), 'withdrawEnding'),
      ),
    ],
    ['withdrawSubmission', given(...plain.submitted, does(standingFor(secondReviewer, handler), 'withdrawSubmission'))],
  ] as const)('after %s they review nothing of the case', (_type, story) => {
    const accepted = story.after(...plain.accepted.slice(1));
    const assign = (reviewerId: string): string => accepted.when(does(reviewHead, 'assignReviewer', { reviewerId }));
    expect(assign(secondReviewer.personId)).toBe('handler-cannot-review');
    expect(assign(reviewer.personId)).toBe('assigned');
  });

  test('APL 64(4): nor preside over its hearing', () => {
    const measured = given(...proceeding.hearingAsked, takes(presider));
    expect(measured.when(hearingNotice())).toBe('investigator-cannot-preside');
    expect(measured.when(hearingNotice({ officerId: minuteTaker.personId }))).toBe('passed');
  });

  test('who tells for the handlers that the hearing came to nothing decides nothing; who was to preside stays that', () => {
    const ended = given(...proceeding.hearingNoticed, does(standingFor(head, handler), 'endHearing'));
    expect(ended.context.involved?.findLast(({ personId }) => personId === head.personId)?.as).toBe('handler');
    const byPresider = given(...proceeding.hearingNoticed, does(presider, 'endHearing'));
    const sides = byPresider.context.involved?.filter(({ personId }) => personId === presider.personId);
    expect(sides?.map(({ as }) => as)).toEqual(['hearingOfficer']);
  });

  test('the head of the unit who withdraws the submission answers for it, and signs the next one', () => {
    const again = given(...plain.submitted, does(unitHead, 'withdrawSubmission'), finalDraft());
    expect(again.when(does(unitHead, 'signSubmission'))).toBe('readyToSubmit');
    const unsigned = { ...unitHead, personId: 'officer-9' };
    const other = given(...plain.submitted, does(unsigned, 'withdrawSubmission'));
    expect(other.context.involved?.at(-1)).toMatchObject({ personId: 'officer-9', as: 'handler', by: 'signature' });
  });
});

describe('who reviewed a case never handles it', () => {
  const found = given(...plain.problemsFound);

  test.each([
    ['the reviewer', reviewer.personId, 'reviewer-cannot-handle'],
    ['the issuer', reviewHead.personId, 'reviewer-cannot-handle'],
    ['somebody else', thirdOfficer.personId, 'problemsFound'],
  ] as const)('%s as a new handler', (_who, id, outcome) => {
    expect(found.when(handOver(handler.personId, id))).toBe(outcome);
  });

  test('a delegate who took part becomes no handler', () => {
    const delegated = given(
      ...plain.assigned,
      does(reviewer, 'delegateReview', { personId: secondReviewer.personId }),
      does(secondReviewer, 'returnDelegated'),
    );
    expect(delegated.when(handOver(handler.personId, secondReviewer.personId))).toBe('reviewer-cannot-handle');
  });

  test.each([
    ['finalizeDraft', { contentHash: draft('c') }],
    ['raiseObjection', {}],
    ['proposeEnding', {}],
  ] as const)('%s is not for a reviewer who stands in for a handler', (type, fields) => {
    expect(found.when(does(standingFor(reviewer, handler), type, fields))).toBe('reviewer-cannot-handle');
    expect(found.when(does(standingFor(thirdOfficer, handler), type, fields))).not.toBe('reviewer-cannot-handle');
  });

  test('who stands in for a handler is one from then on', () => {
    const stoodIn = given(...plain.opened, { ...finalDraft(), by: standingFor(secondReviewer, handler) });
    expect(stoodIn.context.involved).toContainEqual({
      personId: secondReviewer.personId,
      as: 'handler',
      since: '2026-03-02',
      by: 'leave',
    });
    const accepted = stoodIn.after(...plain.accepted.slice(2));
    expect(accepted.when(does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId }))).toBe(
      'handler-cannot-review',
    );
  });
});

describe('a person who holds every office', () => {
  const signed = given(...plain.finalized, does(everyOffice, 'signSubmission'), does(handler, 'submitForReview'));

  test('signs the submission and then reviews nothing of it', () => {
    expect(signed.when(does(everyOffice, 'accept'))).toBe('handler-cannot-review');
    const accepted = signed.after(does(reviewer, 'accept'));
    expect(accepted.when(does(reviewHead, 'assignReviewer', { reviewerId: everyOffice.personId }))).toBe(
      'handler-cannot-review',
    );
  });

  test('but may approve as head: signing for the materials is no investigation', () => {
    const asked = signed.after(...plain.approvalAsked.slice(4));
    expect(asked.when(does(everyOffice, 'approve'))).toBe('decided');
  });

  test('signs as a handler of the case once they took it over', () => {
    const took = signed.after(handOver(handler.personId, everyOffice.personId));
    expect(took.context.involved?.filter(({ personId }) => personId === everyOffice.personId)).toHaveLength(2);
    const asked = took.after(handOver(handler.personId, secondHandler.personId), ...plain.approvalAsked.slice(4));
    expect(asked.when(does(everyOffice, 'approve'))).toBe('head-is-handler');
    expect(asked.when(does(head, 'approve'))).toBe('decided');
  });
});

describe('who investigated decides nothing, over every hand-over', () => {
  test('the head who stood in for an absent handler', () => {
    const asked = given(...plain.noticed, does(standingFor(head, handler), 'recordWaiver')).after(
      does(handler, 'requestApproval'),
    );
    expect(asked.when(does(head, 'approve'))).toBe('head-is-handler');
  });

  test('the deputy who did approves neither', () => {
    const rules = rulesWith({});
    const twoSteps = { ...rules, approval: { ...rules.approval, twoSteps: true } };
    const deputyOfHandlers = { ...deputy, offices: [{ office: 'deputyHead', of: 'unit-enforcement' }] } as const;
    const asked = aCase(twoSteps).after(
      ...plain.noticed,
      does(standingFor(deputyOfHandlers, handler), 'recordWaiver'),
      does(handler, 'requestApproval'),
    );
    expect(asked.when(does(deputyOfHandlers, 'endorse'))).toBe('head-is-handler');
    expect(asked.when(does({ ...deputyOfHandlers, personId: 'leader-8' }, 'endorse'))).toBe('awaitingApproval');
  });
});

describe('the officers and the reviewer as the record knows them on the day', () => {
  const signed = given(...plain.signed);

  test.each([
    ['two with valid credentials', [handler.personId, secondHandler.personId], 'awaitingIntake'],
    ['one of them without', [handler.personId], 'credentials-invalid'],
    ['none known', null, 'credentials-invalid'],
  ] as const)('APL 42: %s', (_who, credentialed, outcome) => {
    expect(signed.when(does(handler, 'submitForReview', { credentialed }))).toBe(outcome);
  });

  test.each([
    ['one', [handler.personId], 'awaitingIntake'],
    ['none', [], 'credentials-invalid'],
    ['none known', null, 'credentials-invalid'],
  ] as const)('APL 52: on the spot, %s will do', (_who, credentialed, outcome) => {
    const onTheSpot = given(
      opening({ summaryProcedure: true, handlers: [handler.personId] }),
      finalDraft({ fineFen: 10_000 }),
      does(unitHead, 'signSubmission'),
    );
    expect(onTheSpot.when(does(handler, 'submitForReview', { credentialed }))).toBe(outcome);
  });

  test.each([
    ['qualified', 'qualified', 'own', 'assigned'],
    ['experienced', 'experienced', 'own', 'assigned'],
    ['for the first time', 'firstTime', 'own', 'first-reviewer-unqualified'],
    ['not known', null, 'own', 'first-reviewer-unqualified'],
    ['of a word nobody knows', 'gifted', 'own', 'first-reviewer-unqualified'],
    ['of the pool', 'qualified', 'pool', 'pool-reviewer-assists-only'],
  ] as const)('a reviewer %s', (_who, fitness, from, outcome) => {
    const act = does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId, fitness, from });
    expect(given(...plain.accepted).when(act)).toBe(outcome);
  });

  test('a license may be reviewed by somebody for the first time', () => {
    const license = given(
      opening({ actKind: 'license' }),
      finalDraft({ penaltyKinds: [], fineFen: 0 }),
      ...plain.accepted.slice(2),
    );
    const first = does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId, fitness: 'firstTime' });
    expect(license.when(first)).toBe('assigned');
  });

  test('a reviewer of the pool signs where a rule lets the pool sign', () => {
    const pooled = aCase(rulesWith({ pool: 'signs' })).after(
      ...plain.accepted,
      does(reviewHead, 'assignReviewer', { reviewerId: presider.personId, from: 'pool' }),
    );
    expect(pooled.context.participants.reviewerFrom).toBe('pool');
    expect(pooled.when(does(presider, 'signOpinion'))).toBe('awaitingIssue');
    const own = aCase(rulesWith({ pool: 'signs' })).after(
      ...plain.accepted,
      does(reviewHead, 'assignReviewer', { reviewerId: presider.personId, from: 'own' }),
    );
    expect(own.when(does(presider, 'signOpinion'))).toBe('not-your-act');
  });
});

describe('handing a case over (转办)', () => {
  test.each([
    ['to two others', ['officer-4', 'officer-2'], 'drafting'],
    ['to one', ['officer-4'], 'two-officers-required'],
    ['to the same one twice', ['officer-4', 'officer-4'], 'two-officers-required'],
    ['to one and a clock', ['officer-4', 'system'], 'two-officers-required'],
  ] as const)('%s', (_to, handlers, outcome) => {
    expect(given(...plain.opened).when(handOver(...handlers))).toBe(outcome);
  });

  test('the hearing officer becomes no handler, nor a handler the hearing officer', () => {
    expect(given(...proceeding.hearingNoticed).when(handOver(handler.personId, presider.personId))).toBe(
      'investigator-cannot-preside',
    );
  });

  test('one officer will do for a penalty on the spot', () => {
    const onTheSpot = given(opening({ summaryProcedure: true }));
    expect(onTheSpot.when(handOver(thirdOfficer.personId))).toBe('drafting');
    expect(onTheSpot.when(handOver())).toBe('two-officers-required');
  });
});

describe('who answers for a case has not done it (PRACTICE A12)', () => {
  const drafted = finalDraft();
  const left = given(...plain.opened, handOver(handler.personId, unitHead.personId), {
    ...drafted,
    by: unitHead,
  }).after(handOver(handler.personId, secondHandler.personId));

  test.each([
    ['who drafted it and handed it over', left, 'signer-is-handler'],
    [
      'who drafted it for an absent handler',
      given(...plain.opened, { ...drafted, by: standingFor(unitHead, handler) }),
      'signer-is-handler',
    ],
    ['who only handed it over', given(...plain.opened, handOver('officer-1', 'officer-4'), drafted), 'readyToSubmit'],
    [
      'who signed it before',
      given(...plain.signed, does(handler, 'reopenDraft'), finalDraft({ contentHash: draft('c') })),
      'readyToSubmit',
    ],
  ] as const)('the head of the unit %s, and what becomes of the signature', (_who, story, outcome) => {
    expect(story.when(does(unitHead, 'signSubmission'))).toBe(outcome);
  });

  test.each([
    ['handlingUnitHead', secondHandler.personId, 'stand-in-unfit'],
    ['authorityHead', secondHandler.personId, 'stand-in-unfit'],
    ['handlingUnitHead', 'officer-9', 'awaitingSignature'],
  ] as const)('as %s is named %s: %s', (role, personId, outcome) => {
    const story = given(...plain.opened, handOver(handler.personId, thirdOfficer.personId), drafted);
    const named = does(handler, 'replaceLeader', { role, personId, mandate: '2026-03-02' });
    expect(story.when(named)).toBe(outcome);
  });
});

describe('who wants the days does not grant them (PRACTICE A10)', () => {
  const asks = does(reviewer, 'requestExtension');
  const reviewing: Person = { ...deputy, offices: [...deputy.offices, ...reviewer.offices] };
  const handled = given(
    opening({ handlers: [handler.personId, deputy.personId] }),
    handOver(handler.personId, secondHandler.personId),
    ...plain.assigned.slice(1),
    asks,
  );
  const signed = given(
    ...plain.finalized,
    does({ ...unitHead, personId: deputy.personId }, 'signSubmission'),
    ...plain.assigned.slice(3),
    asks,
  );
  const reviews = given(
    ...plain.accepted,
    does(reviewHead, 'assignReviewer', { reviewerId: deputy.personId }),
    does(reviewHead, 'requestExtension'),
  );

  test.each([
    ['who handled the case before a hand-over', handled, deputy, 'extension-by-asker'],
    ['who signed for the handling unit', signed, deputy, 'extension-by-asker'],
    ['who reviews the case', reviews, reviewing, 'extension-by-asker'],
    ['who has no part in it', given(...plain.assigned, asks), deputy, 'assigned'],
  ] as const)('a deputy %s', (_who, story, by, outcome) => {
    expect(story.when(does(by, 'grantExtension'))).toBe(outcome);
    expect(story.when(does(by, 'declineExtension'))).toBe(outcome);
  });

  test('who is to preside over the hearing may', () => {
    const asked = given(
      ...proceeding.hearingNoticed.slice(0, -1),
      hearingNotice({ officerId: deputy.personId }),
      does(handler, 'amendDraft'),
      finalDraft({ fineFen: 20_000_000, contentHash: draft('c') }),
      ...plain.assigned.slice(2),
      asks,
    );
    expect(asked.when(does(deputy, 'grantExtension'))).toBe('assigned');
  });
});

test('APL 58: the unit that handles a case is not the one that reviews it', () => {
  expect(aCase().when(opening({ reviewUnitId: handlingUnit }))).toBe('act-malformed');
  expect(aCase().when(opening())).toBe('drafting');
});

const concedes = (by: Person): Step =>
  does(by, 'recordConsultation', { result: 'accepted', participants: [handler.personId, reviewer.personId] });

describe('R-001-21: each side concedes its own', () => {
  const neutral = { ...reviewHead, personId: 'reviewer-9' };
  const consulting = given(
    opening({ handlers: [handler.personId, reviewHead.personId] }),
    handOver(handler.personId, secondHandler.personId),
    ...plain.accepted.slice(1),
    does(secondReviewer, 'assignReviewer', { reviewerId: reviewer.personId }),
    does(reviewer, 'signOpinion', {
      kind: 'problems',
      answers: ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'],
    }),
    does(neutral, 'issueOpinion'),
    does(handler, 'raiseObjection'),
    does(reviewer, 'answerObjection', { upheld: false }),
  );

  test('a head of the review unit who once handled the case concedes nothing for the review', () => {
    expect(consulting.when(concedes(reviewHead))).toBe('handler-cannot-review');
    expect(consulting.when(concedes(neutral))).toBe('assigned');
  });

  test('the handlers go on recording what they concede themselves', () => {
    expect(consulting.when(does(handler, 'recordConsultation', { result: 'rejected' }))).toBe('problemsFound');
  });
});
