import { describe, expect, test } from 'vitest';
import {
  credentialedOn,
  isValidOn,
  obstacleToOfficers,
  validityOn,
  type Credential,
} from '../../../law/people/credentials.ts';

const card = (personId: string, more: Partial<Credential> = {}): Credential => ({
  personId,
  kind: 'enforcement',
  validFrom: '2024-03-01',
  validUntil: '2026-09-30',
  revokedOn: null,
  ...more,
});

describe('a credential is worth something on its days (APL 42)', () => {
  test.each([
    ['the day before its first', '2024-02-29', 'notYet', false],
    ['its first day', '2024-03-01', 'valid', true],
    ['31 days before its last', '2026-08-30', 'valid', true],
    ['30 days before its last', '2026-08-31', 'expiring', true],
    ['its last day', '2026-09-30', 'expiring', true],
    ['the day after', '2026-10-01', 'expired', false],
  ] as const)('%s, %s: %s', (_name, day, validity, isValid) => {
    expect(validityOn(card('何川'), day)).toBe(validity);
    expect(isValidOn(card('何川'), day)).toBe(isValid);
  });

  test.each([
    ['the day before it was revoked', '2025-05-31', 'valid'],
    ['the day it was revoked', '2025-06-01', 'revoked'],
    ['long after its end too', '2027-01-01', 'revoked'],
  ] as const)('%s: %s', (_name, day, validity) => {
    expect(validityOn(card('何川', { revokedOn: '2025-06-01' }), day)).toBe(validity);
  });
});

describe('two officers with valid credentials (APL 42, AC-44)', () => {
  const days = ['2026-09-01', '2026-10-15'];
  const valid = { validUntil: '2027-12-31' };
  const both = [card('何川', valid), card('吴婷', valid)];

  test.each([
    ['both valid on both days', both, ['何川', '吴婷']],
    ['one expired before the submission', [card('何川', valid), card('吴婷')], ['何川']],
    [
      'one issued after the case was opened',
      [card('何川', valid), card('吴婷', { ...valid, validFrom: '2026-09-02' })],
      ['何川'],
    ],
    [
      'one with a card of supervision',
      [card('何川', valid), card('吴婷', { ...valid, kind: 'supervision' })],
      ['何川'],
    ],
    [
      'one card followed by the next',
      [card('何川', valid), card('吴婷'), card('吴婷', { validFrom: '2026-10-01', validUntil: '2029-09-30' })],
      ['何川', '吴婷'],
    ],
    [
      'a gap of a day between two cards that matters to neither day',
      [card('何川', valid), card('吴婷'), card('吴婷', { validFrom: '2026-10-02', validUntil: '2029-09-30' })],
      ['何川', '吴婷'],
    ],
    ['none at all', [], []],
  ] as const)('%s', (_name, cards, credentialed) => {
    expect(credentialedOn(['何川', '吴婷'], cards, days)).toEqual(credentialed);
    expect(obstacleToOfficers(credentialed)).toBe(credentialed.length < 2 ? 'credentials-invalid' : null);
  });

  test('one person named twice is one officer', () => {
    expect(credentialedOn(['何川', '何川'], both, days)).toEqual(['何川']);
    expect(obstacleToOfficers(['何川', '何川'])).toBe('credentials-invalid');
  });
});
