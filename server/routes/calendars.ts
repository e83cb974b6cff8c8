import { asc } from 'drizzle-orm';
import { presentCalendar } from '../../db/read/calendars.ts';
import { calendarVersion } from '../../db/schema/settings.ts';
import { calendarProblems } from '../../law/time/calendar-problems.ts';
import { parseCalendar, type CalendarProblem } from '../../law/time/calendar-file.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import { clockLabels } from '../../law/words.ts';
import { applyPreview, previewCalendar, type CalendarDesk } from '../administration/calendars.ts';
import type { MoveDifference } from '../administration/calendar-moves.ts';
import { adminWords } from '../administration/words.ts';
import type { calendarOperations } from '../contract/calendars.ts';
import type { Installation } from '../installation.ts';
import { serverProblem } from '../problems.ts';
import type { Routes } from '../route.ts';
import { movedReceipt } from '../views/moved-receipt.ts';
import { viewing } from '../views/viewing.ts';
import type { Visitor } from '../visitor.ts';

const deskOf = ({ sql, temporal: client }: Installation, { person: { id: by } }: Visitor): CalendarDesk => ({
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
        years: yearsOf(present),
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
      const previewed = await previewCalendar(deskOf(installation, visitor), parsed.calendar);
      if (!previewed.ok) throw serverProblem('calendar-known');
      const { id, version, basedOn, moves } = previewed.preview;
      return {
        id,
        version,
        basedOn,
        years: yearsOf(parsed.calendar),
        clocks: moves.length,
        cases: new Set(moves.map(({ caseId }) => caseId)).size,
        moves: moves.filter(({ authorityId }) => authorityId === visitor.authority.id),
      };
    },
  },
  movedReceipt: {
    permission: 'administrator',
    records: 'nothing',
    handle: async ({ installation, visitor, params: { id: previewId, caseId, clock }, query: { process, by } }) => {
      const authorityId = visitor.authority.id;
      const view = await viewing(installation, authorityId);
      const receipt = await movedReceipt(view, { previewId, authorityId, caseId, clock, process, by });
      if (receipt === null) throw serverProblem('not-found');
      return receipt;
    },
  },
  applyCalendar: {
    permission: 'administrator',
    records: 'administration',
    handle: async ({ installation, visitor, params }) => {
      const outcome = await applyPreview(deskOf(installation, visitor), params.id);
      if (!outcome.ok) {
        const own = outcome.differences.filter(({ move }) => move.authorityId === visitor.authority.id);
        throw serverProblem(refusedAs[outcome.reason], { changes: own.map(differenceText) });
      }
      const { version, recounted, cases, told } = outcome;
      // The record is right already; the timers follow while nobody waits.
      void logTold(installation, version, told);
      return { version, recounted, cases };
    },
  },
};

async function logTold({ log }: Installation, version: string, told: Promise<number>): Promise<void> {
  try {
    log({ level: 'info', event: 'calendar.told', version, processes: await told });
  } catch (error) {
    log({ level: 'error', event: 'calendar.told', version, error });
  }
}

const refusedAs = {
  unknown: 'not-found',
  known: 'calendar-known',
  otherCalendar: 'calendar-preview-outdated',
  changed: 'calendar-preview-stale',
} as const;

const yearsOf = ({ years }: Calendar) =>
  Object.entries(years).map(([year, { source, off, work }]) => ({ year, source, off: off.length, work: work.length }));

const fieldOf = ({ code, path }: CalendarProblem) => {
  const { sentence, remedy } = calendarProblems[code];
  return { field: path, sentence: `${sentence.replace('{path}', () => path)}${remedy}` };
};

const words = adminWords.calendarPreview;

const differenceText = ({ why, move: { caseNumber, clock, from, to } }: MoveDifference): string =>
  words.difference(words.why[why], words.move(caseNumber, clockLabels[clock], from, to).trim());
