import { penaltyKinds, type PenaltyKind } from '../review/content.ts';

/** A penalty decision of the year, as far as the annual data ask. Amounts in fen. */
export interface CountedPenalty {
  readonly penaltyKinds: readonly PenaltyKind[];
  readonly fineFen: number;
  readonly confiscatedFen: number;
  /** Varied, annulled or declared unlawful since. */
  readonly withdrawn: boolean;
}

export interface AnnualRules {
  readonly countsWithdrawn: boolean;
  readonly countsInspectionsWithPenalty: boolean;
}

export interface PenaltyTable {
  readonly byKind: Readonly<Record<PenaltyKind, number>>;
  readonly total: number;
  /** Fines and confiscations as written in the decisions, in fen. */
  readonly amountFen: number;
}

/**
 * Table 1 of the annual data: a decision counts once, in its heaviest kind; 其他 only where nothing else was imposed.
 *
 * @law GBF118-annual
 */
export function penaltyTable(decisions: readonly CountedPenalty[], rules: AnnualRules): PenaltyTable {
  const counted = decisions.filter(
    ({ withdrawn, penaltyKinds: kinds }) => kinds.length > 0 && (rules.countsWithdrawn || !withdrawn),
  );
  const byKind = Object.fromEntries(
    penaltyKinds.map((kind) => [kind, counted.filter(({ penaltyKinds: kinds }) => heaviestOf(kinds) === kind).length]),
  ) as Record<PenaltyKind, number>;
  const amountFen = counted.reduce((sum, { fineFen, confiscatedFen }) => sum + fineFen + confiscatedFen, 0);
  return { byKind, total: counted.length, amountFen };
}

/** The closed list runs from the lightest to the heaviest, and `other` stands beside it. */
function heaviestOf(kinds: readonly PenaltyKind[]): PenaltyKind {
  const ranked = penaltyKinds.filter((kind) => kind !== 'other' && kinds.includes(kind));
  return ranked.at(-1) ?? 'other';
}

export interface CountedInspection {
  /** One inspected subject, with a complete record. A patrol without either is no inspection. */
  readonly hasSubject: boolean;
  readonly hasFullRecord: boolean;
  readonly followedByPenalty: boolean;
}

/**
 * How many inspections of the year count.
 *
 * @law GBF118-annual
 */
export const inspectionsCounted = (inspections: readonly CountedInspection[], rules: AnnualRules): number =>
  inspections.filter(
    ({ hasSubject, hasFullRecord, followedByPenalty }) =>
      hasSubject && hasFullRecord && (rules.countsInspectionsWithPenalty || !followedByPenalty),
  ).length;
