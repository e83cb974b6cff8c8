import {
  caseRoles,
  offices,
  rolesIn,
  system,
  type Actor,
  type Participants,
  type CaseRole,
  type HeldOffice,
} from '../people/roles.ts';
import { permittedActs, type PermittedAct } from '../process.ts';
import type { Moment } from './definition.ts';
import type { ProcessState } from './state.ts';

/** What whoever is in a role may do, beside what that person may do in every other role they hold by it. */
export interface PermittedRole {
  readonly role: CaseRole;
  readonly acts: readonly PermittedAct[];
}

interface Holder {
  readonly actor: Actor;
  readonly roles: readonly CaseRole[];
}

/** Nobody of this case: an office alone makes the role. */
const SOMEBODY = '';

/**
 * Permitted acts by role, for nobody in particular: each role is asked as the person who has it and as little else as
 * possible. A clock may nothing.
 *
 * @law APL-57
 */
export function permittedRoles(processState: ProcessState, moment: Omit<Moment, 'by'>): readonly PermittedRole[] {
  const candidates = candidatesIn(processState.context.participants);
  const told = caseRoles.flatMap((role) => {
    const holder = holderOf(role, candidates);
    if (holder === null) return [];
    return [{ role, roles: holder.roles, acts: permittedActs(processState, { ...moment, by: holder.actor }) }];
  });
  return told.flatMap(({ role, roles, acts }): readonly PermittedRole[] => {
    const elsewhere = told
      .filter((other) => other.role !== role && roles.includes(other.role) && !other.roles.includes(role))
      .flatMap((other) => other.acts.map(({ type }) => type));
    const own = acts.filter(({ type }) => !elsewhere.includes(type));
    return own.length === 0 ? [] : [{ role, acts: own }];
  });
}

/** Everybody the case names, and somebody it does not, each with no office and with each one office. */
function candidatesIn(participants: Participants): readonly Holder[] {
  const named = [
    ...participants.handlers,
    participants.reviewerId,
    participants.delegateId,
    ...(participants.cosigners ?? []),
    participants.hearingOfficerId,
    participants.chairId,
    participants.recorderId,
    ...Object.values(participants.standIns),
  ].filter((id) => typeof id === 'string');
  const places = [participants.authorityId, participants.handlingUnitId, participants.reviewUnitId];
  const held = offices.flatMap((office) => places.map((of): HeldOffice => ({ office, of })));
  return [SOMEBODY, ...new Set(named)].flatMap((personId) =>
    [[], ...held.map((one) => [one])].map((some): Holder => {
      const actor: Actor = { personId, authorityId: participants.authorityId, offices: some };
      return { actor, roles: rolesIn(actor, participants).filter((role) => role !== 'system') };
    }),
  );
}

function holderOf(role: CaseRole, candidates: readonly Holder[]): Holder | null {
  return candidates
    .filter(({ roles, actor }) => roles.includes(role) && actor.personId !== system.personId)
    .reduce<Holder | null>((best, one) => (best === null || one.roles.length < best.roles.length ? one : best), null);
}
