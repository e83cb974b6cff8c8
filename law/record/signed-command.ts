import type { Act } from '../acts.ts';
import type { Actor } from '../people/roles.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { canonicalText } from './canonical.ts';
import type { Beginning, LedgerEntry } from './ledger-entry.ts';

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

/**
 * The command an entry of the ledger says it was made from; null where nobody sent one, because a clock or another process
 * acted.
 *
 * @law APL-47
 */
export function commandIn({ signed, ...entry }: LedgerEntry): SentCommand | null {
  if (signed === undefined || entry.by === undefined) return null;
  const { processId, commandId: id, act, by, begun = null } = entry;
  const { at, on, expectedRevision } = signed;
  return { processId, begun, id, act, by, expectedRevision, on, at };
}
