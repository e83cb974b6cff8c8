import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { faultLine } from '../../db/fault.ts';
import type { RecordedEntry, RecordedProcess, RecordedSubject } from '../../db/read/recorded-subjects.ts';
import { stateName } from '../../law/process.ts';
import { fingerprintOf } from '../../law/record/fingerprint.ts';
import type { LedgerEntry } from '../../law/record/ledger-entry.ts';
import { replay, type Difference, type Replay } from '../../law/record/replayed.ts';
import { canonicalText } from '../../law/record/canonical.ts';

/** Where the record of what runs about one subject contradicts itself. */
export interface Discrepancy {
  /**
   * `chain`: an entry is not what its hash says, or not where it says it is. `row`: the row of the process is not what
   * its ledger makes of it. `unreadable`: the ledger cannot be computed at all. Else what the replay found.
   */
  readonly what: 'chain' | 'row' | 'unreadable' | Difference['why'];
  readonly processId: string;
  readonly revision: number;
  /** What is recorded and what came out, in codes. */
  readonly recorded: string;
  readonly recomputed: string;
}

/** A subject's processes recomputed from their ledger and held against everything recorded. Empty: no difference. */
export function discrepanciesIn(recorded: RecordedSubject): readonly Discrepancy[] {
  try {
    const parsed = recorded.entries.map(({ entry }) => JSON.parse(entry) as LedgerEntry);
    const broken = brokenChain(recorded, parsed);
    return broken === null ? recomputedDiscrepancies(recorded, parsed) : [broken];
  } catch (error) {
    // A forged entry can be anything; the next subject is not to suffer for it.
    const [first] = recorded.processes;
    return [{ what: 'unreadable', processId: first.id, revision: 0, recorded: '-', recomputed: faultLine(error) }];
  }
}

function recomputedDiscrepancies(recorded: RecordedSubject, parsed: readonly LedgerEntry[]): readonly Discrepancy[] {
  const replayed = replay(parsed);
  return [
    ...replayed.differences.map(({ why, processId, revision, recorded: was, recomputed, refusal }): Discrepancy => ({
      what: why,
      processId,
      revision,
      recorded: was,
      recomputed: recomputed ?? refusal ?? '-',
    })),
    ...recorded.processes.flatMap((process) => rowDiscrepancy(process, replayed)),
  ];
}

const hashOfEntry = ({ entry, numbers, previousHash }: RecordedEntry): string =>
  createHash('sha256').update(`${previousHash}\n${entry}\n${numbers}`, 'utf8').digest('hex');

/** The columns beside an entry are what screens show: they must be its own. */
const isItself = (column: RecordedEntry, parsed: LedgerEntry | undefined, { subject, processes }: RecordedSubject) =>
  parsed?.processId === column.processId &&
  parsed.revision === column.revision &&
  parsed.fingerprint === column.fingerprint &&
  isDeepStrictEqual(parsed.subject, subject) &&
  processes.some(({ id, kind }) => id === parsed.processId && kind === parsed.kind);

function brokenChain(recorded: RecordedSubject, parsed: readonly LedgerEntry[]): Discrepancy | null {
  const { entries } = recorded;
  for (const [index, entry] of entries.entries()) {
    const { processId, revision, hash, seq, previousHash } = entry;
    const expected = hashOfEntry(entry);
    const follows = seq === index + 1 && previousHash === (entries[index - 1]?.hash ?? '');
    if (hash !== expected || !follows || !isItself(entry, parsed[index], recorded)) {
      return { what: 'chain', processId, revision, recorded: hash, recomputed: expected };
    }
  }
  return null;
}

function rowDiscrepancy(row: RecordedProcess, replayed: Replay): readonly Discrepancy[] {
  const { id: processId } = row;
  // Where the replay stopped there is nothing to compare the row with.
  if (replayed.differences.some((difference) => difference.processId === processId)) return [];
  const processState = replayed.processStates[processId];
  const revision = replayed.course.filter(({ entry }) => entry.processId === processId).length;
  const made =
    processState === undefined
      ? '-'
      : `${stateName(processState)} ${revision} ${fingerprintOf(processState, revision)}`;
  const kept = `${row.state} ${row.revision} ${row.fingerprint}`;
  if (made !== kept) return [{ what: 'row', processId, revision, recorded: kept, recomputed: made }];
  if (isSameState(row.snapshot, processState)) return [];
  return [{ what: 'row', processId, revision, recorded: 'snapshot', recomputed: made }];
}

/** The canonical text alone decides; it is ten times the price of finding two equal. */
const isSameState = (kept: unknown, made: unknown): boolean =>
  isDeepStrictEqual(kept, made) || canonicalText(kept) === canonicalText(made);
