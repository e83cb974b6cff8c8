import { contextOf } from '../../../law/processes.ts';
import type { LedgerRow } from '../../../db/read/case-course.ts';
import type { CaseContext } from '../../../law/processes/case/context.ts';
import { replay } from '../../../law/record/replayed.ts';

/** What the law made of a case by one of its acts. */
export interface Turn {
  /** Null for the first one. */
  readonly before: CaseContext | null;
  readonly after: CaseContext;
}

/** Each act of a case, by the hash of its entry. */
export type Course = ReadonlyMap<string, Turn>;

/**
 * The course of a case, judged again from its ledger: whatever a screen says of rounds, disagreements and meetings is
 * read from here. What comes after an entry that cannot be judged again is not in it. A third of a millisecond an entry.
 */
export function courseOf(rows: readonly LedgerRow[]): Course {
  const { course } = replay(rows.map(({ entry }) => entry));
  const turns = new Map<string, Turn>();
  let before: CaseContext | null = null;
  for (const { entry, processState } of course) {
    if (entry.kind !== 'case') continue;
    const after = contextOf('case', processState);
    const row = rows.find(({ process, revision }) => process === 'case' && revision === entry.revision);
    if (row !== undefined) turns.set(row.hash, { before, after });
    before = after;
  }
  return turns;
}

/** The round of review an act was done in; a submission is the first act of its own. */
export function roundOf({ hash, type }: Pick<LedgerRow, 'hash' | 'type'>, course: Course): number | null {
  const turn = course.get(hash);
  const round = (type === 'submitForReview' ? turn?.after : turn?.before)?.round ?? 0;
  return round === 0 ? null : round;
}

/** The round the case was in at an instant. */
export function roundAt(at: Date, rows: readonly LedgerRow[], course: Course): number | null {
  const last = rows.findLast((row) => row.at <= at && course.has(row.hash));
  const round = last === undefined ? 0 : (course.get(last.hash)?.after.round ?? 0);
  return round === 0 ? null : round;
}
