import { expect, test } from 'vitest';
import { nationalCalendar } from '../../../law/time/calendar.ts';
import {
  firstWorkingDayOnOrAfter,
  lastWorkingDayOnOrBefore,
  workingDayAfter,
  workingDayBefore,
  workingDaysBetween,
  workingDaysLate,
  workingDaysLeft,
} from '../../../law/time/working-days.ts';

const calendar = nationalCalendar;

test('the reminder comes one working day before the due day', () => {
  expect(workingDayBefore('2026-10-13', calendar)).toBe('2026-10-12');
  expect(workingDayBefore('2026-10-12', calendar)).toBe('2026-10-10');
  expect(workingDayBefore('2026-10-08', calendar)).toBe('2026-09-30');
  expect(workingDayBefore('2026-10-08', calendar, 3)).toBe('2026-09-28');
});

test('working days after a day leave it out', () => {
  expect(workingDayAfter('2026-09-30', 1, calendar)).toBe('2026-10-08');
  expect(workingDayAfter('2026-10-03', 3, calendar)).toBe('2026-10-10');
});

test('the nearest working days on either side of a holiday', () => {
  expect(lastWorkingDayOnOrBefore('2026-10-01', calendar)).toBe('2026-09-30');
  expect(lastWorkingDayOnOrBefore('2026-10-10', calendar)).toBe('2026-10-10');
  expect(firstWorkingDayOnOrAfter('2026-10-01', calendar)).toBe('2026-10-08');
  expect(firstWorkingDayOnOrAfter('2026-10-10', calendar)).toBe('2026-10-10');
});

test('late by working days: a delay over days of rest alone is none', () => {
  expect(workingDaysLate('2026-09-30', '2026-10-07', calendar)).toBe(0);
  expect(workingDaysLate('2026-09-30', '2026-10-08', calendar)).toBe(1);
  expect(workingDaysLate('2026-10-13', '2026-10-13', calendar)).toBe(0);
  expect(workingDaysLate('2026-10-13', '2026-10-01', calendar)).toBe(0);
  expect(workingDaysLate('2026-03-09', '2026-03-16', calendar)).toBe(5);
});

test('working days left count down to 0 on the due day and below it when overdue', () => {
  expect(workingDaysLeft('2026-09-30', '2026-10-13', calendar)).toBe(5);
  expect(workingDaysLeft('2026-10-12', '2026-10-13', calendar)).toBe(1);
  expect(workingDaysLeft('2026-10-13', '2026-10-13', calendar)).toBe(0);
  expect(workingDaysLeft('2026-10-15', '2026-10-13', calendar)).toBe(-2);
  expect(workingDaysBetween('2026-10-15', '2026-10-13', calendar)).toBe(-2);
});
