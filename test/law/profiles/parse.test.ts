import { describe, expect, test } from 'vitest';
import { parseProfile } from '../../../law/profiles/parse.ts';
import { profileFiles } from '../../../law/profiles/profiles.ts';
import { ownProfile } from './own-profile.ts';

type Json = Record<string, unknown>;

const given = (change: (file: Json, values: Json) => void): ReturnType<typeof parseProfile> => {
  const file = structuredClone(ownProfile()) as unknown as Json;
  change(file, file['values'] as Json);
  return parseProfile(JSON.stringify(file));
};

const problemsOf = (parsed: ReturnType<typeof parseProfile>): unknown[] =>
  parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path]);

const period = (changes: Json): Json => ({
  value: { n: 7, unit: 'workingDay', roll: 'none', ...changes },
  source: 'PROFILE',
});

const extensionOn = (...grounds: readonly string[]): Json => ({
  value: {
    allowed: true,
    max: 1,
    period: { n: 3, unit: 'workingDay', roll: 'none' },
    grounds,
    grantedBy: 'deputyHead',
  },
  source: 'PROFILE',
});

const thresholds = (...rows: readonly Json[]): Json => ({
  value: rows.map((row) => ({
    of: 'fine',
    partyType: 'naturalPerson',
    amountYuan: 10_000,
    effectiveFrom: '2026-01-01',
    effectiveUntil: null,
    ...row,
  })),
  source: 'PROFILE',
});

const first = (parsed: ReturnType<typeof parseProfile>): unknown => (parsed.ok ? null : parsed.problems[0]);

