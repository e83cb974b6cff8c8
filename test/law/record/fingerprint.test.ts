import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../law/record/fingerprint.ts';
import { given, plain } from '../../fixtures/cases.ts';

const { standing } = given(...plain.passed);

test('the fingerprint is sixteen hexadecimal digits, the same for the same standing', () => {
  expect(fingerprintOf(standing, 8)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf(structuredClone(standing), 8)).toBe(fingerprintOf(standing, 8));
});

test('it does not depend on the order of keys', () => {
  const turned = Object.fromEntries(Object.entries(standing).reverse()) as unknown as typeof standing;
  expect(fingerprintOf(turned, 8)).toBe(fingerprintOf(standing, 8));
});

test('it is another one for another revision, state or value', () => {
  const others = [
    fingerprintOf(standing, 9),
    fingerprintOf(given(...plain.opinionSigned).standing, 8),
    fingerprintOf({ ...standing, context: { ...standing.context, lastOn: '2026-03-03' } }, 8),
  ];
  expect(new Set([fingerprintOf(standing, 8), ...others]).size).toBe(4);
});
