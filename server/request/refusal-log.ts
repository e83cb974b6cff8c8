import type { ActType } from '../../law/acts.ts';
import type { ProcessRef } from '../../law/process/process-id.ts';
import type { Refusal } from '../../law/refusals.ts';
import { civilDateAt, type CivilDate } from '../../law/time/civil-date.ts';
import type { Installation } from './installation.ts';

export interface RefusedAttempt {
  readonly process: Pick<ProcessRef, 'id' | 'subject'>;
  readonly commandId: string;
  readonly personId: string;
  readonly type: ActType;
  /** The act as far as it was made: codes, dates and hashes. */
  readonly act: unknown;
  readonly code: Refusal;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The revision the person saw. */
  readonly revision: number | null;
  readonly on: CivilDate | null;
  /** Whom to tell of it by mail: the person a link was made for, when somebody else used it. */
  readonly notify?: string;
}

/** Writes down who tried what and why not. A refusal nobody can find later is no refusal. */
export async function recordRefusal({ sql, now }: Installation, attempt: RefusedAttempt): Promise<void> {
  const { process, commandId, personId, type, act, code, facts = {}, revision, on, notify } = attempt;
  const at = now();
  const payload = {
    process_id: process.id,
    subject_kind: process.subject.kind,
    subject_id: process.subject.id,
    command_id: commandId,
    person_id: personId,
    type,
    act,
    code,
    facts,
    revision,
    on: on ?? civilDateAt(at.getTime()),
    at: at.toISOString(),
    ...(notify === undefined ? {} : { notify }),
  };
  await sql`select record_refusal(${JSON.stringify(payload)}::text::jsonb)`;
}
