import type postgres from 'postgres';
import type { Fragment } from './fragment.ts';

/** What a process is called and found by. */
export interface ProcessHeading {
  readonly number: string;
  readonly title: string;
  readonly keywords: string;
  readonly outcomeNumber: string | null;
}

/** As one JSON value of a larger question. */
export const headingOfProcess = (sql: postgres.Sql, processId: string): Fragment => sql`
  (select json_build_object('number', number, 'title', title, 'keywords', keywords, 'outcomeNumber', outcome_number)
    from process where id = ${processId})`;
