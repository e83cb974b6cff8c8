import { describe, expect, test } from 'vitest';
import { nationalCalendar } from '../../../law/time/calendar.ts';
import { calendarDays, months, workingDays } from '../../../law/time/period.ts';
import { backwardReceipt, fixedDateReceipt, receipt } from '../../../law/time/receipt.ts';
import { statutes } from '../../../law/statutes.ts';

const calendar = nationalCalendar;
const notice = '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）';

test('a reviewer reads from the receipt every day and the notice that set it', () => {
  const answer = receipt({ from: '2026-09-30', period: workingDays(5), provisions: ['PROFILE'] }, calendar);
  expect(answer).toEqual({
    ok: true,
    from: '2026-09-30',
    due: '2026-10-13',
    raw: '2026-10-13',
    actBy: '2026-10-13',
    counted: ['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13'],
    skipped: [
      ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map(
        (date) => ({ date, reason: 'holiday', name: '国庆节', notice }),
      ),
      { date: '2026-10-11', reason: 'weekend' },
    ],
    makeUpDays: [{ date: '2026-10-10', name: '国庆节', notice }],
    rolledOver: [],
    extensions: [],
    provisional: false,
    calendarVersion: 'CN-2019..2026@2026-11-22',
    provisions: ['PROFILE', 'CC-201'],
  });
});

test('a last day of rest shows the days it moved over, and the last day to act before them', () => {
  const answer = receipt(
    { from: '2026-06-05', period: calendarDays(15), provisions: ['APL-67.3', 'CC-201'] },
    calendar,
  );
  expect(answer).toMatchObject({
    raw: '2026-06-20',
    due: '2026-06-22',
    actBy: '2026-06-18',
    skipped: [],
    rolledOver: [
      { date: '2026-06-20', reason: 'holiday', name: '端午节', notice },
      { date: '2026-06-21', reason: 'holiday', name: '端午节', notice },
    ],
    provisions: ['APL-67.3', 'CC-201', 'CC-203'],
  });
});

test('stopped days are shown as stopped, where counted and where rolled over', () => {
  const stops = [
    { from: '2026-03-04', to: '2026-03-05' },
    { from: '2026-03-16', to: '2026-03-16' },
  ];
  expect(receipt({ from: '2026-03-02', period: calendarDays(10), stops }, calendar)).toMatchObject({
    raw: '2026-03-14',
    due: '2026-03-17',
    skipped: [
      { date: '2026-03-04', reason: 'stopped' },
      { date: '2026-03-05', reason: 'stopped' },
    ],
    rolledOver: [
      { date: '2026-03-14', reason: 'weekend' },
      { date: '2026-03-15', reason: 'weekend' },
      { date: '2026-03-16', reason: 'stopped' },
    ],
  });
});

test('a period of months cites the rule of the corresponding day', () => {
  expect(receipt({ from: '2026-03-31', period: months(1) }, calendar)).toMatchObject({
    due: '2026-04-30',
    provisions: ['CC-201', 'CC-202'],
  });
});

test('a refused extension gives no receipt', () => {
  const extensions = { rule: null, granted: [{ decidedOn: '2026-03-09', n: 3 }] };
  expect(receipt({ from: '2026-03-02', period: workingDays(5), extensions }, calendar)).toEqual({
    ok: false,
    refusal: 'extension-not-provided',
  });
});

test('the two extensions of a source that allows two are both shown', () => {
  const extensions = {
    rule: { n: 3, unit: 'workingDay', max: 2 },
    granted: [
      { decidedOn: '2026-03-06', n: 3 },
      { decidedOn: '2026-03-12', n: 2 },
    ],
  } as const;
  expect(receipt({ from: '2026-03-02', period: workingDays(5), extensions }, calendar)).toMatchObject({
    due: '2026-03-16',
    extensions: [
      { decidedOn: '2026-03-06', extendedFrom: '2026-03-09', due: '2026-03-12' },
      { decidedOn: '2026-03-12', extendedFrom: '2026-03-12', due: '2026-03-16' },
    ],
  });
});

describe('counted back', () => {
  test('the days between notice and hearing are listed with the days of rest among them', () => {
    const question = {
      event: '2026-10-20',
      period: workingDays(7),
      direction: 'backwardStrict',
      provisions: ['APL-64(2)'],
    } as const;
    expect(backwardReceipt(question, calendar)).toMatchObject({
      from: '2026-10-20',
      due: '2026-10-09',
      skipped: ['2026-10-11', '2026-10-17', '2026-10-18'].map((date) => ({ date, reason: 'weekend' })),
      makeUpDays: [{ date: '2026-10-10' }],
      provisional: false,
      provisions: ['APL-64(2)', 'CC-201'],
    });
  });

  test('natural days back onto a holiday: act by the working day before it', () => {
    const question = { event: '2026-10-12', period: calendarDays(7) };
    expect(backwardReceipt({ ...question, direction: 'backwardLenient' }, calendar)).toMatchObject({
      due: '2026-10-05',
      actBy: '2026-09-30',
      provisions: ['CC-201'],
    });
  });

  test('a day in a year without a notice makes it provisional', () => {
    const question = { period: workingDays(3), direction: 'backwardStrict' } as const;
    expect(backwardReceipt({ ...question, event: '2027-01-06' }, calendar).provisional).toBe(true);
    expect(backwardReceipt({ ...question, event: '2027-01-01' }, calendar).provisional).toBe(false);
  });
});

describe('fixed dates', () => {
  test('the date stays, and the reminder comes on the last working day', () => {
    expect(fixedDateReceipt({ year: 2026, monthDay: '01-31', provisions: ['GBF118'] }, calendar)).toMatchObject({
      due: '2026-01-31',
      actBy: '2026-01-30',
      counted: [],
      rolledOver: [],
      provisional: false,
      provisions: ['GBF118'],
    });
  });

  test('a source that moves it cites the rule of the last day of rest', () => {
    const question = { year: 2027, monthDay: '01-31', roll: 'nextWorkingDay' } as const;
    expect(fixedDateReceipt(question, calendar)).toMatchObject({
      due: '2027-02-01',
      raw: '2027-01-31',
      rolledOver: [{ date: '2027-01-31', reason: 'weekend' }],
      provisional: true,
      provisions: ['CC-203'],
    });
  });
});

test('every rule of counting that a receipt cites is quoted in the statutes', () => {
  expect(Object.keys(statutes)).toEqual(expect.arrayContaining(['CC-201', 'CC-202', 'CC-203']));
});
