import { describe, expect, test } from 'vitest';
import {
  aCase,
  does,
  draft,
  expires,
  finalDraft,
  given,
  handler,
  head,
  hearingDay,
  hearingNotice,
  lastNoticeDay,
  opening,
  plain,
  presider,
  reviewer,
  reviewHead,
  proceeding,
  rulesFrom,
  rulesWith,
  secondHandler,
  someDay,
  type Step,
} from '../../../../fixtures/cases.ts';

const offered = given(...proceeding.hearingOffered);
const asked = given(...proceeding.hearingAsked);
const noticed = given(...proceeding.hearingNoticed);
const hearingOf = ({ processState }: { processState: { value: unknown } }): string =>
  (processState.value as { hearing: string }).hearing;
const holds = (heldOn: string, on = heldOn, due: string | null = lastNoticeDay): Step =>
  does(presider, 'recordHearing', { heldOn }, { on, dues: due === null ? {} : { hearingNotice: due } });

const assignedAfterPresiding = (rule: 'refuse' | 'warn'): string => {
  const story = aCase(rulesWith({ reviewerAsHearingOfficer: rule })).after(
    ...proceeding.hearingAsked,
    hearingNotice({ officerId: 'reviewer-2' }),
    does(
      { ...reviewer, personId: 'reviewer-2' },
      'recordHearing',
      { heldOn: hearingDay },
      {
        on: hearingDay,
        dues: { hearingNotice: lastNoticeDay },
      },
    ),
    finalDraft({ fineFen: 20_000_000 }, { on: hearingDay }),
    ...plain.accepted.slice(2).map((step) => ({ ...step, on: hearingDay })),
  );
  return story.when(does(reviewHead, 'assignReviewer', { reviewerId: 'reviewer-2' }, { on: hearingDay }));
};

const noticedFor = (heldOn: string): ReturnType<typeof given> =>
  given(...proceeding.hearingAsked, hearingNotice({ heldOn }));

const ends = (fields: object, on: string = someDay, dues: object = {}): Step => ({
  ...does(handler, 'endHearing', {}, { on, dues }),
  fields: { endedOn: on, ...fields },
});

const onThatDay = (steps: readonly Step[]): readonly Step[] => steps.map((step) => ({ ...step, on: hearingDay }));

