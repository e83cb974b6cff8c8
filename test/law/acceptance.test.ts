import { describe, expect, test } from 'vitest';
import { system } from '../../law/people/roles.ts';
import { clockRules, periodOf } from '../../law/process/clocks.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import { reasonNotToPublish } from '../../law/processes/publication/public-decision.ts';
import { nationalCalendar } from '../../law/time/calendar.ts';
import { workingDays } from '../../law/time/period.ts';
import { receipt } from '../../law/time/receipt.ts';
import {
  aCase,
  convening,
  deputy,
  does,
  draft,
  finalDraft,
  given,
  handler,
  head,
  hearingNotice,
  minuteTaker,
  nationalRules,
  opening,
  otherDeputy,
  plain,
  reviewedAgain,
  reviewer,
  reviewHead,
  proceeding,
  rulesFrom,
  rulesWith,
  secondHandler,
  unitHead,
  type Step,
} from '../fixtures/cases.ts';

const yuxi = rulesFrom('yuxi-sfj-2019');
const dazhou = rulesFrom('dazhou-2019-draft');
const midong = rulesFrom('midong-2019');
const asks = does(handler, 'requestApproval');
const approves = does(head, 'approve');
const waives = does(handler, 'recordWaiver');
/** A penalty none of the grounds asks to be reviewed. */
const ordinary = [opening(), finalDraft({ grounds: [] }), ...plain.signed.slice(2)];

const submits = (...credentialed: readonly string[]): Step => does(handler, 'submitForReview', { credentialed });
const grants = (by: Step['by']): Step => does(by, 'grantExtension');
const reviewedIn = (n: number): Rules => rulesWith({ period: workingDays(n) });
const reviewDue = (rules: Rules, on: string): unknown => {
  const day = (step: Step): Step => ({ ...step, on });
  const accepted = aCase(rules).after(...plain.accepted.map(day));
  const { clocks, rules: kept } = accepted.context;
  const period = periodOf('review', 'penalty', kept);
  return period && receipt({ from: clocks.review?.from ?? '', period }, nationalCalendar);
};

describe('AC-40: the gate, under 玉溪', () => {
  const reviewed = aCase(yuxi).after(opening(), finalDraft({ grounds: [] }), ...plain.passed.slice(2));

  test.each([
    ['no review', plain.signed, 'review-missing'],
    ['a review under way', plain.assigned, 'review-missing'],
    ['an opinion signed and not issued', plain.opinionSigned, 'review-missing'],
    ['an opinion 存在问题', plain.problemsFound, 'review-not-passed'],
  ] as const)('%s: no decision', (_how, past, refusal) => {
    const story = aCase(yuxi).after(opening(), finalDraft({ grounds: [] }), ...past.slice(2));
    expect(story.when(approves)).toBe(refusal);
    expect(story.when(asks)).toBe(refusal);
  });

  test('every penalty is in scope, whatever it weighs', () => {
    const submitted = aCase(yuxi).after(...ordinary, does(handler, 'submitForReview'));
    expect(submitted.when(does(reviewer, 'recordOutOfScope'))).toBe('review-is-mandatory');
  });

  test('同意 on the current draft opens it, and on no other', () => {
    const asked = reviewed.after(does(handler, 'serveNotice'), waives, asks);
    expect(asked.when(does(head, 'approve', { contentHash: draft('c') }))).toBe('content-not-reviewed');
    expect(asked.when(approves)).toBe('decided');
  });
});

test('AC-41: a draft changed after 同意 closes the gate until another round', () => {
  const amended = given(...plain.approvalAsked, does(handler, 'amendDraft'));
  expect(amended.state).toBe('passVoided');
  expect(amended.when(approves)).toBe('pass-voided');
  const fineOf3000 = finalDraft({ contentHash: draft('c'), fineFen: 300_000 });
  const again = amended.after(fineOf3000, ...plain.passed.slice(2));
  expect([again.state, again.context.round]).toEqual(['passed', 2]);
  expect(again.after(asks).when(approves)).toBe('decided');
});

