import { describe, expect, test } from 'vitest';
import { nationalCalendar, isWorkingDay } from '../../../law/time/calendar.ts';
import { workingDayAfter } from '../../../law/time/working-days.ts';
import { planOf } from '../../../server/demo/plan.ts';
import { daysAround } from '../../../server/demo/days.ts';
import { demoCases } from '../../../server/demo/demo-case.ts';

describe.for([
  ['a working day', '2026-11-20'],
  ['a Sunday', '2026-11-22'],
  ['the middle of the National Day holiday', '2026-10-04'],
  ['a Saturday that is worked', '2026-10-10'],
  ['the first working day of a year', '2026-01-04'],
  ['a year whose notice is not loaded', '2027-03-01'],
] as const)('begun on %s (%s)', ([, today]) => {
  const days = daysAround(today, nationalCalendar);

  test('no act lies in the future or on a day of rest, and none before the one it follows', () => {
    for (const demoCase of demoCases) {
      const dates = planOf(demoCase, days.begun).map(({ offset }) => days.worked(offset));
      expect(dates).toEqual(dates.toSorted());
      expect(dates.filter((date) => date > today || !isWorkingDay(date, nationalCalendar))).toEqual([]);
    }
  });

  test('a review that is to be due today or on the next working day was begun five working days before', () => {
    const begunOn = days.worked(days.begun(5, 0));
    const due = workingDayAfter(begunOn, 5, nationalCalendar);
    expect(due >= today).toBe(true);
    expect(workingDayAfter(begunOn, 4, nationalCalendar) < today || due === today).toBe(true);
    expect(workingDayAfter(days.worked(days.begun(5, 2)), 5, nationalCalendar)).toBe(
      workingDayAfter(due, 2, nationalCalendar),
    );
  });
});