describe('APL 64(1): the party asks within five working days', () => {
  test.each([
    ['on the day of the notice', someDay, someDay, 'passed'],
    ['on the last day', '2026-03-09', '2026-03-09', 'passed'],
    ['a day late', '2026-03-10', '2026-03-10', 'hearing-request-late'],
    ['on a day to come', '2026-03-04', '2026-03-03', 'date-in-future'],
    ['before the notice', '2026-03-01', '2026-03-03', 'date-before-previous'],
  ] as const)('%s', (_when, receivedOn, on, outcome) => {
    const request = does(handler, 'requestHearing', { receivedOn }, { on, dues: { hearingRequest: '2026-03-09' } });
    expect(offered.when(request)).toBe(outcome);
  });

  test('a notice without the right gives none to ask for', () => {
    const plainNotice = given(...plain.noticed);
    expect(hearingOf(plainNotice)).toBe('none');
    expect(plainNotice.when(does(handler, 'requestHearing'))).toBe('no-hearing-right');
    expect(given(...plain.passed).when(does(handler, 'requestHearing'))).toBe('act-not-in-this-state');
    expect(asked.when(does(handler, 'requestHearing'))).toBe('act-not-in-this-state');
    expect(given(...plain.approved).when(does(handler, 'requestHearing'))).toBe('act-not-in-this-state');
  });

  test('until it asked, waived or let the days pass, nothing is decided', () => {
    const silent = offered.after(does(handler, 'recordWaiver', { hearing: false }));
    expect(silent.party).toBe('settled');
    expect(silent.when(does(handler, 'requestApproval'))).toBe('hearing-pending');
    expect(silent.taskKinds()).toEqual(['awaitHearingRequest']);
    const lapsed = silent.after(expires('hearingRequest', '2026-03-09'));
    expect(lapsed.context.overdue).toEqual([]);
    expect(lapsed.when(does(handler, 'requestApproval', {}, { on: '2026-03-10' }))).toBe('awaitingApproval');
    expect(offered.after(does(handler, 'recordWaiver', { hearing: true })).when(does(handler, 'requestApproval'))).toBe(
      'awaitingApproval',
    );
  });

  describe('after the period', () => {
    const lapsed = offered.after(
      does(
        expires('hearingRequest').by,
        'clockExpired',
        { clock: 'hearingRequest' },
        {
          on: '2026-03-10',
          dues: { hearingRequest: '2026-03-09' },
        },
      ),
    );

    test('a request that was received in time is heard, though entered late', () => {
      const late = does(handler, 'requestHearing', { receivedOn: '2026-03-09' }, { on: '2026-03-10' });
      expect(hearingOf(lapsed.after(late))).toBe('asked');
    });

    test('one that came after it is told so', () => {
      const late = does(handler, 'requestHearing', { receivedOn: '2026-03-10' }, { on: '2026-03-10' });
      expect(lapsed.when(late)).toBe('hearing-request-late');
    });

    test('who waived the hearing has none', () => {
      const waived = offered.after(does(handler, 'recordWaiver', { hearing: true }));
      expect(waived.when(does(handler, 'requestHearing'))).toBe('hearing-request-late');
    });

    test('who withdrew the request has none either', () => {
      const withdrawn = asked.after(does(handler, 'endHearing'));
      expect(withdrawn.when(does(handler, 'requestHearing'))).toBe('hearing-request-late');
    });

    test('nor after the decision', () => {
      const decided = given(
        ...proceeding.hearingOffered,
        does(handler, 'recordWaiver'),
        does(handler, 'requestApproval'),
      ).after(does(head, 'approve'));
      expect(decided.when(does(handler, 'requestHearing'))).toBe('act-not-in-this-state');
    });
  });

  test('a waiver of the defense takes nothing back from a hearing already asked for', () => {
    const waived = asked.after(does(handler, 'recordWaiver', { hearing: true }));
    expect(hearingOf(waived)).toBe('asked');
    expect(waived.when(does(handler, 'requestApproval'))).toBe('hearing-pending');
  });
});

