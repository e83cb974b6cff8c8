import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../law/refusals.ts';
import { nationalCalendar } from '../../../law/time/calendar.ts';
import { count, dueDate, dueMoment, hoursAfter, lastDayBefore } from '../../../law/time/due.ts';
import {
  calendarDays,
  type Extensions,
  isDayPeriod,
  months,
  type Period,
  type Stop,
  workingDays,
} from '../../../law/time/period.ts';

const calendar = nationalCalendar;
const threeMoreOnce = { n: 3, unit: 'workingDay', max: 1 } as const;

const dueOf = (stops: readonly Stop[], extensions?: Extensions): string => {
  const counting = count(workingDays(5), '2026-03-02', calendar, stops, extensions);
  return counting.ok ? counting.last.due : counting.refusal;
};

describe('the last day of a period', () => {
  test.for([
    { period: workingDays(1), from: '2026-10-09', due: '2026-10-10', why: 'a make-up Saturday ends a period' },
    { period: workingDays(1), from: '2026-10-10', due: '2026-10-12', why: 'the next working day' },
    { period: calendarDays(1), from: '2026-10-09', due: '2026-10-10', why: 'no rolling off a make-up Saturday' },
    { period: calendarDays(30), from: '2026-09-04', due: '2026-10-08', why: '4 October rolls to the 8th' },
    {
      period: calendarDays(30, 'none'),
      from: '2026-09-04',
      due: '2026-10-04',
      why: 'power over the party never rolls',
    },
    { period: months(1), from: '2026-01-31', due: '2026-02-28', why: 'a worked Saturday, the end of February' },
    { period: months(1), from: '2026-09-01', due: '2026-10-08', why: '1 October rolls' },
    { period: months(1, 'none'), from: '2026-09-01', due: '2026-10-01', why: '1 October stays' },
    { period: months(6), from: '2026-03-31', due: '2026-09-30', why: 'no 31 September' },
  ])('$period.n $period.unit from $from: $due, $why', ({ period, from, due }) => {
    expect(dueDate(period, from, calendar)).toBe(due);
  });

  test.for([0, -1, 1.5, Number.NaN])('a period of %d is a fault', (n) => {
    expect(() => dueDate(workingDays(n), '2026-03-02', calendar)).toThrow(RangeError);
    expect(() => lastDayBefore(workingDays(n), '2026-03-02', 'backwardStrict', calendar)).toThrow(RangeError);
    expect(() => hoursAfter({ n, unit: 'hour', roll: 'none' }, 0)).toThrow(RangeError);
  });
});

describe('stops', () => {
  test('days on which the period stood still are not counted', () => {
    expect(dueOf([])).toBe('2026-03-09');
    expect(dueOf([{ from: '2026-03-04', to: '2026-03-05' }])).toBe('2026-03-11');
    expect(dueOf([{ from: '2026-03-04', to: '2026-03-04' }])).toBe('2026-03-10');
  });

  test('a stop over days of rest costs nothing, overlapping stops count once', () => {
    expect(dueOf([{ from: '2026-03-07', to: '2026-03-08' }])).toBe('2026-03-09');
    expect(
      dueOf([
        { from: '2026-03-04', to: '2026-03-05' },
        { from: '2026-03-05', to: '2026-03-06' },
      ]),
    ).toBe('2026-03-12');
  });

  test('a stop after the last day, or one that holds only the start day, changes nothing', () => {
    expect(dueOf([{ from: '2026-03-10', to: '2026-03-20' }])).toBe('2026-03-09');
    expect(dueOf([{ from: '2026-02-20', to: '2026-03-02' }])).toBe('2026-03-09');
  });

  test('months stand still day by day', () => {
    const stops = [{ from: '2026-03-10', to: '2026-03-19' }];
    const counting = count(months(1, 'none'), '2026-03-02', calendar, stops);
    expect(counting).toMatchObject({ ok: true, last: { raw: '2026-04-12' } });
  });

  test('a last day does not roll onto a stopped day', () => {
    const stops = [{ from: '2026-10-08', to: '2026-10-09' }];
    expect(count(calendarDays(90), '2026-07-03', calendar, stops)).toMatchObject({
      last: { raw: '2026-10-01', due: '2026-10-10' },
    });
  });

  test('a stop that ends before it begins is a fault', () => {
    expect(() => dueOf([{ from: '2026-03-05', to: '2026-03-04' }])).toThrow(RangeError);
  });
});

