import type postgres from 'postgres';
import type { Fragment } from '../../db/read/fragment.ts';
import type { ProcessHeading } from '../../db/read/process-heading.ts';
import type { ReviewResult } from '../../db/schema/mails.ts';
import type { Writing } from '../../db/write/writing.ts';
import type { Act } from '../../law/acts.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { ActRecord } from '../contract.ts';
import type { Recording } from '../recording.ts';

/** What one kind of process leaves in the record beside what every process does. */
export interface Projection {
  /** What its rows must know of the record before the act, as one JSON value; `Recording.before.own` then. */
  readonly before: (sql: postgres.Sql, record: ActRecord) => Fragment;
  /** Contents its rows are made from. */
  readonly contents: (act: Act) => readonly string[];
  /** What the process is called when it begins. */
  readonly heading: (recording: Recording) => ProcessHeading;
  /** What an act changed of that. */
  readonly renamed: (recording: Recording) => Partial<ProcessHeading>;
  /** The bytes that signature, review and approval bind to. */
  readonly contentHash: (processState: ProcessState) => string | null;
  /** The rows of its own tables. */
  readonly rows: (recording: Recording) => readonly Writing[];
  readonly mails: MailRules;
}

/** What mails say and to whom, beside what each act says of itself (`asksByMail`, `tellsByMail`). */
export interface MailRules {
  /** Who is invited to what the act convened, without being asked for anything. */
  readonly invited: (recording: Recording) => readonly string[];
  /** How a review came out, as every mail may say. */
  readonly reviewResult: (recording: Recording) => ReviewResult | null;
}