describe('APL 64(2) and (4): place, time and who presides', () => {
  test.each([
    ['somebody of neither side', { officerId: presider.personId }, 'passed'],
    ['a handler of the case', { officerId: handler.personId }, 'investigator-cannot-preside'],
    ['another handler of the case', { officerId: secondHandler.personId }, 'investigator-cannot-preside'],
    ['held on the very day', { heldOn: someDay }, 'hearing-too-early'],
    ['notified on a day to come', { servedOn: '2026-03-03' }, 'date-in-future'],
    ['notified before it was asked for', { servedOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(asked.when(hearingNotice(fields))).toBe(outcome);
  });

  test.each([
    ['refuse', 'reviewer-cannot-preside'],
    ['warn', 'passed'],
    ['allow', 'passed'],
  ] as const)('the reviewer may preside where the rules say %s', (reviewerAsHearingOfficer, outcome) => {
    const story = aCase(rulesWith({ reviewerAsHearingOfficer })).after(...proceeding.hearingAsked);
    expect(story.when(hearingNotice({ officerId: reviewer.personId }))).toBe(outcome);
  });

  test('who presided reviews nothing where the rules refuse it', () => {
    expect(assignedAfterPresiding('refuse')).toBe('reviewer-cannot-preside');
    expect(assignedAfterPresiding('warn')).toBe('assigned');
  });

  test.each([
    ['on the day of the notice', holds(hearingDay), 'passVoided'],
    ['entered the day after', holds(hearingDay, '2026-03-24'), 'passVoided'],
    ['on another day', holds('2026-03-24'), 'hearing-on-another-day'],
    ['on a day to come', holds(hearingDay, '2026-03-20'), 'date-in-future'],
  ] as const)('%s', (_when, step, outcome) => {
    expect(noticed.when(step)).toBe(outcome);
  });

  describe('seven full working days lie between the notice and the hearing', () => {
    test.each([
      ['on the seventh', lastNoticeDay, 'hearing-too-early'],
      ['on the day after it', '2026-03-12', 'passVoided'],
    ] as const)('%s', (_when, heldOn, outcome) => {
      expect(noticedFor(heldOn).when(holds(heldOn))).toBe(outcome);
    });

    test('the end of the clock does not make a hearing lawful that came before it', () => {
      const lapse = does(
        expires('hearingNotice').by,
        'clockExpired',
        { clock: 'hearingNotice' },
        {
          on: '2026-03-13',
          dues: { hearingNotice: lastNoticeDay },
        },
      );
      expect(
        noticedFor('2026-03-10')
          .after(lapse)
          .when(holds('2026-03-10', '2026-03-20', null)),
      ).toBe('hearing-too-early');
      // Told a day late: the clock had ended on its last day all the same.
      expect(
        noticedFor('2026-03-12')
          .after(lapse)
          .when(holds('2026-03-12', '2026-03-20', null)),
      ).toBe('passVoided');
    });

    test('where nobody counted the days, no hearing is held', () => {
      expect(noticed.when(holds(hearingDay, hearingDay, null))).toBe('hearing-too-early');
    });

    test('a hearing put off is notified anew, and its days run anew', () => {
      const later = noticed.after(
        hearingNotice({ servedOn: '2026-03-20', heldOn: '2026-04-10' }, { on: '2026-03-20' }),
      );
      expect(later.context.clocks.hearingNotice?.from).toBe('2026-03-20');
      expect(later.when(holds(hearingDay))).toBe('hearing-on-another-day');
    });
  });

  test('only the officer of the hearing records it', () => {
    const other = { ...holds(hearingDay), by: handler };
    expect(noticed.when(other)).toBe('not-your-act');
  });
});

describe('a hearing that is not held', () => {
  test.each([
    ['withdrawn before it was arranged', asked, ends({ ground: 'withdrawn' }), 'passed'],
    ['withdrawn after it was', noticed, ends({ ground: 'withdrawn' }), 'passed'],
    ['for no ground of the law', noticed, ends({ ground: 'cancelled' }), 'act-malformed'],
    ['withdrawn on a day to come', asked, ends({ ground: 'withdrawn', endedOn: '2026-03-03' }), 'date-in-future'],
    [
      'withdrawn before it was asked for',
      asked,
      ends({ ground: 'withdrawn', endedOn: '2026-03-01' }),
      'date-before-previous',
    ],
    ['absent from one nobody arranged', asked, ends({ ground: 'absent' }), 'hearing-on-another-day'],
    ['absent before its day', noticed, ends({ ground: 'absent' }), 'hearing-on-another-day'],
    ['absent on its day', noticed, ends({ ground: 'absent' }, hearingDay, { hearingNotice: lastNoticeDay }), 'passed'],
    [
      'absent from one that came too early',
      given(...proceeding.hearingAsked, hearingNotice({ heldOn: '2026-03-05' })),
      ends({ ground: 'absent' }, '2026-03-05', { hearingNotice: lastNoticeDay }),
      'hearing-too-early',
    ],
  ] as const)('%s', (_how, story, step, outcome) => {
    expect(story.when(step)).toBe(outcome);
  });

  test('cannot be recorded as held afterwards, nor can one that was held be held again', () => {
    const withdrawn = noticed.after(ends({ ground: 'withdrawn' }));
    expect(withdrawn.when(holds(hearingDay))).toBe('act-not-in-this-state');
    expect(given(...proceeding.hearingHeld).when(holds(hearingDay))).toBe('act-not-in-this-state');
  });

  test('leaves the pass, and opens the way once the defense is settled', () => {
    const over = noticed.after(ends({ ground: 'withdrawn' }), does(handler, 'recordWaiver'));
    expect(over.context.clocks.hearingNotice).toBeUndefined();
    expect(over.when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
  });

  test('lets a light review stand: the case went through no hearing', () => {
    const light = aCase(rulesFrom('midong-2019')).after(
      opening(),
      finalDraft({ grounds: [], fineFen: 20_000_000 }),
      ...plain.signed.slice(2),
      does(handler, 'submitForReview', { light: true }),
      ...plain.opinionSigned.slice(4),
      does(handler, 'serveNotice'),
      does(handler, 'requestHearing'),
      ends({ ground: 'withdrawn' }),
      does(handler, 'amendDraft'),
      finalDraft({ grounds: [], fineFen: 20_000_000 }),
      ...plain.signed.slice(2),
    );
    expect(light.when(does(handler, 'submitForReview', { light: true }))).toBe('awaitingIntake');
  });
});

describe('APL 58.1(2): after a hearing the review is done again', () => {
  const held = given(...proceeding.hearingHeld);
  test('the pass is void, the party was heard, and nothing may be heavier for it', () => {
    expect([held.state, held.party, hearingOf(held)]).toEqual(['passVoided', 'settled', 'held']);
    expect(held.context.draft.pass).toBeNull();
    expect(held.when(does(handler, 'requestApproval', {}, { on: hearingDay }))).toBe('pass-voided');
    expect(held.when(finalDraft({ fineFen: 30_000_000, contentHash: draft('c') }, { on: hearingDay }))).toBe(
      'heavier-after-defense',
    );
    expect(held.when(finalDraft({ fineFen: 20_000_000 }, { on: hearingDay }))).toBe('awaitingSignature');
  });

  test('the same bytes pass again and are decided', () => {
    const again = held.after(
      finalDraft({ fineFen: 20_000_000 }, { on: hearingDay }),
      ...onThatDay([...plain.passed.slice(2), does(handler, 'requestApproval'), does(head, 'approve')]),
    );
    expect(again.state).toBe('decided');
    expect(again.context.round).toBe(2);
  });

  const narrow = rulesWith({ scope: { ...rulesWith({}).review.scope, grounds: ['complex'] } });

  test('no unit finds that there is nothing to review, in any profile', () => {
    const outside = [opening(), finalDraft({ grounds: [], fineFen: 20_000_000 }), ...plain.submitted.slice(2)];
    const none = does(reviewer, 'recordOutOfScope');
    expect(
      aCase(narrow)
        .after(...outside)
        .when(none),
    ).toBe('outsideScope');
    const heard = aCase(narrow).after(
      ...outside,
      none,
      ...proceeding.hearingHeld.slice(plain.passed.length),
      finalDraft({ grounds: [], fineFen: 20_000_000 }, { on: hearingDay }),
      ...onThatDay(plain.submitted.slice(2)),
    );
    expect(heard.when({ ...none, on: hearingDay })).toBe('hearing-not-reviewed');
    expect(heard.when(does(reviewer, 'accept', {}, { on: hearingDay }))).toBe('unassigned');
  });

  test('new facts bring a new notice, and the hearing that was held stays held', () => {
    const renewed = held.after(
      finalDraft(
        { grounds: [], fineFen: 20_000_000, contentHash: draft('c'), noticeHash: draft('d'), newFacts: true },
        { on: hearingDay },
      ),
    );
    expect(renewed.context.hearing).toBeUndefined();
    expect(renewed.context.heardOn).toBe(hearingDay);
    expect(renewed.party).toBe('notNotified');
  });

  test.each([
    ['awaitingSignature', plain.finalized.slice(2)],
    ['readyToSubmit', plain.signed.slice(2)],
    ['awaitingIntake', plain.submitted.slice(2)],
    ['awaitingSupplement', [...plain.submitted.slice(2), does(reviewer, 'requestSupplement')]],
    ['unassigned', plain.accepted.slice(2)],
    ['assigned', plain.assigned.slice(2)],
    ['awaitingIssue', plain.opinionSigned.slice(2)],
    ['awaitingObjectionAnswer', proceeding.objected.slice(2)],
    ['consulting', proceeding.consulting.slice(2)],
    ['toDeliberate', proceeding.disputed.slice(2)],
    ['deliberating', proceeding.convened.slice(2)],
    ['deliberationRecorded', proceeding.minuted.slice(2)],
  ] as const)('a file in %s goes back to be completed with the record', (state, past) => {
    const changed = finalDraft({ fineFen: 20_000_000, contentHash: draft('c') });
    const story = given(...proceeding.hearingNoticed, does(handler, 'amendDraft'), changed, ...past);
    expect(story.state).toBe(state);
    const heard = story.after(holds(hearingDay));
    expect(heard.state).toBe('drafting');
    expect(heard.context.disagreement).toBeUndefined();
    expect(
      Object.entries(heard.context.clocks)
        .filter(([, run]) => run.endedOn === null)
        .map(([name]) => name),
    ).toEqual(['caseDecision']);
  });

  test('with problems found the record joins the file, the answer stays owed; one that waits for its end is heard too', () => {
    const changed = finalDraft({ fineFen: 20_000_000, contentHash: draft('c') });
    const found = given(
      ...proceeding.hearingNoticed,
      does(handler, 'amendDraft'),
      changed,
      ...plain.problemsFound.slice(2),
    );
    const heard = found.after(holds(hearingDay));
    expect(heard.state).toBe('drafting');
    expect(heard.when(does(handler, 'raiseObjection', {}, { on: hearingDay }))).toBe('act-not-in-this-state');
    expect(heard.when(does(reviewer, 'withdrawOpinion', {}, { on: hearingDay }))).toBe('act-not-in-this-state');
    const answers = { fineFen: 20_000_000, contentHash: draft('c') } as const;
    expect(heard.when(finalDraft({ ...answers, text: null }, { on: hearingDay }))).toBe('problems-unanswered');
    expect(heard.when(finalDraft(answers, { on: hearingDay }))).toBe('awaitingSignature');
    const ending = given(...proceeding.hearingNoticed, does(handler, 'amendDraft'), does(handler, 'proposeEnding'));
    expect(ending.after(holds(hearingDay)).state).toBe('endingProposed');
  });
});

describe('where the notice comes first, so does the hearing', () => {
  const rules = rulesWith({ order: 'afterHearing' });
  const finalAndTold = [...proceeding.hearingOffered.slice(0, 2), does(handler, 'serveNotice')];

  test('no submission while the party may ask, or waits for its hearing', () => {
    const signed = aCase(rules).after(...finalAndTold, ...plain.signed.slice(2));
    const submit = does(handler, 'submitForReview');
    expect(signed.after(does(handler, 'recordWaiver', { hearing: false })).when(submit)).toBe('order-notice-first');
    expect(signed.after(does(handler, 'recordWaiver')).when(submit)).toBe('awaitingIntake');
    const waiting = signed.after(does(handler, 'requestHearing'), does(handler, 'recordWaiver'));
    expect(waiting.when(submit)).toBe('order-notice-first');
    expect(waiting.taskKinds()).toEqual(['arrangeHearing']);
  });

  test('a hearing on a decision that imposes nothing any more is still waited for', () => {
    const none = aCase(rules).after(
      ...finalAndTold,
      does(handler, 'requestHearing'),
      does(handler, 'reopenDraft'),
      finalDraft({ penaltyKinds: [], fineFen: 0, contentHash: draft('c') }),
      ...plain.signed.slice(2),
    );
    expect(none.when(does(handler, 'submitForReview'))).toBe('hearing-pending');
  });
});
