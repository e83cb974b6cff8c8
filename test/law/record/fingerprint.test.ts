import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../law/record/fingerprint.ts';
import { given, plain } from '../../fixtures/cases.ts';

const { processState } = given(...plain.passed);

test('the fingerprint is sixteen hexadecimal digits, the same for the same standing', () => {
  expect(fingerprintOf(processState, 8)).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprintOf(structuredClone(processState), 8)).toBe(fingerprintOf(processState, 8));
});

test('it does not depend on the order of keys', () => {
  const turned = Object.fromEntries(Object.entries(processState).reverse()) as unknown as typeof processState;
  expect(fingerprintOf(turned, 8)).toBe(fingerprintOf(processState, 8));
});

test('it is another one for another revision, state or value', () => {
  const others = [
    fingerprintOf(processState, 9),
    fingerprintOf(given(...plain.opinionSigned).processState, 8),
    fingerprintOf({ ...processState, context: { ...processState.context, lastOn: '2026-03-03' } }, 8),
  ];
  expect(new Set([fingerprintOf(processState, 8), ...others]).size).toBe(4);
});
