import * as z from 'zod';
import { clockNames } from '../../law/process/clocks.ts';
import type { StopGround } from '../../law/profiles/rules.ts';
import { processKinds } from '../../law/process/names.ts';
import { periodUnits } from '../../law/time/period.ts';
import { civilDate, instant } from './primitives.ts';
import { provisionRef } from './problem.ts';

export const due = z
  .object({
    clock: z.enum(clockNames),
    on: civilDate,
    /** Of a clock of hours: the moment it ends; a clock of days ends at 24:00. */
    at: instant.nullable(),
    /** 0 on the due day itself, negative when late. */
    workingDaysLeft: z.number().int(),
    calendarDaysLeft: z.number().int(),
    unit: z.enum(periodUnits),
    overdue: z.boolean(),
    provisional: z.boolean(),
  })
  .meta({ id: 'Due' });
export type DueView = z.output<typeof due>;

export const stopGrounds = [
  'appraisal',
  'hearing',
  'publicNotice',
  'recusal',
  'papers',
  'forceMajeure',
] as const satisfies readonly StopGround[];

/** `name` is the holiday's; `notice` the one that set the day, null where none was at hand. */
const named = { name: z.string().nullable(), notice: z.string().nullable() };
const skipped = z.object({ date: civilDate, reason: z.enum(['weekend', 'holiday', 'stopped']), ...named });

export const periodLength = z.object({ n: z.number().int(), unit: z.enum(periodUnits) });
export type PeriodLength = z.output<typeof periodLength>;

/** Days on which the clock stood still, both ends included. */
const stop = z.object({
  from: civilDate,
  until: civilDate.nullable(),
  ground: z.enum(stopGrounds),
  paper: z.string().nullable(),
  /** The person or unit that signed for it. */
  by: z.string(),
});

/** How a due day was found, day by day, as counted when the clock was last set. */
export const receiptView = z
  .object({
    caseNumber: z.string(),
    clock: z.enum(clockNames),
    process: z.enum(processKinds),
    period: periodLength.nullable(),
    /** Where the length of the period comes from: the profile by its title, or the statute that binds before it. */
    source: z.string().nullable(),
    from: civilDate,
    due: civilDate,
    /** Of a clock of hours: the moments it runs from and to. */
    fromAt: instant.nullable(),
    dueAt: instant.nullable(),
    /** The last day by the paper that was served, where nothing is counted. */
    until: civilDate.nullable(),
    /** The clock stands still since this day; `due` is the earliest it can become. */
    standsSince: civilDate.nullable(),
    raw: civilDate,
    actBy: civilDate,
    counted: z.array(civilDate),
    skipped: z.array(skipped),
    makeUpDays: z.array(z.object({ date: civilDate, ...named })),
    rolledOver: z.array(skipped),
    extensions: z.array(z.object({ decidedOn: civilDate, extendedFrom: civilDate, due: civilDate })),
    provisional: z.boolean(),
    calendarVersion: z.string(),
    provisions: z.array(provisionRef),
    stops: z.array(stop),
    /** What a second law fixes for the same duty: the later day, beside the one that binds. */
    also: z.array(
      z.object({ period: periodLength, due: civilDate, dueAt: instant.nullable(), provisions: z.array(provisionRef) }),
    ),
    /** Every count of this run, as counted then, the oldest first; the last one is this receipt. */
    counts: z.array(
      z.object({
        due: civilDate,
        calendarVersion: z.string(),
        countedAt: instant,
        extendedBy: z.number().int(),
        stopMarks: z.number().int(),
      }),
    ),
    /** Counted again by the calendar that counts now; null where it cannot be. */
    now: z.object({ due: civilDate, calendarVersion: z.string() }).nullable(),
  })
  .meta({ id: 'Receipt' });
export type ReceiptView = z.output<typeof receiptView>;

export const clockView = z
  .object({
    ...due.shape,
    process: z.enum(processKinds),
    from: civilDate,
    extendedBy: z.number().int(),
    extendedOn: civilDate.nullable(),
    endedOn: civilDate.nullable(),
    /** It stands still since this day, and is due on none until it runs again. */
    standsSince: civilDate.nullable(),
    /** Working days after the due day on which the duty was done; 0 in time; null while it runs. */
    lateBy: z.number().int().nullable(),
    provision: provisionRef,
    receipt: receiptView.nullable(),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.output<typeof clockView>;
