import type postgres from 'postgres';
import type { HeldOffice } from '../../law/people/roles.ts';
import type { StopOnPaper } from '../../law/procedure/clock-count.ts';
import type { ClockName } from '../../law/procedure/clocks.ts';
import type { Meeting } from '../../law/procedure/names.ts';
import type { ProcessKind } from '../../law/procedure/procedure.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

/** What the record says just before an act is added to it. */
export interface BeforeAct {
  /** What is recorded at this very revision already: the answer to a call whose answer was lost. */
  readonly recorded: { readonly commandId: string; readonly fingerprint: string } | null;
  readonly authority: { readonly name: string; readonly numberWord: string; readonly demo: boolean } | null;
  readonly signed: { readonly by: string; readonly on: CivilDate; readonly at: string } | null;
  readonly fingerprint: string | null;
  /** Of the case before the act; null when there is none yet. */
  readonly round: number | null;
  readonly passId: string | null;
  readonly outOfScopeId: string | null;
  /** Signed in this round, neither issued nor returned. */
  readonly openOpinionId: string | null;
  /** The round that is not over yet. */
  readonly openRound: number | null;
  /** Issued in the last round that has one, and not taken back. */
  readonly issuedOpinionId: string | null;
  /** Convened, and neither confirmed nor voided. */
  readonly meeting: MeetingUnderWay | null;
  /** Confirmed and standing. */
  readonly confirmedMeetings: readonly {
    readonly id: string;
    readonly meeting: Meeting;
    readonly substitutes: boolean;
  }[];
  readonly tasks: readonly OpenTask[];
  /** The last run of each clock of this process. */
  readonly runs: readonly RecordedRun[];
  readonly texts: Readonly<Record<string, string>>;
  /** The actor, and the holders of the offices asked for. */
  readonly people: readonly { readonly id: string; readonly offices: readonly HeldOffice[] }[];
  /** Who is away on the day of the act, and who stands in. */
  readonly absences: readonly { readonly personId: string; readonly substituteId: string }[];
  readonly calendarVersion: string | null;
}

export interface MeetingUnderWay {
  readonly id: string;
  readonly meeting: Meeting;
  readonly convenedBy: string;
  readonly convenedOn: CivilDate;
  /** ISO 8601. */
  readonly convenedAt: string;
}

export interface OpenTask {
  readonly id: string;
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
  readonly caseId: string;
  readonly process: ProcessKind;
  readonly authorityId: string;
  readonly actorId: string;
  readonly revision: number;
  readonly round: number;
  /** Contents whose text is needed. */
  readonly hashes: readonly string[];
  /** Offices whose holders are needed. */
  readonly offices: readonly HeldOffice[];
  /** The business day, for who is away. */
  readonly on: CivilDate;
}

/** One round trip for all of it: an act must not wait for ten. */
export async function beforeAct(sql: postgres.Sql, question: BeforeActQuestion): Promise<BeforeAct> {
  const { caseId, process, authorityId, actorId, revision, round, hashes, offices, on } = question;
  const [row] = await sql<[BeforeAct]>`
    select
      (select json_build_object('commandId', command_id, 'fingerprint', fingerprint) from ledger
        where case_id = ${caseId} and process = ${process} and revision = ${revision}) as "recorded",
      (select json_build_object('name', name, 'numberWord', number_word, 'demo', demo)
        from authority where id = ${authorityId}) as "authority",
      (select json_build_object('by', signed_by, 'on', signed_on, 'at', signed_at)
        from enforcement_case where id = ${caseId} and signed_by is not null) as "signed",
      case when ${process} = 'case'
        then (select fingerprint from enforcement_case where id = ${caseId})
        else (select fingerprint from publication where case_id = ${caseId}) end as "fingerprint",
      (select round from enforcement_case where id = ${caseId}) as "round",
      (select opinion_id from pass where case_id = ${caseId} and standing = 'standing') as "passId",
      (select id from out_of_scope where case_id = ${caseId} and standing = 'standing') as "outOfScopeId",
      (select id from opinion where case_id = ${caseId} and round = ${round} and issued is null and returned_on is null
        order by signed_at desc limit 1) as "openOpinionId",
      (select max(round) from submission where case_id = ${caseId} and ended_on is null) as "openRound",
      (select id from opinion where case_id = ${caseId} and issued and withdrawn_on is null
        order by round desc limit 1) as "issuedOpinionId",
      (select json_build_object('id', id, 'meeting', meeting, 'convenedBy', convened_by, 'convenedOn', convened_on,
          'convenedAt', convened_at)
        from deliberation where case_id = ${caseId} and standing = 'standing' and confirmed_on is null
        order by convened_at desc limit 1) as "meeting",
      (select coalesce(json_agg(json_build_object('id', id, 'meeting', meeting, 'substitutes', substitutes)), '[]')
        from deliberation where case_id = ${caseId} and standing = 'standing' and confirmed_on is not null
      ) as "confirmedMeetings",
      (select coalesce(json_agg(json_build_object('id', id, 'dueOn', due_on, 'reminders', reminders, 'holders',
          (select coalesce(json_agg(holder), '[]') from task_holder where task_id = id and open))), '[]')
        from task where case_id = ${caseId} and process = ${process} and closed_at is null) as "tasks",
      (select coalesce(json_agg(run), '[]') from (
        select distinct on (clock) clock, started_at_revision as "startedAtRevision", from_on as "fromOn",
          extended_by as "extendedBy", ended_on as "endedOn", dropped_on as "droppedOn", due_on as "dueOn",
          receipt -> 'dueAt' as "dueAt", receipt -> 'stops' as "stops", receipt ? 'standsSince' as "stands",
          receipt -> 'until' as "until"
        from clock where case_id = ${caseId} and process = ${process}
        order by clock, started_at_revision desc) as run) as "runs",
      (select coalesce(json_object_agg(hash, body), '{}') from content where hash = any(${hashes}::text[])) as "texts",
      (select coalesce(json_agg(json_build_object('id', id, 'offices', offices)), '[]') from person
        where id = ${actorId} or (active and offices @> any(${offices.map((office) => JSON.stringify([office]))}::jsonb[]))
      ) as "people",
      (select coalesce(json_agg(json_build_object('personId', person_id, 'substituteId', substitute_id)), '[]')
        from absence where until_on >= ${on}::date and from_on <= ${on}::date
          and (ended_on is null or ended_on > ${on}::date)) as "absences",
      (select version from calendar_version order by id desc limit 1) as "calendarVersion"`;
  return row;
}
