import { describe, expect, test } from 'vitest';
import { isOver } from '../../../../law/process.ts';
import {
  aCase,
  does,
  expires,
  finalDraft,
  given,
  handler,
  head,
  importer,
  nationalRules,
  noPenaltyDraft,
  opening,
  plain,
  reviewer,
  reviewHead,
  supervisor,
  unitHead,
} from '../../../fixtures/cases.ts';
import { system } from '../../../../law/people/roles.ts';

const closes = does(handler, 'closeCase');
const settles = does(system, 'publicationSettled', { outcome: 'published' });
const serves = does(handler, 'serveDecision');

describe('after the decision', () => {
  test.each([
    ['neither served nor published', plain.approved, 'case-not-finished'],
    ['served only', plain.served, 'case-not-finished'],
    ['published only', [...plain.approved, settles], 'case-not-finished'],
    ['served and published', plain.settled, 'closed'],
    ['published and then served', [...plain.approved, settles, serves], 'closed'],
  ] as const)('a case %s', (_how, past, outcome) => {
    expect(given(...past).when(closes)).toBe(outcome);
  });

  test.each(['notPublished', 'withdrawn', 'expired'] as const)(
    'a publication that ended %s is settled too',
    (outcome) => {
      const settled = given(...plain.served, does(system, 'publicationSettled', { outcome }));
      expect(settled.context.publication).toBe(outcome);
      expect(settled.when(closes)).toBe('closed');
    },
  );

  test.each([
    ['left with the household', { method: 'left' }, 'decided'],
    ['by telepathy', { method: 'telepathy' }, 'act-malformed'],
    ['on a day to come', { servedOn: '2026-03-03' }, 'date-in-future'],
    ['before it was made', { servedOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('the decision is served %s', (_how, fields, outcome) => {
    expect(given(...plain.approved).when(does(handler, 'serveDecision', fields))).toBe(outcome);
  });

  test('it is served once', () => {
    expect(given(...plain.served).when(serves)).toBe('act-not-in-this-state');
  });

  test('the 90 days end with the decision; service begins, and publication counts by itself', () => {
    const { clocks } = given(...plain.approved).context;
    expect(clocks.caseDecision?.endedOn).toBe('2026-03-02');
    expect(clocks.service).toMatchObject({ from: '2026-03-02', endedOn: null });
    expect(clocks.publication).toBeUndefined();
    expect(given(...plain.settled).context.clocks.service?.endedOn).toBe('2026-03-02');
  });

  test('a closed case is over', () => {
    expect(isOver(given(...plain.closed).processState)).toBe(true);
    expect(isOver(given(...plain.settled).processState)).toBe(false);
    expect(given(...plain.closed).when(closes)).toBe('act-not-in-this-state');
  });
});

describe('from end to end', () => {
  const review = [
    does(unitHead, 'signSubmission'),
    does(handler, 'submitForReview'),
    does(reviewer, 'accept'),
    does(reviewHead, 'assignReviewer', { reviewerId: reviewer.personId }),
    does(reviewer, 'signOpinion'),
    does(reviewHead, 'issueOpinion'),
  ];
  const decision = [does(handler, 'requestApproval'), does(head, 'approve'), serves, settles, closes];

  test('a license: reviewed, no notice, decided, served, published, closed', () => {
    const license = given(opening({ actKind: 'license' }), noPenaltyDraft(), ...review, ...decision);
    expect(license.state).toBe('closed');
    expect(license.context.notice).toBeNull();
  });

  test('a penalty on the spot: no review, no notice, but the record why', () => {
    const onTheSpot = given(
      opening({ summaryProcedure: true, handlers: [handler.personId] }),
      finalDraft({ fineFen: 100_000, grounds: [] }),
      ...review.slice(0, 2),
      does(reviewer, 'recordOutOfScope'),
      ...decision,
    );
    expect(onTheSpot.state).toBe('closed');
    expect(onTheSpot.context.draft.outOfScope?.ground).toBe('summaryProcedure');
    expect(onTheSpot.context.draft.pass).toBeNull();
  });

  test('no penalty: reviewed where the rules ask for it, no notice', () => {
    expect(given(opening(), noPenaltyDraft(), ...review, ...decision).state).toBe('closed');
  });

  test('problems, answered, and passed in round 2', () => {
    const story = given(
      ...plain.problemsFound,
      finalDraft({ contentHash: 'c'.repeat(64), text: 'd'.repeat(64) }),
      ...review,
      does(handler, 'serveNotice'),
      does(handler, 'recordWaiver'),
      ...decision,
    );
    expect(story.state).toBe('closed');
    expect(story.context.draft.pass?.round).toBe(2);
  });
});

describe('acts of every state', () => {
  test('the supervisor reminds anywhere, and nothing else happens', () => {
    for (const past of [plain.finalized, plain.assigned, plain.approved]) {
      const before = given(...past);
      const after = before.after(does(supervisor, 'remind'));
      expect([after.state, after.party]).toEqual([before.state, before.party]);
      expect(before.when(does(handler, 'remind'))).toBe('not-your-act');
    }
  });

  test('nothing happens in a closed case any more, not even a reminder', () => {
    const closed = given(...plain.closed);
    expect(closed.when(does(supervisor, 'remind'))).toBe('act-not-in-this-state');
    expect(closed.when(does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T01:00:00Z' }))).toBe(
      'act-not-in-this-state',
    );
  });

  test('a reminder of a clock changes nothing', () => {
    const reminded = given(...plain.assigned, does(system, 'clockReminder', { clock: 'review' }));
    expect(reminded.state).toBe('assigned');
  });

  test('a case that runs past its 90 days is overdue, and not decided by itself', () => {
    const late = given(...plain.waived, expires('caseDecision', '2026-06-01'));
    expect(late.state).toBe('passed');
    expect(late.context.overdue).toEqual(['caseDecision']);
    const decided = late.after(
      does(handler, 'requestApproval', {}, { on: '2026-06-01' }),
      does(head, 'approve', {}, { on: '2026-06-01' }),
    );
    expect(decided.context.overdue).toEqual([]);
  });
});

describe('PRACTICE C: history and back entry', () => {
  test('a historical decision is entered by the importer, and never becomes a review', () => {
    const entered = aCase().after(
      does(importer, 'enterHistory', { authorityId: 'authority-1', actKind: 'penalty', sourceId: 'RC-001' }),
    );
    expect(entered.state).toBe('history');
    expect(entered.context).toMatchObject({
      historyOf: 'RC-001',
      draft: { opinion: null, pass: null },
      backEntry: false,
    });
    expect(isOver(entered.processState)).toBe(true);
    expect(aCase().when(does(handler, 'enterHistory'))).toBe('not-your-act');
  });

  test('business dates never go back', () => {
    const submitted = given(...plain.submitted);
    expect(submitted.when(does(reviewer, 'accept', {}, { on: '2026-03-01' }))).toBe('date-before-previous');
    expect(submitted.when(does(reviewer, 'accept', {}, { on: '2026-03-02' }))).toBe('unassigned');
  });

  test('a clock speaks with its own date, even one before the last entry, and dates do not go back by it', () => {
    const late = given(
      ...plain.passed,
      does(handler, 'serveNotice', { servedOn: '2026-03-02' }, { on: '2026-03-20' }),
      expires('defense', '2026-03-10'),
    );
    expect(late.party).toBe('settled');
    expect(late.context.lastOn).toBe('2026-03-20');
    expect(
      late.after(does(system, 'clockReminder', { clock: 'caseDecision' }, { on: '2026-03-10' })).context.lastOn,
    ).toBe('2026-03-20');
  });

  test('back entry is ended once, by the handler or the importer', () => {
    const entering = aCase(nationalRules, true).after(...plain.finalized);
    expect(entering.context.backEntry).toBe(true);
    expect(entering.when(does(head, 'endBackEntry'))).toBe('not-your-act');
    const ended = entering.after(does(importer, 'endBackEntry'));
    expect(ended.context.backEntry).toBe(false);
    expect(ended.when(does(handler, 'endBackEntry'))).toBe('back-entry-ended');
  });
});
