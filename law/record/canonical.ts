type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * One spelling of a value: keys sorted, no spaces, strings in NFC. Two contents that mean the same have the same
 * bytes, and so the same hash.
 *
 * @law APL-58
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(canonical(value as Json));
}

function canonical(value: Json): Json {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, Json>);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]));
}
