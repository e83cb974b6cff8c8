import type postgres from 'postgres';
import type { calendarPreview } from '../schema/settings.ts';
import type { clock, clockCount } from '../schema/tasks.ts';

export type CalendarPreviewRow = typeof calendarPreview.$inferSelect;
type NewPreview = Omit<CalendarPreviewRow, 'madeAt' | 'appliedBy' | 'appliedAt'>;

/** Keeps what a calendar would change. */
export async function keepCalendarPreview(sql: postgres.Sql, preview: NewPreview): Promise<void> {
  const { id, version, calendar, basedOn, days, moves, madeBy } = preview;
  const row = { id, version, calendar, based_on: basedOn, days, moves, made_by: madeBy };
  await sql`select keep_calendar_preview(${JSON.stringify(row)}::text::jsonb)`;
}

export type PreviewOutcome = 'applied' | 'appliedBefore' | 'unknown' | 'otherCalendar' | 'known';

/** Loads the calendar of a preview (db/functions/apply_calendar_preview.sql). */
export async function applyCalendarPreview(sql: postgres.Sql, id: string, by: string): Promise<PreviewOutcome> {
  const [row] = await sql<[{ outcome: PreviewOutcome }]>`
    select apply_calendar_preview(${JSON.stringify({ id, by })}::text::jsonb) as outcome`;
  return row.outcome;
}

type ClockKey = Pick<typeof clock.$inferSelect, 'processId' | 'clock' | 'startedAtRevision'>;

/** A clock counted anew, if it still is as it was read. */
export type Recounted = ClockKey &
  Pick<typeof clockCount.$inferSelect, 'extendedBy' | 'stopMarks' | 'dueOn' | 'receipt'> & {
    readonly countedBy: string;
    readonly wasDue: string;
    readonly taskDueOn: string;
  };

/** Writes the counts of many processes at once; answers how many still were as read. */
export async function recountClocks(sql: postgres.Sql, clocks: readonly Recounted[]): Promise<number> {
  const rows = clocks.map((row) => ({
    process_id: row.processId,
    clock: row.clock,
    started_at_revision: row.startedAtRevision,
    extended_by: row.extendedBy,
    stop_marks: row.stopMarks,
    counted_by: row.countedBy,
    was_due: row.wasDue,
    due_on: row.dueOn,
    task_due_on: row.taskDueOn,
    receipt: row.receipt,
  }));
  const [answer] = await sql<[{ written: number }]>`
    select recount_clocks(${JSON.stringify(rows)}::text::jsonb) as written`;
  return answer.written;
}
