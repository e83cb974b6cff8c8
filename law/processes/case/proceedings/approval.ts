import { inOwnRight, rolesIn } from '../../../people/roles.ts';
import type { Refusal } from '../../../refusals.ts';
import { obstaclesToAsking } from '../review/gate.ts';
import type { CaseContext } from '../context.ts';
import type { EventOf, CaseEvent } from '../event.ts';
import { firstOf } from '../../../process/first-of.ts';
import { wasInvestigator } from './involvement.ts';
import type { Proceeding } from './proceeding.ts';

/** Who acts for an absent head shows a written authority, where the local rule lets anybody act for the head at all. */
const obstacleToUnwritten = ({ rules }: CaseContext): Refusal =>
  rules.approval.actingHead === 'none' ? 'acting-head-not-provided' : 'written-authority-missing';

function obstacleToMandate(context: CaseContext, event: EventOf<'replaceLeader'>): Refusal | null {
  if (event.role !== 'authorityHead') return null;
  const { mandate } = event;
  if (typeof mandate !== 'string' || context.rules.approval.actingHead === 'none') return obstacleToUnwritten(context);
  return firstOf([mandate > event.on, 'date-in-future']);
}

/**
 * A leave hands over the duties of the absent, and the mails about them; what the head alone decides passes by a
 * written authority in the case, which names who acts for the head (PRACTICE A9).
 *
 * @law APL-57
 */
export function obstacleToActingHead(context: CaseContext, { by, as }: CaseEvent): Refusal | null {
  const isByLeave = !rolesIn(inOwnRight(by), context.participants).includes('authorityHead');
  return isByLeave && as.every((role) => role === 'authorityHead') ? obstacleToUnwritten(context) : null;
}

/**
 * Whether somebody had to leave the case, or stepped aside in a meeting on it: who does, does not decide it either.
 *
 * @law APL-43
 */
export const isAside = ({ recused = [], aside = [] }: CaseContext, id: string): boolean =>
  recused.includes(id) || aside.includes(id);

/**
 * Who investigated the case, or stepped aside in it, decides nothing in the place of the head.
 *
 * @law APL-57
 */
export const obstacleToDecider = (context: CaseContext, id: string): Refusal | null =>
  firstOf([wasInvestigator(context, id), 'head-is-handler'], [isAside(context, id), 'recused-cannot-act']);

/** 分管 → 主要, and who acts for the head. */
export const approvals: Proceeding = {
  obstacles: {
    endorse: (context, event) =>
      obstacleToDecider(context, event.by.personId) ??
      obstaclesToAsking(context, event.contentHash, event.party)[0] ??
      null,
    approve: (context, event) =>
      obstacleToDecider(context, event.by.personId) ??
      firstOf([context.draft.endorsed?.by === event.by.personId, 'endorser-cannot-approve']),
    replaceLeader: obstacleToMandate,
  },
  changes: {
    requestApproval: () => ({ draft: { endorsed: null } }),
    endorse: (_context, event) => ({
      draft: { endorsed: { contentHash: event.contentHash, by: event.by.personId } },
    }),
  },
};
