import type { Actor, CaseRole } from '../people/roles.ts';
import type { Act } from '../acts.ts';
import type { Dues } from '../process/clocks.ts';
import type { ProcessKind, StateName } from '../process/names.ts';
import type { ProcessState } from '../process/state.ts';
import type { Subject } from '../process/process-id.ts';
import { definitionOf } from '../processes.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { Proof } from './proof.ts';

/**
 * One act as the chain of hashes covers it: ids, codes, dates and hashes; no names and no facts. With the entries before
 * it, it says everything its state was computed from.
 */
export interface LedgerEntry {
  readonly processId: string;
  readonly kind: ProcessKind;
  readonly subject: Subject;
  readonly revision: number;
  readonly commandId: string;
  readonly actorId: string;
  /** In the case as it is after the act. */
  readonly actorRoles: readonly CaseRole[];
  /** The person with the offices the session proved; absent where it was recorded before entries carried it. */
  readonly by?: Actor;
  /** The due days the act was judged with. */
  readonly dues?: Dues;
  /** Of the first entry of a process: the machine and what it began with. */
  readonly begun?: Beginning;
  /** Of an act that a person sent: with the rest of the entry, the command as it was signed (`signed-command.ts`). */
  readonly signed?: Signed;
  readonly act: Act;
  readonly on: CivilDate;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly state: StateName;
  readonly fingerprint: string;
}

export interface Signed extends Proof {
  /** The revision the person saw; under back entry clocks may have ended between it and the act. */
  readonly expectedRevision: number | null;
  /** The business date as it was given; null for the day of the act. */
  readonly on: CivilDate | null;
}

export interface Beginning {
  readonly version: string;
  readonly input: unknown;
}

/**
 * What a process began with, read from its state after the first act: no first act changes it.
 *
 * @law APL-47
 */
export const beginningOf = ({ kind, version, context }: ProcessState): Beginning => ({
  version,
  input: definitionOf(kind).begunWith(context),
});
