import * as z from 'zod';
import { refused } from './problems.ts';

/** Where a page ended: the sort keys of its last row, opaque to the client. */
export const writeCursor = (keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The keys of a cursor; null without one. A cursor is given back as it came, so a malformed one is a mistake. */
export function readCursor(cursor: string | undefined, length: number): readonly string[] | null {
  if (cursor === undefined) return null;
  const keys = z.array(z.string()).length(length).safeParse(parsed(cursor));
  if (keys.success) return keys.data;
  throw refused('act-malformed', { fields: [{ field: 'cursor', sentence: 'cursor' }] });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    // Not ours: the schema refuses it.
    return null;
  }
}
