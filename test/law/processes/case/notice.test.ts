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
  noPenaltyDraft,
  opening,
  plain,
  reviewer,
  reviewHead,
  rulesWith,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

const notice = does(handler, 'serveNotice');
const secondRound = [...plain.assigned.slice(2), does(reviewer, 'signOpinion'), does(reviewHead, 'issueOpinion')];

describe('serving the notice', () => {
  const passed = given(...plain.passed);

  test.each([
    ['in person', { method: 'personal' }, 'passed'],
    ['by pigeon', { method: 'pigeon' }, 'act-malformed'],
    ['on a day to come', { servedOn: '2026-03-03' }, 'date-in-future'],
    ['on a day before the draft was final and reviewed', { servedOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('%s', (_how, fields, outcome) => {
    expect(passed.when(does(handler, 'serveNotice', fields))).toBe(outcome);
  });

  test('a notice entered late bears the day it was served, not before the pass', () => {
    const later = given(...plain.opinionSigned, does(reviewHead, 'issueOpinion', {}, { on: '2026-03-04' }));
    const entered = (servedOn: string): string =>
      later.when(does(handler, 'serveNotice', { servedOn }, { on: '2026-03-06' }));
    expect(entered('2026-03-03')).toBe('date-before-previous');
    expect(entered('2026-03-04')).toBe('passed');
  });

  test('where the notice comes first, it is not older than the draft', () => {
    const final = aCase(rulesWith({ order: 'afterHearing' })).after(
      ...plain.opened,
      finalDraft({}, { on: '2026-03-04' }),
    );
    const entered = (servedOn: string): string =>
      final.when(does(handler, 'serveNotice', { servedOn }, { on: '2026-03-06' }));
    expect(entered('2026-03-03')).toBe('date-before-previous');
    expect(entered('2026-03-04')).toBe('awaitingSignature');
  });

  test('out of scope, the record of the review unit is what comes first', () => {
    const outside = given(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
    );
    expect(outside.when(notice)).toBe('outsideScope');
  });

  test('nothing is noticed before there is a draft', () => {
    expect(
      aCase(rulesWith({ order: 'afterHearing' }))
        .after(...plain.opened)
        .when(notice),
    ).toBe('draft-incomplete');
  });

  test('no notice follows the decision', () => {
    const none = given(
      opening(),
      noPenaltyDraft(),
      ...plain.passed.slice(2),
      does(handler, 'requestApproval'),
      does(head, 'approve'),
    );
    expect(none.party).toBe('notNotified');
    expect(none.when(notice)).toBe('act-not-in-this-state');
  });

  test.each([
    ['organization', 9_999_999, 'passed'],
    // CC-1259: 以上 includes the amount itself.
    ['organization', 10_000_000, 'hearing-right-not-notified'],
    ['naturalPerson', 999_999, 'passed'],
    ['naturalPerson', 1_000_000, 'hearing-right-not-notified'],
    ['soleTrader', 1_000_000, 'hearing-right-not-notified'],
  ] as const)('APL 63: against a %s, %i fen without the right to a hearing', (partyType, fineFen, outcome) => {
    const story = given(opening(), finalDraft({ partyType, fineFen }), ...plain.passed.slice(2));
    expect(story.when(does(handler, 'serveNotice', { hearingRight: false }))).toBe(outcome);
    expect(story.when(does(handler, 'serveNotice', { hearingRight: true }))).toBe('passed');
  });

  test('APL 63: by the kind of penalty, whatever the amount', () => {
    const story = given(opening(), finalDraft({ penaltyKinds: ['fine', 'suspensionOrder'] }), ...plain.passed.slice(2));
    expect(story.when(does(handler, 'serveNotice', { hearingRight: false }))).toBe('hearing-right-not-notified');
  });

  test('APL 63: by what is confiscated', () => {
    const confiscating = { penaltyKinds: ['fine', 'confiscation'], confiscatedFen: 10_000_000 } as const;
    const story = given(opening(), finalDraft(confiscating), ...plain.passed.slice(2));
    expect(story.when(does(handler, 'serveNotice', { hearingRight: false }))).toBe('hearing-right-not-notified');
  });
});

describe('what the party says', () => {
  const noticed = given(...plain.noticed);

  test.each([
    ['a defense received today', 'recordDefense', { receivedOn: '2026-03-02' }, 'defenseReceived'],
    ['a waiver of today', 'recordWaiver', { waivedOn: '2026-03-02' }, 'settled'],
  ] as const)('%s', (_what, type, fields, party) => {
    expect(noticed.after(does(handler, type, fields)).party).toBe(party);
  });

  test.each([
    ['recordDefense', { receivedOn: '2026-03-03' }, 'date-in-future'],
    ['recordDefense', { receivedOn: '2026-03-01' }, 'date-before-previous'],
    ['recordWaiver', { waivedOn: '2026-03-03' }, 'date-in-future'],
    ['recordWaiver', { waivedOn: '2026-03-01' }, 'date-before-previous'],
  ] as const)('%s is dated between the notice and today: %o', (type, fields, refusal) => {
    expect(noticed.when(does(handler, type, fields))).toBe(refusal);
  });

  test('silence to the end of the period is no defense', () => {
    const lapsed = noticed.after(expires('defense', '2026-03-10'));
    expect(lapsed.party).toBe('settled');
    expect(lapsed.context.clocks.defense?.endedOn).toBe('2026-03-10');
    expect(lapsed.when(does(handler, 'requestApproval', {}, { on: '2026-03-10' }))).toBe('awaitingApproval');
  });

  test('the end of another period settles nothing', () => {
    expect(noticed.after(expires('caseDecision')).party).toBe('defensePeriod');
  });

  test('what comes after the waiver or the period is heard all the same', () => {
    expect(given(...plain.waived, does(handler, 'recordDefense')).party).toBe('defenseReceived');
  });

  test('after the decision it is for reconsideration, not for re-examination', () => {
    expect(given(...plain.approved).when(does(handler, 'recordDefense'))).toBe('act-not-in-this-state');
  });

  test('nothing is re-examined that was not said', () => {
    const adopts = does(handler, 'reexamineDefense', { adopted: true });
    expect(given(...plain.waived).when(adopts)).toBe('act-not-in-this-state');
    expect(given(...plain.passed).when(adopts)).toBe('act-not-in-this-state');
    expect(given(...plain.approved).when(adopts)).toBe('act-not-in-this-state');
  });
});

const afterNotice = aCase(rulesWith({ order: 'afterHearing' })).after(...plain.finalized, notice);

/** A defense that arrives while the file is on its way: after the waiver, or before the draft was even signed. */
const defendedWhile = (...past: readonly Step[]): Story =>
  past.some(({ type }) => type === 'submitForReview')
    ? afterNotice.after(does(handler, 'recordWaiver'), ...past, does(handler, 'recordDefense'))
    : afterNotice.after(...past, does(handler, 'recordDefense'));

describe('an adopted defense', () => {
  const adopts = does(handler, 'reexamineDefense', { adopted: true });

  test('voids the pass and demands another draft', () => {
    const adopted = given(...plain.defended, adopts);
    expect(adopted.state).toBe('passVoided');
    expect(adopted.party).toBe('settled');
    expect(adopted.context.draft.pass).toBeNull();
    expect(adopted.when(does(handler, 'requestApproval'))).toBe('pass-voided');
    expect(adopted.when(finalDraft())).toBe('draft-unchanged');
    expect(adopted.when(finalDraft({ contentHash: draft('c'), fineFen: 400_000 }))).toBe('awaitingSignature');
  });

  test('one that was not adopted leaves everything as it was', () => {
    const heard = given(...plain.defended, does(handler, 'reexamineDefense', { adopted: false }));
    expect(heard.state).toBe('passed');
    expect(heard.context.draft.pass).not.toBeNull();
    expect(heard.when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
  });

  test.each([
    ['before the head decided', plain.approvalAsked, 'passVoided'],
    ['after the head refused', [...plain.approvalAsked, does(head, 'refuseApproval')], 'passVoided'],
  ] as const)('%s, takes the case away from the head', (_when, past, state) => {
    const adopted = given(...past, does(handler, 'recordDefense'), adopts);
    expect(adopted.state).toBe(state);
    expect(adopted.when(does(head, 'approve'))).toBe('pass-voided');
  });

  test('out of scope, sends the file back to be drafted and looked at again', () => {
    const outside = given(
      opening(),
      finalDraft({ grounds: [] }),
      ...plain.submitted.slice(2),
      does(reviewer, 'recordOutOfScope'),
      notice,
      does(handler, 'recordDefense'),
    );
    const adopted = outside.after(adopts);
    expect(adopted.state).toBe('drafting');
    expect(adopted.context.draft.outOfScope).toBeNull();
    expect(adopted.when(does(handler, 'requestApproval'))).toBe('review-missing');
  });

  test.each([
    ['awaitingSignature', []],
    ['readyToSubmit', plain.signed.slice(2)],
    ['awaitingIntake', plain.submitted.slice(2)],
    ['awaitingSupplement', [...plain.submitted.slice(2), does(reviewer, 'requestSupplement')]],
    ['unassigned', plain.accepted.slice(2)],
    ['assigned', plain.assigned.slice(2)],
    ['awaitingIssue', plain.opinionSigned.slice(2)],
  ] as const)('in %s, takes the file back to the handler', (state, past) => {
    const story = defendedWhile(...past);
    expect(story.state).toBe(state);
    const adopted = story.after(adopts);
    expect(adopted.state).toBe('drafting');
    expect(adopted.context).toMatchObject({ draft: { opinion: null, pass: null }, extension: null, mustRevise: true });
    expect(Object.keys(adopted.context.clocks).sort()).toEqual(['caseDecision', 'defense']);
    expect(story.after(does(handler, 'reexamineDefense', { adopted: false })).state).toBe(state);
  });

  test('what it spoke against does not come back behind another draft', () => {
    const other = finalDraft({ contentHash: draft('c'), fineFen: 400_000 });
    const detour = given(...plain.defended, adopts).after(other, does(handler, 'reopenDraft'));
    expect([detour.when(finalDraft()), detour.when(other)]).toEqual(['content-spent', 'awaitingSignature']);
    const changedFirst = given(...plain.defended, does(handler, 'amendDraft')).after(other, adopts);
    expect([changedFirst.when(finalDraft()), changedFirst.when(other)]).toEqual(['content-spent', 'draft-unchanged']);
    expect(changedFirst.when(finalDraft({ contentHash: draft('e'), fineFen: 300_000 }))).toBe('awaitingSignature');
  });

  test('in the middle of drafting, is remembered until the draft is another one', () => {
    const drafting = defendedWhile(does(handler, 'reopenDraft')).after(adopts);
    expect(drafting.state).toBe('drafting');
    expect(drafting.when(finalDraft())).toBe('draft-unchanged');
    expect(drafting.after(finalDraft({ contentHash: draft('c') })).context.mustRevise).toBe(false);
  });

  test('beside problems found, leaves their answer owed', () => {
    const found = defendedWhile(...plain.problemsFound.slice(2)).after(adopts);
    expect(found.state).toBe('drafting');
    expect(found.when(finalDraft())).toBe('draft-unchanged');
    expect(found.when(finalDraft({ contentHash: draft('c'), text: null }))).toBe('problems-unanswered');
    expect(found.when(finalDraft({ contentHash: draft('c') }))).toBe('awaitingSignature');
  });

  test('the very bytes it spoke against are not given another review, nor argued over', () => {
    const said = defendedWhile(...plain.problemsFound.slice(2));
    const withdraws = does(reviewer, 'withdrawOpinion');
    const objects = does(handler, 'raiseObjection');
    const adopted = said.after(adopts);
    expect([adopted.when(withdraws), adopted.when(objects)]).toEqual([
      'act-not-in-this-state',
      'act-not-in-this-state',
    ]);
    expect(said.after(withdraws).when(adopts)).toBe('drafting');
    const rejected = said.after(does(handler, 'reexamineDefense', { adopted: false }));
    expect([rejected.when(withdraws), rejected.when(objects)]).toEqual(['assigned', 'awaitingObjectionAnswer']);
  });
});

const reexamines = (adopted: boolean): Step => does(handler, 'reexamineDefense', { adopted });

describe('APL 45.1: the party is heard in full', () => {
  const defends = does(handler, 'recordDefense');
  const asks = does(handler, 'requestApproval');
  const otherFacts = finalDraft({ contentHash: draft('c'), noticeHash: draft('d') });
  const changed = given(...plain.defended, does(handler, 'amendDraft'), otherFacts);

  test('what was said waits to be re-examined, whatever the draft tells of since', () => {
    expect(changed.party).toBe('defenseReceived');
    expect(changed.context.clocks.defense).toBeUndefined();
    const passed = changed.after(...plain.passed.slice(2));
    expect([passed.when(notice), passed.when(asks)]).toEqual(['act-not-in-this-state', 'defense-not-reexamined']);
    expect(passed.taskKinds()).toEqual(['reexamine']);
    const heard = passed.after(reexamines(false));
    expect([heard.party, heard.when(asks)]).toEqual(['notNotified', 'notice-not-given']);
    expect(heard.taskKinds()).toEqual(['giveNotice']);
    expect(heard.after(notice, does(handler, 'recordWaiver')).when(asks)).toBe('awaitingApproval');
  });

  test('and a draft that goes back to what was told owes a new notice all the same: its period was cut off', () => {
    const back = changed.after(does(handler, 'reopenDraft'), finalDraft(), reexamines(false));
    expect(back.party).toBe('notNotified');
  });

  test('adopted, it takes the changed draft back too', () => {
    const adopted = changed.after(...plain.passed.slice(2), reexamines(true));
    expect([adopted.state, adopted.party, adopted.context.mustRevise]).toEqual(['passVoided', 'notNotified', true]);
  });

  test('what it says before its first words were re-examined is taken, and re-examined with them', () => {
    const twice = given(...plain.defended).after(defends);
    expect([twice.party, twice.when(asks)]).toEqual(['defenseReceived', 'defense-not-reexamined']);
    const once = twice.after(reexamines(false));
    expect([once.party, once.when(reexamines(false)), once.when(asks)]).toEqual([
      'settled',
      'act-not-in-this-state',
      'awaitingApproval',
    ]);
  });

  test('what it says after they were adopted undoes nothing', () => {
    const again = given(...plain.defended, reexamines(true), defends, reexamines(false));
    expect([again.state, again.when(finalDraft())]).toEqual(['passVoided', 'draft-unchanged']);
  });

  test('what it says between an outdated notice and the next is re-examined before the next', () => {
    const between = given(...plain.waived, does(handler, 'amendDraft'), otherFacts, defends);
    expect([between.party, between.taskKinds()]).toEqual(['defenseReceived', ['sign', 'reexamine']]);
    const passed = between.after(reexamines(false), ...plain.passed.slice(2));
    expect([passed.party, passed.when(asks)]).toEqual(['notNotified', 'notice-not-given']);
  });

  test('who was told nothing yet has nothing to defend himself against', () => {
    expect(given(...plain.passed).when(defends)).toBe('act-not-in-this-state');
  });
});

const amendedAfter = (...past: readonly Step[]): Story => given(...past, does(handler, 'amendDraft'));

describe('APL 44: a notice that no longer tells what is planned', () => {
  const lighter = { contentHash: draft('c'), fineFen: 400_000 } as const;
  const otherFacts = { contentHash: draft('c'), noticeHash: draft('d') } as const;
  const heavier = { contentHash: draft('c'), fineFen: 600_000 } as const;
  const morePenalties = { contentHash: draft('c'), penaltyKinds: ['fine', 'warning'] } as const;
  const otherParty = { contentHash: draft('c'), partyType: 'naturalPerson' } as const;

  test.each([
    ['a lighter draft is still covered', lighter, 'settled'],
    ['other facts are not', otherFacts, 'notNotified'],
    ['a heavier fine is not', heavier, 'notNotified'],
    ['a further kind of penalty is not', morePenalties, 'notNotified'],
    ['another kind of party is not', otherParty, 'notNotified'],
  ] as const)('%s', (_what, fields, party) => {
    expect(amendedAfter(...plain.waived).after(finalDraft(fields)).party).toBe(party);
  });

  test('it is outdated too while the period runs, and its period with it', () => {
    const outdated = amendedAfter(...plain.noticed).after(finalDraft(otherFacts));
    expect(outdated.party).toBe('notNotified');
    expect(outdated.context.clocks.defense).toBeUndefined();
    expect(outdated.after(...secondRound).when(does(handler, 'requestApproval'))).toBe('notice-not-given');
  });

  test('the new pass and the new notice open the way again', () => {
    const renewed = amendedAfter(...plain.waived).after(finalDraft(heavier), ...secondRound);
    expect(renewed.when(does(handler, 'requestApproval'))).toBe('notice-not-given');
    const told = renewed.after(notice, does(handler, 'recordWaiver'));
    expect(told.when(does(handler, 'requestApproval'))).toBe('awaitingApproval');
  });
});

describe('APL 45.2: never heavier for having defended oneself', () => {
  const reexamined = given(
    ...plain.defended,
    does(handler, 'reexamineDefense', { adopted: false }),
    does(handler, 'amendDraft'),
  );
  const heavier = { contentHash: draft('c'), fineFen: 600_000 } as const;

  test.each([
    ['the same fine', { contentHash: draft('c') }, 'awaitingSignature'],
    ['a lighter one', { contentHash: draft('c'), fineFen: 400_000 }, 'awaitingSignature'],
    ['a heavier one', heavier, 'heavier-after-defense'],
    ['a warning in its place', { contentHash: draft('c'), penaltyKinds: ['warning'], fineFen: 0 }, 'awaitingSignature'],
    ['a further kind', { contentHash: draft('c'), penaltyKinds: ['fine', 'warning'] }, 'heavier-after-defense'],
    [
      'a further confiscation',
      { contentHash: draft('c'), penaltyKinds: ['fine', 'confiscation'], confiscatedFen: 1 },
      'heavier-after-defense',
    ],
    ['a heavier one, on facts said to be new but the same', { ...heavier, newFacts: true }, 'heavier-after-defense'],
    ['a heavier one on new facts', { ...heavier, newFacts: true, noticeHash: draft('d') }, 'awaitingSignature'],
    [
      'a heavier one on new facts nobody claims to be new',
      { ...heavier, noticeHash: draft('d') },
      'heavier-after-defense',
    ],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(reexamined.when(finalDraft(fields))).toBe(outcome);
  });

  test('heavier on new facts needs a new notice and a new review', () => {
    const newFacts = reexamined.after(finalDraft({ ...heavier, newFacts: true, noticeHash: draft('d') }));
    expect(newFacts.party).toBe('notNotified');
    expect(newFacts.context.draft.pass).toBeNull();
    const passed = newFacts.after(...secondRound);
    expect(passed.when(does(handler, 'requestApproval'))).toBe('notice-not-given');
    expect(passed.after(notice, does(handler, 'recordWaiver')).when(does(handler, 'requestApproval'))).toBe(
      'awaitingApproval',
    );
  });

  test('what the party was told of since is not heavier because of its defense', () => {
    const told = reexamined
      .after(finalDraft({ ...heavier, newFacts: true, noticeHash: draft('d') }), ...secondRound)
      .after(notice, does(handler, 'recordWaiver'), does(handler, 'amendDraft'));
    expect(told.when(finalDraft({ ...heavier, contentHash: draft('e'), noticeHash: draft('d') }))).toBe(
      'awaitingSignature',
    );
  });

  test('heavier before any defense is a matter of notice only', () => {
    const amended = given(...plain.waived, does(handler, 'amendDraft'));
    expect(amended.when(finalDraft(heavier))).toBe('awaitingSignature');
  });

  test('while the party has yet to be told anew, the limit holds', () => {
    const waiting = reexamined.after(finalDraft({ contentHash: draft('c'), noticeHash: draft('d') }));
    expect(waiting.party).toBe('notNotified');
    const back = waiting.after(does(handler, 'reopenDraft'));
    expect(back.when(finalDraft({ ...heavier, noticeHash: draft('d') }))).toBe('heavier-after-defense');
  });
});
