import * as z from 'zod';
import { clockNames } from '../../law/process/clocks.ts';
import { processKinds, subjectKinds } from '../../law/process/names.ts';
import { dayKinds } from '../../law/time/calendar-year.ts';
import { receiptView } from './clock-view.ts';
import { operation } from './operation.ts';
import { civilDate, id, instant, uuid } from './primitives.ts';

const calendarYear = z.object({
  year: z.string(),
  source: z.string(),
  /** Other notices that spoke of the year. */
  furtherSources: z.array(z.string()),
  off: z.number().int(),
  work: z.number().int(),
  /** Its own notice is not loaded: only days that others set are known. */
  provisional: z.boolean(),
});

const dayChange = z
  .object({
    date: civilDate,
    /** 1 is Monday. */
    weekday: z.number().int(),
    from: z.enum(dayKinds),
    to: z.enum(dayKinds),
    /** The notice by which it is so; null where none names the day. */
    notice: z.string().nullable(),
    /** The notice that had set the day otherwise; the later one counts. */
    earlierNotice: z.string().nullable(),
  })
  .meta({ id: 'CalendarDayChange' });
export type DayChangeView = z.output<typeof dayChange>;

/** An open clock whose due day goes from one day to another. */
export const calendarMove = z
  .object({
    processId: id,
    process: z.enum(processKinds),
    subject: z.object({ kind: z.enum(subjectKinds), id, number: z.string() }),
    clock: z.enum(clockNames),
    from: civilDate,
    to: civilDate,
  })
  .meta({ id: 'CalendarMove' });
export type CalendarMoveView = z.output<typeof calendarMove>;

export const calendarPreview = z
  .object({
    id: uuid,
    version: z.string(),
    basedOn: z.string(),
    /** As the file has them; whether each would still be provisional. */
    years: z.array(calendarYear),
    /** Every day that changes, in order. */
    days: z.array(dayChange),
    /** Days a year's own notice in the file does not name although they are set or assumed: they stay as they are. */
    kept: z.array(civilDate),
    /** Days the file names otherwise than a notice loaded after its own: they stay as they are. */
    overruled: z.array(civilDate),
    /** Years that are provisional no more. */
    arranged: z.array(z.string()),
    /** Of all authorities here. */
    clocks: z.number().int(),
    cases: z.number().int(),
    /** Of the own authority, by the number of what each is about. */
    moves: z.array(calendarMove),
  })
  .meta({ id: 'CalendarPreview' });
export type CalendarPreviewView = z.output<typeof calendarPreview>;

export const calendarOperations = {
  calendars: operation({
    method: 'get',
    path: '/calendars',
    summary: '工作日历',
    answer: z
      .object({
        version: z.string(),
        years: z.array(calendarYear),
        loaded: z.array(z.object({ version: z.string(), by: z.string(), at: instant })),
      })
      .meta({ id: 'Calendars' }),
  }),
  /** Nothing changes yet: what is kept is only what would. */
  previewCalendar: operation({
    method: 'post',
    path: '/calendars/previews',
    summary: '装入日历：预览将变动的日子和期限',
    body: z.object({ calendar: z.unknown() }),
    answer: calendarPreview,
  }),
  movedReceipt: operation({
    method: 'get',
    path: '/calendars/previews/{id}/receipts/{processId}/{clock}',
    summary: '装入日历：变动期限的计算单',
    params: z.object({ id: uuid, processId: id, clock: z.enum(clockNames) }),
    query: z.object({
      /** By which calendar: the one that counts now, or that of the preview. */
      by: z.enum(['present', 'preview']).default('preview'),
    }),
    answer: receiptView,
  }),
  /** Exactly what the preview says, or a refusal with what is no longer so. */
  applyCalendar: operation({
    method: 'post',
    path: '/calendars/previews/{id}/apply',
    summary: '照预览装入日历',
    params: z.object({ id: uuid }),
    answer: z
      .object({ version: z.string(), recounted: z.number().int(), cases: z.number().int() })
      .meta({ id: 'CalendarApplied' }),
  }),
};
