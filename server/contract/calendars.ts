import * as z from 'zod';
import { clockNames } from '../../law/procedure/clocks.ts';
import { processKinds, subjectKinds } from '../../law/procedure/names.ts';
import { receiptView } from './clock-view.ts';
import { operation } from './operation.ts';
import { civilDate, id, instant, uuid } from './primitives.ts';

const calendarYear = z.object({ year: z.string(), source: z.string(), off: z.number().int(), work: z.number().int() });

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
    years: z.array(calendarYear),
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
  /** Nothing moves yet: what is kept is only what would move. */
  previewCalendar: operation({
    method: 'post',
    path: '/calendars/previews',
    summary: '装入日历：预览将变动的期限',
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
