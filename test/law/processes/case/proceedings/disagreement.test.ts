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
  hearingDay,
  lastNoticeDay,
  opening,
  plain,
  presider,
  reviewer,
  reviewedAgain,
  reviewHead,
  proceeding,
  rulesFrom,
  rulesWith,
  secondReviewer,
  standingFor,
  thirdOfficer,
  type Step,
} from '../../../../fixtures/cases.ts';

const objects = (issues: readonly string[] = []): Step => does(handler, 'raiseObjection', { issues });
const objectionRules = rulesWith({}).review.objection;
const problems = ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'];
const finds = (raised: readonly string[], settled: readonly string[] = []): Step =>
  does(reviewer, 'signOpinion', { kind: 'problems', answers: problems, raised, settled });
const issues = does(reviewHead, 'issueOpinion');
const found = given(...plain.problemsFound);

const answers = (upheld: boolean, by = reviewer): Step => does(by, 'answerObjection', { upheld });

describe('R-001-21: an objection to the opinion', () => {
  test('within its days: the review unit has its days to answer', () => {
    expect(found.context.clocks.objection).toMatchObject({ from: '2026-03-02', endedOn: null });
    const objected = found.after(objects());
    expect(objected.state).toBe('awaitingObjectionAnswer');
    expect(objected.context.clocks.objection?.endedOn).toBe('2026-03-02');
    expect(objected.context.clocks.objectionAnswer?.endedOn).toBeNull();
    expect(objected.taskKinds()).toEqual(['answerObjection']);
  });

  test.each([
    ['after its days', found.after(expires('objection', '2026-03-05')), 'objection-too-late'],
    [
      'a second time after the first was withdrawn',
      given(...proceeding.objected, does(handler, 'withdrawObjection')),
      'objection-too-late',
    ],
    [
      'where there is none',
      aCase(rulesWith({ objection: { ...objectionRules, allowed: false } })).after(...plain.problemsFound),
      'objection-not-provided',
    ],
  ] as const)('%s', (_when, story, outcome) => {
    expect(story.when(objects())).toBe(outcome);
  });

  test.each([
    ['on its last day', '2026-03-05', 'awaitingObjectionAnswer'],
    ['a day later, though nobody told the end of its days yet', '2026-03-06', 'objection-too-late'],
  ] as const)('is raised in time only: %s', (_when, on, outcome) => {
    expect(found.when({ ...objects(), on, dues: { objection: '2026-03-05' } })).toBe(outcome);
  });

  test('its days lapse without a word of agreement', () => {
    const lapsed = found.after(expires('objection', '2026-03-05'));
    expect([lapsed.state, lapsed.context.overdue, lapsed.context.draft.pass]).toEqual(['problemsFound', [], null]);
    expect(lapsed.context.clocks.objection?.endedOn).toBe('2026-03-05');
  });

  test('before an opinion, or to one that agrees, there is nothing to object to', () => {
    for (const past of [plain.opened, plain.assigned, plain.problemsSigned, plain.passed]) {
      expect(given(...past).when(objects())).toBe('act-not-in-this-state');
    }
  });

  test('a new draft ends the right to object to the old opinion', () => {
    expect(found.after(finalDraft({ contentHash: draft('c') })).context.clocks.objection).toBeUndefined();
  });

  test.each([
    ['the open problem', ['1'], 'awaitingObjectionAnswer'],
    ['both', ['1', '2'], 'awaitingObjectionAnswer'],
    ['none of them', [], 'objection-without-issue'],
    ['one that is not there', ['3'], 'objection-without-issue'],
    ['something that is no number', ['first'], 'objection-without-issue'],
  ] as const)('names a problem of the opinion: %s', (_which, named, outcome) => {
    const numbered = given(...plain.assigned, finds(['discretion', 'documents']), issues);
    expect(numbered.when(objects(named))).toBe(outcome);
  });
});

