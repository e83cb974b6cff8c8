import type postgres from 'postgres';
import type { CivilDate } from '../../law/time/civil-date.ts';

export interface BegunAbsence {
  readonly id: string;
  readonly personId: string;
  readonly substituteId: string;
  readonly fromOn: CivilDate;
  readonly untilOn: CivilDate;
  readonly reason: string;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

export interface EndedAbsence {
  readonly id: string;
  /** The first day back. */
  readonly endedOn: CivilDate;
  readonly endedBy: string;
}

/** Begins or ends a leave, and writes down whose administration it was (db/functions/record_absence.sql). */
export async function writeAbsence(
  sql: postgres.Sql,
  change: { readonly begin: BegunAbsence } | { readonly end: EndedAbsence },
): Promise<void> {
  const payload = 'begin' in change ? { begin: begun(change.begin) } : { end: ended(change.end) };
  await sql`select record_absence(${JSON.stringify(payload)}::text::jsonb)`;
}

const begun = ({ id, personId, substituteId, fromOn, untilOn, reason, enteredBy, enteredAt }: BegunAbsence) => ({
  id,
  person_id: personId,
  substitute_id: substituteId,
  from_on: fromOn,
  until_on: untilOn,
  reason,
  entered_by: enteredBy,
  entered_at: enteredAt.toISOString(),
});

const ended = ({ id, endedOn, endedBy }: EndedAbsence) => ({ id, ended_on: endedOn, ended_by: endedBy });
