import type { ValueKind } from './value-kinds.ts';

/** One value of a profile: its name for people and what it may be. */
export interface ValueSpec<T> extends ValueKind<T> {
  readonly label: string;
  /** Whether anything follows it: one that nothing reads stands in the files for people alone, and is shown as such. */
  readonly isRead: boolean;
}

/** A value with its name. *
 * @law PROFILE
 */
export const value = <T>(label: string, of: ValueKind<T>): ValueSpec<T> => ({ label, isRead: true, ...of });

/** A value of an authority's document that no program reads yet. *
 * @law PROFILE
 */
export const unread = <T>(label: string, of: ValueKind<T>): ValueSpec<T> => ({ label, isRead: false, ...of });
