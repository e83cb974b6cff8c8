import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import { runningClocks, type RunningClock } from '../../db/read/running-clocks.ts';
import { NO_DUE_DAY } from '../../db/schema/tasks.ts';
import type { CalendarMove } from '../../db/schema/settings.ts';
import type { Recounted } from '../../db/write/calendars.ts';
import { countClock, stopMarks, type ClockReceipt } from '../../law/process/clock-count.ts';
import type { ClockRun } from '../../law/process/clocks.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import { workingDayBefore } from '../../law/time/working-days.ts';
import { differencesBetween, type Difference } from './differences.ts';
import { endedStates } from '../../law/process/names.ts';

/** A running clock as it would be under another calendar. */
export interface ClockUnder {
  readonly running: RunningClock;
  readonly receipt: ClockReceipt;
  /** Whether anything in its count differs, beside the calendar's name. */
  readonly isRecounted: boolean;
}

/**
 * The running clocks a calendar touches, page by page, each counted as its process would count it: those whose count
 * differs, whose reminder would come at another hour, or which were counted by this calendar already. One whose
 * extension the calendar would not allow stays as it was counted.
 */
export async function* clocksUnder(
  sql: postgres.Sql,
  calendar: Calendar,
  present: Calendar,
): AsyncGenerator<readonly ClockUnder[]> {
  for await (const page of runningClocks(sql, endedStates)) {
    yield page.flatMap((running) => {
      const under = clockUnder(running, calendar, present);
      return under === null ? [] : [under];
    });
  }
}

function clockUnder(running: RunningClock, calendar: Calendar, present: Calendar): ClockUnder | null {
  const counted = countClock(running.clock, runOf(running), running, calendar);
  if (counted?.ok !== true) return null;
  const { ok: _, ...receipt } = counted;
  const isRecounted = !isDeepStrictEqual(withoutVersion(running.receipt), withoutVersion(receipt));
  const isTouched =
    isRecounted ||
    running.receipt.calendarVersion === calendar.version ||
    workingDayBefore(receipt.due, calendar) !== workingDayBefore(running.dueOn, present);
  return isTouched ? { running, receipt, isRecounted } : null;
}

const runOf = ({ fromOn, extendedBy, extendedOn, receipt: { stops, fromAt, until } }: RunningClock): ClockRun => ({
  from: fromOn,
  extendedBy,
  extendedOn,
  endedOn: null,
  ...(stops === undefined ? {} : { stops }),
  ...(fromAt === undefined ? {} : { fromAt }),
  ...(until === undefined ? {} : { until }),
});

/** As the record would give it back. */
const withoutVersion = (receipt: ClockReceipt): unknown =>
  JSON.parse(JSON.stringify({ ...receipt, ok: undefined, calendarVersion: undefined }));

/** What a person reads: which due day goes where. A clock that stands still has none. */
export function moveOf({ running, receipt }: ClockUnder): readonly CalendarMove[] {
  const { processId, subject, authorityId, clock, startedAtRevision, dueOn: from } = running;
  const { due: to, standsSince } = receipt;
  if (from === to || standsSince !== undefined) return [];
  return [{ processId, subject, authorityId, clock, startedAtRevision, from, to }];
}

/** The row of a clock counted anew. */
export function recountedRow({ running, receipt }: ClockUnder): Recounted {
  const { processId, clock, startedAtRevision, extendedBy, dueOn: wasDue } = running;
  return {
    processId,
    clock,
    startedAtRevision,
    extendedBy,
    stopMarks: stopMarks(receipt.stops),
    countedBy: running.receipt.calendarVersion,
    wasDue,
    dueOn: receipt.due,
    taskDueOn: receipt.standsSince === undefined ? receipt.due : NO_DUE_DAY,
    receipt,
  };
}

/** An open clock that no longer moves as a preview says. */
export interface MoveDifference {
  readonly why: Difference<CalendarMove>['why'];
  readonly move: CalendarMove;
}

/** Where two previews of the same calendar differ. */
export const movesBetween = (then: readonly CalendarMove[], now: readonly CalendarMove[]): readonly MoveDifference[] =>
  differencesBetween(then, now, keyOf).map(({ why, of: move }) => ({ why, move }));

const keyOf = ({ processId, clock, startedAtRevision }: CalendarMove): string =>
  `${processId}:${clock}:${startedAtRevision}`;

/** How many subjects these clocks are about: cases, for all that runs today. */
export const subjectsOf = (moved: Iterable<Pick<CalendarMove, 'subject'>>): number =>
  new Set([...moved].map(({ subject: { kind, id } }) => `${kind}:${id}`)).size;
