import { describe, expect, test } from 'vitest';
import { system } from '../../../../law/people/roles.ts';
import { personalActTypes } from '../../../../law/acts.ts';
import {
  aCase,
  deputy,
  does,
  draft,
  expires,
  finalDraft,
  given,
  handler,
  head,
  hearingDay,
  lastNoticeDay,
  minuteTaker,
  nationalRules,
  noPenaltyDraft,
  otherDeputy,
  plain,
  presider,
  reviewer,
  reviewHead,
  proceeding,
  secondHandler,
  secondReviewer,
  someDay,
  standingFor,
  thirdOfficer,
  unitHead,
  type Person,
  type Step,
  type Story,
} from '../../../fixtures/cases.ts';

const asks = does(handler, 'requestApproval');
const approves = does(head, 'approve');
const amends = does(handler, 'amendDraft');
const notAdopted = does(handler, 'reexamineDefense', { adopted: false });
const handOver = (...handlers: readonly string[]): Step => does(unitHead, 'assignHandlers', { handlers });
/** Another draft that went through a whole review. */
const passedAgain = (fields: Parameters<typeof finalDraft>[0]): readonly Step[] => [
  finalDraft({ contentHash: draft('c'), ...fields }),
  ...plain.passed.slice(2),
];

describe('a review counts for the submission and the bytes it was made of (APL 58)', () => {
  const resubmitted = [does(handler, 'withdrawSubmission'), finalDraft(), ...plain.assigned.slice(2)];

  test.each([
    ['its submission was withdrawn', [does(handler, 'withdrawSubmission')]],
    ['the very same bytes were submitted again', resubmitted],
  ] as const)('an opinion that was only signed is issued no more once %s', (_when, since) => {
    const later = given(...plain.opinionSigned, ...since);
    expect([later.context.draft.opinion, later.context.draft.pass]).toEqual([null, null]);
    expect(later.when(does(reviewHead, 'issueOpinion'))).toBe('act-not-in-this-state');
    expect(later.when(asks)).toBe('review-missing');
  });

  test('of two drafts that both passed only the later one is decided', () => {
    const second = given(...plain.waived, amends, ...passedAgain({ fineFen: 400_000 }));
    expect(second.when(does(handler, 'requestApproval', { contentHash: draft('a') }))).toBe('content-not-reviewed');
    const asked = second.after(asks);
    expect(asked.when(does(head, 'approve', { contentHash: draft('a') }))).toBe('content-not-reviewed');
    expect(asked.when(approves)).toBe('decided');
  });

  test('what the meeting found for the handler is the bytes it discussed, not those that came after (PRACTICE A2)', () => {
    const changed = given(
      ...proceeding.settledForHandler,
      does(handler, 'withdrawSubmission'),
      finalDraft({ contentHash: draft('c') }),
      ...plain.assigned.slice(2),
    );
    expect(changed.context.round).toBe(3);
    expect(changed.when(does(reviewer, 'signOpinion', { contentHash: draft('a') }))).toBe('opinion-on-other-content');
    expect(changed.when(asks)).toBe('review-missing');
  });

  test('who endorsed one draft endorsed no other (PRACTICE A9)', () => {
    const rules = { ...nationalRules, approval: { ...nationalRules.approval, twoSteps: true } };
    const endorsed = aCase(rules).after(...plain.approvalAsked, does(otherDeputy, 'endorse'));
    const changed = endorsed.after(amends, ...passedAgain({ fineFen: 400_000 }), asks);
    expect([changed.state, changed.context.draft.endorsed]).toEqual(['awaitingEndorsement', null]);
    expect(endorsed.when(approves)).toBe('decided');
    expect(changed.when(approves)).toBe('act-not-in-this-state');
  });
});

