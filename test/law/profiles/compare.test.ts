import { describe, expect, test } from 'vitest';
import { compareProfiles } from '../../../law/profiles/compare.ts';
import { profileById, profileFiles } from '../../../law/profiles/profiles.ts';
import { resolveFile, type ResolvedProfile } from '../../../law/profiles/resolve.ts';
import type { ProfileFile } from '../../../law/profiles/schema.ts';
import { saySource, wordsBehind } from '../../../law/profiles/words.ts';
import { ownProfile } from './own-profile.ts';

function profile(id: string): ResolvedProfile {
  const found = profileById(id);
  if (found === null) throw new Error(`expected a profile ${id}`);
  return found;
}

function resolved(file: ProfileFile): ResolvedProfile {
  const resolution = resolveFile(file, profileFiles);
  if (!resolution.ok) throw new Error('expected a resolved profile');
  return resolution.profile;
}

const keysOf = (a: ResolvedProfile, b: ResolvedProfile): string[] => compareProfiles(a, b).map(({ key }) => key);

describe('where two profiles differ', () => {
  test('a profile does not differ from itself', () => {
    expect(compareProfiles(profile('midong-2019'), profile('midong-2019'))).toEqual([]);
  });

  test('the same value from another source is no difference', () => {
    expect(keysOf(profile('national-2026'), profile('yuxi-sfj-2019'))).not.toContain('review.period');
  });

  test('nor is another order of the same kinds', () => {
    expect(keysOf(profile('national-2026'), profile('guangyuan-2017'))).toEqual([
      'review.scope.ownStandardFor',
      'review.unitName',
      'review.extension',
    ]);
  });

  test('each side comes with its value, source and origin', () => {
    const found = compareProfiles(profile('dazhou-2019-draft'), profile('midong-2019')).find(
      ({ key }) => key === 'publication.takeDown.period',
    );
    expect(found).toMatchObject({
      label: '撤回公示的期限',
      sides: [
        { value: { n: 1, unit: 'calendarDay' }, source: 'SEED-001.2.1.4(1)', from: 'dazhou-2019-draft' },
        { value: { n: 3, unit: 'workingDay' }, from: 'national-2026' },
      ],
    });
  });

  test('a value only one of them has', () => {
    const a = resolved(ownProfile());
    const b = resolved(ownProfile({ id: 'other-county', values: {} }));
    const one = compareProfiles(a, b).find(({ key }) => key === 'service.periods.coercion');
    const other = compareProfiles(b, a).find(({ key }) => key === 'service.periods.coercion');
    expect([one?.sides[0]?.from, one?.sides[1], other?.sides[0]]).toEqual(['model-county', null, null]);
  });
});

describe('a source as a person reads it', () => {
  test.for([
    ['APL-60', '处罚法60'],
    [{ clause: 'SEED-000', note: '方案未规定' }, '广元方案（方案未规定）'],
    [{ document: '示范县办法', clause: '第九条' }, '《示范县办法》第九条'],
  ] as const)('%j is %s', ([source, words]) => {
    expect(saySource(source)).toBe(words);
  });

  test('the words behind it are those of the provision; a document of the authority’s own is not quoted', () => {
    expect(wordsBehind({ value: 1, source: { clause: 'APL-45.2', note: '说明' } })).toBe(
      '行政机关不得因当事人陈述、申辩而给予更重的处罚。',
    );
    expect(wordsBehind({ value: 1, source: 'APL-65' })).toContain('听证笔录');
    expect(wordsBehind({ value: 1, source: { document: '示范县办法', clause: '第九条' } })).toBeNull();
  });
});
