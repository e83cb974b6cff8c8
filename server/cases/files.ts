import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { and, eq, inArray } from 'drizzle-orm';
import { fileTypeFromBuffer } from 'file-type';
import { caseFile, file } from '../../db/schema/contents.ts';
import { filesIn, type ReviewedContent } from '../../law/processes/case/review/content.ts';
import { words } from './act-words.ts';
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
export async function storeFile(installation: Installation, visitor: Visitor, upload: Upload): Promise<StoredFile> {
  const type = await provenType(upload);
  if (type === null) throw serverProblem('file-type-unknown');
  const hash = createHash('sha256').update(upload.bytes).digest('hex');
  await writeOnce(placeOf(installation, hash), upload.bytes);
  const row = { hash, name: upload.name, type, size: upload.bytes.length };
  await installation.db
    .insert(file)
    .values({ ...row, storedBy: visitor.person.id })
    .onConflictDoNothing();
  return row;
}

/** Deny by default: what is not proven to be one of the four is nothing. */
async function provenType({ name, declaredType, bytes }: Upload): Promise<FileType | null> {
  const found = await fileTypeFromBuffer(bytes);
  const type = (Object.keys(fileTypes) as FileType[]).find((known) => known === found?.mime);
  const extension = path.extname(name).slice(1).toLowerCase();
  const agrees = type !== undefined && declaredType === type && fileTypes[type].some((known) => known === extension);
  return agrees ? type : null;
}

const placeOf = ({ dataFolder }: Installation, hash: string): string =>
  path.join(dataFolder, 'files', hash.slice(0, 2), hash);

/** Beside first and renamed when it is safely on the disk: a row never refers to half a file. */
async function writeOnce(place: string, bytes: Buffer): Promise<void> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const draft = `${place}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, place);
}

export interface FoundFile {
  readonly name: string;
  readonly type: string;
  readonly place: string;
}

/** A file, for whoever stored it and for everybody who may see a case it belongs to. */
export async function findFile(installation: Installation, visitor: Visitor, hash: string): Promise<FoundFile> {
  const { db } = installation;
  const [row] = await db.select().from(file).where(eq(file.hash, hash));
  if (row === undefined) throw serverProblem('not-found');
  const found = { type: row.type, place: placeOf(installation, hash) };
  if (row.storedBy === visitor.person.id) return { ...found, name: row.name };
  for (const link of await db.select().from(caseFile).where(eq(caseFile.hash, hash))) {
    if (await maySee(installation, visitor, link.caseId)) return { ...found, name: link.name };
  }
  throw serverProblem('not-found');
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

/**
 * A draft may name only files this person stored, or the case already has: a hash read somewhere else opens nothing.
 */
export async function requireOwnFiles(
  { db }: Pick<Installation, 'db'>,
  visitor: Visitor,
  { caseId, content }: { caseId: string; content: ReviewedContent },
): Promise<void> {
  const hashes = filesIn(content).map(({ hash }) => hash);
  if (hashes.length === 0) return;
  const own = await db
    .select({ hash: file.hash })
    .from(file)
    .where(and(inArray(file.hash, hashes), eq(file.storedBy, visitor.person.id)));
  const tied = await db.select({ hash: caseFile.hash }).from(caseFile).where(eq(caseFile.caseId, caseId));
  requireKnownFiles(
    content,
    [...own, ...tied].map(({ hash }) => hash),
  );
}

/** Refuses a draft that names a file beside these. */
export function requireKnownFiles(content: ReviewedContent, hashes: readonly string[]): void {
  const known = new Set(hashes);
  const foreign = content.evidence.findIndex((item) => item.file !== null && !known.has(item.file));
  if (foreign === -1) return;
  const field = `content.evidence.${foreign}.file`;
  throw refused('act-malformed', { fields: [{ field, sentence: words.unknownFile }] });
}
