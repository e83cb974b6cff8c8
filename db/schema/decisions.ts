import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PublicDecision } from '../../law/processes/publication/public-decision.ts';
import { authority, person } from './authorities.ts';
import { enforcementCase } from './cases.ts';
import { civilDate, instant } from './columns.ts';
import { content } from './contents.ts';
import { deliberation } from './deliberations.ts';
import { process } from './processes.ts';
import { outOfScope, pass } from './reviews.ts';

/** The last number given in a series. Its row lock is what keeps a series without gaps. */
export const documentSeries = pgTable(
  'document_series',
  {
    authorityId: text()
      .notNull()
      .references(() => authority.id),
    word: text().notNull(),
    year: integer().notNull(),
    lastSeq: integer().notNull(),
  },
  (table) => [primaryKey({ name: 'document_series_pkey', columns: [table.authorityId, table.word, table.year] })],
);

export const documentNumber = pgTable(
  'document_number',
  {
    authorityId: text().notNull(),
    word: text().notNull(),
    year: integer().notNull(),
    seq: integer().notNull(),
    number: text().notNull().unique(),
    processId: text()
      .notNull()
      .references(() => process.id),
    revision: integer().notNull(),
  },
  (table) => [
    primaryKey({ name: 'document_number_pkey', columns: [table.authorityId, table.word, table.year, table.seq] }),
    foreignKey({
      name: 'document_number_series',
      columns: [table.authorityId, table.word, table.year],
      foreignColumns: [documentSeries.authorityId, documentSeries.word, documentSeries.year],
    }),
    index('document_number_of_process').on(table.processId),
  ],
);

/**
 * APL 58, as structure: a decision stands on a valid pass of its very bytes, on the record that no review was due
 * for them, or on a meeting that may stand in for a pass; and on exactly one of them. As long as it stands, that one
 * cannot be voided.
 */
export const decision = pgTable(
  'decision',
  {
    caseId: uuid().primaryKey(),
    contentHash: text()
      .notNull()
      .references(() => content.hash),
    passId: text(),
    outOfScopeId: text(),
    deliberationId: text(),
    /** True with a meeting and null without: the key refers to meetings that substitute, and to no others. */
    substituted: boolean(),
    validity: text().notNull().$type<'valid'>().default('valid'),
    number: text()
      .notNull()
      .unique()
      .references(() => documentNumber.number),
    decidedBy: text()
      .notNull()
      .references(() => person.id),
    decidedOn: civilDate().notNull(),
    decidedAt: instant().notNull(),
    textHash: text().references(() => content.hash),
  },
  (table) => [
    check(
      'decision_on_one_ground',
      sql`num_nonnulls(${table.passId}, ${table.outOfScopeId}, ${table.deliberationId}) = 1`,
    ),
    check(
      'decision_on_substituting_deliberation_only',
      sql`(${table.deliberationId} is null) = (${table.substituted} is null) and ${table.substituted} is not false`,
    ),
    check('decision_on_valid_ground', sql`${table.validity} = 'valid'`),
    foreignKey({ name: 'decision_case', columns: [table.caseId], foreignColumns: [enforcementCase.id] }),
    foreignKey({
      name: 'decision_on_valid_pass',
      columns: [table.passId, table.caseId, table.contentHash, table.validity],
      foreignColumns: [pass.opinionId, pass.caseId, pass.contentHash, pass.validity],
    }),
    foreignKey({
      name: 'decision_on_out_of_scope_record',
      columns: [table.outOfScopeId, table.caseId, table.contentHash, table.validity],
      foreignColumns: [outOfScope.id, outOfScope.caseId, outOfScope.contentHash, outOfScope.validity],
    }),
    foreignKey({
      name: 'decision_on_substituting_deliberation',
      columns: [table.deliberationId, table.caseId, table.contentHash, table.validity, table.substituted],
      foreignColumns: [
        deliberation.id,
        deliberation.caseId,
        deliberation.contentHash,
        deliberation.validity,
        deliberation.substitutes,
      ],
    }),
  ],
);

/** What is of a publication alone, beside its process: what the public may see, since when, and why no longer. */
export const publication = pgTable(
  'publication',
  {
    caseId: uuid().primaryKey(),
    processId: text()
      .notNull()
      .generatedAlwaysAs(sql`'publication-' || case_id::text`)
      .references(() => process.id),
    decidedOn: civilDate().notNull(),
    servedOn: civilDate(),
    /** Null until published; a decision that is not published has none. */
    public: jsonb().$type<PublicDecision>(),
    publishedOn: civilDate(),
    publishedAt: instant(),
    displayUntil: civilDate(),
    declinedGround: text(),
    withdrawnOn: civilDate(),
    withdrawnAt: instant(),
    withdrawalKind: text(),
    withdrawalReason: text(),
    withdrawalDocument: text(),
    withdrawalEffectiveOn: civilDate(),
  },
  (table) => [
    foreignKey({ name: 'publication_of_decision', columns: [table.caseId], foreignColumns: [decision.caseId] }),
    unique('publication_of_process').on(table.processId),
    index('publication_by_decision').on(table.decidedOn, table.caseId),
    index('publication_public')
      .on(table.publishedOn, table.caseId)
      .where(sql`published_on is not null`),
    index('publication_search').using(
      'gin',
      sql`((${table.public} ->> 'number') || ' ' || (${table.public} ->> 'title') || ' ' || (${table.public} ->> 'subject') || ' ' || (${table.public} ->> 'category')) gin_trgm_ops`,
    ),
  ],
);
