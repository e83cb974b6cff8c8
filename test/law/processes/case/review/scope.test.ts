import { describe, expect, test } from 'vitest';
import type { CaseContext } from '../../../../../law/processes/case/context.ts';
import type { Rules } from '../../../../../law/profiles/rules.ts';
import { groundOutsideScope, reviewGrounds } from '../../../../../law/processes/case/review/scope.ts';
import { given, nationalRules, plain } from '../../../../fixtures/cases.ts';

const { context } = given(...plain.finalized);
const { proposal } = context;
type Grounds = NonNullable<CaseContext['proposal']>['grounds'];

const scoped = (scope: Partial<Rules['review']['scope']>): Rules => ({
  ...nationalRules,
  review: { ...nationalRules.review, scope: { ...nationalRules.review.scope, grounds: [], ...scope } },
});
const grounds = (facts: Grounds, change: Partial<CaseContext> = {}, rules = scoped({})): readonly string[] =>
  reviewGrounds({ ...context, rules, proposal: proposal && { ...proposal, grounds: facts }, ...change });

describe('APL 58: the four grounds hold for every penalty, whatever the profile', () => {
  test.each<[string, Grounds, Grounds]>([
    ['item (1), major public interest', ['majorPublicInterest'], ['majorPublicInterest']],
    ['item (2), both limbs', ['majorRights', 'hearingHeld'], ['majorRights', 'hearingHeld']],
    ['item (2), rights but no hearing', ['majorRights'], []],
    ['item (2), a hearing but no major rights', ['hearingHeld'], []],
    ['item (3), complex', ['complex'], ['complex']],
    ['item (4), required by law', ['requiredByLaw'], ['requiredByLaw']],
    ['social impact is no item of APL 58', ['majorSocialImpact'], []],
    ['nothing of the kind', [], []],
  ])('%s', (_item, facts, expected) => {
    expect(grounds(facts)).toEqual(expected);
    expect(grounds(facts, { actKind: 'license' })).toEqual(facts.filter((fact) => fact === 'requiredByLaw'));
    expect(grounds(facts, { summaryProcedure: true })).toEqual(expected);
  });

  test('each ground is named once, though both the law and the profile name it', () => {
    expect(grounds(['complex'], {}, scoped({ grounds: ['complex'] }))).toEqual(['complex']);
  });

  test('without a draft there is nothing to weigh', () => {
    expect(reviewGrounds({ ...context, proposal: null, rules: scoped({}) })).toEqual([]);
  });
});

describe('what the profile adds', () => {
  const none = proposal && { ...proposal, grounds: [], penaltyKinds: [] };

  test.each<[string, Rules, Partial<CaseContext>, Grounds, readonly string[]]>([
    ['its own grounds', scoped({ grounds: ['majorSocialImpact'] }), {}, ['majorSocialImpact'], ['majorSocialImpact']],
    ['every penalty', scoped({ alwaysFor: ['penalty'] }), {}, [], ['penalty']],
    ['but no license', scoped({ alwaysFor: ['penalty'] }), { actKind: 'license' }, [], []],
    ['every ordinary penalty', scoped({ alwaysFor: ['ordinaryPenalty'] }), {}, [], ['ordinaryPenalty']],
    [
      'but none on the spot',
      scoped({ alwaysFor: ['ordinaryPenalty'], summaryProcedureExempt: false }),
      { summaryProcedure: true },
      [],
      [],
    ],
    [
      'a penalty on the spot where it is not exempt',
      scoped({ alwaysFor: ['penalty'], summaryProcedureExempt: false }),
      { summaryProcedure: true },
      [],
      ['penalty'],
    ],
    ['none on the spot where it is', scoped({ alwaysFor: ['penalty'] }), { summaryProcedure: true }, [], []],
    [
      'licenses with a hearing',
      scoped({ alwaysFor: ['licenseWithHearing'] }),
      { actKind: 'license' },
      ['hearingHeld'],
      ['licenseWithHearing'],
    ],
    ['but none without', scoped({ alwaysFor: ['licenseWithHearing'] }), { actKind: 'license' }, [], []],
    [
      'no penalty where it is exempt',
      scoped({ alwaysFor: ['penalty'], noPenaltyDecisionExempt: true }),
      { proposal: none },
      [],
      [],
    ],
    ['no penalty where it is not', scoped({ alwaysFor: ['penalty'] }), { proposal: none }, [], ['penalty']],
    [
      'a penalty where only no penalty is exempt',
      scoped({ alwaysFor: ['penalty'], noPenaltyDecisionExempt: true }),
      {},
      [],
      ['penalty'],
    ],
    [
      'a case without a draft is not exempt',
      scoped({ alwaysFor: ['penalty', 'licenseWithHearing'], noPenaltyDecisionExempt: true }),
      { proposal: null },
      [],
      ['penalty'],
    ],
    [
      'a license is no penalty that was not imposed',
      scoped({ alwaysFor: ['licenseWithHearing'], noPenaltyDecisionExempt: true }),
      { actKind: 'license' },
      ['hearingHeld'],
      ['licenseWithHearing'],
    ],
  ])('%s', (_what, rules, change, facts, expected) => {
    expect(grounds(facts, change, rules)).toEqual(expected);
  });
});

test.each([
  ['on the spot', { summaryProcedure: true }, 'summaryProcedure'],
  ['no penalty', { proposal: proposal && { ...proposal, penaltyKinds: [] } }, 'noPenalty'],
  ['a penalty', {}, 'notListed'],
  ['a license', { actKind: 'license', proposal: proposal && { ...proposal, penaltyKinds: [] } }, 'notListed'],
  ['no draft yet', { proposal: null }, 'notListed'],
] as const)('the true ground outside the scope: %s', (_what, change, ground) => {
  expect(groundOutsideScope({ ...context, ...change })).toBe(ground);
});
