import type postgres from 'postgres';
import type { Act, ActType } from '../../law/acts.ts';
import type { ClockReceipt } from '../../law/process/clock-count.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { ProcessKind, StateName } from '../../law/process/names.ts';
import { kindOfProcess } from '../../law/process/process-id.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import type { Refusal } from '../../law/refusals.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { NamedRow } from './case-head.ts';
import type { Fragment } from './fragment.ts';

/** Who did it, on which business date, and when it was entered. */
export interface Stamp {
  readonly by: NamedRow;
  readonly on: CivilDate;
  /** ISO 8601. */
  readonly at: string;
}

export interface OpinionRow {
  readonly id: string;
  readonly form: 'letter' | 'light';
  readonly kind: string;
  readonly passes: boolean;
  readonly number: string | null;
  readonly contentHash: string;
  readonly answers: readonly string[];
  readonly textHash: string | null;
  readonly signed: Stamp;
  /** In the light form, by the reviewer's own signature. */
  readonly issued: Stamp | null;
  readonly returnedOn: CivilDate | null;
  readonly withdrawn: (Pick<Stamp, 'by' | 'on'> & { readonly reasonHash: string }) | null;
  readonly pass: 'valid' | 'voided' | null;
  readonly voidedBy: ActType | null;
}

export interface RoundRow {
  readonly round: number;
  readonly begunBy: ActType;
  readonly contentHash: string;
  readonly signed: Stamp | null;
  readonly submitted: Stamp;
  readonly receivedOn: CivilDate;
  readonly accepted: Stamp | null;
  readonly endedOn: CivilDate | null;
  readonly endedBy: ActType | null;
  /** In the order they were signed; the last one counts. */
  readonly opinions: readonly OpinionRow[];
}

/** `by`, `on` and `at` of a row, as a stamp; null when it did not happen. */
const stamp = (sql: postgres.Sql, verb: string) => {
  const column = (suffix: string) => sql.unsafe(`${verb}_${suffix}`);
  return sql`case when ${column('by')} is not null then json_build_object(
    'by', json_build_object('id', ${column('by')}, 'name', (select name from person where id = ${column('by')})),
    'on', ${column('on')}, 'at', ${column('at')}) end`;
};

/** The rounds of review, each with its opinions. */
export const roundsOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly RoundRow[]> => sql<RoundRow[]>`
  select s.round, s.begun_by as "begunBy", s.content_hash as "contentHash", ${stamp(sql, 's.signed')} as signed,
    json_build_object('by', json_build_object('id', s.submitted_by,
      'name', (select name from person where id = s.submitted_by)), 'on', s.received_on, 'at', s.submitted_at) as submitted,
    s.received_on as "receivedOn", ${stamp(sql, 's.accepted')} as accepted, s.ended_on as "endedOn",
    s.ended_by as "endedBy",
    (select coalesce(json_agg(json_build_object('id', o.id, 'form', o.form, 'kind', o.kind, 'passes', o.passes, 'number', o.number,
        'contentHash', o.content_hash, 'answers', o.answers, 'textHash', o.text_hash,
        'signed', json_build_object('by', json_build_object('id', o.reviewer_id,
          'name', (select name from person where id = o.reviewer_id)), 'on', o.signed_on, 'at', o.signed_at),
        'issued', case when o.issued then json_build_object(
          'by', json_build_object('id', coalesce(o.issued_by, o.reviewer_id),
            'name', (select name from person where id = coalesce(o.issued_by, o.reviewer_id))),
          'on', o.issued_on, 'at', o.issued_at) end,
        'returnedOn', o.returned_on,
        'withdrawn', case when o.withdrawn_by is not null then json_build_object(
          'by', json_build_object('id', o.withdrawn_by, 'name', (select name from person where id = o.withdrawn_by)),
          'on', o.withdrawn_on, 'reasonHash', o.withdrawn_reason_hash) end,
        'pass', p.validity, 'voidedBy', p.voided_by) order by o.signed_at, o.id), '[]')
      from opinion o left join pass p on p.opinion_id = o.id
      where o.case_id = s.case_id and o.round = s.round) as opinions
  from submission s where s.case_id = ${caseId} order by s.round`;

export interface ClockRow {
  readonly process: ProcessKind;
  readonly clock: ClockName;
  readonly startedAtRevision: number;
  readonly fromOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly extendedBy: number;
  readonly extendedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly droppedOn: CivilDate | null;
  readonly receipt: ClockReceipt;
  /** Names of the persons and units that signed for its stops, by id. */
  readonly signers: Readonly<Record<string, string>>;
  /** Every count of the same run, as counted then, the oldest first. */
  readonly counts: readonly {
    readonly calendarVersion: string;
    readonly extendedBy: number;
    readonly stopMarks: number;
    readonly dueOn: CivilDate;
    readonly countedAt: string;
  }[];
}

