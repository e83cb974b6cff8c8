import type { ValueKind } from './value-kinds.ts';

/** One value of a profile: its name for people and what it may be. */
export interface ValueSpec<T> extends ValueKind<T> {
  readonly label: string;
}

/** A value with its name. *
 * @law PROFILE
 */
export const value = <T>(label: string, of: ValueKind<T>): ValueSpec<T> => ({ label, ...of });
