import { and, desc, eq } from 'drizzle-orm';
import { refusalsOfCase, type LedgerRow, type RefusalRow } from '../../../db/read/case-course.ts';
import { ledger } from '../../../db/schema/ledger.ts';
import type { Db } from '../../../db/connect.ts';
import { actLabels } from '../../../law/words.ts';
import { readContents } from '../contents.ts';
import type { TimelineEntry } from '../../contract/case-view.ts';
import { refusalView } from '../../request/problems.ts';
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
  entries: readonly LedgerRow[],
): Promise<TimelineEntry[]> {
  const refusals = (await refusalsOfCase(sql, caseId)).slice(-REFUSALS_SHOWN);
  const texts = await readContents(
    db,
    entries.map(({ textHash }) => textHash),
  );
  return [...entries.map((entry) => actEntry(entry, texts)), ...refusals.map(refusalEntry)].sort((a, b) =>
    a.at === b.at ? (b.revision ?? 0) - (a.revision ?? 0) : a.at < b.at ? 1 : -1,
  );
}

function actEntry(entry: LedgerRow, texts: ReadonlyMap<string, unknown>): TimelineEntry {
  const { type: _type, text: _text, ...fields } = entry.act;
  return {
    what: 'act',
    process: entry.process,
    revision: entry.revision,
    act: entry.type,
    by: entry.by,
    standsFor: entry.standsFor.map((absent) => ({ ...absent })),
    on: entry.on,
    at: entry.at.toISOString(),
    state: entry.state,
    fields,
    texts: (texts.get(entry.textHash ?? '') as Record<string, unknown> | undefined) ?? {},
    refusal: null,
    entryHash: entry.hash,
  };
}

const refusalEntry = (row: RefusalRow): TimelineEntry => ({
  what: 'refusal',
  process: row.process,
  revision: null,
  act: row.type,
  by: row.by,
  standsFor: [],
  on: row.on,
  at: row.at.toISOString(),
  state: null,
  fields: {},
  texts: {},
  refusal: refusalView(row.code),
  entryHash: null,
});

/** The last acts of a case, one sentence each: 周敏 于 10:05 受理. */
export async function lastChanges(db: Db, caseId: string, atMost: number): Promise<readonly string[]> {
  const entries = await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.subjectKind, 'case'), eq(ledger.subjectId, caseId)))
    .orderBy(desc(ledger.seq))
    .limit(atMost);
  const names = await namesOf(
    db,
    entries.map(({ actorId }) => actorId),
  );
  return entries.map(({ actorId, at, type }) => words.done(names.find(actorId)?.name ?? null, at, actLabels[type]));
}
