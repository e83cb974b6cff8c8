import type postgres from 'postgres';
import type { Database } from '../db/connect.ts';
import { beforeAct, type Ahead, type BeforeAct, type BeforeActQuestion } from '../db/read/before-act.ts';
import { calendarOfVersion } from '../db/read/calendars.ts';
import type { Calendar } from '../law/time/calendar.ts';
import type { Answer, Since } from './contract.ts';
import { countClocks, deadlinesOf, duesOf } from './counting.ts';
import { madeOf } from './failures.ts';

/** What the record has of a process from a revision on, for a process that may have lost it; null for nothing. */
export async function recordedSince({ sql }: Database, question: Since): Promise<Answer | null> {
  const before = await beforeAct(sql, sinceQuestion(sql, question));
  if (before.ahead === null) return null;
  return answerAhead(before, before.ahead, await calendarOfVersion(sql, before.calendarVersion));
}

/** Asks for what is recorded, and for nothing that only a new act needs. */
export const sinceQuestion = (sql: postgres.Sql, { process, revision }: Since): BeforeActQuestion => ({
  processId: process.id,
  revision,
  authorityId: '',
  actorId: '',
  hashes: [],
  offices: [],
  on: '1970-01-01',
  signed: null,
  unasked: null,
  own: sql`null::json`,
});

/** The clocks stand as they were recorded: nothing is counted. A reminder left out then stays left out. */
export function answerAhead(
  { runs }: Pick<BeforeAct, 'runs'>,
  { entries, processState: { context } }: Ahead,
  calendar: Calendar,
): Answer {
  const counted = madeOf(() => countClocks(context, runs, calendar));
  const { fingerprint = '', at = '' } = entries.at(-1) ?? {};
  return {
    fingerprint,
    dues: duesOf(counted, context),
    deadlines: deadlinesOf(counted, context, calendar, Date.parse(at)),
    ahead: entries,
  };
}
