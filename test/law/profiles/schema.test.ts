import { describe, expect, test } from 'vitest';
import { profileFiles } from '../../../law/profiles/profiles.ts';
import { profileJsonSchema } from '../../../law/profiles/schema.ts';
import { sayValue } from '../../../law/profiles/words.ts';
import { requiredKeys, type ValueKey, valueKeys } from '../../../law/profiles/values.ts';

describe('the published shape of a profile', () => {
  test('is the one profiles are checked against', async () => {
    await expect(`${JSON.stringify(profileJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../docs/profile.schema.json',
    );
  });

  test('the national profile has every value that must exist, and the others only their own', () => {
    const [national, ...others] = profileFiles;
    expect(requiredKeys.filter((key) => national?.values[key] === undefined)).toEqual([]);
    expect(others.filter(({ values }) => Object.keys(values).length > valueKeys.length / 2)).toEqual([]);
  });
});

describe('a value in words', () => {
  test.for<[ValueKey, unknown, string]>([
    ['review.period', { n: 5, unit: 'workingDay', roll: 'nextWorkingDay' }, '5个工作日'],
    ['review.period', { n: 10, unit: 'calendarDay', roll: 'none' }, '10日'],
    ['decision.periods.penalty', { n: 90, unit: 'calendarDay', roll: 'nextWorkingDay' }, '90日（末日遇休假日顺延）'],
    ['review.lightForm', true, '是'],
    ['review.lightForm', false, '否'],
    ['review.listFiledWith', null, '无'],
    ['review.listFiledWith', '市政府法制办', '市政府法制办'],
    ['review.scope.alwaysFor', [], '无'],
    ['review.scope.grounds', ['hearingHeld', 'complex'], '经过听证程序；案件情况疑难复杂、涉及多个法律关系'],
    ['deliberation.quorum', 0.5, '超过半数'],
    ['deliberation.quorum', 0.667, '不少于66.7%'],
    ['coercion.reportHours', 24, '24小时'],
    ['actKinds', ['license', 'fee'], '行政许可、行政收费'],
    ['annual.reportTo', [], '无'],
    ['publication.listApprovals', [], '无'],
    ['hearing.thresholds', [], '无'],
    [
      'review.supplement',
      { allowed: false, period: { n: 3, unit: 'workingDay', roll: 'none' }, clockPolicy: 'none', onLapse: 'return' },
      '不设补正',
    ],
  ])('%s %j is %s', ([key, value, words]) => {
    expect(sayValue(key, value)).toBe(words);
  });
});
