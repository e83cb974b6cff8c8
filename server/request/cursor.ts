import * as z from 'zod';
import { FOREIGN_CURSOR } from '../contract/primitives.ts';
import { refused } from './problems.ts';

/** Where a page of one list ended: the sort keys of its last row, opaque to the client. */
export interface Cursor<Keys> {
  readonly write: (keys: Keys) => string;
  /** The keys; null without a cursor. One that is forged, or of another list, is refused. */
  readonly read: (given: string | undefined) => Keys | null;
}

/** The cursor of a list: what is read is of the very types its pages are asked by. */
export function cursorOf<Shape extends z.ZodRawShape>(
  list: string,
  shape: Shape,
): Cursor<z.output<z.ZodObject<Shape>>> {
  const keysOf = z.strictObject(shape);
  const schema = z.strictObject({ list: z.literal(list), keys: keysOf });
  return {
    write: (keys) => Buffer.from(JSON.stringify({ list, keys })).toString('base64url'),
    read: (given) => {
      if (given === undefined) return null;
      const found = schema.safeParse(parsed(given));
      if (!found.success) throw foreignCursor();
      return found.data.keys;
    },
  };
}

export const foreignCursor = () =>
  refused('act-malformed', { fields: [{ field: 'cursor', sentence: FOREIGN_CURSOR }] });

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    // Not ours: the schema refuses it.
    return null;
  }
}
