import { desc, eq } from 'drizzle-orm';
import { refusalsOfCase, type LedgerRow, type RefusalRow } from '../../../db/read/case-course.ts';
import { ledger } from '../../../db/schema/ledger.ts';
import type { Db } from '../../../db/connect.ts';
import { actLabels } from '../../../law/words.ts';
import { readContents } from '../contents.ts';
import type { ActEntry, TimelineEntry } from '../../contract/timeline.ts';
import { refusalView } from '../../request/problems.ts';
import { roundAt, roundOf, type Course } from './course.ts';
import { timeOfDayAt } from '../../../law/time/civil-date.ts';
import { namesOf, type Viewing } from '../../request/viewing.ts';

const words = {
  done: (who: string | null, at: Date, act: string) =>
    `本案已由 ${who ?? '系统'} 于 ${timeOfDayAt(at.getTime())} 办理：${act}`,
} as const;

/** Refusals shown: a stranger who tries a thousand times does not push the acts off the page. */
const REFUSALS_SHOWN = 50;

/** What happened in a case, and what was tried in vain, the newest first. */
export async function timelineOf(
  { db, sql }: Viewing,
  caseId: string,
  { entries, course }: { readonly entries: readonly LedgerRow[]; readonly course: Course },
): Promise<TimelineEntry[]> {
  const refusals = (await refusalsOfCase(sql, caseId)).slice(-REFUSALS_SHOWN);
  const texts = await readContents(
    db,
    entries.map(({ textHash }) => textHash),
  );
  return [
    ...entries.map((row) => actEntry(row, { texts, round: roundOf(row, course) })),
    ...refusals.map((row) => refusalEntry(row, row.process === 'case' ? roundAt(row.at, entries, course) : null)),
  ].sort((a, b) => (a.at === b.at ? revisionOf(b) - revisionOf(a) : a.at < b.at ? 1 : -1));
}

const revisionOf = (entry: TimelineEntry): number => (entry.what === 'act' ? entry.revision : 0);

interface Beside {
  readonly texts: ReadonlyMap<string, unknown>;
  readonly round: number | null;
}

function actEntry(row: LedgerRow, { texts, round }: Beside): ActEntry {
  const { type: act, text: _text, ...plain } = row.act;
  const written = texts.get(row.textHash ?? '') as object | undefined;
  return {
    what: 'act',
    act,
    process: row.process,
    revision: row.revision,
    round,
    by: row.by,
    standsFor: row.standsFor.map((absent) => ({ ...absent })),
    on: row.on,
    at: row.at.toISOString(),
    state: row.state,
    fields: { ...plain, ...written },
    entryHash: row.hash,
  } as ActEntry;
}

const refusalEntry = (row: RefusalRow, round: number | null): TimelineEntry => ({
  what: 'refusal',
  process: row.process,
  act: row.type,
  round,
  by: row.by,
  on: row.on,
  at: row.at.toISOString(),
  refusal: refusalView(row.code),
});

/** The last acts of a process, one sentence each: 周敏 于 10:05 受理. */
export async function lastChanges(db: Db, process: string, atMost: number): Promise<readonly string[]> {
  const entries = await db
    .select()
    .from(ledger)
    .where(eq(ledger.processId, process))
    .orderBy(desc(ledger.seq))
    .limit(atMost);
  const names = await namesOf(
    db,
    entries.map(({ actorId }) => actorId),
  );
  return entries.map(({ actorId, at, type }) => words.done(names.find(actorId)?.name ?? null, at, actLabels[type]));
}
