import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ReviewedContent } from '../../law/processes/case/review/content.ts';
import { person } from './authorities.ts';
import { enforcementCase } from './cases.ts';
import { instant } from './columns.ts';

/** Immutable text by its own SHA-256: a reviewed draft, or what was written with an act. */
export const content = pgTable(
  'content',
  {
    hash: text().primaryKey(),
    body: text().notNull(),
    storedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    check(
      'content_is_what_its_hash_says',
      sql`${table.hash} = encode(sha256(convert_to(${table.body}, 'UTF8')), 'hex')`,
    ),
  ],
);

/** A stored file; its bytes lie in the content-addressed folder. */
export const file = pgTable(
  'file',
  {
    hash: text().primaryKey(),
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    storedAt: instant().notNull().defaultNow(),
  },
  (table) => [check('file_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`)],
);

/** So long somebody who stored a file may make it part of a case; a day later it is swept, unless they did. */
export const HELD_DAYS = 30;

/** Who stored a file, each under the name they gave it. Nobody learns who else did. */
export const fileHolder = pgTable(
  'file_holder',
  {
    hash: text()
      .notNull()
      .references(() => file.hash),
    personId: text()
      .notNull()
      .references(() => person.id),
    name: text().notNull(),
    /** Last. */
    storedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'file_holder_pkey', columns: [table.hash, table.personId] }),
    index('file_holder_by_person').on(table.personId),
  ],
);

/** Which files belong to a case, under which name: who may see the case may open them. */
export const caseFile = pgTable(
  'case_file',
  {
    caseId: uuid()
      .notNull()
      .references(() => enforcementCase.id),
    hash: text()
      .notNull()
      .references(() => file.hash),
    name: text().notNull(),
    addedBy: text()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'case_file_pkey', columns: [table.caseId, table.hash] }),
    index('case_file_by_hash').on(table.hash),
  ],
);

/** The handler's working copy. `version` goes up by one with every save, so that two windows cannot overwrite each other. */
export const draft = pgTable(
  'draft',
  {
    caseId: uuid().primaryKey(),
    content: jsonb().notNull().$type<ReviewedContent>(),
    version: integer().notNull(),
    savedBy: text()
      .notNull()
      .references(() => person.id),
    savedAt: instant().notNull().defaultNow(),
  },
  (table) => [foreignKey({ name: 'draft_of_case', columns: [table.caseId], foreignColumns: [enforcementCase.id] })],
);
