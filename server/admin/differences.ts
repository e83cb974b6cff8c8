/** Something that goes from one to another. */
interface Change {
  readonly from: string;
  readonly to: string;
}

/** A row of a preview that is no longer so, or was not so then. */
export interface Difference<T> {
  readonly why: 'gone' | 'new' | 'other';
  readonly of: T;
}

/** Where two lists of changes differ. */
export function differencesBetween<T extends Change>(
  then: readonly T[],
  now: readonly T[],
  keyOf: (row: T) => string,
): readonly Difference<T>[] {
  const before = new Map(then.map((row) => [keyOf(row), row]));
  const after = new Map(now.map((row) => [keyOf(row), row]));
  const gone = then.filter((row) => !after.has(keyOf(row)));
  const added = now.filter((row) => !before.has(keyOf(row)));
  const other = now.filter((row) => {
    const was = before.get(keyOf(row));
    return was !== undefined && (was.from !== row.from || was.to !== row.to);
  });
  const told = (why: Difference<T>['why']) => (of: T) => ({ why, of });
  return [...gone.map(told('gone')), ...added.map(told('new')), ...other.map(told('other'))];
}
