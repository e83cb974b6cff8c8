import {
  assumedDays,
  type CalendarYear,
  contradicted,
  type DayKind,
  hasOwnNotice,
  namesNewYear,
} from './calendar-year.ts';
import { type Calendar, calendarIndex, dayReason, FIRST_DAY, withNotices } from './calendar.ts';
import { type CivilDate, civilDate, weekdayOf } from './civil-date.ts';

/** A day that is worked under one calendar and not under another. */
export interface DayChange {
  readonly date: CivilDate;
  readonly from: DayKind;
  readonly to: DayKind;
  /** The notice by which it is so; null where none names the day. */
  readonly notice: string | null;
  /** The notice that had set the day otherwise: the two contradict each other, and the later one counts. */
  readonly earlierNotice: string | null;
}

/**
 * Every day on which offices work under one of two calendars only, in order.
 *
 * @law APL-85
 */
export function dayChanges(before: Calendar, after: Calendar): readonly DayChange[] {
  const [was, is] = [worked(before), worked(after)];
  const changes: DayChange[] = [];
  for (const [slot, works] of is.entries()) {
    if (works === was[slot]) continue;
    const date = civilDate(FIRST_DAY + slot);
    const working: DayKind = weekdayOf(FIRST_DAY + slot) > 5 ? 'makeUpDay' : 'workday';
    changes.push({
      date,
      from: works === 1 ? 'rest' : working,
      to: works === 1 ? working : 'rest',
      notice: dayReason(date, after).notice ?? null,
      earlierNotice: dayReason(date, before).notice ?? null,
    });
  }
  return changes;
}

/** What laying a file of notices over a calendar does. */
export interface Loading {
  readonly calendar: Calendar;
  readonly days: readonly DayChange[];
  /** Days a year's own notice in the file does not name although they are set or assumed: they stay as they are. */
  readonly kept: readonly CivilDate[];
  /** Days the file names otherwise than a notice loaded after its own: the file changes nothing of them. */
  readonly overruled: readonly CivilDate[];
  /** Years that are provisional no more. */
  readonly arranged: readonly string[];
  /** Years the file names that are still provisional. */
  readonly provisional: readonly string[];
}

/**
 * What laying this file over this calendar does, day by day and year by year.
 *
 * @law APL-85
 */
export function loadingOf(present: Calendar, given: Calendar): Loading {
  const calendar = withNotices(present, given);
  const years = Object.entries(given.years).map(([year, said]) => ({
    year,
    said,
    known: present.years[year],
    after: calendar.years[year],
  }));
  return {
    calendar,
    days: dayChanges(present, calendar),
    kept: years.flatMap(({ year, said, known }) => {
      if (!namesNewYear(year, said)) return [];
      return unnamedDays(said, known, assumedDays(year, known, present.assumedDaysOff));
    }),
    overruled: years.flatMap(({ said, after }) => (after === undefined ? [] : contradicted(said, after))),
    arranged: years.flatMap(({ year, known, after }) => (hasOwnNotice(after) && !hasOwnNotice(known) ? [year] : [])),
    provisional: years.flatMap(({ year, after }) => (hasOwnNotice(after) ? [] : [year])),
  };
}

function unnamedDays(
  said: CalendarYear,
  known: CalendarYear | undefined,
  assumed: readonly CivilDate[],
): readonly CivilDate[] {
  const named = new Set([...said.off, ...said.work, ...(said.cancels ?? [])]);
  const days = [...(known?.off ?? []), ...(known?.work ?? []), ...assumed];
  return days.filter((date) => !named.has(date)).toSorted();
}

/** 1 on a day that is worked, by slot. */
function worked(calendar: Calendar): Int8Array {
  const { through } = calendarIndex(calendar);
  return Int8Array.from(through, (count, slot) => count - (through[slot - 1] ?? 0));
}
