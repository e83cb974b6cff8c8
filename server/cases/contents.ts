import { createHash } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { content } from '../../db/schema/contents.ts';
import { builtOnce, type Db } from '../../db/connect.ts';
import type { ContentRow } from '../../db/write/contents.ts';
import { canonicalText } from '../../law/record/canonical.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The hash by which a value is known everywhere: that of its one spelling. */
export const hashOf = (value: unknown): string => sha256(canonicalText(value));

const contentKept = builtOnce((db) =>
  db
    .insert(content)
    .values({ hash: sql.placeholder('hash'), body: sql.placeholder('body') })
    .onConflictDoNothing()
    .prepare('content_kept'),
);

/** A value as it is stored. */
export function contentRow(value: unknown): ContentRow {
  const body = canonicalText(value);
  return { hash: sha256(body), body };
}

/** Puts a value where its hash finds it. Stored twice, it is stored once. */
export async function storeContent(db: Db, value: unknown): Promise<string> {
  const row = contentRow(value);
  await contentKept(db).execute({ ...row });
  return row.hash;
}

/** What was stored under a hash. Nothing in the record refers to a hash that is not there. */
export async function readContent<T>(db: Db, hash: string): Promise<T> {
  const [row] = await db.select().from(content).where(eq(content.hash, hash));
  if (row === undefined) throw new Error(`expected content ${hash} to be stored, got none`);
  return JSON.parse(row.body) as T;
}

/** Several at once, by hash. */
export async function readContents(
  db: Db,
  hashes: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, unknown>> {
  const wanted = [...new Set(hashes.filter((hash) => hash !== null && hash !== undefined))];
  if (wanted.length === 0) return new Map();
  const rows = await db.select().from(content).where(inArray(content.hash, wanted));
  return new Map(rows.map(({ hash, body }) => [hash, JSON.parse(body) as unknown]));
}
