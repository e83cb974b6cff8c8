import type { ActKind } from '../act-kinds.ts';
import type { Rules } from '../profiles/rules.ts';
import type { Provision } from '../statutes.ts';
import type { Calendar } from '../time/calendar.ts';
import { civilDateAt, type CivilDate } from '../time/civil-date.ts';
import { dueMoment, hoursAfter, NO_EXTENSION, type TimeRefusal } from '../time/due.ts';
import type { Extensions, HourPeriod, Period, Stop } from '../time/period.ts';
import { receipt, type Receipt } from '../time/receipt.ts';
import { lastWorkingDayOnOrBefore } from '../time/working-days.ts';
import { periodOf, provisionsOf, standsStill, type ClockName, type ClockRun, type ClockStop } from './clocks.ts';
import { limitBeside } from './statutory-limits.ts';

/** A stop with what the act that recorded it names as its paper. */
export interface StopOnPaper extends ClockStop {
  readonly paper?: string;
}

/** The count by a second law over the same duty. The earlier day binds; the later one is shown beside it. */
export interface OtherCount {
  readonly period: Pick<Period, 'n' | 'unit'>;
  readonly due: CivilDate;
  /** Epoch milliseconds, of a clock of hours. */
  readonly dueAt?: number;
  readonly provisions: readonly Provision[];
}

/** How a run of a clock was counted. What is optional is absent where there is nothing to say. */
export interface ClockReceipt extends Receipt {
  /** The period counted; counts recorded before it was kept have none. */
  readonly period?: Pick<Period, 'n' | 'unit'>;
  readonly stops?: readonly StopOnPaper[];
  /** The clock stands still since this day: `due` is the earliest it can become. */
  readonly standsSince?: CivilDate;
  readonly fromAt?: string;
  readonly dueAt?: number;
  /** The last day by the paper that was served: nothing is counted, and no day of rest moves it. */
  readonly until?: CivilDate;
  readonly also?: readonly OtherCount[];
}

export type CountedClock =
  ({ readonly ok: true } & ClockReceipt) | { readonly ok: false; readonly refusal: TimeRefusal };

/** Of what kind of decision, and under which rules a clock runs. */
export interface CountedFor {
  readonly actKind: ActKind;
  readonly rules: Rules;
}

interface Count {
  readonly period: Period;
  readonly provisions: readonly Provision[];
  readonly extensions: Extensions;
}

/**
 * Counts a run of a clock: its period with its stops and extension, and a statute's limit beside it where there is one.
 * The earlier of the two is the due day. Where a paper names the day, that is it. Null where nothing gives the clock an
 * end.
 *
 * @law ACL-35(1)
 * @law APL-85
 * @law CC-201
 */
export function countClock(
  name: ClockName,
  run: ClockRun & { readonly stops?: readonly StopOnPaper[] },
  { actKind, rules }: CountedFor,
  calendar: Calendar,
): CountedClock | null {
  const provisions = provisionsOf(name, actKind, rules);
  const { until } = run;
  if (until !== undefined) return { ok: true, ...paperReceipt({ from: run.from, until }, provisions, calendar) };
  const period = periodOf(name, actKind, rules);
  if (period === null) return null;
  const own = countBy({ period, provisions, extensions: extensionsOf(run, rules) }, run, calendar);
  const limit = limitBeside(name, actKind, rules);
  const statutory = limit && countBy({ ...limit, extensions: NO_EXTENSION }, run, calendar);
  if (!own.ok || !statutory?.ok) return own;
  const [first, other] = endOf(statutory) < endOf(own) ? [statutory, own] : [own, statutory];
  return { ...first, also: [otherCount(other)] };
}

/**
 * When the duty ends: 24:00 of the due day, or the hour itself.
 *
 * @law CC-203.2
 * @law CC-201.2
 */
export const endOf = ({ due, dueAt }: Pick<ClockReceipt, 'due' | 'dueAt'>): number => dueAt ?? dueMoment(due);

/**
 * Whether two lists of stops say the same: a stop begins once and ends once.
 *
 * @law ACL-25.3
 */
export const areSameStops = (some: readonly ClockStop[] = [], others: readonly ClockStop[] = []): boolean =>
  some.length === others.length && some.at(-1)?.until === others.at(-1)?.until;

/**
 * How often a clock was stopped and let run again: tells its counts apart.
 *
 * @law ACL-25.3
 */
export const stopMarks = (stops: readonly ClockStop[] = []): number =>
  stops.length + stops.filter(({ until }) => until !== null).length;

function otherCount({ period, due, dueAt, provisions }: ClockReceipt): OtherCount {
  return { period: period as Period, due, ...(dueAt === undefined ? {} : { dueAt }), provisions };
}

function countBy(count: Count, run: ClockRun, calendar: Calendar): CountedClock {
  const { period, provisions, extensions } = count;
  if (period.unit === 'hour') return { ok: true, ...hourReceipt(run, period, provisions, calendar) };
  const stops = (run.stops ?? []).map((stop) => daysOf(stop, run));
  const counted = receipt({ from: run.from, period, stops, extensions, provisions }, calendar);
  if (!counted.ok) return counted;
  const { n, unit } = period;
  return { ...counted, period: { n, unit }, ...stopsOf(run, counted.due) };
}

/** A stop that still lasts has lasted at least to the last act about the clock. */
function daysOf({ from, until }: ClockStop, { extendedOn }: ClockRun): Stop {
  return { from, to: until ?? (extendedOn !== null && extendedOn > from ? extendedOn : from) };
}

/** What had ended before the stop began does not stand still. */
function stopsOf(run: ClockRun, due: CivilDate): Pick<ClockReceipt, 'stops' | 'standsSince'> {
  const last = run.stops?.at(-1);
  if (run.stops === undefined || last === undefined) return {};
  return { stops: run.stops, ...(standsStill(run) && last.from <= due ? { standsSince: last.from } : {}) };
}

function hourReceipt(
  { from, fromAt }: ClockRun,
  { n, unit, roll }: HourPeriod,
  provisions: readonly Provision[],
  { version }: Calendar,
): ClockReceipt {
  if (fromAt === undefined) throw new Error('expected a clock of hours to have started at a moment, got a day');
  const dueAt = hoursAfter({ n, unit, roll }, Date.parse(fromAt));
  const due = civilDateAt(dueAt);
  return {
    period: { n, unit },
    from,
    fromAt,
    due,
    dueAt,
    raw: due,
    actBy: due,
    counted: [],
    skipped: [],
    makeUpDays: [],
    rolledOver: [],
    extensions: [],
    provisional: false,
    calendarVersion: version,
    provisions: [...new Set<Provision>([...provisions, 'CC-201.2'])],
  };
}

const paperReceipt = (
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
  provisions: readonly Provision[],
  calendar: Calendar,
): ClockReceipt => ({
  from,
  until,
  due: until,
  raw: until,
  actBy: lastWorkingDayOnOrBefore(until, calendar),
  counted: [],
  skipped: [],
  makeUpDays: [],
  rolledOver: [],
  extensions: [],
  provisional: false,
  calendarVersion: calendar.version,
  provisions,
});

function extensionsOf({ extendedBy, extendedOn }: ClockRun, { review: { extension } }: Rules): Extensions {
  const { allowed, max, period } = extension;
  const rule = allowed && period !== null ? { n: period.n, unit: period.unit, max } : null;
  return { rule, granted: extendedOn === null ? [] : [{ decidedOn: extendedOn, n: extendedBy }] };
}
