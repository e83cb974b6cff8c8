import { readFile } from 'node:fs/promises';
import { calendarProblems } from '../../law/time/calendar-problems.ts';
import { parseCalendar } from '../../law/time/calendar-file.ts';
import { nationalCalendar, type Calendar } from '../../law/time/calendar.ts';
import type { Shown } from './program.ts';
import { words } from './program-words.ts';

/** A calendar as text, with every year and its notice. */
export function calendarTable({ years }: Calendar): string {
  const rows = Object.entries(years).map(([year, { off, work, source }]) =>
    words.calendar.year(year, off.length, work.length, source),
  );
  return rows.join('\n');
}

export const showCalendar = (): Shown => ({
  exitCode: 0,
  output: `${nationalCalendar.version}\n${calendarTable(nationalCalendar)}`,
});

export type CalendarReading =
  | { readonly calendar: Calendar; readonly complaint?: never }
  | { readonly calendar?: never; readonly complaint: string };

/** A calendar from outside: wholly right, or not used, with everything that is wrong in one answer. */
export async function readCalendarFile(file: string): Promise<CalendarReading> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { complaint: words.unreadable(file) };
  const parsed = parseCalendar(parseJson(text));
  if (parsed.ok) return { calendar: parsed.calendar };
  if (parseJson(text) === undefined) return { complaint: words.calendar.notJson };
  const lines = parsed.problems.map(({ code, path }) => {
    const { sentence, remedy } = calendarProblems[code];
    return `${sentence.replace('{path}', () => path)}${remedy}（${code}）`;
  });
  return { complaint: lines.join('\n') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
