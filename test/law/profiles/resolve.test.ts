import { describe, expect, test } from 'vitest';
import { profileById, profileFiles } from '../../../law/profiles/profiles.ts';
import { resolveFile, resolveProfile, type ResolvedProfile } from '../../../law/profiles/resolve.ts';
import type { Leaf, ProfileFile } from '../../../law/profiles/schema.ts';
import type { ExtensionValue } from '../../../law/profiles/value-kinds.ts';
import { ownProfile } from './own-profile.ts';

function resolved(file: ProfileFile, files = profileFiles): ResolvedProfile {
  const resolution = resolveFile(file, files);
  if (!resolution.ok) throw new Error(resolution.problems.map(({ sentence }) => sentence).join());
  return resolution.profile;
}

const codesOf = (file: ProfileFile, files = profileFiles): unknown[] => {
  const resolution = resolveFile(file, files);
  return resolution.ok ? [] : resolution.problems.map(({ code, path }) => [code, path]);
};

describe('what a profile inherits', () => {
  test('its own values stand before the inherited ones, and each says whose it is', () => {
    const { values } = resolved(ownProfile());
    expect(values['review.period']).toMatchObject({ value: { n: 7 }, from: 'model-county' });
    expect(values['defense.period']).toMatchObject({ value: { n: 5 }, from: 'national-2026', memory: true });
  });

  test('a scheme below a scheme inherits from both, and the nearer stands', () => {
    const { values, lineage } = resolved(ownProfile({ inherits: 'dazhou-2019-draft', values: {} }));
    expect(lineage).toEqual(['model-county', 'dazhou-2019-draft', 'national-2026']);
    expect(values['publication.takeDown.period']).toMatchObject({ value: { n: 1 }, from: 'dazhou-2019-draft' });
    expect(values['publication.takeDown.events'].from).toBe('national-2026');
  });

  test('a suggested extension is no basis for extending: an authority that is silent may not', () => {
    const { values } = resolved(ownProfile());
    expect(values['review.extension']).toEqual({
      value: { allowed: false },
      source: { clause: 'PRACTICE', note: '本机关没有延长审核期限的依据，建议值不作为延长的依据' },
      from: 'model-county',
    });
  });

  test('an extension with a clause behind it is inherited like any other value', () => {
    const { values } = resolved(ownProfile({ inherits: 'yuxi-sfj-2019', values: {} }));
    expect(values['review.extension']).toMatchObject({ value: { allowed: true }, from: 'yuxi-sfj-2019' });
  });

  test('an authority with its own source may extend', () => {
    const extension: Leaf<ExtensionValue> = {
      value: {
        allowed: true,
        max: 1,
        period: { n: 5, unit: 'workingDay', roll: 'none' },
        grounds: ['complex'],
        grantedBy: 'deputyHead',
      },
      source: { document: '示范县城市管理局法制审核办法', clause: '第十条' },
    };
    const { values } = resolved(ownProfile({ values: { 'review.extension': extension } }));
    expect(values['review.extension']).toEqual({ ...extension, from: 'model-county' });
  });

  test('a period for a kind of act nobody named stays absent', () => {
    const { values } = resolved(ownProfile());
    expect(values['service.periods.coercion']).toMatchObject({ value: { n: 2 }, from: 'model-county' });
    expect(values['service.periods.fee']).toBeUndefined();
  });
});

describe('a profile that cannot be resolved says why', () => {
  test('no such profile: the known ones are named', () => {
    expect(resolveProfile('nowhere', profileFiles)).toMatchObject({
      ok: false,
      problems: [{ code: 'profile-unknown', path: 'nowhere', remedy: expect.stringContaining('yuxi-sfj-2019') }],
    });
    expect(profileById('nowhere')).toBeNull();
  });

  test('no such parent', () => {
    expect(codesOf(ownProfile({ inherits: 'nowhere' }))).toEqual([['profile-parent-unknown', 'nowhere']]);
  });

  test('a profile that inherits from itself, at once or by a detour', () => {
    const first = ownProfile({ inherits: 'model-county' });
    expect(codesOf(first, [first])).toEqual([['profile-inherits-itself', 'model-county']]);
    const second = ownProfile({ id: 'model-city', inherits: 'model-county' });
    const detour = ownProfile({ inherits: 'model-city' });
    expect(codesOf(detour, [detour, second])).toEqual([['profile-inherits-itself', 'model-county']]);
  });

  test('one that inherits nothing and leaves values open', () => {
    const codes = codesOf(ownProfile({ inherits: null }));
    expect(codes).toContainEqual(['profile-key-missing', 'review.supplement']);
    expect(codes).not.toContainEqual(['profile-key-missing', 'review.period']);
    expect(codes).not.toContainEqual(['profile-key-missing', 'decision.periods.fee']);
  });
});

describe('versions', () => {
  const first = ownProfile();
  const second = ownProfile({ version: 2, effectiveFrom: { value: '2026-07-01', source: 'PROFILE' } });
  const files = [...profileFiles, second, first];

  test('an id alone means the newest version, in whatever order the files come', () => {
    expect(profileById('model-county', files)?.version).toBe(2);
    expect(profileById('model-county', [...profileFiles, first, second])?.version).toBe(2);
  });
});
