import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../../law/people/roles.ts';
import { runningClocks } from '../../../../../law/process/clocks.ts';
import {
  aCase,
  does,
  expires,
  finalDraft,
  given,
  handler,
  head,
  plain,
  reviewer,
  reviewHead,
  proceeding,
  rulesWith,
  unitHead,
  type Step,
} from '../../../../fixtures/cases.ts';

/** Each unit answers for its own clock. */
const signerOf = (clock: unknown): Actor => (clock === 'review' ? reviewHead : unitHead);
const stops = (
  fields: { clock?: string; ground?: string; from?: string } = {},
  on = '2026-03-05',
  dues: object = {},
): Step => ({
  ...does(signerOf(fields.clock), 'stopClock', {}, { on, dues }),
  fields: { clock: 'caseDecision', ground: 'appraisal', from: on, ...fields },
});
const resumes = (until: string, on = until, clock = 'caseDecision'): Step =>
  does(signerOf(clock), 'resumeClock', { clock, until }, { on });
const opened = given(...plain.opened);

describe('a clock stands still, on a paper and for a ground of the rules', () => {
  test('from its day until it runs again', () => {
    const stopped = opened.after(stops());
    expect(stopped.context.clocks.caseDecision?.stops).toEqual([
      { from: '2026-03-05', until: null, ground: 'appraisal', by: unitHead.personId },
    ]);
    const running = stopped.after(resumes('2026-03-20'));
    expect(running.context.clocks.caseDecision?.stops?.[0]?.until).toBe('2026-03-20');
    expect(running.context.clocks.caseDecision?.from).toBe('2026-03-02');
    expect(running.when(stops({}, '2026-04-01'))).toBe('drafting');
  });

  test.each([
    ['on a ground the rules do not know', { ground: 'holiday' }, 'clock-cannot-stop'],
    ['of the review, where the rules know no ground', { clock: 'review' }, 'clock-cannot-stop'],
    ['that nobody can stop', { clock: 'defense' }, 'clock-cannot-stop'],
    ['that is none', { clock: 'constructor' }, 'clock-cannot-stop'],
    ['from a day to come', { from: '2026-03-06' }, 'date-in-future'],
    ['from the day it began', { from: '2026-03-02' }, 'date-before-previous'],
    ['from the day after', { from: '2026-03-03' }, 'drafting'],
  ] as const)('%s', (_how, fields, outcome) => {
    expect(opened.when(stops(fields))).toBe(outcome);
  });

  test('not twice, not within a stop, and not once it ended', () => {
    const stopped = opened.after(stops());
    expect(stopped.when(stops({}, '2026-03-06'))).toBe('clock-not-running');
    const again = stopped.after(resumes('2026-03-20'));
    expect(again.when(stops({ from: '2026-03-20' }, '2026-03-23'))).toBe('date-before-previous');
    expect(again.when(stops({ from: '2026-03-21' }, '2026-03-23'))).toBe('drafting');
    expect(given(...plain.approved).when(stops())).toBe('clock-not-running');
    expect(
      aCase(rulesWith({ stops: ['appraisal'] }))
        .after(...plain.opened)
        .when(stops({ clock: 'review' })),
    ).toBe('clock-not-running');
  });

  test('what had run out is not stopped afterwards', () => {
    const dues = { caseDecision: '2026-06-01' };
    expect(opened.when(stops({ from: '2026-06-02' }, '2026-06-10', dues))).toBe('clock-not-running');
    const late = opened.after(expires('caseDecision', '2026-06-02'));
    const paper = late.after(stops({ from: '2026-06-01' }, '2026-06-10', dues));
    expect(paper.context.overdue).toEqual(['caseDecision']);
  });

  test.each([
    ['today', '2026-03-20', '2026-03-20', 'drafting'],
    ['on a day to come', '2026-03-21', '2026-03-20', 'date-in-future'],
    ['before it stopped', '2026-03-04', '2026-03-20', 'date-before-previous'],
  ] as const)('runs again %s', (_when, until, on, outcome) => {
    expect(opened.after(stops()).when(resumes(until, on))).toBe(outcome);
  });

  test.each([
    ['that runs', 'caseDecision'],
    ['that does not run', 'review'],
    ['that is none', 'constructor'],
  ])('a clock %s is not let run', (_which, clock) => {
    expect(opened.when(resumes('2026-03-05', '2026-03-05', clock))).toBe('clock-not-stopped');
  });

  test('a handler stops nothing', () => {
    expect(opened.when({ ...stops(), by: handler })).toBe('not-your-act');
  });

  test('each unit head stops the clock of their own unit, and lets no other run', () => {
    const review = aCase(rulesWith({ stops: ['appraisal'] })).after(...plain.assigned);
    expect(review.when(stops({ clock: 'review' }))).toBe('assigned');
    expect(review.when({ ...stops({ clock: 'review' }), by: unitHead })).toBe('not-your-act');
    expect(review.when({ ...stops(), by: reviewHead })).toBe('not-your-act');
    const stopped = review.after(stops({ clock: 'review' }));
    expect(stopped.when({ ...resumes('2026-03-06', '2026-03-06', 'review'), by: unitHead })).toBe('not-your-act');
  });
});

