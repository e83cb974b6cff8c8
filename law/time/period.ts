import type { CivilDate } from './civil-date.ts';

/** `none`: the last day stays where it falls. `nextWorkingDay`: a last day of rest moves on (CC-203). */
export type Roll = 'none' | 'nextWorkingDay';

export const rolls = ['none', 'nextWorkingDay'] as const satisfies readonly Roll[];

/** Units counted in whole days. */
export type DayUnit = 'workingDay' | 'calendarDay' | 'month';

export const dayUnits = ['workingDay', 'calendarDay', 'month'] as const satisfies readonly DayUnit[];

/**
 * A period counted in whole days. Limits on power over the party (seizure, freedom) never roll:
 * give them `none`. A working-day period cannot end on a day of rest, so its `roll` has no effect.
 */
export interface DayPeriod {
  readonly n: number;
  readonly unit: DayUnit;
  readonly roll: Roll;
}

/** Hours run from the moment itself, through nights and holidays. */
export interface HourPeriod {
  readonly n: number;
  readonly unit: 'hour';
  readonly roll: 'none';
}

export type Period = DayPeriod | HourPeriod;

export const periodUnits = [...dayUnits, 'hour'] as const satisfies readonly Period['unit'][];

/**
 * Whether the period is counted in whole days and so ends on a day, not at an hour.
 *
 * @law CC-201
 */
export const isDayPeriod = (period: Period): period is DayPeriod => period.unit !== 'hour';

/**
 * Forward from the event; or backward from it: `backwardStrict` keeps n full days between
 * the two, `backwardLenient` lets the last possible day be one of the n.
 */
export type Direction = 'forward' | 'backwardStrict' | 'backwardLenient';

export const directions = ['forward', 'backwardStrict', 'backwardLenient'] as const satisfies readonly Direction[];

/** Days recorded as not running, both ends included: an appraisal, a hearing, a public notice. */
export interface Stop {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** What the authority's own source allows: at most so much at a time, so often. */
export interface ExtensionRule {
  readonly n: number;
  readonly unit: 'workingDay' | 'calendarDay';
  readonly max: number;
}

export interface Extension {
  /** The day the leader in charge decided, which must not lie after the day being extended. */
  readonly decidedOn: CivilDate;
  readonly n: number;
}

/** What may be granted, and what was, in the order decided. */
export interface Extensions {
  readonly rule: ExtensionRule | null;
  readonly granted: readonly Extension[];
}

/**
 * A period of so many working days, the commonest in the three systems.
 *
 * @law APL-85
 */
export const workingDays = (n: number): DayPeriod => ({ n, unit: 'workingDay', roll: 'none' });

/**
 * A period of so many natural days; its last day moves off a day of rest unless said otherwise.
 *
 * @law CC-203
 */
export const calendarDays = (n: number, roll: Roll = 'nextWorkingDay'): DayPeriod => ({ n, unit: 'calendarDay', roll });

/**
 * A period of so many months; profiles write theirs as data.
 *
 * @internal
 * @law CC-202
 */
export const months = (n: number, roll: Roll = 'nextWorkingDay'): DayPeriod => ({ n, unit: 'month', roll });
