import { describe, expect, test } from 'vitest';
import { periodNamed, periodNames } from '../../../law/profiles/named-periods.ts';
import { profileById, profileFiles } from '../../../law/profiles/profiles.ts';
import { resolveFile, type ResolvedProfile } from '../../../law/profiles/resolve.ts';
import { provisionFor, rulesOf } from '../../../law/profiles/rules-of.ts';
import { sayValue } from '../../../law/profiles/words.ts';
import { ownProfile } from './own-profile.ts';

function profile(id: string): ResolvedProfile {
  const found = profileById(id);
  if (found === null) throw new Error(`expected a profile ${id}`);
  return found;
}

function own(): ResolvedProfile {
  const resolution = resolveFile(
    ownProfile({
      values: { ...ownProfile().values, 'numbers.authorityWord': { value: '示城管$&', source: 'PROFILE' } },
    }),
    profileFiles,
  );
  if (!resolution.ok) throw new Error('expected a resolved profile');
  return resolution.profile;
}

const workingDays = (n: number) => ({ n, unit: 'workingDay', roll: 'none' });

describe('the rules a case carries', () => {
  test('an extension without a limit is one without an end, for the checker to refuse', () => {
    const { value, ...rest } = profile('yuxi-sfj-2019').values['review.extension'];
    if (!value.allowed) throw new Error('expected an extension in 玉溪');
    const endless = { ...rest, value: { ...value, max: null } };
    const values = { ...profile('yuxi-sfj-2019').values, 'review.extension': endless };
    expect(rulesOf({ ...profile('yuxi-sfj-2019'), values }).review.extension.max).toBeGreaterThan(1000);
    expect(sayValue('review.extension', endless.value)).toContain('不限次数');
  });

  test('are the values without their sources', () => {
    const rules = rulesOf(profile('yuxi-sfj-2019'));
    expect(rules).toMatchObject({
      profileId: 'yuxi-sfj-2019',
      profileVersion: 1,
      actKinds: ['license', 'penalty', 'inspection'],
      review: {
        unitName: '行政执法协调监督科',
        period: workingDays(5),
        extension: { allowed: true, max: 1, period: workingDays(3), grantedBy: 'deputyHead' },
        supplement: { allowed: true, period: workingDays(3), clockPolicy: 'restart', onLapse: 'return' },
        order: 'beforeNotice',
        lightForm: false,
        answersForOpinion: 'reviewUnit',
      },
      defense: { period: workingDays(5) },
      decision: {
        periods: { penalty: { n: 90, unit: 'calendarDay', roll: 'nextWorkingDay' }, license: workingDays(20) },
      },
      service: { periods: { penalty: workingDays(7), license: workingDays(10) } },
      publication: {
        periods: { penalty: workingDays(7), license: workingDays(7) },
        otherPeriod: workingDays(20),
        takeDown: { period: workingDays(3) },
        displayTerms: { penalty: { n: 36, unit: 'month', roll: 'none' } },
        naturalPersonName: 'surnameOnly',
        notPublished: ['notGranted', 'noPenalty', 'summaryProcedure'],
      },
      approval: { stepUp: 'pin', twoSteps: false, actingHead: 'writtenAuthority' },
      deliberation: { quorum: 0.5, votes: false },
      referral: { decisionPeriod: { n: 3, unit: 'calendarDay', roll: 'nextWorkingDay' }, transferHours: 24 },
      coercion: { reportHours: 24 },
      automation: { onTimeout: 'overdue', onNobody: 'wait', automaticTasks: [] },
    });
    expect(JSON.stringify(rules)).not.toContain('source');
  });

  test('survive the way through a workflow: plain JSON, nothing lost', () => {
    const rules = rulesOf(profile('midong-2019'));
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
  });

  test('count hearing thresholds in fen, from the day they hold', () => {
    expect(rulesOf(profile('national-2026')).hearing.thresholds).toContainEqual({
      of: 'fine',
      partyType: 'naturalPerson',
      amountFen: 1_000_000,
      effectiveFrom: '2021-07-15',
      effectiveUntil: null,
    });
  });

  test('put the authority’s own word into its document numbers', () => {
    expect(rulesOf(profile('national-2026')).numbers.opinion).toBe('×法审〔{year}〕{seq}号');
    expect(rulesOf(profile('national-2026')).numbers.decision.penalty).toBe('×罚〔{year}〕{seq}号');
    expect(rulesOf(own()).numbers.decision.license).toBe('示城管$&许〔{year}〕{seq}号');
  });
});

describe('the provision behind a value', () => {
  test.for([
    ['yuxi-sfj-2019', 'review.period', 'SEED-004.2.3.3'],
    ['guangyuan-2017', 'review.period', 'SUGGESTED'],
    ['guangyuan-2017', 'review.extension', 'SEED-000'],
    ['guangyuan-2017', 'decision.periods.fee', null],
  ] as const)('%s, %s: %s', ([id, key, provision]) => {
    expect(provisionFor(profile(id), key)).toBe(provision);
  });

  test('a document of the authority’s own stands under its profile', () => {
    expect(provisionFor(own(), 'review.period')).toBe('PROFILE');
  });
});

describe('a period by its name', () => {
  const threeMore = { n: 3, unit: 'workingDay', max: 1 };

  test('review comes with the extension its authority may grant', () => {
    const yuxi = profile('yuxi-sfj-2019');
    expect(periodNamed(yuxi, 'review')).toEqual({
      period: workingDays(5),
      extension: threeMore,
      provisions: ['SEED-004.2.3.3'],
    });
    expect(periodNamed(profile('midong-2019'), 'review')?.extension).toBeNull();
  });

  test.for([
    ['decision', { n: 90, unit: 'calendarDay', roll: 'nextWorkingDay' }, 'APL-60'],
    ['decision.license', workingDays(20), 'ALL-42'],
    ['service', workingDays(7), 'APL-61'],
    ['service.license', workingDays(10), 'ALL-44'],
    ['publication', workingDays(7), 'GBF118-publication'],
    ['otherPublication', workingDays(20), 'GBF118-publication'],
    ['takeDown', workingDays(3), 'APL-48.2'],
    ['display', { n: 36, unit: 'month', roll: 'none' }, 'SAMR45-13'],
    ['hearingRequest', workingDays(5), 'APL-64(1)'],
    ['hearingNotice', workingDays(7), 'APL-64(2)'],
    ['referralDecision', { n: 3, unit: 'calendarDay', roll: 'nextWorkingDay' }, 'SC310-5'],
    ['intake', workingDays(2), 'SUGGESTED'],
    ['supplement', workingDays(3), 'SUGGESTED'],
    ['objection', workingDays(3), 'SUGGESTED'],
    ['objectionAnswer', workingDays(2), 'SUGGESTED'],
    ['defense', workingDays(5), 'SUGGESTED'],
  ] as const)('%s', ([name, period, provision]) => {
    expect(periodNamed(profile('national-2026'), name)).toEqual({ period, extension: null, provisions: [provision] });
  });

  test('every name answers for a penalty', () => {
    expect(periodNames.filter((name) => periodNamed(profile('national-2026'), name) === null)).toEqual([]);
  });

  test.for([
    '',
    'reviews',
    'toString',
    'decision.fine',
    'decision.fee',
    'service.fee',
    'publication.fee',
    'display.license',
  ])('%j is none', (name) => {
    expect(periodNamed(profile('national-2026'), name)).toBeNull();
  });
});
