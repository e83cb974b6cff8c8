import { describe, expect, test } from 'vitest';
import { conflictOf, type Involved } from '../../../law/people/conflicts.ts';
import { involvementInWords } from '../../../law/words.ts';

const was = (as: Involved['as'], more: Partial<Involved> = {}): Involved => ({
  personId: '周敏',
  as,
  since: '2026-05-03',
  by: 'transfer',
  ...more,
});

describe('conflicts by person, over every hand-over (AC-42)', () => {
  test.each([
    ['review', 'handler', 'warn', 'handler-cannot-review', 'refuse'],
    ['review', 'reviewer', 'warn', null, null],
    ['review', 'hearingOfficer', 'allow', null, null],
    ['review', 'hearingOfficer', 'warn', 'reviewer-cannot-preside', 'warn'],
    ['review', 'hearingOfficer', 'refuse', 'reviewer-cannot-preside', 'refuse'],
    ['handle', 'handler', 'warn', null, null],
    ['handle', 'reviewer', 'warn', 'reviewer-cannot-handle', 'refuse'],
    ['handle', 'hearingOfficer', 'warn', 'investigator-cannot-preside', 'refuse'],
    ['preside', 'handler', 'allow', 'investigator-cannot-preside', 'refuse'],
    ['preside', 'reviewer', 'allow', null, null],
    ['preside', 'reviewer', 'warn', 'reviewer-cannot-preside', 'warn'],
    ['preside', 'reviewer', 'refuse', 'reviewer-cannot-preside', 'refuse'],
    ['preside', 'hearingOfficer', 'refuse', null, null],
  ] as const)('to %s after having been %s, under "%s"', (taking, as, rule, refusal, weight) => {
    const found = conflictOf(taking, '周敏', [was(as)], rule);
    expect(found === null ? [null, null] : [found.refusal, found.weight]).toEqual([refusal, weight]);
  });

  test('somebody of the same name is somebody else', () => {
    expect(conflictOf('review', '周敏', [was('handler', { personId: '另一位周敏' })], 'warn')).toBeNull();
  });

  test('the oldest fact is told, and what refuses before what warns', () => {
    const facts = [
      was('hearingOfficer', { since: '2026-01-01', by: 'act' }),
      was('handler', { since: '2026-06-01', by: 'leave' }),
      was('handler', { since: '2026-05-03', by: 'transfer' }),
    ];
    expect(conflictOf('review', '周敏', facts, 'warn')?.fact).toBe(facts[2]);
  });

  test('the fact is a sentence with day and way', () => {
    expect(involvementInWords(was('handler'))).toBe('2026年5月3日起为本案承办人（转办）');
    expect(involvementInWords(was('reviewer', { by: 'assignment' }))).toBe('2026年5月3日起为本案审核人员（分办）');
  });
});
