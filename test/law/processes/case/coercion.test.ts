import { describe, expect, test } from 'vitest';
import { kindLabel } from '../../../../law/act-kinds.ts';
import type { ActType } from '../../../../law/acts.ts';
import { countClock } from '../../../../law/process/clock-count.ts';
import { provisionsOf } from '../../../../law/process/clocks.ts';
import { obstaclesToDecision } from '../../../../law/processes/case/review/gate.ts';
import { nationalCalendar as calendar } from '../../../../law/time/calendar.ts';
import { stepsOf } from '../../../../law/processes/case/steps.ts';
import type { Refusal } from '../../../../law/refusals.ts';
import {
  aCase,
  demand,
  does,
  draft,
  execution,
  expires,
  finalDraft,
  given,
  handler,
  head,
  lastDayToPerform,
  measurePassed,
  nationalRules,
  noPenaltyDraft,
  opening,
  people,
  plain,
  reviewer,
  proceeding,
  rulesFrom,
  rulesWith,
  someDay,
  standingFor,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

const asks = does(handler, 'requestApproval');
const approves = does(head, 'approve');
const defends = does(handler, 'recordDefense');
const waives = does(handler, 'recordWaiver');
const conceals = does(handler, 'recordConcealment');
const adopts = does(handler, 'reexamineDefense', { adopted: true });
const notAdopted = does(handler, 'reexamineDefense', { adopted: false });
const amends = does(handler, 'amendDraft');

const bar = (story: Story): string =>
  stepsOf(story.processState)
    .map(({ step, is }) => `${step} ${is}`)
    .join(', ');

const missingIn = (past: readonly Step[], party: Story['party']): readonly Refusal[] =>
  obstaclesToDecision(given(...past).context, draft('a'), party);

const basisIn = (past: readonly Step[]): unknown =>
  given(...past)
    .permitted(head)
    .find(({ type }) => type === 'approve')?.provision;

/** The same proceeding, on a case of coercion. */
const executing = (past: readonly Step[]): readonly Step[] => [
  ...execution.opened,
  ...(past.length > 1 ? [noPenaltyDraft()] : []),
  ...past.slice(2),
];

describe('a case of coercion says which of the two it is (ACL 2)', () => {
  test.each([
    ['a measure', { actKind: 'coercion', coercion: 'measure' }, 'drafting'],
    ['an execution', { actKind: 'coercion', coercion: 'execution' }, 'drafting'],
    ['neither', { actKind: 'coercion' }, 'act-malformed'],
    ['something else', { actKind: 'coercion', coercion: 'both' }, 'act-malformed'],
    ['a penalty that is an execution too', { actKind: 'penalty', coercion: 'execution' }, 'act-malformed'],
    ['a license that is a measure too', { actKind: 'license', coercion: 'measure' }, 'act-malformed'],
    [
      'an execution on the spot',
      { actKind: 'coercion', coercion: 'execution', summaryProcedure: true },
      'act-malformed',
    ],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(aCase().when(opening(fields))).toBe(outcome);
  });

  test('where the authority coerces at all', () => {
    const penaltiesOnly = { ...nationalRules, actKinds: ['penalty'] as const };
    expect(aCase(penaltiesOnly).when(opening({ actKind: 'coercion', coercion: 'measure' }))).toBe(
      'act-kind-not-covered',
    );
  });

  test('the case keeps it, and a case of another kind has none', () => {
    expect(given(...execution.opened).context.coercion).toBe('execution');
    expect(given(...measurePassed).context.coercion).toBe('measure');
    expect(given(...plain.opened).context.coercion).toBeUndefined();
  });

  test('and is called by it', () => {
    expect([kindLabel('coercion', 'measure'), kindLabel('coercion', 'execution'), kindLabel('penalty', null)]).toEqual([
      '行政强制措施',
      '行政强制执行',
      '行政处罚',
    ]);
  });

  test('no penalty slips through its door', () => {
    for (const past of [execution.opened, measurePassed.slice(0, 1)]) {
      expect(given(...past).when(finalDraft())).toBe('penalty-in-other-case');
    }
  });
});

describe('ACL 35–37: an execution is decided once the party was called on to perform, had its days, and was answered', () => {
  test.each<[string, readonly Step[], string]>([
    ['no demand was served', execution.passed, 'demand-not-served'],
    ['its period runs', execution.demanded, 'demand-period-running'],
    ['a statement is unanswered, and the period runs', execution.answered, 'demand-period-running'],
    ['a statement is unanswered', [...execution.answered, expires('demand')], 'statement-not-reexamined'],
    ['a statement came after the period', [...execution.due, defends], 'statement-not-reexamined'],
    ['a statement was answered, and the period runs', [...execution.answered, notAdopted], 'demand-period-running'],
    ['another demand was served since', [...execution.due, demand()], 'demand-period-running'],
    ['the period is over, and nothing was said', execution.due, 'awaitingApproval'],
    [
      'the period is over, and all was answered',
      [...execution.answered, notAdopted, expires('demand')],
      'awaitingApproval',
    ],
    ['answered after the period', [...execution.answered, expires('demand'), notAdopted], 'awaitingApproval'],
    ['what came after the period was answered', [...execution.due, defends, notAdopted], 'awaitingApproval'],
  ])('%s', (_what, past, outcome) => {
    expect(given(...past).when(asks)).toBe(outcome);
  });

  test('what comes to light while the head decides bars the decision', () => {
    const asked = given(...execution.asked);
    expect(asked.after(defends).when(approves)).toBe('statement-not-reexamined');
    expect(asked.after(demand()).when(approves)).toBe('demand-period-running');
    expect(asked.after(defends, notAdopted).when(approves)).toBe('decided');
    expect(asked.when(approves)).toBe('decided');
  });

  test.each([
    ['on the last day', lastDayToPerform],
    ['after it, until its end is recorded', '2026-03-13'],
  ])('the period counts to its end: %s', (_when, on) => {
    const when = { on, dues: { demand: lastDayToPerform } };
    expect(given(...execution.demanded).when({ ...asks, ...when })).toBe('demand-period-running');
  });

  test('its end is its last day, however late it is told, and agrees to nothing', () => {
    const told = { ...expires('demand', '2026-03-16'), dues: { demand: lastDayToPerform } };
    const { context, state } = given(...execution.demanded, told);
    expect(context.clocks.demand?.endedOn).toBe(lastDayToPerform);
    expect([state, context.overdue, context.decidedOn]).toEqual(['passed', [], null]);
  });

  test('the end of another period is not the end of this one', () => {
    expect(given(...execution.demanded, expires('caseDecision')).party).toBe('demandPeriod');
  });

  test('the gate itself names all that is missing, whatever state it is told', () => {
    expect(missingIn(execution.opened, 'notDemanded')).toEqual(['review-missing', 'demand-not-served']);
    expect(missingIn(execution.answered, 'defenseReceived')).toEqual([
      'demand-period-running',
      'statement-not-reexamined',
    ]);
    expect(missingIn(execution.passed, 'settled')).toEqual(['demand-not-served']);
    expect(missingIn(execution.demanded, 'settled')).toEqual(['demand-period-running']);
    expect(missingIn(execution.due, 'settled')).toEqual([]);
  });

  test('a demand is owed though no review is due', () => {
    const outside = given(
      ...execution.opened,
      noPenaltyDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
    );
    expect(outside.when(asks)).toBe('demand-not-served');
    expect(outside.after(demand(), expires('demand')).when(asks)).toBe('awaitingApproval');
  });

  test('a meeting in the place of a pass takes nothing from the party', () => {
    const { objection } = nationalRules.review;
    const substituting = aCase(rulesWith({ objection: { ...objection, substitutesPass: true } }));
    const substituted = substituting.after(...executing(proceeding.settledForHandler));
    expect(substituted.state).toBe('passedByDeliberation');
    expect(substituted.when(asks)).toBe('demand-not-served');
    const told = substituted.after(demand(), defends);
    expect(told.after(adopts).state).toBe('drafting');
    expect(told.after(notAdopted, expires('demand')).when(asks)).toBe('awaitingApproval');
  });
});

describe('serving the demand (ACL 35, 38)', () => {
  const opened = given(...execution.opened);

  test.each<[string, NonNullable<Parameters<typeof demand>[0]>, string]>([
    ['in person', { method: 'personal' }, 'drafting'],
    ['by public notice', { method: 'publicNotice' }, 'drafting'],
    ['by pigeon', { method: 'pigeon' }, 'act-malformed'],
    ['with one day to perform', { performBy: '2026-03-03' }, 'drafting'],
    ['with none', { performBy: someDay }, 'demand-without-days'],
    ['with a day that was over', { performBy: '2026-03-01' }, 'demand-without-days'],
    ['without the right to be heard', { rightsTold: false }, 'demand-rights-untold'],
    ['on a day to come', { servedOn: '2026-03-03' }, 'date-in-future'],
    ['before the case was opened', { servedOn: '2026-03-01' }, 'date-before-previous'],
  ])('%s', (_how, fields, outcome) => {
    expect(opened.when(demand(fields))).toBe(outcome);
  });

  test('one entered late bears the day it was served, and its days began then', () => {
    const entered = opened.after(demand({ servedOn: '2026-03-04', performBy: '2026-03-09' }, { on: '2026-03-16' }));
    expect(entered.context.clocks.demand).toMatchObject({ from: '2026-03-04', until: '2026-03-09', endedOn: null });
    expect(entered.after(expires('demand', '2026-03-10')).party).toBe('settled');
  });

  test.each([
    ['2026-05-03', 'a holiday'],
    ['2026-05-10', 'a Sunday'],
    ['2026-05-12', 'a working day'],
  ])('the day the paper names is the last, %s, %s', (performBy) => {
    const run = opened.after(demand({ performBy })).context.clocks.demand;
    if (run === undefined) throw new Error('expected a clock');
    const counted = countClock('demand', run, { actKind: 'coercion', rules: nationalRules }, calendar);
    expect(counted).toMatchObject({
      ok: true,
      from: someDay,
      until: performBy,
      due: performBy,
      raw: performBy,
      counted: [],
      rolledOver: [],
      provisional: false,
      provisions: ['ACL-35'],
    });
    expect(provisionsOf('demand', 'coercion', nationalRules)).toEqual(['ACL-35']);
  });

  test('a clock that neither rules nor a paper give an end never runs', () => {
    const run = { from: someDay, extendedBy: 0, extendedOn: null, endedOn: null };
    expect(countClock('demand', run, { actKind: 'coercion', rules: nationalRules }, calendar)).toBeNull();
  });

  const stages = [
    ...Object.values(plain).map(executing),
    ...[proceeding.objected, proceeding.disputed, proceeding.convened].map(executing),
    [...execution.asked, does(head, 'refuseApproval')],
  ];

  test.each(stages.map((past) => [past] as const))('it waits for no draft and no review: stage %#', (past) => {
    const stage = past.reduce<Story>((at, step) => at.next(step)[0] ?? at, aCase());
    expect(stage.when(demand())).toBe(stage.state);
  });

  test('after the decision none is served', () => {
    expect(given(...execution.decided).when(demand())).toBe('act-not-in-this-state');
  });

  test.each<[string, readonly Step[]]>([
    ['a measure', measurePassed],
    ['a license', [opening({ actKind: 'license' })]],
    ['a penalty', plain.passed],
    ['a penalty whose party was heard', plain.waived],
    ['a penalty whose party spoke', plain.defended],
  ])('%s has none', (_what, past) => {
    expect(given(...past).when(demand())).toBe('act-not-in-this-state');
    expect(given(...past).when(conceals)).toBe('act-not-in-this-state');
  });

  test('only a handler serves it', () => {
    expect(opened.when({ ...demand(), by: reviewer })).toBe('not-your-act');
  });

  test.each([
    ['the demand', opened, demand()],
    ['signs of concealment', opened.after(demand()), conceals],
  ])('who recorded %s in the place of a handler is no reviewer of the case any more', (_what, story, step) => {
    const { involved } = story.after({ ...step, by: standingFor(reviewer, handler) }).context;
    expect(involved).toContainEqual(expect.objectContaining({ personId: reviewer.personId, as: 'handler' }));
  });
});

describe('a second demand takes the place of the first', () => {
  const demanded = given(...execution.demanded);

  test('its days run anew, and the first one gives none any more', () => {
    const again = demanded.after(demand({ servedOn: someDay, performBy: '2026-03-20' }));
    expect(again.context.clocks.demand).toMatchObject({ from: someDay, until: '2026-03-20', endedOn: null });
    expect(given(...execution.due, demand()).party).toBe('demandPeriod');
  });

  test('it is no older than the first', () => {
    const later = given(...execution.opened, demand({ servedOn: '2026-03-05' }, { on: '2026-03-05' }));
    const entered = (servedOn: string): string => later.when(demand({ servedOn }, { on: '2026-03-06' }));
    expect([entered('2026-03-04'), entered('2026-03-05')]).toEqual(['date-before-previous', 'drafting']);
  });

  test('it answers no statement', () => {
    const answered = given(...execution.answered, demand());
    expect(answered.party).toBe('defenseReceived');
    expect(answered.after(notAdopted).party).toBe('demandPeriod');
    expect(answered.after(expires('demand')).when(asks)).toBe('statement-not-reexamined');
  });
});

describe('nothing but its last day or signs of concealment ends the period (ACL 37)', () => {
  test.each<[string, readonly Step[], string]>([
    ['while it runs', execution.demanded, 'waiver-ends-no-demand'],
    ['while a statement waits in it', execution.answered, 'waiver-ends-no-demand'],
    ['when it is over', execution.due, 'act-not-in-this-state'],
    ['before there is one', execution.opened, 'act-not-in-this-state'],
    ['after the decision', execution.decided, 'act-not-in-this-state'],
  ])('a waiver ends nothing: %s', (_when, past, outcome) => {
    expect(given(...past).when(waives)).toBe(outcome);
  });

  test('signs of concealment, with their evidence, end it at once', () => {
    const ended = given(...execution.demanded, conceals);
    expect([ended.party, ended.context.clocks.demand?.endedOn]).toEqual(['settled', someDay]);
    expect(ended.when(asks)).toBe('awaitingApproval');
  });

  test('what the party said is answered all the same (ACL 36)', () => {
    const ended = given(...execution.answered, conceals);
    expect(ended.when(asks)).toBe('statement-not-reexamined');
    expect(ended.after(notAdopted).when(asks)).toBe('awaitingApproval');
  });

  test.each<[string, readonly Step[], Step, string]>([
    ['before there is a period', execution.opened, conceals, 'act-not-in-this-state'],
    ['when it is over', execution.due, conceals, 'act-not-in-this-state'],
    ['when it is over, and a statement waits', [...execution.due, defends], conceals, 'act-not-in-this-state'],
    [
      'found on a day to come',
      execution.demanded,
      does(handler, 'recordConcealment', { foundOn: '2026-03-03' }),
      'date-in-future',
    ],
    [
      'found before the demand',
      execution.demanded,
      does(handler, 'recordConcealment', { foundOn: '2026-03-01' }),
      'date-before-previous',
    ],
    ['by somebody else', execution.demanded, { ...conceals, by: reviewer }, 'not-your-act'],
  ])('%s there is nothing to end', (_when, past, step, outcome) => {
    expect(given(...past).when(step)).toBe(outcome);
  });
});

describe('what the party says to a demand (ACL 36)', () => {
  test.each<[string, Step, string]>([
    ['today', defends, 'passed'],
    ['on a day to come', does(handler, 'recordDefense', { receivedOn: '2026-03-03' }), 'date-in-future'],
    [
      'before the case was opened',
      does(handler, 'recordDefense', { receivedOn: '2026-03-01' }),
      'date-before-previous',
    ],
  ])('received %s', (_when, step, outcome) => {
    expect(given(...execution.demanded).when(step)).toBe(outcome);
  });

  test('to an earlier demand is heard too', () => {
    const again = given(...execution.passed, demand(), demand({ servedOn: '2026-03-05' }, { on: '2026-03-05' }));
    const between = does(handler, 'recordDefense', { receivedOn: '2026-03-04' }, { on: '2026-03-05' });
    expect(again.after(between).party).toBe('defenseReceived');
  });

  test('before any demand there is nothing to answer', () => {
    expect(given(...execution.passed).when(defends)).toBe('act-not-in-this-state');
  });

  test('once it is re-examined the days go on, or are over', () => {
    expect(given(...execution.answered, notAdopted).party).toBe('demandPeriod');
    expect(given(...execution.answered, expires('demand'), notAdopted).party).toBe('settled');
    expect(given(...execution.answered, defends, notAdopted).party).toBe('demandPeriod');
  });

  test('adopted, it takes the draft back, which then changes', () => {
    const adopted = given(...execution.answered, adopts);
    expect([adopted.state, adopted.party, adopted.context.draft.pass]).toEqual(['passVoided', 'demandPeriod', null]);
    expect(adopted.when(noPenaltyDraft())).toBe('draft-unchanged');
    expect(adopted.when(noPenaltyDraft({ contentHash: draft('c') }))).toBe('awaitingSignature');
  });

  test('adopted before there is a draft, it leaves the handler to write one', () => {
    const adopted = given(...execution.opened, demand(), defends, adopts);
    expect([adopted.state, adopted.party]).toEqual(['drafting', 'demandPeriod']);
    expect(adopted.when(noPenaltyDraft())).toBe('awaitingSignature');
  });
});

describe('the order of the local rules', () => {
  const submits = does(handler, 'submitForReview');
  const heardFirst = aCase(rulesWith({ order: 'afterHearing' })).after(...executing(plain.signed));

  test.each<[string, readonly Step[], string]>([
    ['no demand', [], 'order-notice-first'],
    ['its period runs', [demand()], 'order-notice-first'],
    ['a statement waits', [demand(), defends, expires('demand')], 'order-notice-first'],
    ['all three', [demand(), defends, expires('demand'), notAdopted], 'awaitingIntake'],
    ['the period cut short', [demand(), conceals], 'awaitingIntake'],
  ])('where the party is heard first, its demand comes before the review: %s', (_what, since, outcome) => {
    expect(heardFirst.after(...since).when(submits)).toBe(outcome);
  });

  test.each(['beforeNotice', 'both'] as const)('%s: a demand is about no draft, and waits for no review', (order) => {
    const signed = aCase(rulesWith({ order })).after(...executing(plain.signed));
    expect(signed.when(submits)).toBe('awaitingIntake');
    expect(signed.when(demand())).toBe('readyToSubmit');
  });

  test('where what the party says is reviewed again, it is here too', () => {
    const answered = aCase(rulesWith({ order: 'both' })).after(...execution.answered);
    expect(answered.after(notAdopted).state).toBe('passVoided');
  });
});

describe('ACL 18(1): a measure is approved by the head before it is taken', () => {
  const asked = given(...measurePassed, asks);

  test('nothing is owed to the party before it, and nobody else decides it', () => {
    expect([asked.party, asked.state]).toEqual(['notRequired', 'awaitingApproval']);
    const deciding = people.filter((by) => asked.when(does(by, 'approve')) === 'decided');
    expect(deciding).toEqual([head]);
  });

  test('it is not decided before it was put to the head', () => {
    expect(given(...measurePassed).when(approves)).toBe('act-not-in-this-state');
    expect(given(...measurePassed.slice(0, 2)).when(approves)).toBe('review-missing');
  });

  test('each decision stands on its own clause', () => {
    expect([basisIn([...measurePassed, asks]), basisIn(execution.asked), basisIn(plain.approvalAsked)]).toEqual([
      'ACL-18(1)',
      'ACL-37',
      'APL-57',
    ]);
  });

  test('a measure on the spot inside a penalty stays what it was (ACL 19)', () => {
    const taken = does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T01:00:00Z' });
    expect(given(...plain.opened).when(taken)).toBe('drafting');
    expect(given(...plain.opened, taken).taskKinds()).toContain('reportMeasure');
  });
});

describe('a party that performs: the case ends', () => {
  const handlersWays: readonly ActType[] = [
    'proposeEnding',
    'reopenDraft',
    'withdrawSubmission',
    'withdrawObjection',
    'amendDraft',
  ];

  /** By the handler alone, in a few acts. */
  const proposed = (story: Story, left = 3): Story | null => {
    if (story.state === 'endingProposed') return story;
    if (left === 0) return null;
    return (
      handlersWays
        .flatMap((type) => story.next(does(handler, type)))
        .map((next) => proposed(next, left - 1))
        .find((found) => found !== null) ?? null
    );
  };

  const undecided = Object.entries(plain).filter(
    ([name]) => !['approved', 'served', 'settled', 'closed'].includes(name),
  );
  const proceedings = [
    'objected',
    'consulting',
    'disputed',
    'convened',
    'minuted',
    'settledForHandler',
    'headsConvened',
    'headsMinuted',
    'headsAgreed',
  ] as const;

  test.each([
    ...undecided.map(([name, past]) => [name, executing(past)] as const),
    ...proceedings.map((name) => [name, executing(proceeding[name])] as const),
    ['in the period', execution.demanded] as const,
    ['after it', execution.due] as const,
    ['with the head', execution.asked] as const,
    ['refused by the head', [...execution.asked, does(head, 'refuseApproval')]] as const,
  ])('from %s', (_stage, past) => {
    // What is peculiar to a notice does not happen here.
    const stage = past.reduce<Story>((at, step) => at.next(step)[0] ?? at, aCase());
    const ended = proposed(stage)?.after(does(head, 'decideEnding'));
    expect(ended?.state).toBe('ended');
    expect(ended?.taskKinds()).toEqual([]);
    expect(ended?.context.clocks.demand?.endedOn).not.toBeNull();
  });
});

describe('what is asked of whom, and shown', () => {
  test.each<[readonly Step[], readonly string[]]>([
    [execution.opened, ['draft', 'giveDemand']],
    [
      [...execution.opened, demand()],
      ['draft', 'awaitPerformance'],
    ],
    [execution.passed, ['giveDemand']],
    [execution.demanded, ['awaitPerformance']],
    [execution.answered, ['reexamine']],
    [execution.due, ['requestApproval']],
    [execution.asked, ['approve']],
    [[...execution.asked, defends], ['reexamine']],
    [execution.decided, ['serve']],
  ])('tasks, case %#', (past, kinds) => {
    expect(given(...past).taskKinds()).toEqual(kinds);
  });

  test('where the party is heard first, nobody is asked to submit before', () => {
    const signed = aCase(rulesWith({ order: 'afterHearing' })).after(...executing(plain.signed));
    expect(signed.taskKinds()).toEqual(['giveDemand']);
    expect(signed.after(demand(), expires('demand')).taskKinds()).toEqual(['submit']);
  });

  test('a handler is offered the demand, and nothing of a notice', () => {
    const offered = given(...execution.demanded)
      .permitted(handler)
      .filter(({ refusal }) => refusal === null);
    const types = offered.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['serveDemand', 'recordDefense', 'recordConcealment']));
    expect(types.filter((type) => ['serveNotice', 'recordWaiver', 'requestHearing'].includes(type))).toEqual([]);
    expect(
      given(...plain.passed)
        .permitted(handler)
        .map(({ type }) => type),
    ).not.toContain('serveDemand');
  });

  test.each<[readonly Step[], string]>([
    [execution.opened, 'opened done, drafted current, demanded current, defended ahead, reviewed ahead'],
    [execution.passed, 'demanded current, defended ahead, reviewed done, passed done, approved ahead'],
    [execution.demanded, 'demanded done, defended current, reviewed done, passed done, approved ahead'],
    [execution.answered, 'demanded done, defended current'],
    [execution.due, 'demanded done, defended done, reviewed done, passed done, approved current'],
  ])('steps, case %#', (past, part) => {
    expect(bar(given(...past))).toContain(part);
  });

  test('a measure has neither notice nor demand', () => {
    expect(bar(given(...measurePassed))).toContain('drafted done, reviewed done, passed done, approved current');
  });
});

test('the schemes of every authority that coerces lead to the same facts', () => {
  const profiles = ['national-2026', 'guangyuan-2017', 'dazhou-2019-draft'];
  for (const rules of profiles.map(rulesFrom)) {
    expect(aCase(rules).after(...execution.opened).party).toBe('notDemanded');
  }
});

test('the bytes that were decided are those that passed', () => {
  const changed = given(...execution.asked, amends);
  expect(changed.state).toBe('passVoided');
  expect(given(...execution.asked).when(does(head, 'approve', { contentHash: draft('c') }))).toBe(
    'content-not-reviewed',
  );
});
