import type { Rules } from '../../../profiles/rules.ts';
import type { CivilDate } from '../../../time/civil-date.ts';
import type { Proposal } from './proposal.ts';

/** What the right turns on. */
export type Measures = Pick<Proposal, 'penaltyKinds' | 'fineFen' | 'confiscatedFen' | 'partyType'>;

/**
 * Whether the party has the right to ask for a hearing on that day: by the kind of penalty, or because a sum reaches
 * the local threshold then in force. 以上 includes the amount itself (CC-1259). Amounts in fen.
 *
 * @law APL-63
 */
export function hasHearingRight(proposal: Measures, hearing: Rules['hearing'], on: CivilDate): boolean {
  if (proposal.penaltyKinds.some((kind) => hearing.kinds.includes(kind))) return true;
  const sums = { fine: proposal.fineFen, confiscation: proposal.confiscatedFen };
  return hearing.thresholds.some(
    ({ of, partyType, amountFen, effectiveFrom, effectiveUntil }) =>
      partyType === proposal.partyType &&
      effectiveFrom <= on &&
      (effectiveUntil === null || on <= effectiveUntil) &&
      sums[of] >= amountFen,
  );
}

/**
 * Whether the notice must tell of the right. Confiscated goods to which nobody put a price may be of 较大价值: the party
 * is told, and whoever knows them to be worth less writes their value down.
 *
 * @law APL-63
 */
export const mustOfferHearing = (proposal: Measures, hearing: Rules['hearing'], on: CivilDate): boolean =>
  hasHearingRight(proposal, hearing, on) ||
  (proposal.penaltyKinds.includes('confiscation') && proposal.confiscatedFen === 0);
