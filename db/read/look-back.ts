import type postgres from 'postgres';
import type { ClockReceipt } from '../../law/process/clock-count.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { ProcessKind } from '../../law/process/names.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { calendarOfVersion } from './calendars.ts';

export interface EntryRow {
  readonly entry: LedgerEntry;
  /** By the clock of the database, and one with everything recorded in the same statement. */
  readonly recordedAt: Date;
}

/** The ledger about a case in the order of its chain, as it was written. */
export async function entriesOfCase(sql: postgres.Sql, caseId: string): Promise<readonly EntryRow[]> {
  const rows = await sql<{ entry: string; recordedAt: Date }[]>`
    select entry, recorded_at as "recordedAt" from ledger
    where subject_kind = 'case' and subject_id = ${caseId} order by seq`;
  return rows.map(({ entry, recordedAt }) => ({ entry: JSON.parse(entry) as LedgerEntry, recordedAt }));
}

export interface CountRow {
  readonly process: ProcessKind;
  readonly clock: ClockName;
  readonly fromOn: CivilDate;
  readonly startedAtRevision: number;
  readonly dueOn: CivilDate;
  readonly receipt: ClockReceipt;
  readonly countedAt: Date;
}

/** Every count of every clock, the oldest first. */
export const countsOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly CountRow[]> => sql<CountRow[]>`
  select p.kind as process, n.clock, k.from_on as "fromOn", n.started_at_revision as "startedAtRevision",
    n.due_on as "dueOn", n.receipt, n.counted_at as "countedAt"
  from process p join clock_count n on n.process_id = p.id join clock k using (process_id, clock, started_at_revision)
  where p.subject_kind = 'case' and p.subject_id = ${caseId} order by n.counted_at, n.started_at_revision`;

/** The calendar that counted at an instant. */
export async function calendarAt(sql: postgres.Sql, instant: Date): Promise<Calendar> {
  const [row] = await sql<{ version: string }[]>`
    select version from calendar_version where loaded_at <= ${instant} order by id desc limit 1`;
  return calendarOfVersion(sql, row?.version ?? null);
}