describe('AC-42: who handles a case neither reviews it nor presides over its hearing', () => {
  test('a handler as reviewer', () => {
    const assign = does(reviewHead, 'assignReviewer', { reviewerId: secondHandler.personId });
    expect(given(...plain.accepted).when(assign)).toBe('handler-cannot-review');
  });

  test('a handler as hearing officer', () => {
    expect(given(...proceeding.hearingAsked).when(hearingNotice({ officerId: secondHandler.personId }))).toBe(
      'investigator-cannot-preside',
    );
  });
});

describe('AC-43: a first-time reviewer without 法律职业资格', () => {
  const first = does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId, fitness: 'firstTime' });

  test('does not review a penalty', () => {
    expect(given(...plain.accepted).when(first)).toBe('first-reviewer-unqualified');
  });

  test('may review a license, unless the profile asks the same of every reviewer', () => {
    const license = [
      opening({ actKind: 'license' }),
      finalDraft({ penaltyKinds: [], fineFen: 0 }),
      ...plain.accepted.slice(2),
    ];
    expect(given(...license).when(first)).toBe('assigned');
    const strict = rulesWith({ firstTimeQualification: 'allReviewers' });
    expect(
      aCase(strict)
        .after(...license)
        .when(first),
    ).toBe('first-reviewer-unqualified');
  });
});

test('AC-44: only one officer with a valid card: the submission is refused', () => {
  const signed = given(...plain.signed);
  expect(signed.when(submits(handler.personId))).toBe('credentials-invalid');
  expect(signed.when(submits())).toBe('credentials-invalid');
  expect(signed.when(submits(handler.personId, secondHandler.personId))).toBe('awaitingIntake');
});

describe('AC-45: incomplete materials', () => {
  const submitted = given(...plain.submitted);
  const asked = submitted.after(does(reviewer, 'requestSupplement', {}, { on: '2026-03-04' }));

  test('are told once, in one list, with three working days', () => {
    expect(submitted.when(does(reviewer, 'requestSupplement', { text: null }))).toBe('supplement-list-empty');
    expect(periodOf('supplement', 'penalty', nationalRules)).toEqual(workingDays(3));
    const supplemented = asked.after(does(handler, 'supplement', {}, { on: '2026-03-05' }));
    expect(supplemented.when(does(reviewer, 'requestSupplement', {}, { on: '2026-03-05' }))).toBe(
      'supplement-already-asked',
    );
  });

  test('not supplemented: returned', () => {
    const lapsed = asked.after({
      ...does(system, 'clockExpired'),
      fields: { clock: 'supplement' },
      on: '2026-03-09',
    });
    expect(lapsed.state).toBe('drafting');
    expect(clockRules.supplement.atEnd).toBe('lapse');
  });

  test('supplemented: the review counts anew from the completed materials (AC-30)', () => {
    const accepted = asked.after(
      does(handler, 'supplement', {}, { on: '2026-03-06' }),
      does(reviewer, 'accept', {}, { on: '2026-03-11' }),
    );
    const run = accepted.context.clocks.review;
    expect(run?.from).toBe('2026-03-11');
    const counted = receipt({ from: run?.from ?? '', period: nationalRules.review.period }, nationalCalendar);
    expect(counted).toMatchObject({ ok: true, due: '2026-03-18' });
  });
});

test('AC-46: 存在问题 is answered, and the second round keeps the first', () => {
  const found = given(...plain.problemsFound);
  expect(found.when(finalDraft({ contentHash: draft('c'), text: null }))).toBe('problems-unanswered');
  const second = found.after(finalDraft({ contentHash: draft('c') }), ...plain.passed.slice(2));
  expect(second.context).toMatchObject({ round: 2, draft: { pass: { contentHash: draft('c'), round: 2 } } });
  expect(second.context.involved?.filter(({ as }) => as === 'reviewer').map(({ personId }) => personId)).toEqual([
    reviewer.personId,
    reviewHead.personId,
  ]);
});

