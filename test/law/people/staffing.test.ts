import { describe, expect, test } from 'vitest';
import { isLentOn, staffingOf } from '../../../law/people/staffing.ts';

describe('reviewers against officers', () => {
  test.each([
    [20, 1, 0.05, { ratio: 0.05, required: 1, short: false }],
    [21, 1, 0.05, { ratio: 1 / 21, required: 2, short: true }],
    [100, 7, 0.07, { ratio: 0.07, required: 7, short: false }],
    [10, 0, 0.05, { ratio: 0, required: 1, short: true }],
    [0, 0, 0.05, { ratio: null, required: 0, short: false }],
    // The authority has still to fix it (SEED-002.2.3.3): nothing can be short of it.
    [10, 0, null, { ratio: 0, required: null, short: false }],
  ] as const)('%d officers, %d reviewers, at least %d', (officers, reviewers, min, found) => {
    expect(staffingOf(officers, reviewers, min)).toEqual({ officers, reviewers, ...found });
  });
});

describe('somebody is lent', () => {
  test.each([
    ['before the first day', '2026-08-31', '2026-12-31', false],
    ['on the first day', '2026-09-01', '2026-12-31', true],
    ['on the last day', '2026-12-31', '2026-12-31', true],
    ['after the last day', '2027-01-01', '2026-12-31', false],
    ['without an end', '2030-01-01', null, true],
  ] as const)('%s', (_name, day, untilOn, lent) => {
    expect(isLentOn({ fromOn: '2026-09-01', untilOn }, day)).toBe(lent);
  });
});
