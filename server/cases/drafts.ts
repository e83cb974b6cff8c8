import { eq } from 'drizzle-orm';
import { draft } from '../../db/schema/contents.ts';
import { person } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import type { ActFacts } from '../../db/read/before-sending.ts';
import { draftGaps } from '../../law/processes/case/review/completeness.ts';
import type { StateName } from '../../law/process/names.ts';
import { filesIn, type ReviewedContent } from '../../law/processes/case/review/content.ts';
import { changesBetween } from './changes.ts';
import { gapWords } from './change-words.ts';
import { hashOf } from './contents.ts';
import type { SavedDraft } from '../contract/cases.ts';
import type { Installation } from '../request/installation.ts';
import { refused, serverProblem } from '../request/problems.ts';

/**
 * Whether the handlers may still write on their working copy: as long as a draft can be finalized again. Once it was
 * decided, or let go, nothing can.
 */
const openIn: Readonly<Record<StateName, boolean>> = {
  opening: true,
  drafting: true,
  awaitingSignature: true,
  readyToSubmit: true,
  awaitingIntake: true,
  awaitingSupplement: true,
  unassigned: true,
  assigned: true,
  awaitingIssue: true,
  problemsFound: true,
  awaitingObjectionAnswer: true,
  consulting: true,
  toDeliberate: true,
  deliberating: true,
  deliberationRecorded: true,
  passed: true,
  passedByDeliberation: true,
  passVoided: true,
  outsideScope: true,
  awaitingEndorsement: true,
  awaitingApproval: true,
  headsDeliberating: true,
  headsDeliberationRecorded: true,
  notApproved: true,
  // The head may still say no.
  endingProposed: true,
  awaitingTransfer: false,
  ended: false,
  decided: false,
  closed: false,
  history: false,
  // Of a publication.
  awaitingService: false,
  toPublish: false,
  published: false,
  withdrawn: false,
  expired: false,
  notPublished: false,
};

export const isDraftOpen = (state: StateName): boolean => openIn[state];

/** The handler's working copy; null where none was ever written, as in history. */
export async function readDraft(db: Db, caseId: string): Promise<SavedDraft | null> {
  const [row] = await db
    .select({ draft, savedBy: { id: person.id, name: person.name } })
    .from(draft)
    .leftJoin(person, eq(person.id, draft.savedBy))
    .where(eq(draft.caseId, caseId));
  if (row === undefined) return null;
  const { content, version, savedAt } = row.draft;
  return {
    version,
    content: content as SavedDraft['content'],
    hash: hashOf(content),
    savedAt: savedAt.toISOString(),
    savedBy: row.savedBy,
    missing: draftGaps(content).map(({ field, code }) => ({ field, sentence: gapWords[code] })),
  };
}

interface Saving {
  readonly caseId: string;
  /** The version the person wrote on. */
  readonly version: number;
  readonly content: ReviewedContent;
  readonly savedBy: string;
}

/**
 * Saves on top of the version the person saw, or says what another window changed meanwhile. The files the draft names
 * become the case's in the same statement: a draft whose files nobody else may open would be half a draft.
 */
export async function saveDraft({ db, sql }: Pick<Installation, 'db' | 'sql'>, saving: Saving): Promise<void> {
  const { caseId, version, content, savedBy } = saving;
  const files = filesIn(content);
  const saved = await sql`
    with saved as (
      update draft set content = ${JSON.stringify(content)}::text::jsonb, version = version + 1,
        saved_by = ${savedBy}, saved_at = now()
      where case_id = ${caseId} and version = ${version} returning case_id
    ), tied as (
      insert into case_file (case_id, hash, name, added_by)
      select case_id, named.hash, named.name, ${savedBy}
      from saved, unnest(${files.map(({ hash }) => hash)}::text[], ${files.map(({ name }) => name)}::text[])
        as named (hash, name)
      on conflict do nothing
    )
    select from saved`;
  if (saved.length > 0) return;
  const present = await readDraft(db, caseId);
  // The same words saved twice, after a lost answer: nothing to tell.
  if (present !== null && present.hash === hashOf(content)) return;
  throw serverProblem('draft-stale', { changes: present === null ? [] : changesBetween(content, present.content) });
}

/** The draft as it was read before the act. */
type Present = ActFacts['draft'];

/** The saved draft in the version a person means; another one was saved meanwhile, or none ever. */
export function draftMeant(present: Present, version: number): ReviewedContent {
  if (present === null || present === undefined) throw refused('draft-incomplete');
  if (present.version !== version) throw refused('content-changed-since-seen');
  return present.content;
}

/** A draft that states all a decision must state. */
export function completeDraft(present: Present, version: number): ReviewedContent {
  const content = draftMeant(present, version);
  const gaps = draftGaps(content);
  if (gaps.length === 0) return content;
  throw refused('draft-incomplete', {
    fields: gaps.map(({ field, code }) => ({ field: `draft.${field}`, sentence: gapWords[code] })),
  });
}
