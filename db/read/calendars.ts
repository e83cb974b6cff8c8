import type postgres from 'postgres';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import type { CalendarPreviewRow } from '../write/calendars.ts';

// A version never changes its days, and the look-up tables hang on the object: kept for the life of the process.
const known = new Map<string, Calendar>([[nationalCalendar.version, nationalCalendar]]);

/** The calendar of this version; null means the newest one built in. */
export async function calendarOfVersion(sql: postgres.Sql, version: string | null): Promise<Calendar> {
  const cached = known.get(version ?? nationalCalendar.version);
  if (cached !== undefined) return cached;
  const [row] = await sql<{ calendar: Calendar }[]>`select calendar from calendar_version where version = ${version}`;
  if (row === undefined) throw new Error(`expected calendar ${version} to be loaded, got none`);
  known.set(row.calendar.version, row.calendar);
  return row.calendar;
}

/** The calendar that counts now: the newest loaded, else the one built in. */
export async function presentCalendar(sql: postgres.Sql): Promise<Calendar> {
  const [row] = await sql<{ version: string }[]>`select version from calendar_version order by id desc limit 1`;
  return calendarOfVersion(sql, row?.version ?? null);
}

/** Whether a calendar of this version was loaded, or came with the program: then its days never change. */
export async function isCalendarKnown(sql: postgres.Sql, version: string): Promise<boolean> {
  if (version === nationalCalendar.version) return true;
  const [row] = await sql`select from calendar_version where version = ${version}`;
  return row !== undefined;
}

/** A preview as it was made; null when there is none of this id. */
export async function calendarPreviewById(sql: postgres.Sql, id: string): Promise<CalendarPreviewRow | null> {
  const [row] = await sql<CalendarPreviewRow[]>`
    select id, version, calendar, based_on as "basedOn", days, moves, made_by as "madeBy", made_at as "madeAt",
      applied_by as "appliedBy", applied_at as "appliedAt"
    from calendar_preview where id::text = ${id}`;
  return row ?? null;
}
