import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { and, eq, gt, inArray } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import { caseFile, file, fileHolder, HELD_DAYS } from '../../db/schema/contents.ts';
import { filesIn, type ReviewedContent } from '../../law/processes/case/review/content.ts';
import { words } from './act-words.ts';
import { containerProblem } from './container.ts';
import { shownName } from './file-name.ts';
import { hash as hashShape } from '../contract/primitives.ts';
import { openFile, type CaseFile } from '../request/case-file.ts';
import { fileTypes, type FileType, type StoredFile } from '../contract/files.ts';
import type { Installation } from '../request/installation.ts';
import { HttpProblem, refused, serverProblem } from '../request/problems.ts';
import type { Visitor } from '../request/visitor.ts';

interface Upload {
  readonly name: string;
  readonly declaredType: string;
  readonly bytes: Buffer;
}

/** Keeps a file under its hash, once its bytes, its name and its declared type agree on what it is. */
export async function storeFile(installation: Installation, visitor: Visitor, given: Upload): Promise<StoredFile> {
  const upload = { ...given, name: shownName(given.name) };
  const type = await provenType(upload);
  if (type === null) throw serverProblem('file-type-unknown');
  const problem = type === DOCX ? await containerProblem(upload.bytes) : null;
  if (problem !== null) throw serverProblem(problem);
  const hash = createHash('sha256').update(upload.bytes).digest('hex');
  const place = placeOf(installation, hash);
  await writeOnce(place, upload.bytes);
  const stored = { hash, name: upload.name, type, size: upload.bytes.length };
  await hold(installation, visitor, stored);
  // Swept between the two, when nobody held it yet.
  if (!existsSync(place)) await writeOnce(place, upload.bytes);
  return stored;
}

/** The same bytes serve everybody who stores them, and nothing in the answer tells whether they were there. */
async function hold(
  { sql, uploads }: Installation,
  { person }: Visitor,
  { hash, name, type, size }: StoredFile,
): Promise<void> {
  const { mostLooseBytes: most_bytes, mostLooseFiles: most_files } = uploads;
  const payload = { hash, name, type, size, person_id: person.id, most_bytes, most_files };
  const [row] = await sql<[{ held: boolean }]>`
    select hold_file(${JSON.stringify(payload)}::text::jsonb) as held`;
  if (!row.held) throw serverProblem('too-many-loose-files');
}

const DOCX: FileType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Deny by default: what is not proven to be one of the four is nothing. */
async function provenType({ name, declaredType, bytes }: Upload): Promise<FileType | null> {
  const found = await fileTypeFromBuffer(bytes);
  const type = (Object.keys(fileTypes) as FileType[]).find((known) => known === found?.mime);
  const extension = path.extname(name).slice(1).toLowerCase();
  const agrees = type !== undefined && declaredType === type && fileTypes[type].some((known) => known === extension);
  return agrees ? type : null;
}

const isHash = (given: string): boolean => hashShape.safeParse(given).success;

const placeOf = ({ dataFolder }: Installation, hash: string): string =>
  path.join(dataFolder, 'files', hash.slice(0, 2), hash);

/** Beside first and renamed when it is safely on the disk: a row never refers to half a file. */
async function writeOnce(place: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const half = `${place}.${randomUUID()}`;
  try {
    const handle = await open(half, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, place);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

export interface FoundFile {
  readonly name: string;
  readonly type: string;
  readonly place: string;
}

/** A file, for whoever holds it and for everybody who may see a case it belongs to. */
export async function findFile(installation: Installation, visitor: Visitor, hash: string): Promise<FoundFile> {
  if (!isHash(hash)) throw serverProblem('not-found');
  const { db } = installation;
  const [row] = await db
    .select({ type: file.type, name: fileHolder.name })
    .from(file)
    .leftJoin(fileHolder, and(eq(fileHolder.hash, file.hash), eq(fileHolder.personId, visitor.person.id)))
    .where(eq(file.hash, hash));
  if (row === undefined) throw serverProblem('not-found');
  const name = row.name ?? (await nameInSight(installation, visitor, hash));
  if (name === null) throw serverProblem('not-found');
  return { type: row.type, place: placeOf(installation, hash), name };
}

/** Under which name a case that this person may see has the file; null where none has it. */
async function nameInSight(installation: Installation, visitor: Visitor, hash: string): Promise<string | null> {
  for (const link of await installation.db.select().from(caseFile).where(eq(caseFile.hash, hash))) {
    if (await maySee(installation, visitor, link.caseId)) return link.name;
  }
  return null;
}

/** A file of a case that is open already. */
export async function findFileOf(installation: Installation, { record }: CaseFile, hash: string): Promise<FoundFile> {
  const [found] = await installation.db
    .select({ name: caseFile.name, type: file.type })
    .from(caseFile)
    .innerJoin(file, eq(file.hash, caseFile.hash))
    .where(and(eq(caseFile.caseId, record.id), eq(caseFile.hash, hash)));
  if (found === undefined) throw serverProblem('not-found');
  return { ...found, place: placeOf(installation, hash) };
}

async function maySee({ db }: Installation, visitor: Visitor, caseId: string): Promise<boolean> {
  try {
    await openFile(db, visitor, caseId);
    return true;
  } catch (error) {
    if (error instanceof HttpProblem) return false;
    throw error;
  }
}

const DAY_MS = 86_400_000;

/** Refuses a draft of this case that names a file its writer may not bring in. */
export async function requireOwnFiles(
  installation: Installation,
  visitor: Visitor,
  { caseId, content }: { caseId: string; content: ReviewedContent },
): Promise<void> {
  const { db } = installation;
  const hashes = filesIn(content).map(({ hash }) => hash);
  if (hashes.length === 0) return;
  const own = await db
    .select({ hash: fileHolder.hash })
    .from(fileHolder)
    .where(
      and(
        inArray(fileHolder.hash, hashes),
        eq(fileHolder.personId, visitor.person.id),
        gt(fileHolder.storedAt, new Date(installation.now().getTime() - HELD_DAYS * DAY_MS)),
      ),
    );
  const tied = await db.select({ hash: caseFile.hash }).from(caseFile).where(eq(caseFile.caseId, caseId));
  const known = [...own, ...tied].map(({ hash }) => hash);
  await requireKnownFiles(installation, visitor, { content, known });
}

/**
 * Refuses a draft that names a file which is neither known to be its writer's or the case's, nor in another case they may
 * see: a hash read somewhere else opens nothing.
 */
export async function requireKnownFiles(
  installation: Installation,
  visitor: Visitor,
  { content, known }: { content: ReviewedContent; known: readonly string[] },
): Promise<void> {
  for (const [index, { file: hash }] of content.evidence.entries()) {
    if (hash === null || known.includes(hash)) continue;
    if ((await nameInSight(installation, visitor, hash)) !== null) continue;
    const field = `content.evidence.${index}.file`;
    throw refused('act-malformed', { fields: [{ field, sentence: words.unknownFile }] });
  }
}
