import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  dayReason,
  isProvisional,
  isWorkingDay,
  nationalCalendar,
  withNotices,
} from '../../../law/time/calendar.ts';
import { dayChanges, loadingOf } from '../../../law/time/calendar-changes.ts';
import { type CalendarYear, noticesOf } from '../../../law/time/calendar-year.ts';
import type { CivilDate } from '../../../law/time/civil-date.ts';
import { dueDate } from '../../../law/time/due.ts';
import { workingDays } from '../../../law/time/period.ts';
import { receipt } from '../../../law/time/receipt.ts';

const of2026 = '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）';
const of2027 = '关于2027年部分节假日安排的通知（试）';
const of2028 = '关于2028年部分节假日安排的通知（试）';
const prolonged = '关于延长2027年春节假期的通知（试）';

type Said = Omit<Partial<CalendarYear>, 'partial' | 'notices'>;

let versions = 0;
/** A file of notices; what a year does not say is empty. */
function notice(source: string, years: Record<string, Said>, assumedDaysOff: readonly string[] = []): Calendar {
  versions += 1;
  const said = Object.entries(years).map(([year, days]) => [year, { source, off: [], work: [], ...days }]);
  return { version: `v${versions}`, assumedDaysOff, years: Object.fromEntries(said) };
}

const loaded = (calendar: Calendar, ...files: readonly Calendar[]): Calendar => files.reduce(withNotices, calendar);

/** As a preview lists them: 'rest → workday'. */
const changesOf = (calendar: Calendar, file: Calendar): Readonly<Record<CivilDate, string>> =>
  Object.fromEntries(loadingOf(calendar, file).days.map(({ date, from, to }) => [date, `${from} → ${to}`]));

const isKnown = (calendar: Calendar, year: number): boolean =>
  !isProvisional(`${year}-03-01`, `${year}-03-01`, calendar);