describe('a place taken for somebody absent washes nobody clean', () => {
  const asked = given(...plain.assigned, does(reviewer, 'requestExtension'));
  const approval = given(...plain.approvalAsked);
  const signed = given(...plain.opinionSigned);

  test.each<[string, string, Person, Person, Story, Step['type'], string]>([
    ['nobody', 'approves for the head by a leave', otherDeputy, head, approval, 'approve', 'written-authority-missing'],
    [
      'a handler',
      'signs for the head of the unit',
      handler,
      unitHead,
      given(...plain.finalized),
      'signSubmission',
      'signer-is-handler',
    ],
    ['a colleague', 'does', thirdOfficer, unitHead, given(...plain.finalized), 'signSubmission', 'readyToSubmit'],
    [
      'a handler',
      'takes the file in for the review',
      handler,
      reviewHead,
      given(...plain.submitted),
      'accept',
      'handler-cannot-review',
    ],
    ['a handler', 'issues the opinion', handler, reviewHead, signed, 'issueOpinion', 'handler-cannot-review'],
    ['the reviewer', 'issues what they signed', reviewer, reviewHead, signed, 'issueOpinion', 'issuer-is-reviewer'],
    ['another reviewer', 'issues it', secondReviewer, reviewHead, signed, 'issueOpinion', 'passed'],
    ['a handler', 'grants days to the review', handler, deputy, asked, 'grantExtension', 'extension-by-asker'],
    [
      'the head of the review unit',
      'grants them to the unit',
      reviewHead,
      deputy,
      asked,
      'grantExtension',
      'extension-by-asker',
    ],
    ['another leader', 'grants them', otherDeputy, deputy, asked, 'grantExtension', 'assigned'],
  ])('%s %s', (_who, _what, substitute, absent, story, type, outcome) => {
    expect(story.when(does(standingFor(substitute, absent), type))).toBe(outcome);
  });

  test.each([
    ['who presides over the hearing', given(...proceeding.hearingNoticed), presider, 'recordHearing'],
    ['who chairs the meeting', given(...proceeding.headsMinuted), head, 'confirmDeliberation'],
    ['who takes its minutes', given(...proceeding.headsConvened), minuteTaker, 'recordDeliberation'],
  ] as const)('%s was named in person, and leaves the place to nobody', (_who, story, absent, type) => {
    const on = { on: hearingDay, dues: { hearingNotice: lastNoticeDay } };
    expect(story.when(does(standingFor(otherDeputy, absent), type, {}, on))).toBe('not-your-act');
    expect(story.when(does(absent, type, {}, on))).not.toBe('not-your-act');
  });

  test('who acts for the head and handled the case since decides nothing (PRACTICE A9)', () => {
    const named = given(
      ...plain.approvalAsked,
      does(unitHead, 'replaceLeader', { role: 'authorityHead', personId: deputy.personId, mandate: someDay }),
    );
    expect(named.when(does(deputy, 'approve'))).toBe('decided');
    const handled = named.after(handOver(handler.personId, deputy.personId));
    expect(handled.when(does(deputy, 'approve'))).toBe('head-is-handler');
    const handedOn = handled.after(handOver(handler.personId, secondHandler.personId));
    expect(handedOn.when(does(deputy, 'approve'))).toBe('head-is-handler');
  });
});

describe('who was named to the review never takes the case over (APL 64(4))', () => {
  const replaced = does(reviewHead, 'assignReviewer', { reviewerId: secondReviewer.personId });

  test.each([
    ['a reviewer replaced before signing', [replaced], reviewer.personId, 'reviewer-cannot-handle'],
    [
      'a co-signer who never signed',
      [does(reviewer, 'askCosign', { personId: thirdOfficer.personId })],
      thirdOfficer.personId,
      'reviewer-cannot-handle',
    ],
    [
      'somebody the preparing was given to, and taken back from',
      [does(reviewer, 'delegateReview', { personId: thirdOfficer.personId }), does(reviewer, 'returnDelegated')],
      thirdOfficer.personId,
      'reviewer-cannot-handle',
    ],
    ['an officer nobody named', [], thirdOfficer.personId, 'assigned'],
  ] as const)('%s', (_who, since, id, outcome) => {
    expect(given(...plain.assigned, ...since).when(handOver(handler.personId, id))).toBe(outcome);
  });
});

