import { expect, test } from 'vitest';
import { canonicalText } from '../../../law/record/canonical.ts';

test('two ways to write one character are one', () => {
  expect(canonicalText({ name: 'e\u0301' })).toBe(canonicalText({ name: '\u00e9' }));
});

test('numbers, flags, nulls and lists keep their meaning', () => {
  expect(canonicalText({ b: [2, 1, { d: null, c: true }], a: 'x' })).toBe('{"a":"x","b":[2,1,{"c":true,"d":null}]}');
  expect(canonicalText(null)).toBe('null');
});