describe('the answer', () => {
  const objected = given(...proceeding.objected);
  test('upheld: the same bytes are reviewed again, in a round of their own', () => {
    const upheld = objected.after(answers(true));
    expect(upheld.state).toBe('assigned');
    expect(upheld.context).toMatchObject({ round: 2, draft: { opinion: null, pass: null }, extension: null });
    expect(upheld.context.clocks.review).toMatchObject({ from: '2026-03-02', endedOn: null });
    expect(upheld.context.clocks.objectionAnswer?.endedOn).toBe('2026-03-02');
    expect(upheld.after(...reviewedAgain).state).toBe('passed');
  });

  test('not upheld: consultation, or the meeting where the rules know no consultation', () => {
    expect(objected.when(answers(false))).toBe('consulting');
    const path = ['disagreementDeliberation'] as const;
    const direct = aCase(rulesWith({ objection: { ...objectionRules, path } })).after(...proceeding.objected);
    expect(direct.when(answers(false, reviewHead))).toBe('toDeliberate');
  });

  test('no answer is no agreement: it is late, and stays to be given', () => {
    const late = objected.after(expires('objectionAnswer', '2026-03-04'));
    expect([late.state, late.context.overdue]).toEqual(['awaitingObjectionAnswer', ['objectionAnswer']]);
    expect(late.after({ ...answers(false), on: '2026-03-05' }).context.overdue).toEqual([]);
  });

  test.each([
    ['the handler himself', handler],
    ['another reviewer', secondReviewer],
  ] as const)('is not given by %s', (_who, by) => {
    expect(objected.when(answers(true, by))).toBe('not-your-act');
  });

  test('the handler may give way at any step of the dispute', () => {
    for (const past of [
      proceeding.objected,
      proceeding.consulting,
      proceeding.disputed,
      proceeding.convened,
      proceeding.minuted,
    ]) {
      const gaveWay = given(...past).after(does(handler, 'withdrawObjection'));
      expect([gaveWay.state, gaveWay.context.disagreement]).toEqual(['problemsFound', undefined]);
      expect(gaveWay.context.clocks.objectionAnswer?.endedOn).not.toBeNull();
    }
  });
});

