import type postgres from 'postgres';
import type { Fragment } from './fragment.ts';

/** Number, title, further words or the number of the outcome, of a row of `process`; spelled as `process_search` is. */
export const processMatches = (sql: postgres.Sql, row: 'p' | 'cp', words: string | null): Fragment => {
  const of = (column: string) => sql.unsafe(`${row}.${column}`);
  return words === null
    ? sql`true`
    : sql`(${of('number')} || ' ' || ${of('title')} || ' ' || ${of('keywords')} || ' '
        || coalesce(${of('outcome_number')}, '')) ilike ${likePattern(words)}`;
};

/** What was typed stands for itself, not for a pattern. */
export const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, String.raw`\$&`)}%`;

/** Found by words in the index of trigrams; more than this are as well looked for along the list they are wanted in. */
const MOST_FOUND = 1000;

/**
 * The processes these words find, where they are few; null where they are many, or too short for an index. Only so is a
 * list of a hundred thousand not read to its end for one row.
 */
export async function fewFound(sql: postgres.Sql, words: string): Promise<readonly string[] | null> {
  if (words.length < 3) return null;
  const found = await sql<{ id: string }[]>`
    select p.id from process p where ${processMatches(sql, 'p', words)} limit ${MOST_FOUND + 1}`;
  return found.length > MOST_FOUND ? null : found.map(({ id }) => id);
}
