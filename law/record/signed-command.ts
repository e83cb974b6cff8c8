import type { Act } from '../acts.ts';
import type { Actor } from '../people/roles.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { canonicalText } from './canonical.ts';
import type { Beginning } from './ledger-entry.ts';

/** What a person sent, whole: everything the record may be made from. */
export interface SentCommand {
  readonly processId: string;
  /** Of the first act of a process: the machine and what it begins with. */
  readonly begun: Beginning | null;
  readonly id: string;
  readonly act: Act;
  readonly by: Actor;
  readonly expectedRevision: number | null;
  /** Business date as given; null for the day of the act. */
  readonly on: CivilDate | null;
  /** When it was signed, ISO 8601 in UTC. */
  readonly at: string;
}

/**
 * What is signed of a command, in one spelling.
 *
 * @law APL-47
 */
export const commandText = (command: SentCommand): string => canonicalText({ lawgate: 'command/1', ...command });
