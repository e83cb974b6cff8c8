import { describe, expect, test } from 'vitest';
import { actKinds, hasProcedure } from '../../../../law/act-kinds.ts';
import {
  aCase,
  does,
  draft,
  finalDraft,
  given,
  handler,
  head,
  importer,
  nationalRules,
  noPenaltyDraft,
  opening,
  plain,
  secondHandler,
  stranger,
  thirdOfficer,
  unitHead,
} from '../../../fixtures/cases.ts';

describe('opening', () => {
  test.each([
    ['two officers open it', {}, 'drafting'],
    ['APL 42: one officer alone does not', { handlers: [handler.personId] }, 'two-officers-required'],
    [
      'the same officer named twice is one',
      { handlers: [handler.personId, handler.personId] },
      'two-officers-required',
    ],
    ['a clock is no officer', { handlers: [handler.personId, 'system'] }, 'two-officers-required'],
    ['APL 51: a penalty on the spot needs one', { handlers: [handler.personId], summaryProcedure: true }, 'drafting'],
    ['nobody is nobody, on the spot too', { handlers: [], summaryProcedure: true }, 'two-officers-required'],
    ['whoever opens it handles it', { handlers: [secondHandler.personId, thirdOfficer.personId] }, 'not-your-act'],
    ['in their own unit', { handlingUnitId: 'unit-elsewhere' }, 'not-your-act'],
    ['not on a day to come', { openedOn: '2026-03-03' }, 'date-in-future'],
    ['of a kind the authority decides', { actKind: 'other' }, 'act-kind-not-covered'],
    ['a license is never granted on the spot', { actKind: 'license', summaryProcedure: true }, 'act-malformed'],
  ] as const)('%s', (_rule, fields, outcome) => {
    expect(aCase(nationalRules).when(opening(fields))).toBe(outcome);
  });

  test('an officer of another unit opens nothing here', () => {
    const step = opening({ handlers: [stranger.personId, handler.personId] });
    expect(aCase().when({ ...step, by: stranger })).toBe('not-your-act');
  });
});

describe('of kinds whose procedure is not built no case is opened', () => {
  const notBuilt = ['levy', 'fee', 'inspection'] as const;
  const everyKind = { ...nationalRules, actKinds };

  test('levy, fee and inspection, and no other', () => {
    expect(actKinds.filter((kind) => !hasProcedure(kind))).toEqual(notBuilt);
  });

  test.each(notBuilt)('%s: whatever the profile covers, and in back entry too', (actKind) => {
    const stories = [aCase(), aCase(everyKind), aCase(everyKind, true), aCase({ ...everyKind, actKinds: [] })];
    expect(stories.map((story) => story.when(opening({ actKind })))).toEqual(stories.map(() => 'act-kind-not-built'));
  });

  test.each(notBuilt)('%s: what was decided elsewhere is entered as history', (actKind) => {
    const entry = does(importer, 'enterHistory', { authorityId: 'authority-1', actKind, sourceId: 'GY-001' });
    expect(given(entry).state).toBe('history');
  });

  test('the other kinds are opened as before', () => {
    expect(aCase(everyKind).when(opening({ actKind: 'other' }))).toBe('drafting');
    expect(aCase(everyKind).when(opening({ actKind: 'license' }))).toBe('drafting');
  });
});

