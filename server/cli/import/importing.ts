import { setTimeout as pause } from 'node:timers/promises';
import { Semaphore } from 'async-mutex';
import { readImportedDecisions } from '../../../law/record/imported-decision.ts';
import type { CivilDate } from '../../../law/time/civil-date.ts';
import { sayImportProblem } from '../../../law/words/imported-decisions.ts';
import type { Difference, FindingView, HistoryOutcome } from '../../contract/history.ts';
import { ProblemError } from '../../contract/operation.ts';
import { isPassing, type ProgramSession } from '../../contract/program-session.ts';

export interface RowProblem {
  readonly code: string;
  /** Where in the file: `3.decisionDate`. */
  readonly path: string;
  readonly sentence: string;
}

/** What became of one row of the file. */
export interface ImportedRow {
  /** As the source names it; null when it has no usable name. */
  readonly id: string | null;
  /** Counted from 1, for a person. */
  readonly place: number;
  readonly outcome: HistoryOutcome['outcome'] | 'refused';
  readonly findings: readonly FindingView[];
  readonly differences: readonly Difference[];
  readonly problems: readonly RowProblem[];
}

interface Importing {
  readonly session: ProgramSession;
  readonly today: CivilDate;
  readonly progress?: (done: number, all: number) => void;
}

const AT_ONCE = 8;
const TRIES = 60;
const PAUSE_MS = 1000;

/** Enters every row that can be read; one that cannot, or is refused, keeps none of the others out. */
export async function importRows(rows: readonly unknown[], importing: Importing): Promise<readonly ImportedRow[]> {
  const atOnce = new Semaphore(AT_ONCE);
  let done = 0;
  const parsed = readImportedDecisions(rows, importing.today);
  return Promise.all(
    parsed.map((row, index) =>
      atOnce.runExclusive(async () => {
        const imported = row.ok
          ? await entered(rows[index], { id: row.decision.id, index }, importing.session)
          : refusedRow(
              row.id,
              index,
              row.problems.map((problem) => ({ ...problem, sentence: sayImportProblem(problem) })),
            );
        done += 1;
        importing.progress?.(done, rows.length);
        return imported;
      }),
    ),
  );
}

const refusedRow = (id: string | null, index: number, problems: readonly RowProblem[]): ImportedRow => ({
  id,
  place: index + 1,
  outcome: 'refused',
  findings: [],
  differences: [],
  problems,
});

interface Place {
  readonly id: string;
  readonly index: number;
}

async function entered(row: unknown, { id, index }: Place, { api }: ProgramSession): Promise<ImportedRow> {
  for (let left = TRIES; ; left -= 1) {
    try {
      const answer = await api.enterHistory({ body: { decision: row as Record<string, unknown> } });
      const { outcome, findings, differences } = answer;
      return { id, place: index + 1, outcome, findings, differences, problems: [] };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (!isPassing(error) || left === 0) return refusedRow(id, index, problemsIn(error, index));
      await pause(PAUSE_MS);
    }
  }
}

function problemsIn({ problem: { code, sentence, remedy, fields, title } }: ProblemError, index: number): RowProblem[] {
  const ownCode = code ?? title;
  if (fields.length === 0) {
    return [{ code: ownCode, path: String(index), sentence: `${sentence ?? title}${remedy ?? ''}` }];
  }
  return fields.map(({ field, sentence: text }) => ({
    code: ownCode,
    path: field.replace(/^decision/, String(index)),
    sentence: text,
  }));
}
