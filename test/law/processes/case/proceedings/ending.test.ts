import { describe, expect, test } from 'vitest';
import { runningClocks } from '../../../../../law/process/clocks.ts';
import { isOver } from '../../../../../law/process.ts';
import {
  deputy,
  does,
  draft,
  finalDraft,
  given,
  handler,
  head,
  opening,
  people,
  plain,
  proceeding,
  standingFor,
  supervisor,
  thirdOfficer,
  unitHead,
  type Step,
} from '../../../../fixtures/cases.ts';

const proposes = (ending: string): Step => does(handler, 'proposeEnding', { ending });
const approves = does(head, 'decideEnding');
const declines = does(head, 'decideEnding', { approved: false, text: draft('e') });
const notApproved = [...plain.approvalAsked, does(head, 'refuseApproval')];
const withMeasure = (...steps: readonly Step[]): ReturnType<typeof given> =>
  given(...plain.opened, does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T01:00:00Z' }), ...steps);

describe('another end than a decision (APL 57.1)', () => {
  test.each([
    ['toOtherAuthority', 'awaitingTransfer'],
    ['suspectedCrime', 'awaitingTransfer'],
    ['dismissal', 'ended'],
  ] as const)('%s: proposed by the handler, decided by the head', (ending, state) => {
    const proposed = given(...plain.opened, proposes(ending));
    expect(proposed.state).toBe('endingProposed');
    expect(proposed.taskKinds()).toEqual(['decideEnding']);
    expect(proposed.when(approves)).toBe(state);
    expect(proposed.when({ ...approves, by: deputy })).toBe('not-your-act');
  });

  test('of a kind the law does not know', () => {
    expect(given(...plain.opened).when(proposes('forgotten'))).toBe('act-malformed');
  });

  test.each([
    ['while drafting', plain.opened],
    ['with problems', plain.problemsFound],
    ['with the pass void', [...plain.passed, does(handler, 'amendDraft')]],
    ['after the head refused', notApproved],
  ] as const)('%s', (_when, past) => {
    const proposed = given(...past, proposes('dismissal'));
    expect(proposed.state).toBe('endingProposed');
    expect(proposed.context.clocks.objection).toBeUndefined();
    expect(proposed.when(approves)).toBe('ended');
  });

  test('not while the file is with the review, nor after it passed', () => {
    for (const past of [plain.signed, plain.assigned, plain.passed, plain.approved]) {
      expect(given(...past).when(proposes('dismissal'))).toBe('act-not-in-this-state');
    }
  });

  test.each([
    ['withdrawn', does(handler, 'withdrawEnding')],
    ['declined', declines],
  ] as const)('%s: the case goes on, with another review, and owes what it owed', (_how, step) => {
    const again = given(...notApproved, proposes('dismissal')).after(step);
    expect([again.state, again.context.draft.pass, again.context.ending]).toEqual(['drafting', null, undefined]);
    expect(again.when(does(handler, 'requestApproval'))).toBe('pass-voided');
    const problems = given(...plain.problemsFound, proposes('dismissal')).after(step);
    expect(problems.when(finalDraft({ contentHash: draft('c'), text: null }))).toBe('problems-unanswered');
    expect(problems.when(does(handler, 'raiseObjection'))).toBe('act-not-in-this-state');
    expect(problems.when(finalDraft({ contentHash: draft('c') }))).toBe('awaitingSignature');
  });

  test('is not declined without a reason', () => {
    const proposed = given(...proceeding.endingProposed);
    expect(proposed.when(does(head, 'decideEnding', { approved: false, text: null }))).toBe('reason-required');
    expect(proposed.when(does(head, 'decideEnding', { approved: false, text: draft('e') }))).toBe('drafting');
    expect(proposed.when(does(head, 'decideEnding', { approved: true, text: null }))).toBe('ended');
  });

  test('is not decided by who investigated, by name or for somebody absent', () => {
    const stoodIn = given(...plain.opened, { ...proposes('dismissal'), by: standingFor(head, handler) });
    expect(stoodIn.when(approves)).toBe('head-is-handler');
    const handling = given(
      opening({ handlers: [handler.personId, head.personId] }),
      does(unitHead, 'assignHandlers', { handlers: [handler.personId, thirdOfficer.personId] }),
      proposes('dismissal'),
    );
    expect(handling.when(approves)).toBe('head-is-handler');
  });
});

test.each(['dismissal', 'toOtherAuthority', 'suspectedCrime'])(
  'APL 43.3: %s is not decided while it is open who must leave the case; to go on with it needs no waiting',
  (ending) => {
    const asked = given(...plain.opened, proposes(ending), does(handler, 'requestRecusal'));
    expect(asked.when(approves)).toBe('recusal-undecided');
    expect(asked.when(declines)).toBe('drafting');
    const decided = asked.after(does(head, 'decideRecusal', { granted: false }));
    expect(decided.when(approves)).toBe(ending === 'dismissal' ? 'ended' : 'awaitingTransfer');
  },
);

describe('SC310-5: a suspected crime', () => {
  const proposed = given(...plain.opened, proposes('suspectedCrime'));
  const approved = proposed.after(does(head, 'decideEnding', {}, { on: '2026-03-03', at: '2026-03-03T02:00:00Z' }));

  test('the head has three days, and the transfer twenty-four hours from the moment of the decision', () => {
    expect(proposed.context.clocks.referralDecision?.endedOn).toBeNull();
    expect(approved.context.clocks.referralDecision?.endedOn).toBe('2026-03-03');
    expect(approved.context.clocks.referralTransfer).toMatchObject({ fromAt: '2026-03-03T02:00:00Z', endedOn: null });
  });

  test('entered afterwards, no hours are counted', () => {
    const entered = proposed.after(approves);
    expect([entered.state, entered.context.clocks.referralTransfer]).toEqual(['awaitingTransfer', undefined]);
  });

  test.each([
    ['toOtherAuthority', undefined],
    ['dismissal', undefined],
  ] as const)('%s has no such days', (ending, clock) => {
    expect(given(...plain.opened, proposes(ending)).context.clocks.referralDecision).toBe(clock);
  });

  test('withdrawn, its clock falls away', () => {
    expect(proposed.after(does(handler, 'withdrawEnding')).context.clocks.referralDecision).toBeUndefined();
    expect(proposed.after(declines).context.clocks.referralDecision?.endedOn).toBe('2026-03-02');
  });

  test.each([
    ['the day it was sent', '2026-03-03', '2026-03-03', 'ended'],
    ['a day to come', '2026-03-05', '2026-03-04', 'date-in-future'],
    ['before the head decided', '2026-03-02', '2026-03-04', 'date-before-previous'],
  ] as const)('sent on %s', (_when, sentOn, on, outcome) => {
    expect(approved.when(does(handler, 'recordTransfer', { sentOn }, { on }))).toBe(outcome);
  });

  test('only the transfer is left to do; the case is no longer this authority’s to pursue', () => {
    expect(approved.taskKinds()).toEqual(['transfer']);
    for (const [by, type] of [
      [handler, 'serveNotice'],
      [handler, 'requestRecusal'],
      [handler, 'takeUrgentMeasure'],
      [handler, 'finalizeDraft'],
    ] as const) {
      const outcome = approved.when(does(by, type, {}, { on: '2026-03-03' }));
      expect(outcome).toBe('act-not-in-this-state');
    }
    expect(approved.when(does(supervisor, 'remind', {}, { on: '2026-03-03' }))).toBe('awaitingTransfer');
  });
});

describe('what ended is over', () => {
  test.each([
    ['by dismissal', proceeding.dismissed],
    ['by transfer', proceeding.transferred],
    [
      'by dismissal while the party was being heard',
      [...plain.noticed, does(handler, 'amendDraft'), proposes('dismissal'), approves],
    ],
    [
      'by dismissal while a hearing was arranged',
      [...proceeding.hearingNoticed, does(handler, 'amendDraft'), proposes('dismissal'), approves],
    ],
  ] as const)('%s: no clock runs, nothing waits, nobody may do anything', (_how, past) => {
    const ended = given(...past);
    expect(ended.state).toBe('ended');
    expect(isOver(ended.processState)).toBe(true);
    expect(runningClocks(ended.context.clocks)).toEqual([]);
    expect(ended.context.overdue).toEqual([]);
    expect(ended.taskKinds()).toEqual([]);
    for (const person of people) expect(ended.permitted(person).filter(({ refusal }) => refusal === null)).toEqual([]);
    expect(ended.when(does(head, 'approve'))).toBe('act-not-in-this-state');
  });

  test('a referral leaves what was asked for aside', () => {
    const handed = given(
      ...proceeding.hearingAsked,
      does(handler, 'amendDraft'),
      proposes('toOtherAuthority'),
      approves,
    );
    expect(handed.taskKinds()).toEqual(['transfer']);
    expect(handed.when(does(handler, 'requestHearing'))).toBe('act-not-in-this-state');
  });
});

describe('a measure taken on the spot does not outlive its case', () => {
  const reported = does(handler, 'reportUrgentMeasure');
  const approved = does(head, 'decideUrgentMeasure', { approved: true });
  const refused = does(head, 'decideUrgentMeasure', { approved: false });
  const lifted = does(handler, 'liftUrgentMeasure');

  test.each([
    ['not yet reported', [], 'urgent-measure-open', 'urgent-measure-open'],
    ['not yet approved', [reported], 'urgent-measure-open', 'urgent-measure-open'],
    ['refused and not lifted', [reported, refused], 'urgent-measure-open', 'urgent-measure-open'],
    ['refused and lifted', [reported, refused, lifted], 'ended', 'awaitingTransfer'],
    [
      'approved: it goes with a referral, and is lifted before a dismissal',
      [reported, approved],
      'urgent-measure-open',
      'awaitingTransfer',
    ],
    ['approved and lifted', [reported, approved, lifted], 'ended', 'awaitingTransfer'],
  ] as const)('%s', (_how, steps, dismissal, referral) => {
    expect(withMeasure(...steps, proposes('dismissal')).when(approves)).toBe(dismissal);
    expect(withMeasure(...steps, proposes('toOtherAuthority')).when(approves)).toBe(referral);
    expect(withMeasure(...steps, proposes('dismissal')).when(declines)).toBe('drafting');
  });

  test('an approved one is still lifted while the case waits to be handed over', () => {
    const waiting = withMeasure(reported, approved, proposes('toOtherAuthority'), approves);
    expect(waiting.when(lifted)).toBe('awaitingTransfer');
  });

  test.each([
    ['open', [], 'urgent-measure-open'],
    ['approved', [reported, approved], 'closed'],
  ] as const)('nor is the case closed while it is %s', (_how, steps, outcome) => {
    const settled = withMeasure(...steps, ...plain.settled.slice(1));
    expect(settled.when(does(handler, 'closeCase'))).toBe(outcome);
  });
});