describe('a supplement under the policy of the rules', () => {
  const supplement = rulesWith({}).review.supplement;
  const of = (clockPolicy: 'pause' | 'restart' | 'none', clockStart: 'receipt' | 'acceptance') =>
    aCase(rulesWith({ clockStart, supplement: { ...supplement, clockPolicy } })).after(
      ...plain.submitted,
      does(reviewer, 'requestSupplement', {}, { on: '2026-03-03' }),
      does(handler, 'supplement', {}, { on: '2026-03-06' }),
    );
  const accepts = does(reviewer, 'accept', {}, { on: '2026-03-09' });

  test('pause: the review counts from receipt and stood still for the papers', () => {
    const run = of('pause', 'receipt').after(accepts).context.clocks.review;
    expect(run).toMatchObject({ from: '2026-03-02' });
    expect(run?.stops).toEqual([{ from: '2026-03-04', until: '2026-03-06', ground: 'papers', by: 'unit-legal' }]);
  });

  test.each([
    ['restart', 'receipt', '2026-03-06'],
    ['none', 'receipt', '2026-03-02'],
    ['pause', 'acceptance', '2026-03-09'],
  ] as const)('%s, counted from %s: no stop', (policy, start, from) => {
    const run = of(policy, start).after(accepts).context.clocks.review;
    expect(run).toMatchObject({ from });
    expect(run?.stops).toBeUndefined();
  });

  test('a file that was complete at once stood still never', () => {
    const paused = rulesWith({ clockStart: 'receipt', supplement: { ...supplement, clockPolicy: 'pause' } });
    const run = aCase(paused).after(...plain.submitted, accepts).context.clocks.review;
    expect(run?.stops).toBeUndefined();
  });

  test('what stood still in an earlier submission says nothing about the next', () => {
    const next = of('pause', 'receipt')
      .after(does(handler, 'withdrawSubmission', {}, { on: '2026-03-06' }))
      .after(
        finalDraft({}, { on: '2026-03-06' }),
        ...plain.submitted.slice(2).map((step) => ({ ...step, on: '2026-03-06' })),
      )
      .after(accepts);
    expect(next.context.clocks.review).toEqual({ from: '2026-03-06', extendedBy: 0, extendedOn: null, endedOn: null });
  });
});

describe('APL 60: the clock of the case runs through every branch', () => {
  test.each([
    ['a dispute', proceeding.minuted],
    ['a hearing', proceeding.hearingHeld],
    ['the heads’ meeting', proceeding.headsMinuted],
    ['a proposed ending', proceeding.endingProposed],
    ['a referral not yet carried out', proceeding.referred],
    ['an opinion withdrawn', [...plain.passed, does(reviewer, 'withdrawOpinion')]],
  ] as const)('%s', (_which, past) => {
    const { clocks } = given(...past).context;
    expect(clocks.caseDecision).toEqual({ from: '2026-03-02', extendedBy: 0, extendedOn: null, endedOn: null });
  });

  test('and ends with the decision, the dismissal or the transfer', () => {
    for (const past of [plain.approved, proceeding.dismissed, proceeding.transferred]) {
      expect(given(...past).context.clocks.caseDecision?.endedOn).toBe('2026-03-02');
    }
  });

  test('a decided case has only its service before it, a closed one nothing', () => {
    expect(runningClocks(given(...plain.approved).context.clocks)).toEqual(['service']);
    expect(runningClocks(given(...plain.closed).context.clocks)).toEqual([]);
    const meeting = given(...proceeding.headsAgreed, does(head, 'approve'));
    expect(runningClocks(meeting.context.clocks)).toEqual(['service']);
    const light = given(...plain.problemsFound, does(reviewer, 'withdrawOpinion'));
    expect(runningClocks(light.context.clocks)).toEqual(['caseDecision', 'review']);
  });
});
