import type { CivilDate } from '../time/civil-date.ts';

/** Counsel and government lawyers assist; only a reviewer reviews (PRACTICE A14). */
export const poolKinds = ['reviewer', 'counsel', 'publicLawyer'] as const;
export type PoolKind = (typeof poolKinds)[number];

/** Somebody whom one unit lends to another authority. */
export interface Lending {
  readonly fromOn: CivilDate;
  readonly untilOn: CivilDate | null;
}

/**
 * Whether the person is lent on that day.
 *
 * @law SEED-001.2.3.9(2)
 */
export const isLentOn = ({ fromOn, untilOn }: Lending, day: CivilDate): boolean =>
  fromOn <= day && (untilOn === null || day <= untilOn);

export interface Staffing {
  readonly officers: number;
  readonly reviewers: number;
  /** Reviewers to officers; null where there is no officer. */
  readonly ratio: number | null;
  /** Reviewers there must be at least; null where the authority has still to fix its ratio. */
  readonly required: number | null;
  readonly short: boolean;
}

/** Far below any ratio a rule could name, far above what binary fractions lose: 0.07 × 100 is seven reviewers, not eight. */
const ROUNDING = 1e6;

/**
 * Reviewers against officers, by the ratio the profile asks for.
 *
 * @law GBF118-staff
 */
export function staffingOf(officers: number, reviewers: number, minRatio: number | null): Staffing {
  const required = minRatio === null ? null : Math.ceil(Math.round(minRatio * officers * ROUNDING) / ROUNDING);
  return {
    officers,
    reviewers,
    ratio: officers === 0 ? null : reviewers / officers,
    required,
    short: required !== null && reviewers < required,
  };
}
