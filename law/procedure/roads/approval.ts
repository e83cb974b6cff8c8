import type { Refusal } from '../../refusals.ts';
import { obstaclesToAsking } from '../../review/gate.ts';
import type { CaseContext, EventOf } from '../case-context.ts';
import { firstOf } from '../first-of.ts';
import { wasInvestigator } from './involvement.ts';
import type { Road } from './road.ts';

/** Who acts for an absent head shows a written authority, where the local rule lets anybody act for the head at all. */
function obstacleToMandate({ rules }: CaseContext, event: EventOf<'replaceLeader'>): Refusal | null {
  if (event.role !== 'authorityHead') return null;
  const isDated = typeof event.mandate === 'string';
  return firstOf(
    [rules.approval.actingHead === 'none', 'acting-head-not-provided'],
    [!isDated, 'written-authority-missing'],
    [isDated && event.mandate > event.on, 'date-in-future'],
  );
}

/** 分管 → 主要, and who acts for the head. */
export const approvals: Road = {
  obstacles: {
    endorse: (context, event) =>
      firstOf([wasInvestigator(context, event.by.personId), 'head-is-handler']) ??
      obstaclesToAsking(context, event.contentHash, event.party)[0] ??
      null,
    approve: (context, event) =>
      firstOf(
        [wasInvestigator(context, event.by.personId), 'head-is-handler'],
        [context.endorsed?.by === event.by.personId, 'endorser-cannot-approve'],
      ),
    replaceLeader: obstacleToMandate,
  },
  changes: {
    requestApproval: () => ({ endorsed: undefined }),
    endorse: (_context, event) => ({ endorsed: { contentHash: event.contentHash, by: event.by.personId } }),
  },
};
