import chineseDays from 'chinese-days';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, dayReason, isProvisional, isWorkingDay, nationalCalendar } from '../../../law/time/calendar.ts';
import { addDays, civilDate, daysBetween, dayNumber } from '../../../law/time/civil-date.ts';
import { count, dueDate, lastDayBefore } from '../../../law/time/due.ts';
import { type DayPeriod, dayUnits, rolls, type Stop } from '../../../law/time/period.ts';
import { backwardReceipt, receipt } from '../../../law/time/receipt.ts';
import {
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
  workingDaysBetween,
} from '../../../law/time/working-days.ts';
import { naiveCounting } from './naive-counting.ts';
import { effort } from '../../fixtures/effort.ts';

// Node sees no named exports in this CommonJS bundle.
const { findWorkday, isWorkday } = chineseDays;
const calendar = nationalCalendar;
const naive = naiveCounting(calendar);

/** From the year before the first notice to well past the last one. */
const days = fc.integer({ min: dayNumber('2017-06-01'), max: dayNumber('2029-12-31') }).map(civilDate);
const periods: fc.Arbitrary<DayPeriod> = fc
  .record({
    n: fc.integer({ min: 1, max: 90 }),
    unit: fc.constantFrom(...dayUnits),
    roll: fc.constantFrom(...rolls),
  })
  .map((period) => (period.unit === 'month' ? { ...period, n: (period.n % 24) + 1 } : period));
const dayOf2027 = (offset: number): string => addDays('2027-01-01', offset);
const stops: fc.Arbitrary<readonly Stop[]> = fc.array(
  fc
    .record({ from: days, length: fc.integer({ min: 0, max: 40 }) })
    .map(({ from, length }) => ({ from, to: addDays(from, length) })),
  { maxLength: 3 },
);

describe('a second, naive reading of the rules agrees', () => {
  test('on the due day', () => {
    fc.assert(
      fc.property(periods, days, (period, from) => {
        expect(dueDate(period, from, calendar)).toBe(naive.due(period, from));
      }),
      { numRuns: 2000 * effort },
    );
  });

  test('on the due day and every counted day, through stops', () => {
    fc.assert(
      fc.property(periods, days, stops, (period, from, stopped) => {
        const answer = receipt({ period, from, stops: stopped }, calendar);
        expect(answer).toMatchObject({
          ok: true,
          due: naive.due(period, from, stopped),
          counted: naive.counted(period, from, stopped),
        });
      }),
      { numRuns: 500 * effort },
    );
  });

  test('on calendars nobody has issued yet', () => {
    const invented = fc
      .record({
        off: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 60 }),
        work: fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 30 }),
      })
      .map(({ off, work }): Calendar => {
        const rest = off.filter((offset) => !work.includes(offset));
        const year = { source: 'invented', off: rest.map(dayOf2027), work: work.map(dayOf2027) };
        return { version: 'invented', assumedDaysOff: ['01-01', '10-01'], years: { 2027: year } };
      });
    fc.assert(
      fc.property(invented, periods, fc.integer({ min: 0, max: 400 }), (made, period, offset) => {
        const from = addDays('2026-12-01', offset);
        expect(dueDate(period, from, made)).toBe(naiveCounting(made).due(period, from));
      }),
      { numRuns: 40 * effort },
    );
  });
});

test('every day of 2019 to 2026 is a working day exactly when chinese-days says so', () => {
  let compared = 0;
  for (let date = '2019-01-01'; date !== '2027-01-01'; date = addDays(date, 1)) {
    expect([date, isWorkingDay(date, calendar)]).toEqual([date, isWorkday(date)]);
    compared += 1;
  }
  expect(compared).toBe(2922);
});

test('working-day periods inside 2019 to 2026 end where chinese-days ends them', () => {
  const inside = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2026-11-01') }).map(civilDate);
  fc.assert(
    fc.property(inside, fc.integer({ min: 1, max: 30 }), (from, n) => {
      expect(dueDate({ n, unit: 'workingDay', roll: 'none' }, from, calendar)).toBe(findWorkday(n, from));
    }),
    { numRuns: 500 * effort },
  );
});

