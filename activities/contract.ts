import type { Actor } from '../law/people/roles.ts';
import type { Act } from '../law/acts.ts';
import type { ClockName, Dues } from '../law/process/clocks.ts';
import type { ProcessState } from '../law/process/state.ts';
import type { ProcessRef } from '../law/process/process-id.ts';
import type { Task } from '../law/process/tasks.ts';
import type { Beginning, LedgerEntry, Signed } from '../law/record/ledger-entry.ts';
import type { CivilDate } from '../law/time/civil-date.ts';

/**
 * One act, and what its process makes of it. The record believes none of that: it works it out again from what stands
 * there and from the command as it was signed, and refuses what differs.
 */
export interface ActRecord {
  readonly process: ProcessRef;
  /** Revision of this process after the act; the first act makes revision 1. */
  readonly revision: number;
  /** Names the attempt: the same command recorded twice is recorded once. */
  readonly commandId: string;
  /** Instant of the act by the workflow's clock, ISO 8601 in UTC. */
  readonly at: string;
  /** Business date of the act: that of `at` in Beijing, or an earlier one during back entry. */
  readonly on: CivilDate;
  readonly actorId: string;
  /** The person with the offices the session proved. */
  readonly by: Actor;
  /** Null of what the process does of itself: its clocks, and what other processes tell it. */
  readonly signed: Signed | null;
  /** Of the first act. */
  readonly begun: Beginning | null;
  /** The due days the act was judged with. */
  readonly duesBefore: Dues;
  readonly act: Act;
  /** The process after the act. */
  readonly processState: ProcessState;
  /** All tasks open after the act. */
  readonly tasks: readonly Task[];
}

/** A moment at which a clock speaks. */
export interface Deadline {
  /** `<clock>:<from>:<extendedBy>:<what>`: fired once, and again only after the clock was started or extended anew. */
  readonly key: string;
  readonly clock: ClockName;
  readonly what: 'remind' | 'expire';
  /** Epoch milliseconds: 09:00 of the last working day before the due day, or 24:00 of the due day. */
  readonly at: number;
  /** Business date to record when it fires during back entry: the reminder's day, or the day after the due day. */
  readonly on: CivilDate;
}

export interface Recorded {
  /** Of the state as recorded; the workflow compares it with its own, so that a changed machine shows in replay. */
  readonly fingerprint: string;
  readonly dues: Dues;
  readonly deadlines: readonly Deadline[];
}

export interface Answer extends Recorded {
  /**
   * What stood in the record already from the revision asked for on. Nothing was written then, and fingerprint, due days
   * and deadlines are those after the last of these. Empty: nobody was there before.
   */
  readonly ahead: readonly LedgerEntry[];
}

/** What is recorded of a process from this revision on. */
export interface Since {
  readonly process: ProcessRef;
  readonly revision: number;
}

/** A question after a calendar was loaded: the same clocks, counted anew. `revision`: the one after the last that is known. */
export interface Recount extends Since {
  readonly processState: ProcessState;
  readonly calendarVersion: string;
}

/**
 * The door of the activities. An implementation throws a non-retryable failure only for a broken constraint, or where a
 * process is ahead of its record.
 */
export interface Activities {
  record(act: ActRecord): Promise<Answer>;
  /** Null: nothing. */
  recordedSince(question: Since): Promise<Answer | null>;
  recount(question: Recount): Promise<Answer>;
}
