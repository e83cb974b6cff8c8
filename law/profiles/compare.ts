import type { ResolvedProfile, ResolvedValue } from './resolve.ts';
import { type ValueKey, valueKeys, valueSpecs } from './values.ts';

/** One value on which two profiles differ; a side is null where its profile has no such value. */
export interface Difference {
  readonly key: ValueKey;
  readonly label: string;
  readonly sides: readonly [ResolvedValue<unknown> | null, ResolvedValue<unknown> | null];
}

/**
 * What differs between two profiles, value by value, each with its source. The same value from another source is no
 * difference.
 *
 * @law PROFILE
 */
export function compareProfiles(a: ResolvedProfile, b: ResolvedProfile): readonly Difference[] {
  return valueKeys.flatMap((key) => {
    const sides = [a.values[key] ?? null, b.values[key] ?? null] as const;
    if (spelled(sides[0]) === spelled(sides[1])) return [];
    return [{ key, label: valueSpecs[key].label, sides }];
  });
}

/** Profiles list codes in any order and mean the same. */
function spelled(side: ResolvedValue<unknown> | null): string {
  return side === null ? '' : JSON.stringify(sorted(side.value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
