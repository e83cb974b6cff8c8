import { asc } from 'drizzle-orm';
import { presentCalendar } from '../../db/read/calendars.ts';
import { calendarVersion, type CalendarMove } from '../../db/schema/settings.ts';
import { kindOfProcess } from '../../law/process/process-id.ts';
import { calendarProblems } from '../../law/time/calendar-problems.ts';
import { parseCalendar, type CalendarProblem } from '../../law/time/calendar-file.ts';
import type { DayChange } from '../../law/time/calendar-changes.ts';
import { hasOwnNotice, noticesOf, type CalendarYear } from '../../law/time/calendar-year.ts';
import { weekday } from '../../law/time/civil-date.ts';
import { clockLabels } from '../../law/words.ts';
import { dayDifferenceText } from '../admin/calendar-days.ts';
import { applyPreview, previewCalendar, type CalendarConnection } from '../admin/calendars.ts';
import { subjectsOf, type MoveDifference } from '../admin/calendar-moves.ts';
import { adminWords } from '../admin/admin-words.ts';
import type { CalendarMoveView, calendarOperations } from '../contract/calendars.ts';
import type { Installation } from '../request/installation.ts';
import { serverProblem } from '../request/problems.ts';
import type { Routes } from '../route.ts';
import { movedReceipt } from '../cases/views/moved-receipt.ts';
import { viewing } from '../request/viewing.ts';
import type { Visitor } from '../request/visitor.ts';

const connectionOf = (
  { sql, temporal: client }: Installation,
  { person: { id: by } }: Visitor,
): CalendarConnection => ({
  sql,
  client,
  by,
});

export const calendarRoutes: Routes<typeof calendarOperations> = {
  calendars: {
    permission: 'administrator',
    records: 'nothing',
    handle: async ({ installation: { db, sql } }) => {
      const present = await presentCalendar(sql);
      const loaded = await db.select().from(calendarVersion).orderBy(asc(calendarVersion.id));
      return {
        version: present.version,
        years: Object.entries(present.years).map(([year, known]) => yearOf(year, known, !hasOwnNotice(known))),
        loaded: loaded.map(({ version, loadedBy, loadedAt }) => ({
          version,
          by: loadedBy,
          at: loadedAt.toISOString(),
        })),
      };
    },
  },
  previewCalendar: {
    permission: 'administrator',
    records: 'administration',
    handle: async ({ installation, visitor, body }) => {
      const parsed = parseCalendar(body.calendar);
      if (!parsed.ok) throw serverProblem('calendar-malformed', { fields: parsed.problems.map(fieldOf) });
      const previewed = await previewCalendar(connectionOf(installation, visitor), parsed.calendar);
      if (!previewed.ok) throw serverProblem('calendar-known');
      const { id, version, basedOn, moves, days, kept, overruled, arranged, provisional } = previewed.preview;
      return {
        id,
        version,
        basedOn,
        years: Object.entries(parsed.calendar.years).map(([year, said]) =>
          yearOf(year, said, provisional.includes(year)),
        ),
        days: days.map(dayOf),
        kept: [...kept],
        overruled: [...overruled],
        arranged: [...arranged],
        clocks: moves.length,
        cases: subjectsOf(moves),
        moves: moves.filter(({ authorityId }) => authorityId === visitor.authority.id).map(moveView),
      };
    },
  },
  movedReceipt: {
    permission: 'administrator',
    records: 'nothing',
    handle: async ({ installation, visitor, params: { id: previewId, processId, clock }, query: { by } }) => {
      const authorityId = visitor.authority.id;
      const view = await viewing(installation, authorityId);
      const receipt = await movedReceipt(view, { previewId, authorityId, processId, clock, by });
      if (receipt === null) throw serverProblem('not-found');
      return receipt;
    },
  },
  applyCalendar: {
    permission: 'administrator',
    records: 'administration',
    handle: async ({ installation, visitor, params }) => {
      const outcome = await applyPreview(connectionOf(installation, visitor), params.id);
      if (!outcome.ok) {
        const own = outcome.differences.filter(({ move }) => move.authorityId === visitor.authority.id);
        throw serverProblem(refusedAs[outcome.reason], {
          changes: [...outcome.days.map(dayDifferenceText), ...own.map(differenceText)],
        });
      }
      const { version, recounted, cases, signalled } = outcome;
      // The record is right already; the timers follow while nobody waits.
      void logSignalled(installation, version, signalled);
      return { version, recounted, cases };
    },
  },
};

async function logSignalled({ log }: Installation, version: string, signalled: Promise<number>): Promise<void> {
  try {
    log({ level: 'info', event: 'calendar.signalled', version, processes: await signalled });
  } catch (error) {
    log({ level: 'error', event: 'calendar.signalled', version, error });
  }
}

const refusedAs = {
  unknown: 'not-found',
  known: 'calendar-known',
  otherCalendar: 'calendar-preview-outdated',
  changed: 'calendar-preview-stale',
} as const;

const yearOf = (year: string, content: CalendarYear, provisional: boolean) => ({
  year,
  source: content.source,
  furtherSources: noticesOf(content).filter((notice) => notice !== content.source),
  off: content.off.length,
  work: content.work.length,
  provisional,
});

const dayOf = (change: DayChange) => ({ ...change, weekday: weekday(change.date) });

const fieldOf = ({ code, path }: CalendarProblem) => {
  const { sentence, remedy } = calendarProblems[code];
  return { field: path, sentence: `${sentence.replace('{path}', () => path)}${remedy}` };
};

const words = adminWords.calendarPreview;

const moveView = ({ processId, subject, clock, from, to }: CalendarMove): CalendarMoveView => ({
  processId,
  process: kindOfProcess(processId),
  subject: { ...subject },
  clock,
  from,
  to,
});

const differenceText = ({ why, move: { subject, clock, from, to } }: MoveDifference): string =>
  words.difference(words.why[why], words.move(subject.number, clockLabels[clock], from, to).trim());
