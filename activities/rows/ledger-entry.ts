import { rolesIn } from '../../law/people/roles.ts';
import { canonicalText } from '../../law/review/content.ts';
import type { Recording } from '../recording.ts';

/** The canonical text of the ledger entry: what the chain of hashes covers. */
export function ledgerEntry({ record, before, state, fingerprint }: Recording): string {
  const { kind, caseId, revision, commandId, at, on, actorId, act, standing } = record;
  const offices = before.people.find(({ id }) => id === actorId)?.offices ?? [];
  return canonicalText({
    process: kind,
    caseId,
    revision,
    commandId,
    actorId,
    actorRoles: rolesIn({ personId: actorId, offices }, standing.context.parts),
    act,
    on,
    at,
    state,
    fingerprint,
  });
}
