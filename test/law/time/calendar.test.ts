import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  calendarIndex,
  dayReason,
  isProvisional,
  isWorkingDay,
  nationalCalendar,
  tableAt,
  withNotices,
} from '../../../law/time/calendar.ts';
import { addDays } from '../../../law/time/civil-date.ts';
import { dueDate } from '../../../law/time/due.ts';
import { workingDays } from '../../../law/time/period.ts';
import { receipt } from '../../../law/time/receipt.ts';

const calendar = nationalCalendar;

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}`); date = addDays(date, 1)) days.push(date);
  return days;
};

describe('the notices of the State Council', () => {
  test.for([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ] as const)('%i has %i working days', ([year, count]) => {
    expect(daysOf(year).filter((date) => isWorkingDay(date, calendar)).length).toBe(count);
  });

  test('2026 has as many working days in each month as the notice leaves', () => {
    const byMonth = Array.from<number>({ length: 12 }).fill(0);
    for (const date of daysOf(2026)) {
      if (isWorkingDay(date, calendar))
        byMonth[Number(date.slice(5, 7)) - 1] = (byMonth[Number(date.slice(5, 7)) - 1] ?? 0) + 1;
    }
    expect(byMonth).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });

  test('a make-up Saturday or Sunday is worked', () => {
    for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      expect(isWorkingDay(date, calendar)).toBe(true);
      expect(dayReason(date, calendar)).toMatchObject({ reason: 'makeUpDay' });
    }
  });

  test('every year cites a notice with its number', () => {
    for (const year of Object.values(calendar.years)) expect(year.source).toMatch(/（国办发明电〔20\d\d〕\d+号）$/);
    expect(Object.keys(calendar.years)).toEqual([
      '2018',
      '2019',
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
  });
});

describe('why a day is worked or not', () => {
  test.for([
    { date: '2026-10-01', reason: { reason: 'holiday', name: '国庆节', notice: /2026年.*〔2025〕7号/ } },
    { date: '2026-10-10', reason: { reason: 'makeUpDay', name: '国庆节', notice: /2026年.*〔2025〕7号/ } },
    { date: '2026-10-17', reason: { reason: 'weekend' } },
    { date: '2026-10-16', reason: { reason: 'weekday' } },
    { date: '2018-12-29', reason: { reason: 'makeUpDay', name: '元旦', notice: /2019年.*〔2018〕15号/ } },
    { date: '2019-05-03', reason: { reason: 'holiday', name: '劳动节', notice: /调整2019年.*〔2019〕3号/ } },
    { date: '2020-02-01', reason: { reason: 'holiday', name: '春节', notice: /延长2020年.*〔2020〕1号/ } },
    { date: '2022-12-31', reason: { reason: 'holiday', name: '元旦', notice: /2023年.*〔2022〕16号/ } },
  ])('$date: $reason.reason', ({ date, reason }) => {
    const { notice, ...rest } = dayReason(date, calendar);
    expect(rest).toEqual({ reason: reason.reason, ...(reason.name !== undefined && { name: reason.name }) });
    expect(notice ?? 'none').toMatch(reason.notice ?? /^none$/);
  });

  test('a day whose holiday has no name still cites its notice', () => {
    const unnamed: Calendar = {
      version: 'unnamed',
      assumedDaysOff: [],
      years: { 2027: { source: 'a notice', off: ['2027-03-01'], work: ['2027-03-06'] } },
    };
    expect(dayReason('2027-03-01', unnamed)).toEqual({ reason: 'holiday', notice: 'a notice' });
    expect(dayReason('2027-03-06', unnamed)).toEqual({ reason: 'makeUpDay', notice: 'a notice' });
  });
});

describe('a year without a notice', () => {
  test('only the statutory fixed holidays are taken as off, and no weekend is worked', () => {
    const off = daysOf(2027).filter((date) => dayReason(date, calendar).reason === 'holiday');
    expect(off).toEqual(['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03']);
    expect(isWorkingDay('2027-01-01', calendar)).toBe(false);
    expect(isWorkingDay('2027-01-04', calendar)).toBe(true);
    expect(dayReason('2027-01-01', calendar)).toEqual({ reason: 'holiday', notice: null });
    expect(dayReason('2027-01-02', calendar)).toEqual({ reason: 'weekend' });
    expect(dayReason('2027-01-04', calendar)).toEqual({ reason: 'weekday' });
  });

  test.for([
    ['2026-12-30', '2026-12-31', false],
    ['2026-12-31', '2027-01-01', true],
    ['2018-01-01', '2018-12-31', false],
    ['2017-12-31', '2018-01-05', true],
    ['1900-01-01', '1900-01-01', true],
    ['1890-01-01', '1890-01-01', true],
    ['2019-01-01', '2019-01-01', false],
  ] as const)('%s to %s provisional: %s', ([from, to, provisional]) => {
    expect(isProvisional(from, to, calendar)).toBe(provisional);
  });

  test('the start day itself does not make an answer provisional', () => {
    expect(receipt({ from: '2017-12-31', period: workingDays(1) }, calendar)).toMatchObject({ provisional: false });
    expect(receipt({ from: '2026-12-30', period: workingDays(1) }, calendar)).toMatchObject({ provisional: false });
    expect(receipt({ from: '2026-12-31', period: workingDays(1) }, calendar)).toMatchObject({ provisional: true });
  });

  test('when its notice is loaded the same period is counted anew, and is provisional no more', () => {
    const loaded = withNotices(calendar, {
      version: 'with 2027',
      assumedDaysOff: calendar.assumedDaysOff,
      years: { 2027: { source: '2027', off: ['2027-01-01', '2027-01-04'], work: ['2027-01-09'] } },
    });
    const question = { from: '2026-12-31', period: workingDays(7) };
    expect(receipt(question, calendar)).toMatchObject({ due: '2027-01-12', provisional: true });
    expect(receipt(question, loaded)).toMatchObject({
      due: '2027-01-12',
      counted: ['2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-09', '2027-01-11', '2027-01-12'],
      provisional: false,
      calendarVersion: 'with 2027',
    });
    expect(dueDate(workingDays(5), '2026-09-30', loaded)).toBe('2026-10-13');
  });
});

describe('the tables', () => {
  test('are made once for a calendar', () => {
    expect(calendarIndex(calendar)).toBe(calendarIndex(calendar));
    expect(calendarIndex({ ...calendar })).not.toBe(calendarIndex(calendar));
  });

  test('fault outside the years we count instead of counting with nothing', () => {
    expect(() => tableAt(calendarIndex(calendar).through, -1)).toThrow(RangeError);
    expect(() => dueDate(workingDays(10), '2209-12-31', calendar)).toThrow(RangeError);
    expect(isWorkingDay('1890-01-01', calendar)).toBe(false);
    expect(isWorkingDay('1890-01-01', { ...calendar, assumedDaysOff: [] })).toBe(true);
    expect(isWorkingDay('1900-01-01', calendar)).toBe(false);
    expect(isWorkingDay('1900-01-02', calendar)).toBe(true);
    expect(isWorkingDay('1900-01-01', { ...calendar, assumedDaysOff: [] })).toBe(true);
  });
});
