import { eq } from 'drizzle-orm';
import { calendarPreviewById } from '../../../db/read/calendars.ts';
import { clocksOfProcess } from '../../../db/read/case-course.ts';
import { process } from '../../../db/schema/processes.ts';
import type { CalendarMove } from '../../../db/schema/settings.ts';
import type { ReceiptView } from '../../contract/clock-view.ts';
import { countBy, receiptView, runReceipt } from './clocks.ts';
import type { Viewing } from '../../request/viewing.ts';

interface Asked extends Pick<CalendarMove, 'authorityId' | 'processId' | 'clock'> {
  readonly previewId: string;
  readonly by: 'present' | 'preview';
}

/**
 * How a due day on a preview is counted now, and how the calendar of the preview would count it. Only of days the
 * preview moves: who runs the system opens no files, and sees none of the papers a clock stood still on.
 */
export async function movedReceipt(view: Viewing, asked: Asked): Promise<ReceiptView | null> {
  const { db, sql } = view;
  const preview = await calendarPreviewById(sql, asked.previewId);
  const move = preview?.moves.find((known) => isAskedFor(known, asked));
  if (preview === null || move === undefined) return null;
  const runs = await clocksOfProcess(sql, move.processId);
  const run = runs.find(
    ({ clock, startedAtRevision }) => clock === move.clock && startedAtRevision === move.startedAtRevision,
  );
  const [record] = await db.select().from(process).where(eq(process.id, move.processId));
  if (run === undefined || record === undefined) return null;
  // What both kinds that run today are counted by.
  const { rules, actKind } = record.snapshot.context;
  const of = { caseNumber: record.number, actKind, rules };
  const present = withoutPapers(runReceipt(view, run, of));
  if (asked.by === 'present') return present;
  const counted = countBy(preview.calendar, run, of);
  if (counted === null) return null;
  const { counts, now } = present;
  return withoutPapers({ ...receiptView(counted, { ...run, ...of }), counts, now });
}

const isAskedFor = (move: CalendarMove, { authorityId, processId, clock }: Asked): boolean =>
  move.authorityId === authorityId && move.processId === processId && move.clock === clock;

const withoutPapers = (receipt: ReceiptView): ReceiptView => ({
  ...receipt,
  stops: receipt.stops.map((stop) => ({ ...stop, paper: null })),
});
