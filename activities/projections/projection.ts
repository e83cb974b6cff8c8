import type postgres from 'postgres';
import type { Fragment } from '../../db/read/fragment.ts';
import type { ProcessHeading } from '../../db/read/process-heading.ts';
import type { ReviewResult } from '../../db/schema/mails.ts';
import type { Writing } from '../../db/write/writing.ts';
import type { Act } from '../../law/procedure/acts.ts';
import type { TaskKind } from '../../law/procedure/names.ts';
import type { Standing } from '../../law/procedure/procedure.ts';
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
  readonly contentHash: (standing: Standing) => string | null;
  /** The rows of its own tables. */
  readonly rows: (recording: Recording) => readonly Writing[];
  readonly mails: MailRules;
}

export interface MailRules {
  /** Tasks that are done from a mail: only these get a link of their own; every other mail leads to the desk. */
  readonly linked: readonly TaskKind[];
  /** Further tasks whose opening is told by mail. */
  readonly announced: readonly TaskKind[];
  /** Who hears of the act without being asked for anything. */
  readonly notices: (recording: Recording) => readonly Notice[];
  /** How a review came out, as every mail may say. */
  readonly reviewResult: (recording: Recording) => ReviewResult | null;
}

export interface Notice {
  /** `refused`: told no. `taskOpened`: invited. */
  readonly kind: 'refused' | 'taskOpened';
  readonly personId: string;
}
