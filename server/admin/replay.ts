import type postgres from 'postgres';
import { countCases, recordedCase, recordedCases, type RecordedCase } from '../../db/read/recorded-cases.ts';
import { AdminRefusal } from './admin-connection.ts';
import { discrepanciesIn, type Discrepancy } from './recomputed.ts';
import { adminWords } from './admin-words.ts';

const { replay: words } = adminWords;

/** Recomputed at a time: a few megabytes of ledger. */
const AT_ONCE = 100;

export interface Recomputation {
  readonly cases: number;
  readonly entries: number;
  readonly seconds: number;
  /** None means that the record is what the law makes of the acts in it. */
  readonly different: readonly Differing[];
  /** Entries older than the duty to carry all that is needed: nothing is known of these. */
  readonly incomplete: number;
}

interface Differing extends Discrepancy {
  readonly caseId: string;
  readonly number: string;
}

export interface Asked {
  /** Id or number of one case; null means all. */
  readonly one: string | null;
  readonly progress?: ((cases: number, all: number, perSecond: number) => void) | undefined;
}

/** Recomputes cases from their ledgers alone and says where the record differs. Changes nothing. */
export async function recompute(sql: postgres.Sql, { one, progress }: Asked): Promise<Recomputation> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const all = one === null ? await countCases(sql) : 1;
  const tally = { cases: 0, entries: 0, incomplete: 0, different: [] as Differing[] };
  for await (const batch of one === null ? recordedCases(sql, AT_ONCE) : [await caseMeant(sql, one)]) {
    for (const recorded of batch) {
      const found = discrepanciesIn(recorded);
      tally.cases += 1;
      tally.entries += recorded.entries.length;
      tally.incomplete += found.some(({ what }) => what === 'incomplete') ? 1 : 0;
      const { id: caseId, number } = recorded;
      tally.different.push(
        ...found.filter(({ what }) => what !== 'incomplete').map((each) => ({ ...each, caseId, number })),
      );
    }
    progress?.(tally.cases, all, tally.cases / seconds());
  }
  return { ...tally, seconds: seconds() };
}

async function caseMeant(sql: postgres.Sql, one: string): Promise<readonly RecordedCase[]> {
  const found = await recordedCase(sql, one);
  if (found === null) throw new AdminRefusal(words.unknownCase(one));
  return [found];
}

/** What was recomputed, for the person who asked. */
export function recomputedInWords({ cases, entries, seconds, different, incomplete }: Recomputation): string {
  return [
    ...different.map(({ number, what, process, revision, recorded, recomputed }) =>
      words.difference(number, words.processes[process], revision, {
        what: words.kinds[what],
        recorded,
        recomputed,
      }),
    ),
    ...(incomplete === 0 ? [] : [words.incomplete(incomplete)]),
    words.result(cases, entries, different.length, cases / Math.max(seconds, 0.001)),
  ].join('\n');
}