/** The notice of 2027 that was found to wipe 2026. */
const found = notice(of2027, {
  2026: { off: ['2026-12-31'], work: ['2026-12-27'] },
  2027: { off: ['2027-01-01', '2027-01-02', '2027-01-03'] },
});
const whole2027 = notice(of2027, {
  2027: {
    off: ['2027-01-01', '2027-02-08', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'],
    work: ['2027-02-13'],
  },
});

describe('the notice of 2027 adds the last days of 2026 to the others', () => {
  const after = loaded(nationalCalendar, found);

  test('what was known of 2026 stays, with its source', () => {
    expect(isWorkingDay('2026-10-02', after)).toBe(false);
    expect(dayReason('2026-10-02', after)).toEqual({ reason: 'holiday', name: '国庆节', notice: of2026 });
    expect(dueDate(workingDays(7), '2026-09-30', after)).toBe('2026-10-15');
    expect(after.years['2026']).toMatchObject({ source: of2026, links: nationalCalendar.years['2026']?.links });
    expect(noticesOf(after.years['2026'] as CalendarYear)).toEqual([of2026, of2027]);
    expect(noticesOf(after.years['2027'] as CalendarYear)).toEqual([of2027]);
  });

  test('its own days count, and a receipt cites it', () => {
    expect(dayReason('2026-12-31', after)).toEqual({ reason: 'holiday', notice: of2027 });
    expect(dayReason('2026-12-27', after)).toEqual({ reason: 'makeUpDay', notice: of2027 });
    expect(isWorkingDay('2026-12-31', after)).toBe(false);
    expect(isWorkingDay('2026-12-27', after)).toBe(true);
    expect(receipt({ from: '2026-12-25', period: workingDays(5) }, after)).toMatchObject({
      due: '2027-01-04',
      makeUpDays: [{ date: '2026-12-27', notice: of2027 }],
      skipped: expect.arrayContaining([{ date: '2026-12-31', reason: 'holiday', notice: of2027 }]),
      provisional: false,
    });
  });

  test('exactly these days change', () => {
    expect(loadingOf(nationalCalendar, found)).toMatchObject({
      days: [
        { date: '2026-12-27', from: 'rest', to: 'makeUpDay', notice: of2027, earlierNotice: null },
        { date: '2026-12-31', from: 'workday', to: 'rest', notice: of2027, earlierNotice: null },
      ],
      arranged: ['2027'],
      provisional: [],
      overruled: [],
    });
  });

  test('statutory days of 2027 it does not name stay off, are named, and cite no notice', () => {
    expect(loadingOf(nationalCalendar, found).kept).toEqual([
      '2027-05-01',
      '2027-05-02',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
    expect(isWorkingDay('2027-10-01', after)).toBe(false);
    expect(dayReason('2027-10-01', after)).toEqual({ reason: 'holiday', notice: null });
  });
});

describe('what loading a file does to the days', () => {
  test.for<{ about: string; files: readonly Calendar[]; changes: Record<CivilDate, string> }>([
    {
      about: 'the last days of 2018 and 2007 had been set like this',
      files: [notice(of2028, { 2007: { work: ['2007-12-29'], off: ['2007-12-31'] } })],
      changes: { '2007-12-29': 'rest → makeUpDay', '2007-12-31': 'workday → rest' },
    },
    {
      about: 'the day before the last days of the year, and the first one of the next',
      files: [notice(of2027, { 2026: { off: ['2026-12-30'] }, 2027: { off: ['2027-01-01', '2027-01-04'] } })],
      changes: { '2026-12-30': 'workday → rest', '2027-01-04': 'workday → rest' },
    },
    { about: 'a year with empty lists', files: [notice(of2027, { 2026: {}, 2027: {} })], changes: {} },
    { about: 'no year at all', files: [notice(of2027, {})], changes: {} },
    {
      about: 'a day named again as it is known',
      files: [notice(of2027, { 2026: { off: ['2026-10-02'], work: ['2026-10-10'] } })],
      changes: {},
    },
    {
      about: 'a weekend that is off anyway',
      files: [notice(of2027, { 2026: { off: ['2026-12-26'] } })],
      changes: {},
    },
    {
      about: 'a make-up day on a weekend that a notice has given off',
      files: [notice(of2027, { 2026: { work: ['2026-10-04'] } })],
      changes: { '2026-10-04': 'rest → makeUpDay' },
    },
    {
      about: 'a make-up day that is given off',
      files: [notice(of2027, { 2026: { off: ['2026-10-10'] } })],
      changes: { '2026-10-10': 'makeUpDay → rest' },
    },
    {
      about: 'days taken back: off, made up, and neither',
      files: [notice(of2027, { 2026: { cancels: ['2026-10-07', '2026-10-10', '2026-12-30'] } })],
      changes: { '2026-10-07': 'rest → workday', '2026-10-10': 'makeUpDay → rest' },
    },
    {
      about: 'a day taken back and given off again',
      files: [notice(of2027, { 2026: { cancels: ['2026-10-07'] } }), notice(of2028, { 2026: { off: ['2026-10-07'] } })],
      changes: { '2026-10-07': 'workday → rest' },
    },
    {
      about: 'the whole national calendar, one day of a year left out',
      files: [
        {
          ...nationalCalendar,
          version: 'whole',
          years: {
            ...nationalCalendar.years,
            2026: {
              ...(nationalCalendar.years['2026'] as CalendarYear),
              off: (nationalCalendar.years['2026'] as CalendarYear).off.filter((date) => date !== '2026-10-02'),
            },
          },
        },
      ],
      changes: {},
    },
    {
      about: 'fewer assumed days than are known',
      files: [notice(of2027, { 2026: { off: ['2026-12-31'] } }, ['01-01'])],
      changes: { '2026-12-31': 'workday → rest' },
    },
    {
      about: 'an unknown year, its assumed days not named',
      files: [notice(of2027, { 2027: { off: ['2027-01-01'] } })],
      changes: {},
    },
    {
      about: 'an unknown year, an assumed day taken back',
      files: [notice(of2027, { 2027: { off: ['2027-01-01'], cancels: ['2027-10-01'] } })],
      changes: { '2027-10-01': 'rest → workday' },
    },
    {
      about: 'an assumed day of a weekend that is worked',
      files: [notice(of2027, { 2027: { work: ['2027-10-02'] } })],
      changes: { '2027-10-02': 'rest → makeUpDay' },
    },
    {
      about: 'a notice loaded again after an amendment',
      files: [
        notice(of2027, { 2026: { work: ['2026-12-27'] } }),
        notice(of2028, { 2026: { off: ['2026-12-27'] } }),
        notice(of2027, { 2026: { work: ['2026-12-27'] } }),
      ],
      changes: {},
    },
    {
      about: 'a notice copied wrongly, and copied again',
      files: [
        notice(of2027, { 2026: { work: ['2026-12-26'] } }),
        notice(of2027, { 2026: { cancels: ['2026-12-26'], work: ['2026-12-27'] } }),
      ],
      changes: { '2026-12-26': 'makeUpDay → rest', '2026-12-27': 'rest → makeUpDay' },
    },
    {
      about: 'a notice copied wrongly, and copied again after an amendment of other days',
      files: [
        notice(of2027, { 2026: { work: ['2026-12-27'] } }),
        notice(of2028, { 2026: { off: ['2026-12-30'] } }),
        notice(of2027, { 2026: { work: ['2026-12-27'], off: ['2026-10-10'] } }),
      ],
      changes: { '2026-10-10': 'makeUpDay → rest' },
    },
  ])('$about', ({ files, changes }) => {
    const before = loaded(nationalCalendar, ...files.slice(0, -1));
    expect(changesOf(before, files.at(-1) as Calendar)).toEqual(changes);
  });

  test('no file makes a known day vanish by leaving it out', () => {
    for (const year of Object.keys(nationalCalendar.years)) {
      const after = loaded(nationalCalendar, notice('one day', { [year]: { off: [`${year}-01-01`] } }));
      expect(dayChanges(nationalCalendar, after)).toEqual([]);
    }
  });

  test('a further assumed day is off in every year without an own notice', () => {
    const days = changesOf(nationalCalendar, notice(of2027, {}, ['10-04']));
    expect(days['2027-10-04']).toBe('workday → rest');
    expect(days['2017-10-04']).toBe('workday → rest');
    expect(days['2026-10-04']).toBeUndefined();
    expect(Object.keys(days).every((date) => date.endsWith('-10-04'))).toBe(true);
  });

  test('the first day we count can change too', () => {
    expect(changesOf(nationalCalendar, notice('1900', { 1900: { cancels: ['1900-01-01'] } }))).toEqual({
      '1900-01-01': 'rest → workday',
    });
  });
});

describe('notices that say different things', () => {
  const spring2020 = notice('关于2020年部分节假日安排的通知', {
    2020: { off: ['2020-01-01', '2020-01-24'], work: ['2020-01-19', '2020-02-01'] },
  });
  const longer = notice('关于延长2020年春节假期的通知', { 2020: { off: ['2020-01-31', '2020-02-01', '2020-02-02'] } });
  const nothing: Calendar = { version: 'nothing', assumedDaysOff: ['01-01'], years: {} };

  test('the later one counts, and the change names both', () => {
    const { days, overruled } = loadingOf(loaded(nothing, spring2020), longer);
    expect(days).toEqual([
      { date: '2020-01-31', from: 'workday', to: 'rest', notice: longer.years['2020']?.source, earlierNotice: null },
      {
        date: '2020-02-01',
        from: 'makeUpDay',
        to: 'rest',
        notice: longer.years['2020']?.source,
        earlierNotice: spring2020.years['2020']?.source,
      },
    ]);
    expect(overruled).toEqual([]);
  });

  test('the earlier one loaded again changes nothing, and is told what it no longer decides', () => {
    const both = loaded(nothing, spring2020, longer);
    const again = loadingOf(both, { ...spring2020, version: 'again' });
    expect(again).toMatchObject({ days: [], overruled: ['2020-02-01'] });
    expect(again.calendar.years).toEqual(both.years);
  });

  test('a notice that has not one day left is kept among those of the year', () => {
    const twice = loaded(
      nothing,
      spring2020,
      longer,
      notice('第三份', { 2020: { cancels: ['2020-01-31', '2020-02-01', '2020-02-02'] } }),
    );
    expect(noticesOf(twice.years['2020'] as CalendarYear)).toEqual([
      '关于2020年部分节假日安排的通知',
      '关于延长2020年春节假期的通知',
      '第三份',
    ]);
    expect(dayReason('2020-02-01', twice)).toEqual({ reason: 'weekend', notice: '第三份' });
    expect(dayReason('2020-01-31', twice)).toEqual({ reason: 'weekday', notice: '第三份' });
  });

  test('a day named by two keeps the one that set it, and takes a name it lacks', () => {
    const named = loaded(
      nationalCalendar,
      notice(of2027, { 2026: { off: ['2026-12-31'] } }),
      notice(of2028, {
        2026: { off: ['2026-12-31', '2026-10-02'], names: { '2026-12-31': '元旦', '2026-10-02': '十一' } },
      }),
    );
    expect(dayReason('2026-12-31', named)).toEqual({ reason: 'holiday', name: '元旦', notice: of2027 });
    expect(dayReason('2026-10-02', named)).toEqual({ reason: 'holiday', name: '国庆节', notice: of2026 });
  });

  test('a file that cites a notice for a day is believed', () => {
    const file = notice(of2027, {
      2026: { off: ['2026-12-31'], otherSources: { '2026-12-31': prolonged }, links: ['https://example.test/'] },
    });
    const after = loaded(nationalCalendar, file);
    expect(dayReason('2026-12-31', after)).toEqual({ reason: 'holiday', notice: prolonged });
    expect(after.years['2026']?.links).toEqual([
      ...(nationalCalendar.years['2026']?.links ?? []),
      'https://example.test/',
    ]);
  });
});

describe('a year is known once its own notice is loaded', () => {
  test.for<{ about: string; files: readonly Calendar[]; known: readonly number[]; unknown: readonly number[] }>([
    { about: 'the notice that was found', files: [found], known: [2026, 2027], unknown: [2028] },
    { about: 'a whole notice', files: [whole2027], known: [2027], unknown: [2028] },
    {
      about: 'a notice of 2027 that names only days of 2026',
      files: [notice(of2027, { 2026: { off: ['2026-12-31'] } })],
      known: [2026],
      unknown: [2027],
    },
    {
      about: 'the notice of 2028, before that of 2027',
      files: [notice(of2028, { 2027: { off: ['2027-12-31'] }, 2028: { off: ['2028-01-01'] } })],
      known: [2028],
      unknown: [2027],
    },
    {
      about: 'both, in the wrong order',
      files: [notice(of2028, { 2027: { off: ['2027-12-31'] } }), whole2027],
      known: [2027],
      unknown: [2028],
    },
    {
      about: 'an amendment before the notice',
      files: [notice(prolonged, { 2027: { off: ['2027-02-12'] } })],
      known: [],
      unknown: [2027],
    },
    { about: 'a year with empty lists', files: [notice(of2027, { 2027: {} })], known: [2026], unknown: [2027] },
    {
      about: 'only a day taken back',
      files: [notice(of2027, { 2027: { cancels: ['2027-05-01'] } })],
      known: [],
      unknown: [2027],
    },
    {
      about: 'New Year’s Day worked',
      files: [notice(of2027, { 2028: { work: ['2028-01-01'] } })],
      known: [],
      unknown: [2028],
    },
  ])('$about', ({ files, known, unknown }) => {
    const after = loaded(nationalCalendar, ...files);
    expect(known.filter((year) => !isKnown(after, year))).toEqual([]);
    expect(unknown.filter((year) => isKnown(after, year))).toEqual([]);
  });

  test('days of an unknown year count, its assumed days stay off, and its receipts stay provisional', () => {
    const after = loaded(nationalCalendar, notice(of2028, { 2027: { off: ['2027-12-31'], cancels: ['2027-10-01'] } }));
    expect(dayReason('2027-12-31', after)).toEqual({ reason: 'holiday', notice: of2028 });
    expect(dayReason('2027-05-01', after)).toEqual({ reason: 'holiday', notice: null });
    expect(dayReason('2027-10-01', after)).toEqual({ reason: 'weekday', notice: of2028 });
    expect(dayReason('2027-10-04', after)).toEqual({ reason: 'weekday' });
    expect(isWorkingDay('2027-05-01', after)).toBe(false);
    expect(receipt({ from: '2027-12-30', period: workingDays(1) }, after)).toMatchObject({
      due: '2028-01-03',
      provisional: true,
      skipped: [
        { date: '2027-12-31', reason: 'holiday', notice: of2028 },
        { date: '2028-01-01', reason: 'holiday', notice: null },
        { date: '2028-01-02', reason: 'weekend' },
      ],
    });
    expect(loadingOf(nationalCalendar, notice(of2028, { 2027: { off: ['2027-12-31'] } }))).toMatchObject({
      arranged: [],
      provisional: ['2027'],
      kept: [],
    });
  });

  test('the notice that arranges a year becomes its own; what others had set stays theirs', () => {
    const early = notice(of2028, { 2027: { off: ['2027-12-31'], work: ['2027-02-13'], cancels: ['2027-05-02'] } });
    const after = loaded(nationalCalendar, early, notice(of2027, { 2027: { off: ['2027-01-01', '2027-05-01'] } }));
    const year = after.years['2027'] as CalendarYear;
    expect(year).toEqual({
      source: of2027,
      off: ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03', '2027-12-31'],
      work: ['2027-02-13'],
      cancels: ['2027-05-02'],
      otherSources: {
        '2027-02-13': of2028,
        '2027-05-02': of2028,
        '2027-10-01': null,
        '2027-10-02': null,
        '2027-10-03': null,
        '2027-12-31': of2028,
      },
      notices: [of2028, of2027],
    });
  });

  test('a statutory day that was kept is the notice’s once one names it', () => {
    const after = loaded(nationalCalendar, found, whole2027);
    expect(dayReason('2027-10-01', after)).toEqual({ reason: 'holiday', notice: of2027 });
    expect(loadingOf(loaded(nationalCalendar, found), whole2027).kept).toEqual(['2027-01-02', '2027-01-03']);
  });
});

describe('loaded again', () => {
  const files: readonly (readonly [string, Calendar])[] = [
    ['the notice that was found', found],
    ['a whole notice', whole2027],
    ['the national calendar', nationalCalendar],
    ['an amendment', notice(prolonged, { 2027: { off: ['2027-02-12'], cancels: ['2027-02-13'] } })],
    ['a notice before its turn', notice(of2028, { 2027: { off: ['2027-12-31'] }, 2028: { off: ['2028-01-01'] } })],
    ['a contradiction', notice(of2027, { 2026: { work: ['2026-10-04'], off: ['2026-10-10'] } })],
    ['no day', notice(of2027, { 2027: {} })],
  ];

  test.for(files)('%s changes nothing', ([, file]) => {
    const once = loaded(nationalCalendar, file);
    const again = loadingOf(once, { ...file, version: 'again' });
    expect(again).toMatchObject({ days: [], arranged: [] });
    expect(again.calendar).toEqual({ ...once, version: 'again' });
  });

  test('in any order, two notices of different days make the same days', () => {
    for (const [, a] of files.slice(0, 3)) {
      for (const [, b] of files.slice(0, 3)) {
        expect(dayChanges(loaded(nationalCalendar, a, b), loaded(nationalCalendar, b, a))).toEqual([]);
      }
    }
  });

  test('the national calendar over itself is itself', () => {
    expect(withNotices(nationalCalendar, nationalCalendar)).toEqual(nationalCalendar);
  });
});