describe('what is owed to the party stands beside the file (APL 45, 62, 64)', () => {
  test.each([
    ['on the last day', '2026-03-09'],
    ['after it, until its end is recorded', '2026-03-10'],
  ] as const)('nothing is put to the head while the period for the defense runs: %s', (_when, on) => {
    const when = { on, dues: { defense: '2026-03-09' } };
    expect(given(...plain.noticed).when({ ...asks, ...when })).toBe('defense-period-running');
  });

  test('a defense that was re-examined does not stand for the hearing, nor its days', () => {
    const heard = given(...proceeding.hearingOffered, does(handler, 'recordDefense'), notAdopted);
    expect(heard.party).toBe('settled');
    expect(heard.when(asks)).toBe('hearing-pending');
    expect(heard.after(expires('hearingRequest')).when(asks)).toBe('awaitingApproval');
  });

  test('a hearing that was asked for is owed, though a lighter draft would give no right to it', () => {
    const lighter = [amends, ...passedAgain({ fineFen: 9_000_000 })];
    const waived = does(handler, 'recordWaiver', { hearing: false });
    expect(given(...proceeding.hearingAsked, waived, ...lighter).when(asks)).toBe('hearing-pending');
    expect(given(...proceeding.hearingOffered, does(handler, 'recordWaiver'), ...lighter).when(asks)).toBe(
      'awaitingApproval',
    );
  });

  test('who waived a hearing on some facts may ask for one on others', () => {
    const toldAnew = given(...proceeding.hearingOffered, does(handler, 'recordWaiver'), amends).after(
      ...passedAgain({ fineFen: 20_000_000, noticeHash: draft('d') }),
      does(handler, 'serveNotice'),
      does(handler, 'recordWaiver', { hearing: false }),
    );
    expect(toldAnew.when(asks)).toBe('hearing-pending');
    expect(toldAnew.after(does(handler, 'requestHearing')).when(asks)).toBe('hearing-pending');
  });

  test('a decision to impose nothing waits for the re-examination too, once something was said', () => {
    const none = given(
      ...plain.defended,
      amends,
      noPenaltyDraft({ contentHash: draft('c') }),
      ...plain.passed.slice(2),
    );
    expect(none.when(asks)).toBe('defense-not-reexamined');
    expect(none.after(notAdopted).when(asks)).toBe('awaitingApproval');
  });
});

describe('APL 45.2: the measure of what is heavier is what the party defended itself against', () => {
  const toldLighter = { contentHash: draft('c'), noticeHash: draft('d'), fineFen: 100_000 } as const;
  const said = [does(handler, 'recordDefense'), notAdopted, amends];
  const told = given(...plain.noticed, ...said, finalDraft(toldLighter), ...plain.passed.slice(2));
  const again = { contentHash: draft('e'), noticeHash: draft('d') } as const;

  test.each([
    ['as it was told, lighter, the second time', { ...again, fineFen: 100_000 }, 'awaitingSignature'],
    ['as heavy as it was told the first time', { ...again, fineFen: 500_000 }, 'heavier-after-defense'],
    [
      'an order to suspend business in the place of the fine',
      { ...again, penaltyKinds: ['suspensionOrder'], fineFen: 0 },
      'heavier-after-defense',
    ],
  ] as const)('%s', (_what, fields, outcome) => {
    expect(told.after(does(handler, 'serveNotice'), ...said).when(finalDraft(fields))).toBe(outcome);
  });

  test('a draft made lighter and not told anew may go back to what was told', () => {
    const lightened = given(...plain.noticed, amends, ...passedAgain({ fineFen: 100_000 }), ...said);
    expect(lightened.when(finalDraft({ contentHash: draft('e'), fineFen: 500_000 }))).toBe('awaitingSignature');
    expect(lightened.when(finalDraft({ contentHash: draft('e'), fineFen: 500_001 }))).toBe('heavier-after-defense');
  });

  test('who asked for a hearing and withdrew is not worse off for having asked', () => {
    const withdrew = given(
      ...proceeding.hearingAsked,
      does(handler, 'endHearing'),
      does(handler, 'recordWaiver'),
      amends,
    );
    const another = { contentHash: draft('c') } as const;
    expect(withdrew.when(finalDraft({ ...another, fineFen: 20_000_001 }))).toBe('heavier-after-defense');
    expect(withdrew.when(finalDraft({ ...another, fineFen: 20_000_000 }))).toBe('awaitingSignature');
  });
});

test('no machine is ever a person: of what people do a clock does nothing, on no proceeding', () => {
  for (const past of [...Object.values(plain), ...Object.values(proceeding)]) {
    const story = given(...past);
    const done = personalActTypes.filter((type) => story.next(does(system, type)).length > 0);
    expect(done).toEqual([]);
  }
});
