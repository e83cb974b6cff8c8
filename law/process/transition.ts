import type { CaseRole } from '../people/roles.ts';
import type { Provision } from '../statutes.ts';

/** Who may take a transition, and by which provision it exists. */
export interface Transition {
  readonly roles: readonly CaseRole[];
  readonly provision: Provision;
}

/** @law PROFILE */
export const by = (provision: Provision, ...roles: CaseRole[]): Transition => ({ roles, provision });