describe('the final draft', () => {
  test.each([
    ['is final with facts, evidence and a penalty', {}, 'awaitingSignature'],
    ['GBF118: has evidence', { evidenceCount: 0 }, 'materials-missing'],
    ['names kinds of penalty the law knows', { penaltyKinds: ['fine', 'flogging'] }, 'act-malformed'],
    ['names a type of party the thresholds know', { partyType: 'organisation' }, 'act-malformed'],
    ['names grounds the scope knows', { grounds: ['Complex'] }, 'act-malformed'],
    ['a fine has its amount', { fineFen: 0 }, 'measures-contradictory'],
    ['an amount has its fine', { penaltyKinds: ['warning'] }, 'measures-contradictory'],
    ['no amount hides behind no penalty', { penaltyKinds: [] }, 'measures-contradictory'],
    ['confiscated money has its kind', { confiscatedFen: 100 }, 'measures-contradictory'],
    ['confiscated goods may have no price', { penaltyKinds: ['fine', 'confiscation'] }, 'awaitingSignature'],
  ] as const)('%s', (_rule, fields, outcome) => {
    expect(given(...plain.opened).when(finalDraft(fields))).toBe(outcome);
  });

  test('no penalty slips through the door of a license', () => {
    const license = given(opening({ actKind: 'license' }));
    expect(license.when(finalDraft())).toBe('penalty-in-other-case');
    expect(license.when(finalDraft({ penaltyKinds: ['warning'], fineFen: 0 }))).toBe('penalty-in-other-case');
    expect(license.when(finalDraft({ penaltyKinds: [], fineFen: 0, confiscatedFen: 1 }))).toBe('penalty-in-other-case');
    expect(license.when(noPenaltyDraft())).toBe('awaitingSignature');
  });

  test.each([
    ['200 yuan against a person', { partyType: 'naturalPerson', fineFen: 20_000 }, 'awaitingSignature'],
    ['a fen more', { partyType: 'naturalPerson', fineFen: 20_001 }, 'summary-procedure-exceeded'],
    ['201 yuan against a sole trader', { partyType: 'soleTrader', fineFen: 20_100 }, 'summary-procedure-exceeded'],
    ['3000 yuan against an organization', { fineFen: 300_000 }, 'awaitingSignature'],
    ['3001 yuan against an organization', { fineFen: 300_100 }, 'summary-procedure-exceeded'],
    ['a warning', { penaltyKinds: ['warning'], fineFen: 0 }, 'awaitingSignature'],
    ['a reprimand', { penaltyKinds: ['reprimand'], fineFen: 0 }, 'summary-procedure-exceeded'],
    [
      'a confiscation beside the fine',
      { penaltyKinds: ['fine', 'confiscation'], fineFen: 100, confiscatedFen: 100 },
      'summary-procedure-exceeded',
    ],
    [
      'a confiscation without a price',
      { penaltyKinds: ['fine', 'confiscation'], fineFen: 100 },
      'summary-procedure-exceeded',
    ],
  ] as const)('APL 51, on the spot: %s', (_what, fields, outcome) => {
    expect(given(opening({ summaryProcedure: true })).when(finalDraft(fields))).toBe(outcome);
  });

  test('problems named by an opinion are answered one by one before the next round', () => {
    const found = given(...plain.problemsFound);
    expect(found.when(finalDraft({ contentHash: draft('c'), text: null }))).toBe('problems-unanswered');
    expect(found.when(finalDraft({ contentHash: draft('c'), text: draft('e') }))).toBe('awaitingSignature');
  });

  test('only the handlers of the case write it', () => {
    expect(given(...plain.opened).when({ ...finalDraft(), by: thirdOfficer })).toBe('not-your-act');
    expect(given(...plain.opened).when({ ...finalDraft(), by: secondHandler })).toBe('awaitingSignature');
  });
});

describe('the signature of the handling unit', () => {
  test('the head of the unit signs what was finalized, or sends it back', () => {
    const final = given(...plain.finalized);
    expect(final.when(does(unitHead, 'signSubmission'))).toBe('readyToSubmit');
    expect(final.when(does(unitHead, 'signSubmission', { contentHash: draft('c') }))).toBe(
      'content-changed-since-seen',
    );
    expect(final.when(does(unitHead, 'declineSignature'))).toBe('drafting');
    expect(final.when(does(head, 'signSubmission'))).toBe('not-your-act');
  });

  test('a head who handles the case does not sign for the unit', () => {
    const own = given(opening({ handlers: [handler.personId, unitHead.personId] }), finalDraft());
    expect(own.when(does(unitHead, 'signSubmission'))).toBe('signer-is-handler');
  });

  test('a draft is taken back as long as it is not submitted', () => {
    const back = does(handler, 'reopenDraft');
    expect(given(...plain.finalized).when(back)).toBe('drafting');
    expect(given(...plain.signed).when(back)).toBe('drafting');
    expect(given(...plain.submitted).when(back)).toBe('act-not-in-this-state');
  });

  test('only what was signed is submitted', () => {
    expect(given(...plain.signed).when(does(handler, 'submitForReview', { contentHash: draft('c') }))).toBe(
      'content-changed-since-seen',
    );
    expect(given(...plain.finalized).when(does(handler, 'submitForReview'))).toBe('act-not-in-this-state');
  });
});
