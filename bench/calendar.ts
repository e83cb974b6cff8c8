import type { Client } from '@temporalio/client';
import type postgres from 'postgres';
import type { Database } from '../db/connect.ts';
import { processId } from '../law/process/process-id.ts';
import { nationalCalendar, type Calendar } from '../law/time/calendar.ts';
import { applyPreview, previewCalendar, type CalendarConnection } from '../server/admin/calendars.ts';
import { PlayedCase } from '../test/fixtures/played-case.ts';
import { onFilledRecord, type RecordToFill } from './filled-record.ts';

export interface CalendarLine {
  readonly name: 'calendar';
  /** Open cases, each with running clocks. */
  readonly cases: number;
  /** Clocks that run in them, and those whose due day the calendar moves. */
  readonly clocks: number;
  readonly moved: number;
  readonly recounted: number;
  readonly previewSeconds: number;
  readonly applySeconds: number;
  readonly previewedCasesPerSecond: number;
  readonly appliedCasesPerSecond: number;
  /** Nothing of what the preview said is left as it was, and every count is kept. */
  readonly everyAffectedCaseRecounted: boolean;
}

/** `BENCH_CALENDAR_CASES=10000 npm run bench` for the size of a province. */
const CASES = Number(process.env['BENCH_CALENDAR_CASES'] ?? 1000);
const DAY = '2026-09-28';

/**
 * Loads a calendar over a record of open cases: two are played, the others are copies of their rows. The signals to the
 * processes go nowhere here, for there are none: what is measured is the preview and the record.
 */
export const calendar = (): Promise<CalendarLine> => onFilledRecord(fill, measured);

async function fill({ owner, application }: RecordToFill): Promise<void> {
  const played = await Promise.all([
    underReview(application, 'yuxi-sfj-2019'),
    underReview(application, 'national-2026'),
  ]);
  for (const { caseId } of played)
    await copy(owner.sql, processId('case', caseId), Math.max(0, Math.ceil(CASES / played.length) - 1));
  await owner.sql.unsafe('analyze');
}

async function underReview(application: Database, profile: string): Promise<PlayedCase> {
  const played = await new PlayedCase(application, { day: DAY, profile }).open();
  await played.finalize();
  await played.submit();
  return played.accept();
}

/** References are not checked: what a calendar does not touch is not copied. */
const copy = (sql: postgres.Sql, id: string, times: number): Promise<unknown> =>
  sql.unsafe(`do $$
    declare
      copied text;
    begin
      perform set_config('lawgate.guard', pg_current_xact_id()::text, true);
      perform set_config('session_replication_role', 'replica', true);
      for turn in 1..${times} loop
        copied := 'case-' || gen_random_uuid();
        insert into process select (jsonb_populate_record(p, jsonb_build_object('id', copied,
          'subject_id', substr(copied, 6), 'number', p.number || '-' || turn))).* from process p where id = '${id}';
        insert into clock select (jsonb_populate_record(k, jsonb_build_object('process_id', copied))).*
          from clock k where process_id = '${id}';
        insert into clock_count select (jsonb_populate_record(n, jsonb_build_object('process_id', copied))).*
          from clock_count n where process_id = '${id}';
        insert into task select (jsonb_populate_record(t,
          jsonb_build_object('process_id', copied, 'id', t.id || '-' || turn))).*
          from task t where process_id = '${id}';
        insert into task_holder select h.task_id || '-' || turn, h.holder, h.due_on, h.open
          from task_holder h join task t on t.id = h.task_id where t.process_id = '${id}';
      end loop;
    end $$`);

/** Two working days of the review become days of rest. */
function laterNotice(): Calendar {
  const year = nationalCalendar.years['2026'];
  if (year === undefined) throw new Error('expected the notice of 2026, got none');
  const off = [...year.off, '2026-09-29', '2026-10-09'];
  return { ...nationalCalendar, version: 'bench', years: { 2026: { ...year, off } } };
}

const nobody = { workflow: { getHandle: () => ({ signal: () => Promise.resolve() }) } } as unknown as Client;

async function measured({ sql }: Database): Promise<CalendarLine> {
  const connection: CalendarConnection = { sql, client: nobody, by: 'bench' };
  const [{ cases, clocks }] = await sql<[{ cases: number; clocks: number }]>`
    select count(distinct process_id)::int as cases, count(*)::int as clocks
    from clock where ended_on is null and dropped_on is null`;
  const begun = performance.now();
  const previewed = await previewCalendar(connection, laterNotice());
  if (!previewed.ok) throw new Error('expected a preview, got a refusal');
  const between = performance.now();
  const applied = await applyPreview(connection, previewed.preview.id);
  if (!applied.ok) throw new Error(`expected the preview to be applied, got ${applied.reason}`);
  const ended = performance.now();
  const [previewSeconds, applySeconds] = [(between - begun) / 1000, (ended - between) / 1000];
  const { moves } = previewed.preview;
  return {
    name: 'calendar',
    cases,
    clocks,
    moved: moves.length,
    recounted: applied.recounted,
    previewSeconds: rounded(previewSeconds),
    applySeconds: rounded(applySeconds),
    previewedCasesPerSecond: Math.round(cases / previewSeconds),
    appliedCasesPerSecond: Math.round(cases / applySeconds),
    everyAffectedCaseRecounted: (await asPreviewed(sql, moves)) === moves.length,
  };
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Moves that stand in the record, in the clock, in its tasks and in its counts. */
async function asPreviewed(sql: postgres.Sql, moves: readonly object[]): Promise<number> {
  const [row] = await sql<[{ done: number }]>`
    select count(*)::int as done
    from jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb)
      as move ("processId" text, clock text, "startedAtRevision" int, "from" date, "to" date)
    join clock k on (k.process_id, k.clock, k.started_at_revision, k.due_on)
      = (move."processId", move.clock, move."startedAtRevision", move."to")
    where (select array_agg(due_on order by counted_at) from clock_count n
        where (n.process_id, n.clock, n.started_at_revision)
          = (k.process_id, k.clock, k.started_at_revision)) = array[move."from", move."to"]
      and not exists (select from task t where t.process_id = k.process_id and t.clock = k.clock
        and t.closed_at is null and t.due_on <> k.due_on)`;
  return row.done;
}
