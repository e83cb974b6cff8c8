import { rolesIn } from '../../law/people/roles.ts';
import { beginningOf, type LedgerEntry } from '../../law/record/ledger-entry.ts';
import { canonicalText } from '../../law/record/canonical.ts';
import type { Recording } from '../recording.ts';

/** The canonical text of the ledger entry: what the chain of hashes covers. */
export function ledgerEntry({ record, state, fingerprint }: Recording): string {
  const { process, revision, commandId, at, on, actorId, by, signed, duesBefore, act, processState } = record;
  const entry: LedgerEntry = {
    processId: process.id,
    kind: process.kind,
    subject: process.subject,
    revision,
    commandId,
    actorId,
    actorRoles: rolesIn(by, processState.context.participants),
    by,
    dues: duesBefore,
    ...(revision === 1 ? { begun: beginningOf(processState) } : {}),
    ...(signed === null ? {} : { signed }),
    act,
    on,
    at,
    state,
    fingerprint,
  };
  return canonicalText(entry);
}
