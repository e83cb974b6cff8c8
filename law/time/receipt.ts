import type { Provision } from '../statutes.ts';
import { type Calendar, isProvisional } from './calendar.ts';
import { addDays, type CivilDate, dayNumber } from './civil-date.ts';
import { type DayList, type MakeUpDay, rolledOverDays, type SkippedDay, sortDays } from './day-list.ts';
import { count, lastDayBefore, NO_EXTENSION, type Stretch, type TimeRefusal } from './due.ts';
import type { DayPeriod, DayUnit, Direction, Extension, Extensions, Roll, Stop } from './period.ts';
import { firstWorkingDayOnOrAfter, lastWorkingDayOnOrBefore } from './working-days.ts';

export interface GrantedExtension {
  readonly decidedOn: CivilDate;
  readonly extendedFrom: CivilDate;
  readonly due: CivilDate;
}

/** How a due day was found, so that anyone can count again by hand. Kept as counted then. */
export interface Receipt {
  readonly from: CivilDate;
  readonly due: CivilDate;
  /** The last counted day, before it moved off a day of rest. */
  readonly raw: CivilDate;
  /** The last working day on or before `raw`: act by then, whatever the roll. */
  readonly actBy: CivilDate;
  readonly counted: readonly CivilDate[];
  readonly skipped: readonly SkippedDay[];
  readonly makeUpDays: readonly MakeUpDay[];
  /** Days of rest the last day moved over. */
  readonly rolledOver: readonly SkippedDay[];
  readonly extensions: readonly GrantedExtension[];
  readonly provisional: boolean;
  readonly calendarVersion: string;
  readonly provisions: readonly Provision[];
}

export type ReceiptAnswer = ({ readonly ok: true } & Receipt) | { readonly ok: false; readonly refusal: TimeRefusal };

export interface DueQuestion {
  readonly from: CivilDate;
  readonly period: DayPeriod;
  readonly stops?: readonly Stop[];
  readonly extensions?: Extensions;
  /** Why the period is this long; the rules of counting are added. */
  readonly provisions?: readonly Provision[];
}

/**
 * The due day of a period with every counted day and every reason for passing one over.
 *
 * @law CC-201
 * @law CC-202
 * @law CC-203
 */
export function receipt(question: DueQuestion, calendar: Calendar): ReceiptAnswer {
  const { from, period, stops = [], extensions = NO_EXTENSION } = question;
  const counting = count(period, from, calendar, stops, extensions);
  if (!counting.ok) return counting;
  const { stretches, last } = counting;
  const rolledOver = stretches.flatMap(({ raw, due }) => rolledOverDays(raw, due, calendar, stops));
  return {
    ok: true,
    from,
    due: last.due,
    raw: last.raw,
    actBy: lastWorkingDayOnOrBefore(last.raw, calendar),
    ...joined(stretches.map((stretch) => daysOf(stretch, calendar, stops))),
    rolledOver,
    extensions: stretches.slice(1).map((stretch, i) => ({
      decidedOn: (extensions.granted[i] as Extension).decidedOn,
      extendedFrom: stretch.from,
      due: stretch.due,
    })),
    provisional: isProvisional(addDays(from, 1), last.due, calendar),
    calendarVersion: calendar.version,
    provisions: citedProvisions(question.provisions, period.unit, rolledOver.length > 0),
  };
}

export interface BackwardQuestion {
  /** The day of the event, not counted. */
  readonly event: CivilDate;
  readonly period: DayPeriod;
  readonly direction: Exclude<Direction, 'forward'>;
  readonly provisions?: readonly Provision[];
}

/**
 * The last day for an act that must come so long before an event, with the days that lie between.
 *
 * @law APL-64(2)
 */
export function backwardReceipt(question: BackwardQuestion, calendar: Calendar): Receipt {
  const { event, period, direction } = question;
  const due = lastDayBefore(period, event, direction, calendar);
  const first = direction === 'backwardStrict' ? addDays(due, 1) : due;
  const dayBefore = addDays(event, -1);
  return {
    from: event,
    due,
    raw: due,
    actBy: lastWorkingDayOnOrBefore(due, calendar),
    ...sortDays(dayNumber(first), dayNumber(dayBefore), period.unit, calendar, []),
    rolledOver: [],
    extensions: [],
    provisional: isProvisional(due, dayBefore, calendar),
    calendarVersion: calendar.version,
    provisions: citedProvisions(question.provisions, period.unit, false),
  };
}

export interface FixedDateQuestion {
  readonly year: number;
  /** 'MM-DD', the last day included: "by 31 January each year". */
  readonly monthDay: string;
  /** A fixed date stays where it is unless the authority's own source moves it. */
  readonly roll?: Roll;
  readonly provisions?: readonly Provision[];
}

/**
 * A date fixed by the calendar. Nothing is counted; `actBy` is the day to remind by. Nothing asks yet: the day of the
 * annual report (AC-16) is a value that is not used so far.
 *
 * @internal
 * @law CC-203
 */
export function fixedDateReceipt(question: FixedDateQuestion, calendar: Calendar): Receipt {
  const { year, monthDay, roll = 'none', provisions = [] } = question;
  const raw = `${year}-${monthDay}`;
  const due = roll === 'none' ? raw : firstWorkingDayOnOrAfter(raw, calendar);
  const actBy = lastWorkingDayOnOrBefore(raw, calendar);
  const rolledOver = rolledOverDays(raw, due, calendar, []);
  return {
    from: raw,
    due,
    raw,
    actBy,
    counted: [],
    skipped: [],
    makeUpDays: [],
    rolledOver,
    extensions: [],
    provisional: isProvisional(actBy, due, calendar),
    calendarVersion: calendar.version,
    provisions: rolledOver.length > 0 ? [...provisions, 'CC-203'] : provisions,
  };
}

function daysOf(stretch: Stretch, calendar: Calendar, stops: readonly Stop[]): DayList {
  return sortDays(dayNumber(stretch.from) + 1, dayNumber(stretch.raw), stretch.period.unit, calendar, stops);
}

function joined(lists: readonly DayList[]): DayList {
  return {
    counted: lists.flatMap((list) => list.counted),
    skipped: lists.flatMap((list) => list.skipped),
    makeUpDays: lists.flatMap((list) => list.makeUpDays),
  };
}

/** The rules of counting that were used, after the reason for the period itself. */
function citedProvisions(
  given: readonly Provision[] | undefined,
  unit: DayUnit,
  hasRolled: boolean,
): readonly Provision[] {
  const counting: Provision[] = ['CC-201'];
  if (unit === 'month') counting.push('CC-202');
  if (hasRolled) counting.push('CC-203');
  return [...new Set([...(given ?? []), ...counting])];
}
