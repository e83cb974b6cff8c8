import { eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../connect.ts';
import { enforcementCase } from '../schema/cases.ts';
import { publication } from '../schema/decisions.ts';
import { process } from '../schema/processes.ts';

export type ProcessRecord = typeof process.$inferSelect;

/** Cases with their processes, each as one row; its id is that of the case. */
export const caseRecords = (db: Db) =>
  db
    .select({ ...getTableColumns(process), ...getTableColumns(enforcementCase) })
    .from(enforcementCase)
    .innerJoin(process, eq(process.id, enforcementCase.processId));

export type CaseRecord = Awaited<ReturnType<typeof caseRecords>>[number];

/** Publications with their processes, each as one row. */
export const publicationRecords = (db: Db) =>
  db
    .select({ ...getTableColumns(process), ...getTableColumns(publication) })
    .from(publication)
    .innerJoin(process, eq(process.id, publication.processId));

export type PublicationRecord = Awaited<ReturnType<typeof publicationRecords>>[number];
