import type postgres from 'postgres';
import type { Meeting } from '../../law/processes/case/names.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { Fragment } from './fragment.ts';

/** What an act in a case must know of the case's own rows. */
export interface BeforeCase {
  readonly signed: { readonly by: string; readonly on: CivilDate; readonly at: string } | null;
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
  /** Confirmed and valid. */
  readonly confirmedMeetings: readonly {
    readonly id: string;
    readonly meeting: Meeting;
    readonly substitutes: boolean;
  }[];
}

export interface MeetingUnderWay {
  readonly id: string;
  readonly meeting: Meeting;
  readonly convenedBy: string;
  readonly convenedOn: CivilDate;
  /** ISO 8601. */
  readonly convenedAt: string;
}

/** As one JSON value of a larger question; `round` is that of the case after the act. */
export const beforeCase = (sql: postgres.Sql, caseId: string, round: number): Fragment => sql`json_build_object(
  'signed', (select json_build_object('by', signed_by, 'on', signed_on, 'at', signed_at)
    from enforcement_case where id = ${caseId} and signed_by is not null),
  'round', (select round from enforcement_case where id = ${caseId}),
  'passId', (select opinion_id from pass where case_id = ${caseId} and validity = 'valid'),
  'outOfScopeId', (select id from out_of_scope where case_id = ${caseId} and validity = 'valid'),
  'openOpinionId', (select id from opinion
    where case_id = ${caseId} and round = ${round} and issued is null and returned_on is null
    order by signed_at desc limit 1),
  'openRound', (select max(round) from submission where case_id = ${caseId} and ended_on is null),
  'issuedOpinionId', (select id from opinion where case_id = ${caseId} and issued and withdrawn_on is null
    order by round desc limit 1),
  'meeting', (select json_build_object('id', id, 'meeting', meeting, 'convenedBy', convened_by,
      'convenedOn', convened_on, 'convenedAt', convened_at)
    from deliberation where case_id = ${caseId} and validity = 'valid' and confirmed_on is null
    order by convened_at desc limit 1),
  'confirmedMeetings', (select coalesce(json_agg(json_build_object('id', id, 'meeting', meeting,
      'substitutes', substitutes)), '[]')
    from deliberation where case_id = ${caseId} and validity = 'valid' and confirmed_on is not null))`;
