import type postgres from 'postgres';
import type { Fragment } from '../read/fragment.ts';

/** Text under its SHA-256. */
export interface ContentRow {
  readonly hash: string;
  readonly body: string;
}

/** Puts contents where their hash finds them, as part of a larger statement: only if the query named here has a row. */
export const keeping = (sql: postgres.Sql, rows: readonly ContentRow[], onlyIf: 'good' | null): Fragment => sql`
  insert into content (hash, body)
  select * from unnest(${rows.map(({ hash }) => hash)}::text[], ${rows.map(({ body }) => body)}::text[])
  where ${onlyIf === null ? sql`true` : sql`exists (select from ${sql(onlyIf)})`}
  on conflict do nothing`;