describe('the consultation', () => {
  const consulting = given(...proceeding.consulting);
  const bothThere = [handler.personId, reviewer.personId];
  const records = (by: Step['by'], result: string, fields: object = {}): Step => ({
    ...does(by, 'recordConsultation'),
    fields: { result, participants: bothThere, ...fields },
  });

  test.each([
    ['the review unit gives in', reviewer, 'accepted', 'assigned'],
    ['the handlers give in', handler, 'rejected', 'problemsFound'],
    ['the handlers give in partly', handler, 'partly', 'problemsFound'],
    ['nobody gives in, says the handler', handler, 'noAgreement', 'toDeliberate'],
    ['nobody gives in, says the reviewer', reviewer, 'noAgreement', 'toDeliberate'],
    ['the handler gives in for the reviewer', handler, 'accepted', 'concession-of-the-other-side'],
    ['the reviewer gives in for the handler', reviewer, 'rejected', 'concession-of-the-other-side'],
    ['the head of the review unit, for the handler', reviewHead, 'partly', 'concession-of-the-other-side'],
    ['by a word nobody knows', handler, 'tossed', 'act-malformed'],
  ] as const)('%s', (_who, by, result, outcome) => {
    expect(consulting.when(records(by, result))).toBe(outcome);
  });

  test('who stands in for an absent handler concedes for the handlers only', () => {
    const substitute = standingFor(thirdOfficer, handler);
    expect(consulting.when(records(substitute, 'accepted'))).toBe('concession-of-the-other-side');
    expect(consulting.when(records(substitute, 'rejected'))).toBe('problemsFound');
    const reviewerForHandler = standingFor(reviewer, handler);
    expect(consulting.when(records(reviewerForHandler, 'rejected'))).toBe('concession-of-the-other-side');
    expect(consulting.when(records(reviewerForHandler, 'accepted'))).toBe('assigned');
  });

  test.each([
    ['without the reviewer', { participants: [handler.personId] }, 'consultation-one-sided'],
    ['without a handler', { participants: [reviewer.personId] }, 'consultation-one-sided'],
    ['with nobody', { participants: [] }, 'consultation-one-sided'],
    ['on a day to come', { heldOn: '2026-03-03' }, 'date-in-future'],
    ['before the objection', { heldOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('held %s', (_how, fields, outcome) => {
    expect(consulting.when(records(handler, 'noAgreement', fields))).toBe(outcome);
  });

  test('what stays disputed goes to deliberation by itself', () => {
    expect(given(...proceeding.disputed).taskKinds()).toEqual(['convene']);
  });
});

describe('PRACTICE A2: after 复审 still 存在问题, the same bytes do not come a third time', () => {
  const again = [finds([]), issues];
  const changed = finalDraft({ contentHash: draft('c') });

  test.each([
    ['an objection the reviewer upheld', given(...proceeding.objected, answers(true))],
    [
      'a consultation in which the review gave in',
      given(...proceeding.consulting, does(reviewer, 'recordConsultation', { result: 'accepted' })),
    ],
    ['a meeting for the handler', given(...proceeding.settledForHandler)],
  ] as const)('after %s', (_what, back) => {
    const failed = back.after(...again);
    expect([failed.when(finalDraft()), failed.when(changed)]).toEqual(['content-spent', 'awaitingSignature']);
    const detour = failed.after(changed, does(handler, 'reopenDraft'));
    expect([detour.when(finalDraft()), detour.when(changed)]).toEqual(['content-spent', 'awaitingSignature']);
    expect(detour.context.spent).toEqual([draft('a')]);
  });

  test.each([
    ['after a first opinion', found],
    ['after the handlers gave way', given(...proceeding.objected, does(handler, 'withdrawObjection'))],
    ['withdrawn before 复审 spoke', given(...proceeding.objected, answers(true), does(handler, 'withdrawSubmission'))],
    ['after 复审 agreed', given(...proceeding.objected, answers(true), ...reviewedAgain, does(handler, 'amendDraft'))],
    [
      'after the reviewer took the opinion back and agreed',
      given(...proceeding.objected, answers(true), ...again, does(reviewer, 'withdrawOpinion'), ...reviewedAgain).after(
        does(handler, 'amendDraft'),
      ),
    ],
  ] as const)('they may come again %s', (_when, story) => {
    expect(story.when(finalDraft())).toBe('awaitingSignature');
  });

  test('after a hearing they come again with its record', () => {
    const heavy = { fineFen: 20_000_000, contentHash: draft('c') } as const;
    const heard = given(...proceeding.hearingNoticed, does(handler, 'amendDraft'), finalDraft(heavy))
      .after(...proceeding.objected.slice(2), answers(true), ...again)
      .after(
        does(
          presider,
          'recordHearing',
          { heldOn: hearingDay },
          { on: hearingDay, dues: { hearingNotice: lastNoticeDay } },
        ),
      );
    expect(heard.when(finalDraft(heavy, { on: hearingDay }))).toBe('awaitingSignature');
  });
});

describe('an adopted defense ends the dispute: the draft changes anyway', () => {
  const notice = does(handler, 'serveNotice');

  test.each([
    ['awaitingObjectionAnswer', proceeding.objected],
    ['consulting', proceeding.consulting],
    ['toDeliberate', proceeding.disputed],
    ['deliberating', proceeding.convened],
    ['deliberationRecorded', proceeding.minuted],
  ] as const)('in %s', (state, past) => {
    const disputed = aCase(rulesWith({ order: 'afterHearing' }))
      .after(...plain.finalized, notice, does(handler, 'recordWaiver'), ...past.slice(2))
      .after(does(handler, 'recordDefense'));
    expect(disputed.state).toBe(state);
    expect(disputed.after(does(handler, 'reexamineDefense', { adopted: false })).state).toBe(state);
    const adopted = disputed.after(does(handler, 'reexamineDefense', { adopted: true }));
    expect(adopted.state).toBe('drafting');
    expect(adopted.context.draft.deliberation).toBeNull();
    expect(adopted.context.clocks.objectionAnswer?.endedOn).not.toBeNull();
  });
});

describe('in the light form', () => {
  const light = aCase(rulesFrom('midong-2019')).after(
    opening(),
    finalDraft({ grounds: [] }),
    ...plain.signed.slice(2),
    does(handler, 'submitForReview', { light: true }),
    ...plain.assigned.slice(4),
    finds([]),
  );

  test('the days to object run from the signature, which is the opinion', () => {
    expect(light.state).toBe('problemsFound');
    expect(light.context.clocks.objection?.endedOn).toBeNull();
    expect(light.when(objects())).toBe('awaitingObjectionAnswer');
  });

  test('after a meeting on the same bytes they do not run again', () => {
    const again = light.after(...proceeding.settledForHandler.slice(plain.problemsFound.length), finds([]));
    expect(again.state).toBe('problemsFound');
    expect(again.context.clocks.objection?.endedOn).toBe('2026-03-02');
    expect(again.when(objects())).toBe('objection-already-decided');
  });

  test('nor where the rules know no objection', () => {
    const midong = rulesFrom('midong-2019');
    const none = aCase(rulesWith({ objection: { ...midong.review.objection, allowed: false } }, midong)).after(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.signed.slice(2),
      does(handler, 'submitForReview', { light: true }),
      ...plain.assigned.slice(4),
      finds([]),
    );
    expect(none.context.clocks.objection).toBeUndefined();
  });
});

test('a person of every office still stands on one side', () => {
  const assigned = given(...plain.accepted, does(reviewHead, 'assignReviewer', { reviewerId: everyOffice.personId }));
  const objected = assigned.after(
    does(everyOffice, 'signOpinion', { kind: 'problems', answers: problems }),
    issues,
    objects(),
  );
  expect(objected.when(does(standingFor(everyOffice, handler), 'withdrawObjection'))).toBe('reviewer-cannot-handle');
});
