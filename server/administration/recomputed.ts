import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { faultLine } from '../../db/fault.ts';
import type { RecordedCase, RecordedEntry } from '../../db/read/recorded-cases.ts';
import { processKinds, type ProcessKind } from '../../law/procedure/names.ts';
import { stateName } from '../../law/procedure/procedure.ts';
import { fingerprintOf } from '../../law/record/fingerprint.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import { replay, type Difference, type Replay } from '../../law/record/replayed.ts';
import { canonicalText } from '../../law/review/content.ts';

/** Where the record of a case contradicts itself. */
export interface Discrepancy {
  /**
   * `chain`: an entry is not what its hash says, or not where it says it is. `row`: the row of the process is not what
   * its ledger makes of it. `unreadable`: the ledger cannot be computed at all. Else what the replay found.
   */
  readonly what: 'chain' | 'row' | 'unreadable' | Difference['why'];
  readonly process: ProcessKind;
  readonly revision: number;
  /** What is recorded and what came out, in codes. */
  readonly recorded: string;
  readonly recomputed: string;
}

/** A case recomputed from its ledger and held against everything recorded of it. Empty: there is no difference. */
export function discrepanciesIn(recorded: RecordedCase): readonly Discrepancy[] {
  try {
    const said = recorded.entries.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
    const broken = brokenChain(recorded, said);
    return broken === null ? recomputedDiscrepancies(recorded, said) : [broken];
  } catch (error) {
    // A forged entry can be anything; the next case is not to suffer for it.
    return [{ what: 'unreadable', process: 'case', revision: 0, recorded: '-', recomputed: faultLine(error) }];
  }
}

function recomputedDiscrepancies(recorded: RecordedCase, said: readonly LedgerEntry[]): readonly Discrepancy[] {
  const replayed = replay(said);
  return [
    ...replayed.differences.map(({ why, process, revision, recorded: was, recomputed, refusal }): Discrepancy => ({
      what: why,
      process,
      revision,
      recorded: was,
      recomputed: recomputed ?? refusal ?? '-',
    })),
    ...processKinds.flatMap((process) => rowDiscrepancy(recorded, process, replayed)),
  ];
}

const hashOfEntry = ({ entry, numbers, previousHash }: RecordedEntry): string =>
  createHash('sha256').update(`${previousHash}\n${entry}\n${numbers}`, 'utf8').digest('hex');

/** The columns beside an entry are what screens show: they must be its own. */
const isItself = (column: RecordedEntry, said: LedgerEntry | undefined): boolean =>
  said?.process === column.process && said.revision === column.revision && said.fingerprint === column.fingerprint;

function brokenChain({ id, entries }: RecordedCase, said: readonly LedgerEntry[]): Discrepancy | null {
  for (const [index, entry] of entries.entries()) {
    const { process, revision, hash, seq, previousHash } = entry;
    const expected = hashOfEntry(entry);
    const follows = seq === index + 1 && previousHash === (entries[index - 1]?.hash ?? '');
    if (hash !== expected || !follows || said[index]?.caseId !== id || !isItself(entry, said[index])) {
      return { what: 'chain', process, revision, recorded: hash, recomputed: expected };
    }
  }
  return null;
}

function rowDiscrepancy(recorded: RecordedCase, process: ProcessKind, replayed: Replay): readonly Discrepancy[] {
  // Where the replay stopped there is nothing to compare the row with.
  if (replayed.differences.some((difference) => difference.process === process)) return [];
  const row = recorded.processes[process];
  const standing = replayed.standings[process];
  const revision = replayed.course.filter(({ entry }) => entry.process === process).length;
  if (row === null && standing === undefined) return [];
  const made = standing === undefined ? '-' : `${stateName(standing)} ${revision} ${fingerprintOf(standing, revision)}`;
  const kept = row === null ? '-' : `${row.state} ${row.revision} ${row.fingerprint}`;
  if (made !== kept) return [{ what: 'row', process, revision, recorded: kept, recomputed: made }];
  if (isSameStanding(row?.standing, standing)) return [];
  return [{ what: 'row', process, revision, recorded: 'standing', recomputed: made }];
}

/** The canonical text alone decides; it is ten times the price of finding two equal. */
const isSameStanding = (kept: unknown, made: unknown): boolean =>
  isDeepStrictEqual(kept, made) || canonicalText(kept) === canonicalText(made);
