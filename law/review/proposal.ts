import type { PartyType, PenaltyKind, ReviewedContent, ScopeFacts } from './content.ts';

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

/** The measures of a content whose two hashes were computed outside. */
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
 * Whether `next` weighs heavier on the party than `previous`: a larger sum, or a kind of penalty that was not there.
 *
 * @law APL-45.2
 */
export function isHeavier(next: Proposal, previous: Proposal): boolean {
  return (
    next.fineFen > previous.fineFen ||
    next.confiscatedFen > previous.confiscatedFen ||
    next.penaltyKinds.some((kind) => !previous.penaltyKinds.includes(kind))
  );
}

/**
 * Whether a notice still covers a draft: same facts, evidence and law, and nothing heavier.
 *
 * @law APL-44
 */
export function noticeCovers(noticed: Proposal, draft: Proposal): boolean {
  return noticed.noticeHash === draft.noticeHash && !isHeavier(draft, noticed);
}
