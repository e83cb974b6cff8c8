import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { ProcessKind, SubjectKind } from '../../law/process/names.ts';
import type { StateName } from '../../law/process/names.ts';
import type { ProcessState } from '../../law/process/state.ts';
import { authority } from './authorities.ts';
import { instant } from './columns.ts';

/**
 * Everything that runs as a procedure, whatever it is about: what waits, counts, mails, lists, proves and replays refers
 * to it. What is of one kind alone stands in that kind's own table, one row to one process.
 */
export const process = pgTable(
  'process',
  {
    /** Of its workflow, too (law/process/process-id.ts). */
    id: text().primaryKey(),
    kind: text().notNull().$type<ProcessKind>(),
    subjectKind: text().notNull().$type<SubjectKind>(),
    subjectId: text().notNull(),
    authorityId: text()
      .notNull()
      .references(() => authority.id),
    /** Of what it is about, as lists show it. */
    number: text().notNull(),
    title: text().notNull(),
    /** Further words it is found by: whom it is about. */
    keywords: text().notNull().default(''),
    /** The number its outcome was given: that of the decision. */
    outcomeNumber: text(),
    state: text().notNull().$type<StateName>(),
    revision: integer().notNull(),
    /** Revision of the last act that was more than a clock or a reminder: mail links made before it are dead. */
    changedAtRevision: integer().notNull(),
    snapshot: jsonb().notNull().$type<ProcessState>(),
    fingerprint: text().notNull(),
    /** The bytes that signature, review and approval bind to. */
    contentHash: text(),
    backEntry: boolean().notNull(),
    demo: boolean().notNull(),
    enteredAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    unique('process_about_subject').on(table.id, table.subjectKind, table.subjectId),
    check('process_named_by_kind', sql`starts_with(${table.id}, ${table.kind} || '-')`),
    check('process_subject_known', sql`${table.subjectKind} in ('case', 'authority')`),
    check(
      'process_one_to_a_case',
      sql`${table.kind} not in ('case', 'publication')
        or (${table.subjectKind} = 'case' and ${table.id} = ${table.kind} || '-' || ${table.subjectId})`,
    ),
    index('process_by_subject').on(table.subjectKind, table.subjectId),
    index('process_by_number').on(table.authorityId, table.number),
    index('process_by_state').on(table.kind, table.authorityId, table.state, table.changedAt),
    index('process_by_change').on(table.kind, table.authorityId, table.changedAt, table.id),
    index('process_search').using(
      'gin',
      sql`(${table.number} || ' ' || ${table.title} || ' ' || ${table.keywords} || ' ' || coalesce(${table.outcomeNumber}, '')) gin_trgm_ops`,
    ),
  ],
);
