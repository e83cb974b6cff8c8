import { isCalendarKnown, presentCalendar } from '../../db/read/calendars.ts';
import { loadingOf } from '../../law/time/calendar-changes.ts';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import { daysText } from '../admin/calendar-days.ts';
import { AdminRefusal, withAdminConnection } from '../admin/admin-connection.ts';
import { adminWords } from '../admin/admin-words.ts';
import { readCalendarFile } from './calendar.ts';
import type { Shown } from './program.ts';
import { words } from './program-words.ts';

/** `lawgate calendar check <file>`: what is wrong with it, or what it would change. */
export async function checkCalendar(file: string): Promise<Shown> {
  const { calendar, complaint } = await readCalendarFile(file);
  if (calendar === undefined) return { exitCode: 2, output: complaint };
  const { version, years } = calendar;
  const { present, isKnown, compared } = await presentFor(version);
  const lines = [
    words.calendar.sound(version, Object.keys(years).join('、')),
    ...(isKnown ? [adminWords.calendarKnown(version)] : []),
    compared,
    ...daysText(loadingOf(present, calendar)),
  ];
  return { exitCode: 0, output: lines.join('\n') };
}

interface Compared {
  readonly present: Calendar;
  readonly isKnown: boolean;
  readonly compared: string;
}

/** Where nothing runs, a file is compared with the calendar that came with the program. */
async function presentFor(version: string): Promise<Compared> {
  try {
    return await withAdminConnection(async ({ sql }) => {
      const present = await presentCalendar(sql);
      const compared = words.calendar.comparedLoaded(present.version);
      return { present, isKnown: await isCalendarKnown(sql, version), compared };
    });
  } catch (error) {
    if (!(error instanceof AdminRefusal)) throw error;
    return {
      present: nationalCalendar,
      isKnown: version === nationalCalendar.version,
      compared: words.calendar.comparedBuiltIn(nationalCalendar.version),
    };
  }
}
