import { clockLabels } from '../../law/words.ts';
import { dayDifferenceText, daysText } from '../admin/calendar-days.ts';
import { applyPreview, previewCalendar, type CalendarPreview } from '../admin/calendars.ts';
import { subjectsOf, type MoveDifference } from '../admin/calendar-moves.ts';
import { AdminRefusal } from '../admin/admin-connection.ts';
import { withEngineConnection, type EngineConnection } from '../admin/engine-connection.ts';
import { adminWords } from '../admin/admin-words.ts';
import type { CalendarMove } from '../../db/schema/settings.ts';
import { readCalendarFile } from './calendar.ts';
import { show } from './program.ts';
import { printAnswer } from './answer.ts';

const words = adminWords.calendarPreview;

/** `lawgate calendar load <file>` tells what would move; `--apply <preview id>` does exactly that. */
export async function loadCalendarCommand(
  file: string | undefined,
  { apply }: { readonly apply?: string },
): Promise<void> {
  if (apply !== undefined) return printAnswer(withEngineConnection((connection) => applied(connection, apply)));
  if (file === undefined) return show({ exitCode: 2, output: words.neither });
  const { calendar, complaint } = await readCalendarFile(file);
  if (calendar === undefined) return show({ exitCode: 2, output: complaint });
  return printAnswer(
    withEngineConnection(async (connection) => {
      const previewed = await previewCalendar(connection, calendar);
      if (!previewed.ok) throw new AdminRefusal(adminWords.calendarKnown(calendar.version));
      return previewText(previewed.preview);
    }),
  );
}

/** Says what was done; a refusal changes nothing. */
export async function applied(
  connection: Pick<EngineConnection, 'sql' | 'client' | 'by'>,
  id: string,
): Promise<string> {
  const outcome = await applyPreview(connection, id);
  if (outcome.ok) {
    const { version, recounted, cases } = outcome;
    return adminWords.done.calendar(version, recounted, cases, await outcome.signalled);
  }
  switch (outcome.reason) {
    case 'unknown':
      throw new AdminRefusal(words.unknown(id));
    case 'known':
      throw new AdminRefusal(adminWords.calendarKnown(id));
    case 'otherCalendar':
    case 'changed':
      throw new AdminRefusal(
        [
          words[outcome.reason],
          ...outcome.days.map(dayDifferenceText),
          ...outcome.differences.map(differenceText),
        ].join('\n'),
      );
    default:
      return outcome.reason satisfies never;
  }
}

/** A preview as a person reads it, with the command that applies it. */
export function previewText({ id, version, years, basedOn, moves, ...changes }: CalendarPreview): string {
  const cases = subjectsOf(moves);
  const more = moves.length - words.shown;
  return [
    words.based(version, years.join('、'), basedOn),
    ...daysText(changes),
    moves.length === 0 ? words.none : words.moves(moves.length, cases),
    ...moves.slice(0, words.shown).map(moveText),
    ...(more > 0 ? [words.more(more)] : []),
    words.apply(id),
  ].join('\n');
}

const moveText = ({ subject, clock, from, to }: CalendarMove): string =>
  words.move(subject.number, clockLabels[clock], from, to);

const differenceText = ({ why, move }: MoveDifference): string => words.difference(words.why[why], moveText(move));
