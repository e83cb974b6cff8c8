import type postgres from 'postgres';
import {
  countSubjects,
  recordedSubject,
  recordedSubjects,
  type RecordedSubject,
} from '../../db/read/recorded-subjects.ts';
import { kindOfProcess, type Subject } from '../../law/process/process-id.ts';
import { AdminRefusal } from './admin-connection.ts';
import { discrepanciesIn, type Discrepancy } from './recomputed.ts';
import { adminWords } from './admin-words.ts';

const { replay: words } = adminWords;

/** Recomputed at a time: a few megabytes of ledger. */
const AT_ONCE = 100;

export interface Recomputation {
  readonly subjects: number;
  readonly entries: number;
  readonly seconds: number;
  /** None means that the record is what the law makes of the acts in it. */
  readonly different: readonly Differing[];
  /** Entries older than the duty to carry all that is needed: nothing is known of these. */
  readonly incomplete: number;
}

interface Differing extends Discrepancy {
  readonly subject: Subject;
  readonly number: string;
}

export interface Asked {
  /** Id or number of one subject; null means all. */
  readonly one: string | null;
  readonly progress?: ((subjects: number, all: number, perSecond: number) => void) | undefined;
}

/** Recomputes what runs about each subject from its ledger alone and says where the record differs. Changes nothing. */
export async function recompute(sql: postgres.Sql, { one, progress }: Asked): Promise<Recomputation> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  const all = one === null ? await countSubjects(sql) : 1;
  const tally = { subjects: 0, entries: 0, incomplete: 0, different: [] as Differing[] };
  for await (const batch of one === null ? recordedSubjects(sql, AT_ONCE) : [await subjectMeant(sql, one)]) {
    for (const recorded of batch) {
      const found = discrepanciesIn(recorded);
      tally.subjects += 1;
      tally.entries += recorded.entries.length;
      tally.incomplete += found.some(({ what }) => what === 'incomplete') ? 1 : 0;
      const { subject, number } = recorded;
      tally.different.push(
        ...found.filter(({ what }) => what !== 'incomplete').map((each) => ({ ...each, subject, number })),
      );
    }
    progress?.(tally.subjects, all, tally.subjects / seconds());
  }
  return { ...tally, seconds: seconds() };
}

async function subjectMeant(sql: postgres.Sql, one: string): Promise<readonly RecordedSubject[]> {
  const found = await recordedSubject(sql, one);
  if (found === null) throw new AdminRefusal(words.unknownCase(one));
  return [found];
}

/** What was recomputed, for the person who asked. */
export function recomputedInWords({ subjects, entries, seconds, different, incomplete }: Recomputation): string {
  return [
    ...different.map(({ number, what, processId, revision, recorded, recomputed }) =>
      words.difference(number, words.processes[kindOfProcess(processId)], revision, {
        what: words.kinds[what],
        recorded,
        recomputed,
      }),
    ),
    ...(incomplete === 0 ? [] : [words.incomplete(incomplete)]),
    words.result(subjects, entries, different.length, subjects / Math.max(seconds, 0.001)),
  ].join('\n');
}
