import { expect, test } from 'vitest';
import { hasHearingRight, mustOfferHearing } from '../../../../../law/processes/case/review/hearing.ts';
import { given, nationalRules, plain } from '../../../../fixtures/cases.ts';

const { proposal } = given(...plain.finalized).context;
const hearing = {
  ...nationalRules.hearing,
  kinds: ['licenseRevocation'],
  thresholds: [
    {
      of: 'fine',
      partyType: 'organization',
      amountFen: 5_000_000,
      effectiveFrom: '2019-01-01',
      effectiveUntil: '2021-07-14',
    },
    { of: 'fine', partyType: 'organization', amountFen: 10_000_000, effectiveFrom: '2021-07-15', effectiveUntil: null },
    {
      of: 'confiscation',
      partyType: 'organization',
      amountFen: 8_000_000,
      effectiveFrom: '2021-07-15',
      effectiveUntil: null,
    },
  ],
} as const;

test.each([
  ['below the threshold', { fineFen: 9_999_999 }, '2026-03-02', false],
  ['at the threshold: 以上 includes the amount', { fineFen: 10_000_000 }, '2026-03-02', true],
  ['at the former threshold, on its last day', { fineFen: 5_000_000 }, '2021-07-14', true],
  ['at the former threshold, a day later', { fineFen: 5_000_000 }, '2021-07-15', false],
  ['at the present threshold, on its first day', { fineFen: 10_000_000 }, '2021-07-15', true],
  ['before there was any threshold', { fineFen: 99_000_000 }, '2018-12-31', false],
  ['against a party without a threshold', { fineFen: 99_000_000, partyType: 'naturalPerson' }, '2026-03-02', false],
  ['a confiscation at its own threshold', { confiscatedFen: 8_000_000 }, '2026-03-02', true],
  ['fine and confiscation are not added up', { fineFen: 9_000_000, confiscatedFen: 7_000_000 }, '2026-03-02', false],
  ['a kind that always has it', { penaltyKinds: ['licenseRevocation'], fineFen: 0 }, '2026-03-02', true],
] as const)('APL 63: %s', (_what, change, on, right) => {
  expect(proposal && hasHearingRight({ ...proposal, ...change }, hearing, on)).toBe(right);
});

test.each([
  [
    'goods without a price may be of great value',
    { penaltyKinds: ['confiscation'], fineFen: 0, confiscatedFen: 0 },
    true,
  ],
  ['goods of a known small value are not', { penaltyKinds: ['confiscation'], fineFen: 0, confiscatedFen: 100 }, false],
  ['a small fine gives no right', { penaltyKinds: ['fine'], fineFen: 100, confiscatedFen: 0 }, false],
  ['a large fine does', { penaltyKinds: ['fine'], fineFen: 10_000_000, confiscatedFen: 0 }, true],
] as const)('APL 63, what the notice tells of: %s', (_what, change, told) => {
  expect(proposal && mustOfferHearing({ ...proposal, ...change }, hearing, '2026-03-02')).toBe(told);
});
