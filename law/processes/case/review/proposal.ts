import {
  penaltyKinds as kindsByWeight,
  type PartyType,
  type PenaltyKind,
  type ReviewedContent,
  type ScopeFacts,
} from './content.ts';

/** The measures of a draft that a workflow needs: hashes, codes and amounts, no names and no facts. */
export interface Proposal {
  readonly contentHash: string;
  /** Hash of what the party is told of (APL 44). */
  readonly noticeHash: string;
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly confiscatedFen: number;
  readonly partyType: PartyType;
  /** Keys of `ScopeFacts` that hold. */
  readonly grounds: readonly (keyof ScopeFacts)[];
  readonly evidenceCount: number;
}

/**
 * The measures of a content whose two hashes were computed outside.
 *
 * @law APL-59
 */
export function proposalOf(content: ReviewedContent, contentHash: string, noticeHash: string): Proposal {
  return {
    contentHash,
    noticeHash,
    penaltyKinds: content.decision.penaltyKinds,
    fineFen: content.decision.fineFen,
    confiscatedFen: content.decision.confiscatedFen,
    partyType: content.party.type,
    grounds: (Object.keys(content.scope) as (keyof ScopeFacts)[]).filter((fact) => content.scope[fact]),
    evidenceCount: content.evidence.length,
  };
}

/**
 * A larger sum, or a kind of penalty that was not there, unless a graver one gave way to it: a warning in the place of
 * a fine, a fine in the place of a revocation. One kind gives way to one. Kinds weigh in the order of APL 9; what `other`
 * weighs nobody knows, so nothing takes its place. Price: a lighter kind of long duration may weigh more in fact; the
 * reviewer of the new draft judges that.
 *
 * @law APL-45.2
 */
export function isHeavier(next: Proposal, previous: Proposal): boolean {
  const came = gravestFirst(without(next.penaltyKinds, previous.penaltyKinds));
  const gone = gravestFirst(without(previous.penaltyKinds, next.penaltyKinds)).filter((kind) => kind !== 'other');
  return (
    came.some((kind, place) => weightOf(kind) >= weightOf(gone[place])) ||
    (!came.includes('fine') && next.fineFen > previous.fineFen) ||
    (!came.includes('confiscation') && next.confiscatedFen > previous.confiscatedFen)
  );
}

type Kinds = readonly PenaltyKind[];

const without = (kinds: Kinds, others: Kinds): Kinds => kinds.filter((kind) => !others.includes(kind));

/** Nothing weighs less than the lightest kind. */
const weightOf = (kind: PenaltyKind | undefined): number => (kind === undefined ? -1 : kindsByWeight.indexOf(kind));

const gravestFirst = (kinds: Kinds): Kinds => kinds.toSorted((a, b) => weightOf(b) - weightOf(a));

/**
 * Whether a notice still covers a draft: same facts, evidence and law, the same kind of party (on which the right to a
 * hearing turns), and nothing heavier.
 *
 * @law APL-44
 */
export function noticeCovers(noticed: Proposal, draft: Proposal): boolean {
  return noticed.noticeHash === draft.noticeHash && noticed.partyType === draft.partyType && !isHeavier(draft, noticed);
}

/**
 * Whether the sums and the kinds of penalty agree: no fine without its amount, no amount without its kind. Confiscated
 * goods may have no price.
 *
 * @law APL-59
 */
export function isConsistent({ penaltyKinds, fineFen, confiscatedFen }: Proposal): boolean {
  return (
    penaltyKinds.includes('fine') === fineFen > 0 && (confiscatedFen === 0 || penaltyKinds.includes('confiscation'))
  );
}

/**
 * Whether a draft imposes a penalty at all.
 *
 * @law APL-9
 */
export const imposesPenalty = ({ penaltyKinds, fineFen, confiscatedFen }: Proposal): boolean =>
  penaltyKinds.length > 0 || fineFen > 0 || confiscatedFen > 0;

/** 个体工商户 are natural persons in trade: the lower limit. */
const ON_THE_SPOT_LIMIT_FEN: Record<PartyType, number> = {
  naturalPerson: 20_000,
  soleTrader: 20_000,
  organization: 300_000,
};

/**
 * Whether a penalty is small enough to be imposed on the spot: a warning, or a fine up to the amounts of the law.
 *
 * @law APL-51
 */
export function isWithinSummaryProcedure(proposal: Proposal): boolean {
  return (
    proposal.penaltyKinds.every((kind) => kind === 'warning' || kind === 'fine') &&
    proposal.confiscatedFen === 0 &&
    proposal.fineFen <= ON_THE_SPOT_LIMIT_FEN[proposal.partyType]
  );
}