describe('AC-47: an objection under 达州', () => {
  const disputed = aCase(dazhou).after(...proceeding.disputed);

  test('协商 without agreement asks for 集体讨论 by itself', () => {
    expect(disputed.taskKinds()).toEqual(['convene']);
  });

  test('investigators neither vote nor preside', () => {
    const members = [head.personId, deputy.personId, handler.personId];
    expect(disputed.when(convening({ members, leaders: members }))).toBe('investigator-cannot-deliberate');
  });

  test('a conclusion for the handler sends the same bytes to 复审, and opens nothing by itself', () => {
    const concluded = disputed.after(
      convening(),
      does(minuteTaker, 'recordDeliberation'),
      does(head, 'confirmDeliberation'),
    );
    expect(concluded).toMatchObject({ state: 'assigned', context: { round: 2, draft: { pass: null } } });
    expect(concluded.context.proposal?.contentHash).toBe(draft('a'));
    expect(concluded.when(approves)).toBe('review-missing');
    expect(concluded.after(...reviewedAgain).state).toBe('passed');
  });
});

test('AC-48: a fine of 200 yuan on the spot needs no review, and is not published by itself', () => {
  const onTheSpot = given(
    opening({ summaryProcedure: true }),
    finalDraft({ fineFen: 20_000, partyType: 'naturalPerson', grounds: [] }),
    ...plain.submitted.slice(2),
  );
  expect(
    given(opening({ summaryProcedure: true })).when(finalDraft({ fineFen: 20_001, partyType: 'naturalPerson' })),
  ).toBe('summary-procedure-exceeded');
  const filed = onTheSpot.after(does(reviewer, 'recordOutOfScope'), asks);
  expect(filed.context.draft.outOfScope?.ground).toBe('summaryProcedure');
  expect(filed.when(approves)).toBe('decided');
  const decision = {
    outcome: 'penalty',
    penaltyKinds: ['fine'],
    fineFen: 20_000,
    confiscatedFen: 0,
    text: '-',
  } as const;
  const made = { summaryProcedure: true, decidedOn: '2026-04-01' };
  expect(reasonNotToPublish(decision, made, nationalRules)).not.toBeNull();
  expect(reasonNotToPublish(decision, { ...made, summaryProcedure: false }, nationalRules)).toBeNull();
});

describe('AC-49: the light form', () => {
  const light = does(handler, 'submitForReview', { light: true });

  test('of 米东: the review inside the approval form is the review', () => {
    const passed = aCase(midong).after(...ordinary, light, ...plain.opinionSigned.slice(4));
    expect(passed.state).toBe('passed');
    expect(passed.after(does(handler, 'serveNotice'), waives, asks).when(approves)).toBe('decided');
  });

  test('is refused in 达州', () => {
    expect(
      aCase(dazhou)
        .after(...ordinary)
        .when(light),
    ).toBe('light-form-not-allowed');
  });
});

test('AC-58: a case keeps the period of the profile it was opened under', () => {
  expect(reviewDue(reviewedIn(5), '2026-05-28')).toMatchObject({ due: '2026-06-04' });
  expect(reviewDue(reviewedIn(7), '2026-06-02')).toMatchObject({ due: '2026-06-11' });
});

describe('AC-59: the extension', () => {
  const requested = aCase(yuxi).after(
    opening(),
    finalDraft({ grounds: [] }),
    ...plain.assigned.slice(2),
    does(reviewer, 'requestExtension'),
  );

  test.each([
    ['the leader in charge of the review', deputy, 'assigned'],
    ['the leader in charge of the handlers', otherDeputy, 'not-your-act'],
    ['the head of the review unit', reviewHead, 'not-your-act'],
    ['the head of the handling unit', unitHead, 'not-your-act'],
    ['the head of the authority', head, 'not-your-act'],
  ] as const)('by %s', (_who, by, outcome) => {
    expect(requested.when(grants(by))).toBe(outcome);
  });

  test('is given once', () => {
    const granted = requested.after(grants(deputy));
    expect(granted.context.clocks.review?.extendedBy).toBe(3);
    expect(granted.when(does(reviewer, 'requestExtension'))).toBe('extension-already-used');
    expect(requested.when(does(reviewer, 'requestExtension'))).toBe('extension-already-requested');
  });
});