describe('a profile file from outside', () => {
  test('is taken when every value is understood and has a source', () => {
    expect(parseProfile(JSON.stringify(ownProfile()))).toEqual({ ok: true, profile: ownProfile() });
  });

  test.for(profileFiles)('so is every shipped one: $id', (file) => {
    expect(parseProfile(JSON.stringify(file))).toEqual({ ok: true, profile: file });
  });

  const near: [title: string, change: (file: Json, values: Json) => void, problems: [string, string][]][] = [
    [
      'an unknown value is refused, not ignored',
      (_, values) => (values['review.autoAgree'] = { value: true, source: 'PROFILE' }),
      [['profile-unknown-key', 'values → review.autoAgree']],
    ],
    ['an unknown key at the top', (file) => (file['ignoreGate'] = true), [['profile-unknown-key', 'ignoreGate']]],
    [
      'two unknown keys are two problems',
      (file) => Object.assign(file, { a: 1, b: 2 }),
      [
        ['profile-unknown-key', 'a'],
        ['profile-unknown-key', 'b'],
      ],
    ],
    [
      'an unknown key deep in a value',
      (_, values) => (values['review.period'] = period({ onLapse: 'agree' })),
      [['profile-unknown-key', 'values → review.period → value → onLapse']],
    ],
    [
      'an unknown unit',
      (_, values) => (values['review.period'] = period({ unit: 'workday' })),
      [['profile-value-invalid', 'values → review.period → value → unit']],
    ],
    [
      'hours, which no period of a profile runs in',
      (_, values) => (values['review.period'] = period({ unit: 'hour' })),
      [['profile-value-invalid', 'values → review.period → value → unit']],
    ],
    [
      'no source',
      (_, values) => (values['review.lightForm'] = { value: true }),
      [['profile-key-missing', 'values → review.lightForm → source']],
    ],
    [
      'a source that is no provision',
      (_, values) => (values['review.lightForm'] = { value: true, source: 'APL-580' }),
      [['profile-source-invalid', 'values → review.lightForm → source']],
    ],
    [
      'a document without its clause',
      (_, values) => (values['review.lightForm'] = { value: true, source: { document: '某办法' } }),
      [['profile-source-invalid', 'values → review.lightForm → source']],
    ],
    [
      'negative days',
      (_, values) => (values['review.period'] = period({ n: -5 })),
      [['profile-value-invalid', 'values → review.period → value → n']],
    ],
    [
      'no days at all',
      (_, values) => (values['review.period'] = period({ n: 0 })),
      [['profile-value-invalid', 'values → review.period → value → n']],
    ],
    [
      'half a day',
      (_, values) => (values['review.period'] = period({ n: 0.5 })),
      [['profile-value-invalid', 'values → review.period → value → n']],
    ],
    [
      'ten thousand days',
      (_, values) => (values['review.period'] = period({ n: 10_000 })),
      [['profile-value-invalid', 'values → review.period → value → n']],
    ],
    [
      'kinds of opinion that all pass',
      (_, values) =>
        (values['review.opinionKinds'] = {
          value: [
            { code: 'agree', label: '同意', passes: true },
            { code: 'agreeInPart', label: '原则同意', passes: true },
          ],
          source: 'PROFILE',
        }),
      [['profile-value-invalid', 'values → review.opinionKinds → value']],
    ],
    [
      'two kinds of opinion with one code',
      (_, values) =>
        (values['review.opinionKinds'] = {
          value: [
            { code: 'agree', label: '同意', passes: true },
            { code: 'agree', label: '存在问题', passes: false },
          ],
          source: 'PROFILE',
        }),
      [['profile-value-invalid', 'values → review.opinionKinds → value']],
    ],
    [
      'a kind of act named twice',
      (_, values) => (values['actKinds'] = { value: ['penalty', 'penalty'], source: 'PROFILE' }),
      [['profile-value-invalid', 'values → actKinds → value']],
    ],
    [
      'no kind of act at all',
      (_, values) => (values['actKinds'] = { value: [], source: 'PROFILE' }),
      [['profile-value-invalid', 'values → actKinds → value']],
    ],
    [
      'two kinds of opinion with one name',
      (_, values) =>
        (values['review.opinionKinds'] = {
          value: [
            { code: 'agree', label: '同意', passes: true },
            { code: 'problems', label: '同意', passes: false },
          ],
          source: 'PROFILE',
        }),
      [['profile-value-invalid', 'values → review.opinionKinds → value']],
    ],
    [
      'an extension on one ground twice',
      (_, values) => (values['review.extension'] = extensionOn('complex', 'complex')),
      [['profile-value-invalid', 'values → review.extension → value → grounds']],
    ],
    [
      'a threshold nobody would ever reach',
      (_, values) => (values['hearing.thresholds'] = thresholds({ amountYuan: 10_000_001 })),
      [['profile-value-invalid', 'values → hearing.thresholds → value → 0 → amountYuan']],
    ],
    [
      'a threshold that ends before it begins',
      (_, values) => (values['hearing.thresholds'] = thresholds({ effectiveUntil: '2025-12-31' })),
      [['profile-value-invalid', 'values → hearing.thresholds → value → 0']],
    ],
    [
      'two thresholds from one day',
      (_, values) => (values['hearing.thresholds'] = thresholds({}, { amountYuan: 5000 })),
      [['profile-value-invalid', 'values → hearing.thresholds → value']],
    ],
    [
      'a day of the year that no year has',
      (_, values) => (values['annual.due'] = { value: { month: 2, day: 31 }, source: 'PROFILE' }),
      [['profile-value-invalid', 'values → annual.due → value']],
    ],
    [
      'the same list confirmed by two',
      (_, values) =>
        (values['publication.listApprovals'] = {
          value: [
            { list: 'officers', confirmedBy: '司法局' },
            { list: 'officers', confirmedBy: '法规科' },
          ],
          source: 'PROFILE',
        }),
      [['profile-value-invalid', 'values → publication.listApprovals → value']],
    ],
    [
      'data sent to one authority twice',
      (_, values) => (values['annual.reportTo'] = { value: ['司法局', '司法局'], source: 'PROFILE' }),
      [['profile-value-invalid', 'values → annual.reportTo → value']],
    ],
    [
      'a term whose least is more than its most',
      (_, values) =>
        (values['publication.creditTerms'] = {
          value: { minor: { min: 0, max: 3 }, ordinary: { min: 12, max: 3 }, serious: { min: 12, max: 36 } },
          source: 'PROFILE',
        }),
      [['profile-value-invalid', 'values → publication.creditTerms → value → ordinary']],
    ],
    [
      'a document number in square brackets',
      (_, values) => (values['numbers.opinion'] = { value: '{authority}法审[{year}]{seq}号', source: 'PROFILE' }),
      [['profile-value-invalid', 'values → numbers.opinion → value']],
    ],
    [
      'a day that does not exist',
      (file) => (file['effectiveFrom'] = { value: '2026-02-30', source: 'PROFILE' }),
      [['profile-value-invalid', 'effectiveFrom → value']],
    ],
    ['no authority', (file) => delete file['authority'], [['profile-key-missing', 'authority']]],
    [
      'a value from an unread instrument that does not show it',
      (_, values) => (values['review.reviewerMinRatio'] = { value: 0.05, source: 'GBF118-staff' }),
      [['profile-memory-unmarked', 'review.reviewerMinRatio']],
    ],
    [
      'the same with a remark',
      (_, values) =>
        (values['review.reviewerMinRatio'] = { value: 0.05, source: { clause: 'GBF118-staff', note: '原则上' } }),
      [['profile-memory-unmarked', 'review.reviewerMinRatio']],
    ],
    [
      'the same behind the day of effect',
      (file) => (file['effectiveFrom'] = { value: '2026-03-01', source: 'GBF118' }),
      [['profile-memory-unmarked', 'effectiveFrom']],
    ],
  ];

  test.for(near)('refused: %s', ([, change, problems]) => {
    expect(problemsOf(given(change))).toEqual(problems);
  });

  test.for(['', '{', '{"id": }', 'id: yuxi'])('refused: what is no JSON (%j)', (text) => {
    expect(problemsOf(parseProfile(text))).toEqual([['profile-not-json', '']]);
  });

  test.for(['null', '[]', '"national-2026"', '7'])('refused: JSON that is no object (%s)', (text) => {
    expect(problemsOf(parseProfile(text))).toEqual([['profile-value-invalid', '参数文件']]);
  });

  test('a key that hides in the prototype is a key like any other', () => {
    const hidden = JSON.stringify(ownProfile()).replace('"values":{', '"values":{"__proto__":{"value":1},');
    expect(problemsOf(parseProfile(hidden))).toEqual([['profile-unknown-key', 'values → __proto__']]);
  });
});

