import type { ProfileFile } from '../../../law/profiles/schema.ts';

const workingDays = (n: number) => ({ n, unit: 'workingDay', roll: 'none' }) as const;

/** The profile of a county bureau that says three things of its own and inherits the rest. */
export const ownProfile = (changes: Partial<ProfileFile> = {}): ProfileFile => ({
  id: 'model-county',
  authority: '示范县城市管理局',
  title: '示范县城市管理局法制审核办法',
  version: 1,
  effectiveFrom: { value: '2026-03-01', source: { document: '示范县城市管理局法制审核办法', clause: '第三十条' } },
  inherits: 'national-2026',
  values: {
    'review.period': { value: workingDays(7), source: { document: '示范县城市管理局法制审核办法', clause: '第九条' } },
    'review.unitName': { value: '法规科', source: { document: '示范县城市管理局法制审核办法', clause: '第四条' } },
    'service.periods.coercion': { value: workingDays(2), source: 'PROFILE' },
  },
  ...changes,
});
