import { eq, getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../connect.ts';
import { enforcementCase } from '../schema/cases.ts';
import { publication } from '../schema/decisions.ts';
import { process } from '../schema/processes.ts';
import { columnName } from '../write/writing.ts';

export type ProcessRecord = typeof process.$inferSelect;

/** Cases with their processes, each as one row; its id is that of the case. */
export const caseRecords = (db: Db) =>
  db
    .select({ ...getTableColumns(process), ...getTableColumns(enforcementCase) })
    .from(enforcementCase)
    .innerJoin(process, eq(process.id, enforcementCase.processId));

export type CaseRecord = Awaited<ReturnType<typeof caseRecords>>[number];

/** A row as `to_json` wrote it, in the values drizzle would have read. */
function rowIn<T extends PgTable>(table: T, json: Readonly<Record<string, unknown>>): T['$inferSelect'] {
  const columns = Object.entries(getTableColumns(table)).map(([name, column]) => {
    const value = json[columnName(name)] ?? null;
    return [name, value === null ? null : column.mapFromDriverValue(value)] as const;
  });
  return Object.fromEntries(columns);
}

/** The row of a case with its process, each as one JSON value. */
export interface CaseAsJson {
  readonly process: Readonly<Record<string, unknown>>;
  readonly case: Readonly<Record<string, unknown>>;
}

export const caseRecordIn = (json: CaseAsJson): CaseRecord => ({
  ...rowIn(process, json.process),
  ...rowIn(enforcementCase, json.case),
});

/** Publications with their processes, each as one row. */
export const publicationRecords = (db: Db) =>
  db
    .select({ ...getTableColumns(process), ...getTableColumns(publication) })
    .from(publication)
    .innerJoin(process, eq(process.id, publication.processId));

export type PublicationRecord = Awaited<ReturnType<typeof publicationRecords>>[number];
