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
