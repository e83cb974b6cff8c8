import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  civilDateAt,
  dayNumber,
  daysBetween,
  instantMs,
  isCivilDate,
  isInstant,
  startOfDayMs,
  timeOfDayAt,
  weekday,
  yearOf,
} from '../../../law/time/civil-date.ts';
import { nationalCalendar } from '../../../law/time/calendar.ts';
import { workingDayAfter, workingDayBefore } from '../../../law/time/working-days.ts';

const dayNumbers = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });

describe('a day is written in full and exists', () => {
  test.for(['1900-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2026-12-31'])('%s is a day', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.for([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'a century without a leap day'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-00-10', 'no month 0'],
    ['2026-13-01', 'no month 13'],
    ['2026-01-00', 'no day 0'],
    ['1899-12-31', 'before the years we count'],
    ['2200-01-01', 'after the years we count'],
    ['2026-3-02', 'a month of one digit'],
    ['2026-03-2', 'a day of one digit'],
    ['2026/03/02', 'slashes'],
    ['2026-03/02', 'one slash'],
    ['2026-03-02T00:00:00Z', 'an instant'],
    [' 2026-03-02', 'a space before'],
    ['2026-03-0２', 'a full-width digit'],
    ['2026-a3-02', 'a letter'],
    ['20-6-03-02', 'a dash for a digit'],
    ['', 'nothing'],
    [20260302, 'a number'],
    [null, 'null'],
  ] as const)('%s is none: %s', ([text]) => {
    expect(isCivilDate(text)).toBe(false);
  });

  test('counting with a malformed day is a fault', () => {
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
    expect(() => yearOf('2026')).toThrow(RangeError);
  });

  test('no day somebody may name leads out of what is counted', () => {
    expect(addDays('2199-12-31', 1)).toBe('2200-01-01');
    expect(addDays('1900-01-01', -1)).toBe('1899-12-31');
    expect(workingDayBefore('1900-01-01', nationalCalendar)).toBe('1899-12-29');
    expect(workingDayAfter('2199-12-31', 1, nationalCalendar)).toBe('2200-01-02');
  });

  test('a day beyond the years we count is a fault', () => {
    expect(() => addDays('2209-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1890-01-01', -1)).toThrow(RangeError);
    expect(() => addMonths('2209-12-31', 1)).toThrow(RangeError);
    expect(() => civilDate(Number.NaN)).toThrow(RangeError);
  });
});

describe('a moment is written in full, with its offset', () => {
  test.for([
    '2026-03-02T09:30:00+08:00',
    '2026-03-02T09:30Z',
    '2024-02-29T23:59:59.999Z',
    '1900-01-01T00:00:00+08:00',
    '2199-12-31T15:59:59.999Z',
  ])('%s is a moment', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  test.for([
    ['2026-03-02T09:30:00', 'no offset'],
    ['2026-02-30T09:30:00Z', 'a day that does not exist'],
    ['2026-03-02T24:00:00Z', 'the hour 24'],
    ['2026-03-02T09:60:00Z', 'the minute 60'],
    ['2026-03-02T09:30:00+24:00', 'an offset of a day'],
    ['0202-03-02T09:30:00Z', 'a slip in the year'],
    ['9999-12-31T23:59:59.999Z', 'the last year of four digits'],
    ['+275760-09-13T00:00:00.000Z', 'the last moment of the machine'],
    ['1900-01-01T00:00:00+08:01', 'the day before the first one, in Beijing'],
    ['2199-12-31T16:00:00Z', 'the day after the last one, in Beijing'],
    ['2026-03-02', 'a day'],
    [1_772_415_000_000, 'a number'],
    [null, 'null'],
  ] as const)('%s is none: %s', ([text]) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('days stand on one line', () => {
  test('number and day are each other’s reverse, and agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(dayNumbers, (day) => {
        const date = civilDate(day);
        expect(dayNumber(date)).toBe(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(weekday(date)).toBe(new Date(day * 86_400_000).getUTCDay() || 7);
      }),
      { numRuns: 2000 },
    );
  });

  test('days are added and counted', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-07-03', '2026-10-01')).toBe(90);
    expect(yearOf('2026-03-02')).toBe(2026);
    expect(weekday('2026-10-10')).toBe(6);
  });
});

describe('months end on the corresponding day (CC-202)', () => {
  test.for([
    { from: '2026-03-15', n: 1, to: '2026-04-15' },
    { from: '2026-01-31', n: 1, to: '2026-02-28', why: 'no 31 February: its last day' },
    { from: '2024-01-31', n: 1, to: '2024-02-29', why: 'the leap day' },
    { from: '2026-03-31', n: 1, to: '2026-04-30', why: 'no 31 April' },
    { from: '2026-02-28', n: 1, to: '2026-03-28', why: 'the day number, not the end of the month' },
    { from: '2026-11-30', n: 3, to: '2027-02-28' },
    { from: '2026-12-15', n: 1, to: '2027-01-15' },
    { from: '2026-06-30', n: 12, to: '2027-06-30' },
    { from: '2026-03-31', n: -1, to: '2026-02-28', why: 'counted back' },
    { from: '2026-01-15', n: -1, to: '2025-12-15', why: 'counted back over the year' },
  ])('$n months from $from: $to', ({ from, n, to }) => {
    expect(addMonths(from, n)).toBe(to);
  });
});

describe('the day is the day in Beijing', () => {
  test.for([
    ['2026-03-01T15:59:59.999Z', '2026-03-01', '23:59'],
    ['2026-03-01T16:00:00.000Z', '2026-03-02', '00:00'],
    ['2026-03-02T01:30:00.000Z', '2026-03-02', '09:30'],
    ['1969-12-31T15:59:00.000Z', '1969-12-31', '23:59'],
  ] as const)('%s is %s %s', ([instant, date, time]) => {
    expect(civilDateAt(Date.parse(instant))).toBe(date);
    expect(timeOfDayAt(Date.parse(instant))).toBe(time);
  });

  test('a day begins at midnight in Beijing and ends at 24:00', () => {
    expect(startOfDayMs('2026-03-10')).toBe(Date.parse('2026-03-10T00:00:00+08:00'));
    expect(instantMs('2026-03-09', '24:00')).toBe(startOfDayMs('2026-03-10'));
    expect(instantMs('2026-03-09', '17:30')).toBe(Date.parse('2026-03-09T17:30:00+08:00'));
  });

  test('the first instant of a day is in it, the instant before is not', () => {
    fc.assert(
      fc.property(dayNumbers, (day) => {
        const date = civilDate(day);
        expect(civilDateAt(startOfDayMs(date))).toBe(date);
        expect(civilDateAt(startOfDayMs(date) + 86_399_999)).toBe(date);
      }),
    );
  });

  test.for(['24:01', '23:60', '9:00', '0900', '', '-1:00', '25:00'])('%j is no time of day', (time) => {
    expect(() => instantMs('2026-03-09', time)).toThrow(RangeError);
  });

  test.for([
    ['00:00', 0],
    ['09:05', 545],
    ['19:59', 1199],
    ['24:00', 1440],
  ] as const)('%s comes so many minutes after midnight: %i', ([time, minutes]) => {
    expect(instantMs('2026-03-09', time) - startOfDayMs('2026-03-09')).toBe(minutes * 60_000);
  });
});