describe('extension', () => {
  test.for([
    { why: 'on the due day', rule: threeMoreOnce, granted: [['2026-03-09', 3]], due: '2026-03-12' },
    { why: 'on the first day', rule: threeMoreOnce, granted: [['2026-03-02', 3]], due: '2026-03-12' },
    { why: 'of fewer days than allowed', rule: threeMoreOnce, granted: [['2026-03-09', 1]], due: '2026-03-10' },
    { why: 'the day after', rule: threeMoreOnce, granted: [['2026-03-10', 3]], due: 'extension-too-late' },
    { why: 'before the period began', rule: threeMoreOnce, granted: [['2026-03-01', 3]], due: 'date-before-previous' },
    { why: 'of more days than allowed', rule: threeMoreOnce, granted: [['2026-03-09', 4]], due: 'extension-too-long' },
    { why: 'without a source', rule: null, granted: [['2026-03-09', 3]], due: 'extension-not-provided' },
    {
      why: 'a second time',
      rule: threeMoreOnce,
      granted: [
        ['2026-03-09', 3],
        ['2026-03-10', 3],
      ],
      due: 'extension-already-used',
    },
    {
      why: 'a second time where the source allows two',
      rule: { ...threeMoreOnce, max: 2 },
      granted: [
        ['2026-03-09', 3],
        ['2026-03-12', 3],
      ],
      due: '2026-03-17',
    },
    {
      why: 'a second time after the first extension ran out',
      rule: { ...threeMoreOnce, max: 2 },
      granted: [
        ['2026-03-09', 3],
        ['2026-03-13', 3],
      ],
      due: 'extension-too-late',
    },
  ] as const)('granted $why: $due', ({ rule, granted, due }) => {
    expect(dueOf([], { rule, granted: granted.map(([decidedOn, n]) => ({ decidedOn, n })) })).toBe(due);
    expect(due.startsWith('2026') || isRefusal(due)).toBe(true);
  });

  test('a stop moves the last day on which it may be granted', () => {
    const stops = [{ from: '2026-03-04', to: '2026-03-05' }];
    const extensions = { rule: threeMoreOnce, granted: [{ decidedOn: '2026-03-11', n: 3 }] };
    expect(dueOf(stops, extensions)).toBe('2026-03-16');
    expect(dueOf([], extensions)).toBe('extension-too-late');
  });

  test('an extension of a rolled period runs on from the day it rolled to', () => {
    const extensions = {
      rule: { n: 30, unit: 'calendarDay', max: 1 },
      granted: [{ decidedOn: '2026-10-08', n: 30 }],
    } as const;
    expect(count(calendarDays(90), '2026-07-03', calendar, [], extensions)).toMatchObject({
      stretches: [
        { raw: '2026-10-01', due: '2026-10-08' },
        { from: '2026-10-08', raw: '2026-11-07' },
      ],
      last: { due: '2026-11-09' },
    });
  });
});

describe('counted back', () => {
  test.for([
    { period: workingDays(7), direction: 'backwardStrict', last: '2026-10-09' },
    { period: workingDays(7), direction: 'backwardLenient', last: '2026-10-10' },
    { period: calendarDays(7), direction: 'backwardStrict', last: '2026-10-12' },
    { period: calendarDays(7), direction: 'backwardLenient', last: '2026-10-13' },
    { period: months(1), direction: 'backwardStrict', last: '2026-09-19' },
    { period: months(1), direction: 'backwardLenient', last: '2026-09-20' },
  ] as const)('$period.n $period.unit before 2026-10-20, $direction: $last', ({ period, direction, last }) => {
    expect(lastDayBefore(period, '2026-10-20', direction, calendar)).toBe(last);
  });
});

describe('moments', () => {
  test('a period ends at 24:00, or at the close of business', () => {
    expect(dueMoment('2026-10-13')).toBe(Date.parse('2026-10-14T00:00:00+08:00'));
    expect(dueMoment('2026-10-13', '17:30')).toBe(Date.parse('2026-10-13T17:30:00+08:00'));
  });

  test('hours run from the moment, through nights and holidays', () => {
    const lifted = hoursAfter({ n: 24, unit: 'hour', roll: 'none' }, Date.parse('2026-09-30T17:45:00+08:00'));
    expect(lifted).toBe(Date.parse('2026-10-01T17:45:00+08:00'));
  });

  test('a period of hours does not end on a day', () => {
    const periods: readonly Period[] = [workingDays(5), calendarDays(15), { n: 24, unit: 'hour', roll: 'none' }];
    expect(periods.map(isDayPeriod)).toEqual([true, true, false]);
  });
});
