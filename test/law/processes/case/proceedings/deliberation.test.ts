import { describe, expect, test } from 'vitest';
import type { ActOf } from '../../../../../law/acts.ts';
import type { Rules } from '../../../../../law/profiles/rules.ts';
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
  minuteTaker,
  nationalRules,
  opening,
  otherDeputy,
  plain,
  reviewedAgain,
  reviewer,
  reviewHead,
  proceeding,
  rulesWith,
  secondHandler,
  storyOf,
  supervisor,
  thirdOfficer,
  unitHead,
  type Step,
  type Story,
} from '../../../../fixtures/cases.ts';

const three = [head.personId, deputy.personId, otherDeputy.personId];
const others = [deputy.personId, otherDeputy.personId, 'leader-9'];
const four = [...three, 'leader-4'];
const minutes = (fields: Partial<ActOf<'recordDeliberation'>> = {}, by = minuteTaker): Step =>
  does(by, 'recordDeliberation', fields);
const confirms = does(head, 'confirmDeliberation');
const problems = ['meets', 'fails', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets'];
const findsAgain = [
  does(reviewer, 'signOpinion', { kind: 'problems', answers: problems }),
  does(reviewHead, 'issueOpinion'),
];
const objects = does(handler, 'raiseObjection');
/** The same case with another past. */
const withContext = (story: Story, context: Partial<Story['context']>): Story =>
  storyOf({ ...story.processState, context: { ...story.context, ...context } });
const withVotes: Rules = { ...nationalRules, deliberation: { ...nationalRules.deliberation, votes: true } };

describe.each([
  ['on a disagreement', proceeding.disputed, 'deliberating'],
  ['of the heads', proceeding.complexAsked, 'headsDeliberating'],
] as const)('convening a meeting %s', (_which, past, state) => {
  const due = given(...past);

  test.each([
    ['of three leaders, the head in the chair', {}, state],
    ['of two', { members: three.slice(0, 2) }, 'meeting-too-small'],
    [
      'of one leader named three times',
      { members: [head.personId, head.personId, head.personId] },
      'meeting-too-small',
    ],
    ['with a chair who is no member', { chairId: supervisor.personId }, 'meeting-too-small'],
    ['with a handler voting', { members: [...three, handler.personId] }, 'investigator-cannot-deliberate'],
    ['with a handler taking the minutes', { recorderId: secondHandler.personId }, 'investigator-cannot-deliberate'],
    ['with the reviewer voting', { members: [...three, reviewer.personId] }, 'reviewer-attends-only'],
    ['with the reviewer taking the minutes', { recorderId: reviewer.personId }, state],
    ['with somebody who is no leader', { members: [...three, supervisor.personId] }, 'member-not-leader'],
    ['where nobody knows the leaders', { leaders: null }, 'member-not-leader'],
    ['with the chair taking the minutes', { recorderId: head.personId }, 'chair-cannot-record'],
    ['with another member taking the minutes', { recorderId: deputy.personId }, state],
    ['for a day gone by', { heldOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('%s', (_who, fields, outcome) => {
    expect(due.when(convening(fields))).toBe(outcome);
  });

  test('is the head’s to do', () => {
    expect(due.when({ ...convening(), by: deputy })).toBe('not-your-act');
  });

  test.each([
    ['who handles the case', [handler.personId, head.personId], 'head-is-handler'],
    ['who handled it before', null, 'head-is-handler'],
    ['who has nothing to do with it', [handler.personId, secondHandler.personId], state],
  ] as const)('by a head %s', (_who, handlers, outcome) => {
    const own = handlers ?? [handler.personId, head.personId];
    const handedOver =
      handlers === null
        ? [does(unitHead, 'assignHandlers', { handlers: [handler.personId, thirdOfficer.personId] })]
        : [];
    const story = given(opening({ handlers: own }), ...past.slice(1), ...handedOver);
    expect(story.when(convening({ members: others, leaders: others, chairId: deputy.personId }))).toBe(outcome);
  });

  test('nor by who reviewed it and acts for the head', () => {
    const involved = [
      ...(due.context.involved ?? []),
      { personId: head.personId, as: 'reviewer', since: '2026-03-02', by: 'act' } as const,
    ];
    const meeting = convening({ members: others, leaders: others, chairId: deputy.personId });
    expect(withContext(due, { involved }).when(meeting)).toBe('reviewer-attends-only');
  });

  test('the members and the day may be changed before it is held', () => {
    const convened = due.after(convening());
    const other = convened.after(convening({ heldOn: '2026-03-05', chairId: deputy.personId }));
    expect(other.state).toBe(state);
    expect(other.context.draft.deliberation?.heldOn).toBe('2026-03-05');
    expect(other.context.participants.chairId).toBe(deputy.personId);
  });
});

describe('two meetings, two acts (PRACTICE A3)', () => {
  test.each([
    ['heads', proceeding.disputed],
    ['disagreement', proceeding.complexAsked],
    ['council', proceeding.complexAsked],
  ] as const)('a meeting of the kind "%s" is not due', (meeting, past) => {
    expect(given(...past).when(convening({ meeting }))).toBe('meeting-of-another-kind');
  });

  test('the heads meet after the pass, the defense and the hearing', () => {
    const asked = given(...proceeding.complexAsked);
    const defended = asked.after(does(handler, 'recordDefense'));
    expect(defended.when(convening())).toBe('defense-not-reexamined');
    expect(defended.after(does(handler, 'reexamineDefense', { adopted: false })).when(convening())).toBe(
      'headsDeliberating',
    );
    const recusal = asked.after(does(handler, 'requestRecusal'));
    expect(recusal.when(convening())).toBe('recusal-undecided');
  });

  test('what the party says while they sit is heard before they conclude', () => {
    const sitting = given(...proceeding.headsConvened, does(handler, 'recordDefense'));
    expect(sitting.when(minutes())).toBe('defense-not-reexamined');
    const recorded = given(...proceeding.headsMinuted, does(handler, 'recordDefense'));
    expect(recorded.state).toBe('headsDeliberating');
    expect(recorded.context.draft.deliberation?.conclusion).toBeNull();
    const heard = recorded.after(does(handler, 'reexamineDefense', { adopted: false }));
    expect(heard.after(minutes(), confirms).when(does(head, 'approve'))).toBe('decided');
  });

  test('where nobody can defend himself the record stays as it is', () => {
    const license = given(
      opening({ actKind: 'license' }),
      finalDraft({ penaltyKinds: [], fineFen: 0 }),
      ...plain.passed.slice(2),
      does(handler, 'requestApproval'),
      convening(),
      minutes(),
    );
    expect(license.when(does(handler, 'recordDefense'))).toBe('act-not-in-this-state');
  });

  test('what it says after they concluded brings them together again', () => {
    const agreed = given(...proceeding.headsAgreed, does(handler, 'recordDefense'));
    expect(agreed.context.draft.headsConclusion).toBeNull();
    const heard = agreed.after(does(handler, 'reexamineDefense', { adopted: false }));
    expect(heard.when(does(head, 'approve'))).toBe('heads-deliberation-required');
    expect(heard.taskKinds()).toEqual(['conveneHeads']);
  });

  test('a defense in a dispute does not touch the meeting on the opinion', () => {
    const notified = aCase(rulesWith({ order: 'afterHearing' })).after(
      ...plain.finalized,
      does(handler, 'serveNotice'),
      does(handler, 'recordWaiver'),
      ...proceeding.minuted.slice(2),
      does(handler, 'recordDefense'),
    );
    expect(notified.context.draft.deliberation?.conclusion).toBe('forHandler');
  });
});

describe.each([
  ['on a disagreement', proceeding.disputed, 'deliberationRecorded', 'forHandler', 'forReviewer'],
  ['of the heads', proceeding.complexAsked, 'headsDeliberationRecorded', 'approve', 'refuse'],
] as const)('the record of a meeting %s', (_which, past, state, favorable, unfavorable) => {
  const convened = (members: readonly string[] = three, rules: Rules = nationalRules): Story =>
    aCase(rules).after(...past, convening({ members, leaders: members }));

  test.each([
    ['everybody was there', { present: four }, state],
    ['more than half', { present: four.slice(0, 3) }, state],
    ['half is not more than half', { present: four.slice(0, 2) }, 'quorum-not-met'],
    ['nobody counts twice', { present: [four[0], four[0], four[1], four[1]] as string[] }, 'quorum-not-met'],
    ['who stepped aside does not count', { present: four.slice(0, 3), recused: [deputy.personId] }, 'quorum-not-met'],
    ['the chair stepped aside', { present: four, recused: [head.personId] }, 'chair-absent'],
    ['the chair was away', { present: four.slice(1) }, 'chair-absent'],
    ['somebody was there who was not called', { present: [...four, supervisor.personId] }, 'member-not-leader'],
    ['with a conclusion of its own', { present: four, conclusion: unfavorable }, state],
    ['with a conclusion no meeting has', { present: four, conclusion: 'adjourned' }, 'conclusion-unknown'],
    ['held on a day to come', { present: four, heldOn: '2026-03-03' }, 'date-in-future'],
    ['held before it was called for', { present: four, heldOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(convened(four).when(minutes(fields))).toBe(outcome);
  });

  test('two thirds, where the rules ask for them', () => {
    const rules = { ...nationalRules, deliberation: { quorum: 2 / 3, votes: false } };
    const two = minutes({ present: three.slice(0, 2) });
    expect(convened(three, rules).when(two)).toBe(state);
    expect(convened(four, rules).when({ ...two, fields: { present: four.slice(0, 2) } })).toBe('quorum-not-met');
  });

  test.each([
    ['all in favor', [3, 0, 0], favorable, state],
    ['a majority', [2, 1, 0], favorable, state],
    ['a tie with who abstained is no majority', [1, 1, 1], favorable, 'votes-do-not-add-up'],
    ['a majority against', [1, 2, 0], unfavorable, state],
    ['a majority in favor of the other conclusion', [2, 1, 0], unfavorable, 'votes-do-not-add-up'],
    ['a vote too many', [3, 1, 0], favorable, 'votes-do-not-add-up'],
    ['a vote too few', [2, 0, 0], favorable, 'votes-do-not-add-up'],
  ] as const)('votes: %s', (_how, [inFavor, against, abstained], conclusion, outcome) => {
    const record = minutes({ inFavor, against, abstained, conclusion });
    expect(convened(three, withVotes).when(record)).toBe(outcome);
    expect(convened(three).when(record)).toBe(state);
  });

  test('is taken by the recorder, and confirmed or sent back by the chair', () => {
    expect(convened().when(minutes({}, supervisor))).toBe('not-your-act');
    const recorded = convened().after(minutes());
    expect(recorded.when({ ...confirms, by: deputy })).toBe('not-your-act');
    expect(recorded.when(does(head, 'confirmDeliberation', { contentHash: draft('f') }))).toBe(
      'content-changed-since-seen',
    );
    const back = recorded.after(does(head, 'returnDeliberationRecord'));
    expect(back.state).toBe(state === 'deliberationRecorded' ? 'deliberating' : 'headsDeliberating');
    expect(back.context.draft.deliberation?.conclusion).toBeNull();
    expect(back.after(minutes()).state).toBe(state);
  });

  test('a chair who took the case over since confirms no minutes, and sends them back', () => {
    const handed = convened().after(
      minutes(),
      does(unitHead, 'assignHandlers', { handlers: [handler.personId, head.personId] }),
    );
    expect(handed.when(confirms)).toBe('investigator-cannot-deliberate');
    expect(handed.when(does(head, 'returnDeliberationRecord'))).toBe(
      state === 'deliberationRecorded' ? 'deliberating' : 'headsDeliberating',
    );
  });

  test('a member who took the case over since sits no more', () => {
    const handed = convened().after(
      does(unitHead, 'assignHandlers', { handlers: [handler.personId, otherDeputy.personId] }),
    );
    expect(handed.when(minutes())).toBe('investigator-cannot-deliberate');
    expect(handed.when(minutes({ recused: [otherDeputy.personId] }))).toBe(state);
    const back = handed.after(
      does(unitHead, 'assignHandlers', { handlers: [handler.personId, thirdOfficer.personId] }),
    );
    expect(back.when(minutes())).toBe('investigator-cannot-deliberate');
  });
});

test('a leader who had to leave the case, or took part in its review since, does not vote in it', () => {
  const convened = given(...proceeding.convened);
  expect(withContext(convened, { recused: [deputy.personId] }).when(minutes())).toBe('recused-cannot-act');
  const involved = [
    ...(convened.context.involved ?? []),
    { personId: deputy.personId, as: 'reviewer', since: '2026-03-02', by: 'act' } as const,
  ];
  expect(withContext(convened, { involved }).when(minutes())).toBe('reviewer-attends-only');
});

describe('集体讨论（审核意见分歧） never replaces the review (PRACTICE A2)', () => {
  test('for the handler: the same bytes are reviewed again, and only an agreement opens the gate', () => {
    const back = given(...proceeding.settledForHandler);
    expect([back.state, back.context.round, back.context.draft.pass]).toEqual(['assigned', 2, null]);
    expect(back.context.proposal?.contentHash).toBe(draft('a'));
    expect(back.when(does(handler, 'requestApproval'))).toBe('review-missing');
    expect(back.after(...reviewedAgain).state).toBe('passed');
  });

  test('if it is still 存在问题 there is no third round without a change', () => {
    const again = given(...proceeding.settledForHandler, ...findsAgain);
    expect(again.state).toBe('problemsFound');
    expect(again.when(objects)).toBe('objection-already-decided');
    expect(again.when(does(handler, 'requestApproval'))).toBe('review-not-passed');
    expect(again.when(finalDraft())).toBe('content-spent');
    expect(again.when(does(handler, 'proposeEnding'))).toBe('endingProposed');
    const changed = again.after(finalDraft({ contentHash: draft('c') }), ...plain.assigned.slice(2), ...findsAgain);
    expect(changed.when(objects)).toBe('awaitingObjectionAnswer');
  });

  test('for the reviewer: the problems stand, and the same bytes are not argued over again', () => {
    const lost = given(...proceeding.convened, minutes({ conclusion: 'forReviewer' }), confirms);
    expect(lost.state).toBe('problemsFound');
    expect(lost.when(objects)).toBe('objection-already-decided');
    expect(lost.when(does(handler, 'requestApproval'))).toBe('review-not-passed');
    expect(lost.when(finalDraft())).toBe('content-spent');
    expect(lost.when(finalDraft({ contentHash: draft('c') }))).toBe('awaitingSignature');
  });
});

describe('a clause that lets the meeting decide (PRACTICE A2)', () => {
  const { objection } = nationalRules.review;
  const substituting = rulesWith({ objection: { ...objection, substitutesPass: true } });
  const license = [opening({ actKind: 'license' }), finalDraft({ penaltyKinds: [], fineFen: 0 })];
  const meeting = (actKind: 'license' | 'penalty', rules: Rules): Story =>
    aCase(rules).after(...(actKind === 'license' ? license : plain.finalized), ...proceeding.convened.slice(2));

  test.each([
    ['a license', 'license', substituting, 'passedByDeliberation'],
    ['a license without such a clause', 'license', nationalRules, 'assigned'],
    ['a penalty, never', 'penalty', substituting, 'assigned'],
  ] as const)('%s', (_what, actKind, rules, outcome) => {
    expect(meeting(actKind, rules).after(minutes()).when(confirms)).toBe(outcome);
  });

  test('never becomes a pass, and is decided as what it is', () => {
    const decidedBy = meeting('license', substituting).after(minutes(), confirms);
    expect(decidedBy.context.draft.pass).toBeNull();
    expect(decidedBy.context.draft.substitute).toEqual({ contentHash: draft('a'), round: 1 });
    expect(decidedBy.when(does(head, 'approve'))).toBe('act-not-in-this-state');
    expect(decidedBy.taskKinds()).toEqual(['requestApproval']);
    expect(decidedBy.after(does(handler, 'requestApproval')).when(does(head, 'approve'))).toBe('decided');
  });

  test('not without the reviewer heard; a conclusion for the reviewer needs nobody’s ear', () => {
    const convened = meeting('license', substituting);
    expect(convened.when(minutes({ observers: [handler.personId] }))).toBe('reviewer-not-heard');
    expect(convened.when(minutes({ observers: [], conclusion: 'forReviewer' }))).toBe('deliberationRecorded');
    expect(meeting('license', nationalRules).when(minutes({ observers: [] }))).toBe('deliberationRecorded');
    expect(meeting('penalty', substituting).when(minutes({ observers: [] }))).toBe('deliberationRecorded');
  });

  test('other bytes were not discussed', () => {
    const amended = meeting('license', substituting).after(minutes(), confirms, does(handler, 'amendDraft'));
    expect(amended.state).toBe('drafting');
    expect(amended.context.draft.substitute).toBeNull();
    expect(amended.when(does(handler, 'requestApproval'))).toBe('review-not-passed');
  });

  test('the opinion may still be withdrawn, and the review begins again', () => {
    const back = meeting('license', substituting).after(minutes(), confirms, does(reviewer, 'withdrawOpinion'));
    expect([back.state, back.context.draft.substitute]).toEqual(['assigned', null]);
  });
});

describe('APL 57.2: 负责人集体讨论决定', () => {
  const asked = given(...proceeding.complexAsked);
  const approve = does(head, 'approve');

  test.each([
    ['a complex case', { grounds: ['complex'] }, 'heads-deliberation-required'],
    ['an order to suspend business', { penaltyKinds: ['suspensionOrder'], fineFen: 0 }, 'heads-deliberation-required'],
    ['a large public interest alone', { grounds: ['majorPublicInterest'] }, 'decided'],
    ['no penalty, however complex', { grounds: ['complex'], penaltyKinds: [], fineFen: 0 }, 'decided'],
  ] as const)('%s', (_what, fields, outcome) => {
    const isNone = 'penaltyKinds' in fields && fields.penaltyKinds.length === 0;
    const heard = isNone ? [] : [does(handler, 'serveNotice'), does(handler, 'recordWaiver')];
    const story = given(
      opening(),
      finalDraft(fields),
      ...plain.passed.slice(2),
      ...heard,
      does(handler, 'requestApproval'),
    );
    expect(story.when(approve)).toBe(outcome);
  });

  test('a license is not for this meeting, though the head may want it', () => {
    const license = given(
      opening({ actKind: 'license' }),
      finalDraft({ grounds: ['complex'], penaltyKinds: [], fineFen: 0 }),
      ...plain.passed.slice(2),
      does(handler, 'requestApproval'),
    );
    expect(license.when(approve)).toBe('decided');
    expect(license.when(convening())).toBe('headsDeliberating');
  });

  test('agreed on exactly what passed, the head approves', () => {
    expect(given(...proceeding.headsAgreed).when(approve)).toBe('decided');
    expect(asked.taskKinds()).toEqual(['conveneHeads']);
    expect(given(...proceeding.headsAgreed).taskKinds()).toEqual(['approve']);
  });

  test.each(['change', 'refuse'] as const)('concluded to %s: not approved', (conclusion) => {
    const refused = given(...proceeding.headsConvened, minutes({ conclusion }), confirms);
    expect(refused.state).toBe('notApproved');
    expect(refused.after(does(handler, 'requestApproval')).when(approve)).toBe('heads-deliberation-required');
  });

  test('what the heads concluded together the head does not undo alone, even where they need not have met', () => {
    const met = given(...plain.approvalAsked, convening());
    const refused = met.after(minutes({ conclusion: 'refuse' }), confirms, does(handler, 'requestApproval'));
    expect(refused.when(approve)).toBe('heads-deliberation-required');
    expect(refused.after(convening(), minutes(), confirms).when(approve)).toBe('decided');
    expect(met.after(minutes(), confirms).when(approve)).toBe('decided');
  });

  test('any change brings the review again, and then the meeting again', () => {
    const amended = given(...proceeding.headsAgreed, does(handler, 'amendDraft'));
    expect(amended.context.draft.headsConclusion).toBeNull();
    const passed = amended.after(
      finalDraft({ grounds: ['complex'], contentHash: draft('c') }),
      ...plain.passed.slice(2),
      does(handler, 'requestApproval'),
    );
    expect(passed.when(approve)).toBe('heads-deliberation-required');
  });

  const refuses = [...plain.approvalAsked, convening(), minutes({ conclusion: 'refuse' }), confirms];
  const changes = [...plain.approvalAsked, convening(), minutes({ conclusion: 'change' }), confirms];
  const asks = does(handler, 'requestApproval');
  const changed = [does(handler, 'amendDraft'), finalDraft({ contentHash: draft('c'), fineFen: 400_000 })];
  test.each([
    [
      'the party said something that changed nothing',
      [...refuses, does(handler, 'recordDefense'), does(handler, 'reexamineDefense', { adopted: false }), asks],
    ],
    [
      'the reviewer withdrew and gave the same opinion again',
      [...refuses, does(reviewer, 'withdrawOpinion'), ...reviewedAgain, asks],
    ],
    ['the draft was changed as they wanted', [...changes, ...changed, ...plain.passed.slice(2), asks]],
    [
      'it was changed after they approved it',
      [...plain.approvalAsked, convening(), minutes(), confirms, ...changed, ...plain.passed.slice(2), asks],
    ],
  ] as const)('what the heads took up together goes back to them, though %s (PRACTICE A3)', (_since, past) => {
    const again = given(...past);
    expect(again.when(approve)).toBe('heads-deliberation-required');
    expect(again.taskKinds()).toEqual(['conveneHeads']);
    expect(again.after(convening(), minutes(), confirms).when(approve)).toBe('decided');
  });

  test('a meeting that concluded nothing binds nobody', () => {
    const convened = given(...plain.approvalAsked, convening(), ...changed, ...plain.passed.slice(2), asks);
    expect(convened.when(approve)).toBe('decided');
  });

  describe('who stepped aside in a meeting (APL 43)', () => {
    const presided = convening({ members: four, leaders: four, chairId: deputy.personId });
    const aside = (conclusion: string, recused: readonly string[] = [head.personId]): Story =>
      asked.after(presided, minutes({ conclusion, recused, present: four }), does(deputy, 'confirmDeliberation'));
    const named = does(unitHead, 'replaceLeader', { role: 'authorityHead', personId: deputy.personId });

    test('decides nothing in the case; another acts for the head', () => {
      const agreed = aside('approve');
      expect(agreed.when(approve)).toBe('recused-cannot-act');
      expect(agreed.when(convening())).toBe('recused-cannot-act');
      expect(agreed.after(named).when(does(deputy, 'approve'))).toBe('decided');
      expect(aside('approve', [otherDeputy.personId]).when(approve)).toBe('decided');
      expect(aside('approve', []).context.aside).toBeUndefined();
    });

    test('does not decide on a measure taken in the case either', () => {
      const taken = [
        does(handler, 'takeUrgentMeasure', { takenAt: '2026-03-02T09:30:00+08:00' }),
        does(handler, 'reportUrgentMeasure'),
      ];
      const decides = does(head, 'decideUrgentMeasure', { approved: true });
      expect(
        aside('approve')
          .after(...taken)
          .when(decides),
      ).toBe('recused-cannot-act');
      expect(
        aside('approve', [otherDeputy.personId])
          .after(...taken)
          .when(decides),
      ).toBe('awaitingApproval');
    });

    test('votes in no later one, and stays aside when others step aside there', () => {
      const again = aside('refuse', [otherDeputy.personId]).after(asks, presided);
      expect(again.when(minutes({ present: four }))).toBe('recused-cannot-act');
      const five = [...four, 'leader-5'];
      const without = again.after(
        convening({ members: five, leaders: five, chairId: deputy.personId }),
        minutes({ present: five.filter((id) => id !== otherDeputy.personId), recused: ['leader-5'] }),
        does(deputy, 'confirmDeliberation'),
      );
      expect(without.context.aside).toEqual([otherDeputy.personId, 'leader-5']);
    });

    test('by a record that was sent back did not', () => {
      const back = asked.after(
        presided,
        minutes({ recused: [head.personId], present: four }),
        does(deputy, 'returnDeliberationRecord'),
        minutes({ recused: [], present: four }),
        does(deputy, 'confirmDeliberation'),
      );
      expect(back.when(approve)).toBe('decided');
    });
  });

  test('a conclusion on other bytes is none', () => {
    const concluded = withContext(asked, {
      draft: { ...asked.context.draft, headsConclusion: { contentHash: draft('f'), conclusion: 'approve' } },
    });
    expect(concluded.when(approve)).toBe('heads-deliberation-required');
    const plainCase = given(...plain.approvalAsked);
    const elsewhere = withContext(plainCase, {
      draft: { ...plainCase.context.draft, headsConclusion: { contentHash: draft('f'), conclusion: 'refuse' } },
    });
    expect(elsewhere.when(approve)).toBe('decided');
  });

  test.each([
    ['amendDraft', does(handler, 'amendDraft'), 'passVoided'],
    ['withdrawOpinion', does(reviewer, 'withdrawOpinion'), 'assigned'],
  ] as const)('%s ends the meeting', (_what, step, state) => {
    for (const past of [proceeding.headsConvened, proceeding.headsMinuted]) {
      const ended = given(...past).after(step);
      expect([ended.state, ended.context.draft.deliberation]).toEqual([state, null]);
    }
  });
});
