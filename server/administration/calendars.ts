import { asc, inArray, not } from 'drizzle-orm';
import { audited, loadCalendar } from '../../db/admin.ts';
import { presentCalendar } from '../../db/read/calendars.ts';
import { enforcementCase } from '../../db/schema/cases.ts';
import { publication } from '../../db/schema/decisions.ts';
import { calendarVersion } from '../../db/schema/settings.ts';
import { nationalCalendar, withNotices, type Calendar } from '../../law/time/calendar.ts';
import { calendarSignal, caseWorkflowId, publicationWorkflowId } from '../../workflows/contract.ts';
import { AdminRefusal, type Desk } from './desk.ts';
import type { EngineDesk } from './engine-desk.ts';
import { overStates } from './open-processes.ts';
import { adminWords as words } from './words.ts';

/** Adds a year's notice, and tells every open process to count its clocks anew. */
export async function load(desk: EngineDesk, given: Calendar): Promise<string> {
  const { db, sql, by } = desk;
  const calendar = withNotices(await presentCalendar(sql), given);
  const detail = { version: calendar.version, years: Object.keys(given.years) };
  await audited(db, { by, what: 'calendar.load', subject: calendar.version, detail }, async (tx) => {
    if (!(await loadCalendar(tx, calendar, by))) throw new AdminRefusal(words.calendarKnown(calendar.version));
  });
  return words.done.calendar(calendar.version, await tellOpenProcesses(desk, calendar.version));
}

const AT_ONCE = 20;

async function tellOpenProcesses({ db, client }: EngineDesk, version: string): Promise<number> {
  const cases = await db
    .select({ id: enforcementCase.id })
    .from(enforcementCase)
    .where(not(inArray(enforcementCase.state, [...overStates])));
  const publications = await db
    .select({ id: publication.caseId })
    .from(publication)
    .where(not(inArray(publication.state, [...overStates])));
  const ids = [
    ...cases.map(({ id }) => caseWorkflowId(id)),
    ...publications.map(({ id }) => publicationWorkflowId(id)),
  ];
  let told = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const signals = ids
      .slice(at, at + AT_ONCE)
      .map((id) => client.workflow.getHandle(id).signal(calendarSignal, version));
    told += (await Promise.allSettled(signals)).filter(({ status }) => status === 'fulfilled').length;
  }
  return told;
}

export async function list({ db }: Desk): Promise<string> {
  const loaded = await db.select().from(calendarVersion).orderBy(asc(calendarVersion.id));
  const rows = loaded.map(({ version, loadedAt, loadedBy }) => words.loaded(version, loadedAt.toISOString(), loadedBy));
  return [words.builtIn(nationalCalendar.version), ...rows].join('\n');
}
