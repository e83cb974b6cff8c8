import type postgres from 'postgres';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { StopOnPaper } from '../../law/process/clock-count.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { Task } from '../../law/process/tasks.ts';
import type { Beginning, LedgerEntry } from '../../law/record/ledger-entry.ts';
import type { ProcessKind } from '../../law/process/names.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { Subject } from '../../law/process/process-id.ts';
import type { Fragment } from './fragment.ts';

/** What the record says just before an act is added to it. */
export interface BeforeAct {
  /** What is recorded at this very revision and after it already, and the process since; null for nothing. */
  readonly ahead: Ahead | null;
  readonly authority: { readonly name: string; readonly numberWord: string; readonly demo: boolean } | null;
  readonly fingerprint: string | null;
  /** The process as it stands; null before its first act. */
  readonly processState: ProcessState | null;
  readonly tasks: readonly OpenTask[];
  /** The last run of each clock of this process. */
  readonly runs: readonly RecordedRun[];
  readonly texts: Readonly<Record<string, string>>;
  /** The actor, and the holders of the offices asked for. */
  readonly people: readonly { readonly id: string; readonly offices: readonly HeldOffice[] }[];
  /** Who is away on the day of the act, and who stands in. */
  readonly absences: readonly { readonly personId: string; readonly substituteId: string }[];
  readonly calendarVersion: string | null;
  /** With which the command was signed; null where there is none of that id. */
  readonly commandKey: CommandKey | null;
  /** Asked where no person acts. */
  readonly unasked: Unasked | null;
  /** What the kind of the process asked for itself; only its own projection knows what that is. */
  readonly own: unknown;
}

export interface CommandKey {
  /** SPKI of an Ed25519 key, base64. */
  readonly publicKey: string;
  /** ISO 8601; null while it counts. */
  readonly retiredAt: string | null;
  /** Whether somebody has acted since the revision that was seen. */
  readonly overtaken: boolean;
}

/** What may have moved a process of itself. */
interface Unasked {
  /** The other processes about its subject. */
  readonly siblings: Readonly<Partial<Record<ProcessKind, { processState: ProcessState; begun: Beginning }>>>;
  /** Whether this deadline has spoken already. */
  readonly hasSpoken: boolean;
}

export interface Ahead {
  readonly entries: readonly LedgerEntry[];
  readonly processState: ProcessState;
}

export interface OpenTask extends Task {
  readonly dueOn: CivilDate;
  readonly reminders: number;
  /** Under which keys it lies open. */
  readonly holders: readonly string[];
}

export interface RecordedRun {
  readonly clock: ClockName;
  readonly startedAtRevision: number;
  readonly fromOn: CivilDate;
  readonly extendedBy: number;
  readonly endedOn: CivilDate | null;
  readonly droppedOn: CivilDate | null;
  readonly dueOn: CivilDate;
  /** Epoch milliseconds, of a clock of hours. */
  readonly dueAt: number | null;
  readonly stops: readonly StopOnPaper[] | null;
  readonly stands: boolean;
  /** The last day by its paper; null where it was counted. */
  readonly until: CivilDate | null;
}

export interface BeforeActQuestion {
  readonly processId: string;
  readonly authorityId: string;
  readonly actorId: string;
  readonly revision: number;
  /** Contents whose text is needed. */
  readonly hashes: readonly string[];
  /** Offices whose holders are needed. */
  readonly offices: readonly HeldOffice[];
  /** The business day, for who is away. */
  readonly on: CivilDate;
  /** Id of the key that signed, and the revision the person saw; null where no person acts. */
  readonly signed: { readonly key: string; readonly expectedRevision: number | null } | null;
  /** Where no person acts: the subject, and the key of the deadline where a clock speaks. */
  readonly unasked: { readonly subject: Subject; readonly deadline: string | null } | null;
  /** What the kind of the process must know besides: one JSON value. */
  readonly own: Fragment;
}

/** One round trip for all of it: an act must not wait for ten. */
export async function beforeAct(sql: postgres.Sql, question: BeforeActQuestion): Promise<BeforeAct> {
  const { processId, authorityId, actorId, revision, hashes, offices, on, signed, unasked, own } = question;
  const [row] = await sql<[BeforeAct]>`
    select
      (select json_build_object('entries', json_agg(entry::json order by revision),
          'processState', (select snapshot from process where id = ${processId}))
        from ledger where process_id = ${processId} and revision >= ${revision}
        having count(*) > 0) as "ahead",
      (select json_build_object('name', name, 'numberWord', number_word, 'demo', demo)
        from authority where id = ${authorityId}) as "authority",
      (select fingerprint from process where id = ${processId}) as "fingerprint",
      (select snapshot from process where id = ${processId}) as "processState",
      (select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'role', role, 'personId', person_id,
          'of', of_id, 'act', act, 'clock', clock, 'openedAtRevision', opened_at_revision,
          'dueOn', due_on, 'reminders', reminders, 'holders',
          (select coalesce(json_agg(holder), '[]') from task_holder where task_id = id and open))), '[]')
        from task where process_id = ${processId} and closed_at is null) as "tasks",
      (select coalesce(json_agg(run), '[]') from (
        select distinct on (clock) clock, started_at_revision as "startedAtRevision", from_on as "fromOn",
          extended_by as "extendedBy", ended_on as "endedOn", dropped_on as "droppedOn", due_on as "dueOn",
          receipt -> 'dueAt' as "dueAt", receipt -> 'stops' as "stops", receipt ? 'standsSince' as "stands",
          receipt -> 'until' as "until"
        from clock where process_id = ${processId}
        order by clock, started_at_revision desc) as run) as "runs",
      (select coalesce(json_object_agg(hash, body), '{}') from content where hash = any(${hashes}::text[])) as "texts",
      (select coalesce(json_agg(json_build_object('id', id, 'offices', offices)), '[]') from person
        where id = ${actorId} or (active and offices @> any(${offices.map((office) => JSON.stringify([office]))}::jsonb[]))
      ) as "people",
      (select coalesce(json_agg(json_build_object('personId', person_id, 'substituteId', substitute_id)), '[]')
        from absence where until_on >= ${on}::date and from_on <= ${on}::date
          and (ended_on is null or ended_on > ${on}::date)) as "absences",
      (select version from calendar_version order by id desc limit 1) as "calendarVersion",
      (select json_build_object('publicKey', public_key, 'retiredAt', retired_at,
          'overtaken', exists (select from ledger where process_id = ${processId} and actor_id <> 'system'
            and revision > ${signed?.expectedRevision ?? 0}))
        from command_key where id = ${signed?.key ?? null}) as "commandKey",
      ${unasked === null ? sql`null` : unaskedOf(sql, processId, unasked)} as "unasked",
      ${own} as "own"`;
  return row;
}

const unaskedOf = (
  sql: postgres.Sql,
  processId: string,
  { subject: { kind, id }, deadline }: NonNullable<BeforeActQuestion['unasked']>,
): Fragment => sql`json_build_object(
  'siblings', (select coalesce(json_object_agg(p.kind, json_build_object('processState', p.snapshot,
      'begun', (select entry::json -> 'begun' from ledger where process_id = p.id and revision = 1))), '{}')
    from process p where p.subject_kind = ${kind} and p.subject_id = ${id} and p.id <> ${processId}),
  'hasSpoken', (select count(*) > 0 from ledger
    where process_id = ${processId} and actor_id = 'system' and starts_with(command_id, ${deadline}::text || '@')))`;