describe('the sentence and the remedy', () => {
  test('name the place and what may stand there', () => {
    expect(first(given((_, values) => (values['review.period'] = period({ unit: 'workday' }))))).toEqual({
      code: 'profile-value-invalid',
      path: 'values → review.period → value → unit',
      sentence: 'values → review.period → value → unit 的值不符合要求。',
      remedy: '可以填写：workingDay、calendarDay、month。',
    });
  });

  test.for<[title: string, change: (file: Json, values: Json) => void, remedy: string]>([
    ['a negative period', (_, values) => (values['review.period'] = period({ n: -5 })), '不得小于1。'],
    ['a period of decades', (_, values) => (values['review.period'] = period({ n: 9999 })), '不得大于3660。'],
    [
      'a number in quotes',
      (_, values) => (values['review.period'] = period({ n: '5' })),
      '请核对格式，可用的值见 docs/profile.schema.json。',
    ],
    [
      'a repeated kind',
      (_, values) => (values['actKinds'] = { value: ['fee', 'fee'], source: 'PROFILE' }),
      '同一项不得重复。',
    ],
    ['an empty list', (_, values) => (values['actKinds'] = { value: [], source: 'PROFILE' }), '至少填写一项。'],
    [
      'a single kind of opinion',
      (_, values) => (values['review.opinionKinds'] = { value: [], source: 'PROFILE' }),
      '至少填写2项。',
    ],
    ['a name of blanks', (_, values) => (values['review.unitName'] = { value: '  ', source: 'PROFILE' }), '不得为空。'],
    [
      'a name of a page',
      (_, values) => (values['review.unitName'] = { value: '科'.repeat(101), source: 'PROFILE' }),
      '不得超过100个字。',
    ],
    [
      'a day of the year that no year has',
      (_, values) => (values['annual.due'] = { value: { month: 2, day: 29 }, source: 'PROFILE' }),
      '请填写每年都有的月、日。',
    ],
    [
      'a day that is none',
      (file) => (file['effectiveFrom'] = { value: '2026-02-30', source: 'PROFILE' }),
      '请填写存在的日期，格式为 2026-03-02。',
    ],
  ])('say what to do about %s', ([, change, remedy]) => {
    expect(first(given(change))).toMatchObject({ remedy });
  });
});