describe('order', () => {
  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(periods, days, fc.nat(60), (period, from, later) => {
        const due = dueDate(period, from, calendar);
        expect(daysBetween(due, dueDate(period, addDays(from, later), calendar))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 * effort },
    );
  });

  test('a longer period never ends earlier, and without a roll ends later', () => {
    fc.assert(
      fc.property(periods, days, (period, from) => {
        const longer = dueDate({ ...period, n: period.n + 1 }, from, calendar);
        const difference = daysBetween(dueDate(period, from, calendar), longer);
        expect(difference).toBeGreaterThanOrEqual(period.roll === 'none' ? 1 : 0);
      }),
      { numRuns: 1000 * effort },
    );
  });

  test('a stop never brings the due day forward', () => {
    fc.assert(
      fc.property(periods, days, stops, (period, from, stopped) => {
        const counting = count(period, from, calendar, stopped);
        const due = counting.ok ? counting.last.due : '';
        expect(daysBetween(dueDate(period, from, calendar), due)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 * effort },
    );
  });

  test('every day from the start to the last counted day is either counted or passed over, once', () => {
    fc.assert(
      fc.property(periods, days, stops, (period, from, stopped) => {
        const answer = receipt({ period, from, stops: stopped }, calendar);
        if (!answer.ok) throw new Error(answer.refusal);
        const listed = [...answer.counted, ...answer.skipped.map(({ date }) => date)].sort();
        const all: string[] = [];
        for (let date = addDays(from, 1); date <= answer.raw; date = addDays(date, 1)) all.push(date);
        expect(listed).toEqual(all);
        expect(answer.rolledOver.length).toBe(dayNumber(answer.due) - dayNumber(answer.raw));
      }),
      { numRuns: 500 * effort },
    );
  });
});

describe('extension', () => {
  test('the extended due day is the original one and n further counted days', () => {
    fc.assert(
      fc.property(periods, days, fc.integer({ min: 1, max: 30 }), stops, (period, from, n, stopped) => {
        const original = receipt({ period, from, stops: stopped }, calendar);
        if (!original.ok) throw new Error(original.refusal);
        const further: DayPeriod = { n, unit: 'workingDay', roll: period.roll };
        const extended = receipt(
          {
            period,
            from,
            stops: stopped,
            extensions: { rule: { n, unit: 'workingDay', max: 1 }, granted: [{ decidedOn: original.due, n }] },
          },
          calendar,
        );
        expect(extended).toMatchObject({
          ok: true,
          due: naive.due(further, original.due, stopped),
          counted: [...original.counted, ...naive.counted(further, original.due, stopped)],
          extensions: [{ decidedOn: original.due, extendedFrom: original.due }],
        });
      }),
      { numRuns: 300 * effort },
    );
  });

  test('5 and 3 working days are 8 working days', () => {
    fc.assert(
      fc.property(days, (from) => {
        const due = dueDate({ n: 5, unit: 'workingDay', roll: 'none' }, from, calendar);
        const extended = dueDate({ n: 3, unit: 'workingDay', roll: 'none' }, due, calendar);
        expect(extended).toBe(dueDate({ n: 8, unit: 'workingDay', roll: 'none' }, from, calendar));
      }),
    );
  });
});

describe('counted back', () => {
  test('strict leaves exactly n working days between, on a working day; a day later would not', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (event, n) => {
        const period = { n, unit: 'workingDay', roll: 'none' } as const;
        const strict = backwardReceipt({ event, period, direction: 'backwardStrict' }, calendar);
        const between = (date: string): number => workingDaysBetween(date, addDays(event, -1), calendar);
        expect(between(strict.due)).toBe(n);
        expect(strict.counted.length).toBe(n);
        expect(isWorkingDay(strict.due, calendar)).toBe(true);
        expect(strict.counted.every((date) => naive.works(date) && date > strict.due && date < event)).toBe(true);
        const lenient = lastDayBefore(period, event, 'backwardLenient', calendar);
        expect(lenient).toBe(strict.counted[0]);
        expect(between(lenient)).toBe(n - 1);
      }),
      { numRuns: 1000 * effort },
    );
  });
});

describe('days of rest', () => {
  test('a period that rolls ends on a working day, the first one when the rest is over', () => {
    fc.assert(
      fc.property(periods, days, (period, from) => {
        const rolling = dueDate({ ...period, roll: 'nextWorkingDay' }, from, calendar);
        const strict = dueDate({ ...period, roll: 'none' }, from, calendar);
        expect(isWorkingDay(rolling, calendar)).toBe(true);
        expect(rolling).toBe(firstWorkingDayOnOrAfter(strict, calendar));
      }),
      { numRuns: 1000 * effort },
    );
  });

  test('the last working day on or before lies at most at the day, with none between', () => {
    fc.assert(
      fc.property(days, (date) => {
        const last = lastWorkingDayOnOrBefore(date, calendar);
        expect(last <= date).toBe(true);
        expect(workingDaysBetween(last, date, calendar)).toBe(0);
        expect(isWorkingDay(last, calendar)).toBe(true);
      }),
    );
  });

  test('the reason given for a day agrees with whether it is worked', () => {
    fc.assert(
      fc.property(days, (date) => {
        const { reason } = dayReason(date, calendar);
        expect(['weekday', 'makeUpDay'].includes(reason)).toBe(isWorkingDay(date, calendar));
      }),
      { numRuns: 1000 * effort },
    );
  });

  test('an answer is provisional exactly when a day after the start lies in a year without a notice', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (from, length) => {
        const to = addDays(from, length);
        const years = new Set<string>();
        for (let date = from; date <= to; date = addDays(date, 1)) years.add(date.slice(0, 4));
        expect(isProvisional(from, to, calendar)).toBe([...years].some((year) => calendar.years[year] === undefined));
      }),
      { numRuns: 300 * effort },
    );
  });
});
