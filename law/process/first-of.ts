import type { Refusal } from '../refusals.ts';

/**
 * The first refusal that applies, from `[condition, refusal]` rows in the order of the duties.
 *
 * @law PROFILE
 */
export const firstOf = (...rows: readonly (readonly [boolean, Refusal])[]): Refusal | null =>
  rows.find(([applies]) => applies)?.[1] ?? null;
