import type { Database } from '../db/connect.ts';
import { beforeAct } from '../db/read/before-act.ts';
import { calendarOfVersion } from '../db/read/calendars.ts';
import { openTaskClocks } from '../db/read/open-tasks.ts';
import { recordRecount } from '../db/write/record.ts';
import { startOfDayMs } from '../law/time/civil-date.ts';
import type { Answer, Recount } from './contract.ts';
import { madeOf } from './failures.ts';
import { deadlinesOf, duesOf, recountClocks } from './counting.ts';
import { answerAhead, sinceQuestion } from './recorded-since.ts';
import { clockRows } from './rows/clock-rows.ts';
import { movedTasks } from './rows/task-rows.ts';

/**
 * Counts the running clocks of a process by a calendar that was loaded since, and moves its tasks with them. A process
 * that is behind its record would undo what was counted for the acts it does not know.
 */
export async function recount({ sql }: Database, question: Recount): Promise<Answer> {
  const { process, processState, calendarVersion } = question;
  const { context } = question.processState;
  const [before, tasks, calendar] = await Promise.all([
    beforeAct(sql, sinceQuestion(sql, question)),
    openTaskClocks(sql, process.id),
    calendarOfVersion(sql, calendarVersion),
  ]);
  if (before.ahead !== null) return answerAhead(before, before.ahead, calendar);
  const counted = madeOf(() => recountClocks(context, before.runs, calendar));
  await recordRecount(sql, process.id, [
    ...clockRows(counted, { processId: process.id, revision: 0, on: processState.context.lastOn ?? '' }),
    movedTasks({ record: { tasks }, before, counted }),
  ]);
  // A reminder that was due before the last act was left out then, and is not caught up on now.
  const since = Math.max(Date.now(), startOfDayMs(context.lastOn ?? '1970-01-01'));
  return {
    fingerprint: before.fingerprint ?? '',
    dues: duesOf(counted, context),
    deadlines: deadlinesOf(counted, context, calendar, since),
    ahead: [],
  };
}
