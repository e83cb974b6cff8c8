import * as z from 'zod';
import { clockNames } from '../../law/procedure/clocks.ts';
import { processKinds } from '../../law/procedure/names.ts';
import { periodUnits } from '../../law/time/period.ts';
import { civilDate } from './primitives.ts';
import { provisionRef } from './problem.ts';

export const due = z
  .object({
    clock: z.enum(clockNames),
    on: civilDate,
    /** 0 on the due day itself, negative when late. */
    workingDaysLeft: z.number().int(),
    calendarDaysLeft: z.number().int(),
    unit: z.enum(periodUnits),
    overdue: z.boolean(),
    provisional: z.boolean(),
  })
  .meta({ id: 'Due' });
export type DueView = z.output<typeof due>;

/** `name` is the holiday's; `notice` the one that set the day, null where none was at hand. */
const named = { name: z.string().nullable(), notice: z.string().nullable() };
const skipped = z.object({ date: civilDate, reason: z.enum(['weekend', 'holiday', 'stopped']), ...named });

/** How a due day was found, day by day, as counted when the clock was last set. */
export const receiptView = z
  .object({
    clock: z.enum(clockNames),
    process: z.enum(processKinds),
    period: z.object({ n: z.number().int(), unit: z.enum(periodUnits) }).nullable(),
    /** Where the length of the period comes from. */
    source: z.string().nullable(),
    from: civilDate,
    due: civilDate,
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
    /** Working days after the due day on which the duty was done; 0 in time; null while it runs. */
    lateBy: z.number().int().nullable(),
    provision: provisionRef,
    receipt: receiptView.nullable(),
  })
  .meta({ id: 'Clock' });
export type ClockView = z.output<typeof clockView>;
