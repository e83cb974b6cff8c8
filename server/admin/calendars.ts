import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { asc } from 'drizzle-orm';
import type postgres from 'postgres';
import { calendarOfVersion, calendarPreviewById, isCalendarKnown, presentCalendar } from '../../db/read/calendars.ts';
import { calendarVersion, type CalendarMove } from '../../db/schema/settings.ts';
import {
  applyCalendarPreview,
  keepCalendarPreview,
  recountClocks,
  type CalendarPreviewRow,
} from '../../db/write/calendars.ts';
import { loadingOf, dayChanges, type DayChange } from '../../law/time/calendar-changes.ts';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import { calendarSignal } from '../../workflows/contract.ts';
import { clocksUnder, moveOf, movesBetween, recountedRow, subjectsOf, type MoveDifference } from './calendar-moves.ts';
import type { DaysOfLoading } from './calendar-days.ts';
import type { AdminConnection } from './admin-connection.ts';
import { differencesBetween, type Difference } from './differences.ts';
import { adminWords as words } from './admin-words.ts';

/** From where a calendar is loaded: the command line as the owner, or the server as its own role. */
export interface CalendarConnection {
  readonly sql: postgres.Sql;
  readonly client: Client;
  /** Who does it, for the record. */
  readonly by: string;
}

export interface CalendarPreview extends DaysOfLoading {
  readonly id: string;
  readonly version: string;
  readonly years: readonly string[];
  /** The calendar that counts now. */
  readonly basedOn: string;
  readonly moves: readonly CalendarMove[];
}

export type Previewed =
  { readonly ok: true; readonly preview: CalendarPreview } | { readonly ok: false; readonly reason: 'known' };

/** What loading this calendar would change. Kept, so that exactly this can be applied; nothing else changes. */
export async function previewCalendar({ sql, by }: CalendarConnection, given: Calendar): Promise<Previewed> {
  const { version } = given;
  if (await isCalendarKnown(sql, version)) return { ok: false, reason: 'known' };
  const present = await presentCalendar(sql);
  const { calendar, ...changes } = loadingOf(present, given);
  const moves = await movesUnder(sql, calendar, present);
  const preview = { id: randomUUID(), version, basedOn: present.version, moves };
  await keepCalendarPreview(sql, { ...preview, calendar, days: changes.days, madeBy: by });
  return { ok: true, preview: { ...preview, ...changes, years: Object.keys(given.years) } };
}

export type Applied =
  | {
      readonly ok: true;
      readonly version: string;
      /** Clocks counted anew, those included whose due day stayed. */
      readonly recounted: number;
      readonly cases: number;
      /** Settles when the timers of the running processes have been told; how many were. */
      readonly signalled: Promise<number>;
    }
  | {
      readonly ok: false;
      readonly reason: 'unknown' | 'otherCalendar' | 'known' | 'changed';
      readonly differences: readonly MoveDifference[];
      readonly days: readonly Difference<DayChange>[];
    };

/**
 * Loads a calendar exactly as its preview says, or says what is no longer so. Applied again, it finishes what was left:
 * a calendar once loaded stays loaded.
 */
export async function applyPreview(connection: CalendarConnection, id: string): Promise<Applied> {
  const { sql, by } = connection;
  const preview = await calendarPreviewById(sql, id);
  if (preview === null) return { ok: false, reason: 'unknown', ...nothingDiffers };
  const stale = preview.appliedAt === null ? await staleness(sql, preview) : null;
  if (stale !== null) return stale;
  const outcome = await applyCalendarPreview(sql, id, by);
  if (outcome !== 'applied' && outcome !== 'appliedBefore') return { ok: false, reason: outcome, ...nothingDiffers };
  const { recounted, touched } = await recountAll(sql, preview);
  return {
    ok: true,
    version: preview.version,
    recounted,
    cases: subjectsOf(touched.values()),
    signalled: signalProcesses(connection.client, [...touched.keys()], preview.version),
  };
}

const nothingDiffers = { differences: [], days: [] };

async function movesUnder(sql: postgres.Sql, calendar: Calendar, present: Calendar): Promise<readonly CalendarMove[]> {
  const moves: CalendarMove[] = [];
  for await (const page of clocksUnder(sql, calendar, present)) moves.push(...page.flatMap(moveOf));
  return moves.toSorted((a, b) => compared(a.subject.number, b.subject.number));
}

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What is no longer as the preview says; null when all of it is. */
async function staleness(sql: postgres.Sql, preview: CalendarPreviewRow): Promise<Applied | null> {
  const present = await presentCalendar(sql);
  const days = differencesBetween(preview.days, dayChanges(present, preview.calendar), ({ date }) => date);
  const differences = movesBetween(preview.moves, await movesUnder(sql, preview.calendar, present));
  if (present.version !== preview.basedOn) return { ok: false, reason: 'otherCalendar', differences, days };
  return differences.length + days.length === 0 ? null : { ok: false, reason: 'changed', differences, days };
}

/** Running clocks by the process they run in: one of each is enough. */
type Touched = Map<string, Pick<CalendarMove, 'subject'>>;

/**
 * Twice over: an act on its way while the calendar came in may have been counted by the old one. What else acted
 * meanwhile is left to its process, which is told anyway.
 */
async function recountAll(
  sql: postgres.Sql,
  { calendar, basedOn }: CalendarPreviewRow,
): Promise<{ readonly recounted: number; readonly touched: Touched }> {
  const touched: Touched = new Map();
  let recounted = 0;
  const before = await calendarOfVersion(sql, basedOn);
  for (const _ of ['at once', 'on its way']) {
    for await (const page of clocksUnder(sql, calendar, before)) {
      for (const clock of page) touched.set(clock.running.processId, clock.running);
      const rows = page.filter(({ isRecounted }) => isRecounted).map(recountedRow);
      if (rows.length > 0) recounted += await recountClocks(sql, rows);
    }
  }
  return { recounted, touched };
}

const AT_ONCE = 40;

/** The timers follow: each process counts for itself, finds it recorded, and sleeps to its new deadlines. */
async function signalProcesses(client: Client, ids: readonly string[], version: string): Promise<number> {
  let signalled = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const signals = ids
      .slice(at, at + AT_ONCE)
      .map((id) => client.workflow.getHandle(id).signal(calendarSignal, version));
    signalled += (await Promise.allSettled(signals)).filter(({ status }) => status === 'fulfilled').length;
  }
  return signalled;
}

export async function list({ db }: AdminConnection): Promise<string> {
  const loaded = await db.select().from(calendarVersion).orderBy(asc(calendarVersion.id));
  const rows = loaded.map(({ version, loadedAt, loadedBy }) => words.loaded(version, loadedAt.toISOString(), loadedBy));
  return [words.builtIn(nationalCalendar.version), ...rows].join('\n');
}