/** Ids of those who signed for the stops of clock `k`. */
const signer = (sql: postgres.Sql) => sql`
  select stop ->> 'by' from jsonb_array_elements(coalesce(k.receipt -> 'stops', '[]')) as stop`;

/** Every run of every clock of these processes, with its receipt and how it was counted before. */
const clocksWhere = (sql: postgres.Sql, which: Fragment): Promise<readonly ClockRow[]> => sql<ClockRow[]>`
  select p.kind as process, k.clock, k.started_at_revision as "startedAtRevision", k.from_on as "fromOn", k.due_on as "dueOn", k.extended_by as "extendedBy",
    k.extended_on as "extendedOn", k.ended_on as "endedOn", k.dropped_on as "droppedOn", k.receipt,
    (select coalesce(json_object_agg(id, name), '{}') from (
      select id, name from person where id in (${signer(sql)}) union all
      select id, name from unit where id in (${signer(sql)})) as signed) as signers,
    (select json_agg(json_build_object('calendarVersion', n.calendar_version, 'extendedBy', n.extended_by, 'stopMarks', n.stop_marks,
        'dueOn', n.due_on, 'countedAt', n.counted_at) order by n.counted_at)
      from clock_count n where n.process_id = k.process_id and n.clock = k.clock
        and n.started_at_revision = k.started_at_revision) as counts
  from process p join clock k on k.process_id = p.id
  where ${which} order by k.process_id, k.started_at_revision, k.clock`;

export const clocksOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly ClockRow[]> =>
  clocksWhere(sql, sql`p.subject_kind = 'case' and p.subject_id = ${caseId}`);

export const clocksOfProcess = (sql: postgres.Sql, processId: string): Promise<readonly ClockRow[]> =>
  clocksWhere(sql, sql`p.id = ${processId}`);

export interface LedgerRow {
  readonly what: 'act';
  readonly process: ProcessKind;
  readonly revision: number;
  readonly seq: number;
  readonly type: ActType;
  readonly act: Act;
  readonly textHash: string | null;
  readonly by: NamedRow | null;
  /** Absent persons for whom it was done. */
  readonly standsFor: readonly NamedRow[];
  readonly on: CivilDate;
  readonly at: Date;
  readonly state: StateName;
  readonly numbers: readonly string[];
  readonly hash: string;
  /** As the chain covers it. */
  readonly entry: LedgerEntry;
}

/** All acts about a case, whatever the process, in the order they were recorded. */
export const ledgerOfCase = (sql: postgres.Sql, caseId: string): Promise<readonly LedgerRow[]> => sql<LedgerRow[]>`
  select 'act' as what, p.kind as process, l.revision, l.seq, l.type, l.act, l.text_hash as "textHash",
    (select json_build_object('id', id, 'name', name) from person where id = l.actor_id) as by,
    (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name)), '[]')
      from jsonb_array_elements(coalesce(l.entry::jsonb -> 'by' -> 'standsFor', '[]')) as absent
      join person a on a.id = absent ->> 'personId') as "standsFor",
    l."on", l.at, l.state, l.numbers, l.hash, l.entry::json as entry
  from ledger l join process p on p.id = l.process_id
  where l.subject_kind = 'case' and l.subject_id = ${caseId} order by l.seq`;

export interface RefusalRow {
  readonly what: 'refusal';
  readonly process: ProcessKind;
  readonly type: ActType;
  readonly code: Refusal;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly by: NamedRow | null;
  readonly on: CivilDate;
  readonly at: Date;
}

/** What was tried in a case and refused. A process whose beginning was refused has no row: its id says its kind. */
export async function refusalsOfCase(sql: postgres.Sql, caseId: string): Promise<readonly RefusalRow[]> {
  const rows = await sql<(Omit<RefusalRow, 'process'> & { readonly processId: string })[]>`
    select 'refusal' as what, r.process_id as "processId", r.type, r.code, r.facts,
      (select json_build_object('id', id, 'name', name) from person where id = r.person_id) as by, r."on", r.at
    from refusal r where r.subject_kind = 'case' and r.subject_id = ${caseId} order by r.at, r.id`;
  return rows.map(({ processId, ...row }) => ({ ...row, process: kindOfProcess(processId) }));
}

/** Whether every entry still is what its hash says and follows the one before it. */
export async function isLedgerIntact(sql: postgres.Sql, caseId: string): Promise<boolean> {
  const [row] = await sql<[{ intact: boolean }]>`
    select coalesce(bool_and(
      seq = position and previous_hash = coalesce(before, '')
      and hash = encode(sha256(convert_to(
        previous_hash || chr(10) || entry || chr(10) || array_to_string(numbers, ','), 'UTF8')), 'hex')), true) as intact
    from (select *, row_number() over (order by seq) as position, lag(hash) over (order by seq) as before
      from ledger where subject_kind = 'case' and subject_id = ${caseId}) as chained`;
  return row.intact;
}
