import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ActType } from '../../law/acts.ts';
import { person } from './authorities.ts';
import { caseSide, enforcementCase } from './cases.ts';
import { civilDate, instant } from './columns.ts';
import { content } from './contents.ts';

/** One round: what was sent to review, by whom, and how it ended. Each column is written once. */
export const submission = pgTable(
  'submission',
  {
    caseId: uuid()
      .notNull()
      .references(() => enforcementCase.id),
    round: integer().notNull(),
    /** The act that began it: a submission, or one that sent the same bytes to a new review (复审). */
    begunBy: text().notNull().$type<ActType>().default('submitForReview'),
    contentHash: text()
      .notNull()
      .references(() => content.hash),
    signedBy: text().references(() => person.id),
    signedOn: civilDate(),
    signedAt: instant(),
    submittedBy: text()
      .notNull()
      .references(() => person.id),
    submittedAt: instant().notNull(),
    receivedOn: civilDate().notNull(),
    acceptedBy: text().references(() => person.id),
    acceptedOn: civilDate(),
    acceptedAt: instant(),
    endedOn: civilDate(),
    /** The act that ended the round. */
    endedBy: text(),
  },
  (table) => [primaryKey({ name: 'submission_pkey', columns: [table.caseId, table.round] })],
);

/**
 * An opinion as the reviewer signed it. A letter becomes one of the authority when somebody else issues it; until then
 * it may be returned. In the light form the signature is the opinion (PRACTICE A13). Issue, return and withdrawal are
 * written once, all else never again.
 */
export const opinion = pgTable(
  'opinion',
  {
    id: text().primaryKey(),
    caseId: uuid().notNull(),
    round: integer().notNull(),
    form: text().notNull().$type<'letter' | 'light'>().default('letter'),
    kind: text().notNull(),
    passes: boolean().notNull(),
    contentHash: text()
      .notNull()
      .references(() => content.hash),
    answers: text().array().notNull(),
    /** The eight checks as written, and advice. */
    textHash: text().references(() => content.hash),
    reviewerId: text().notNull(),
    side: text().notNull().$type<'reviewing'>().default('reviewing'),
    signedOn: civilDate().notNull(),
    signedAt: instant().notNull(),
    issued: boolean(),
    issuedBy: text(),
    issuedOn: civilDate(),
    issuedAt: instant(),
    number: text().unique(),
    returnedOn: civilDate(),
    /** The act by which it fell away unissued. */
    returnedBy: text(),
    /** Taken back by who signed it, before the decision. */
    withdrawnOn: civilDate(),
    withdrawnBy: text(),
    withdrawnReasonHash: text().references(() => content.hash),
  },
  (table) => [
    index('opinion_of_case').on(table.caseId, table.round),
    unique('opinion_of_content').on(table.id, table.caseId, table.contentHash, table.passes, table.issued),
    check('opinion_side', sql`${table.side} = 'reviewing'`),
    check('opinion_issued_by_another', sql`${table.issuedBy} <> ${table.reviewerId}`),
    check(
      'opinion_issued_whole',
      sql`(${table.form} = 'letter' and ${table.issued} is null
          and num_nonnulls(${table.issuedBy}, ${table.issuedOn}, ${table.number}) = 0)
        or (${table.form} = 'letter' and ${table.issued}
          and num_nonnulls(${table.issuedBy}, ${table.issuedOn}, ${table.number}) = 3)
        or (${table.form} = 'light' and coalesce(${table.issued}, false)
          and num_nonnulls(${table.issuedBy}, ${table.number}) = 0 and ${table.issuedOn} is not null)`,
    ),
    check(
      'opinion_withdrawn_by_its_signer',
      sql`num_nonnulls(${table.withdrawnOn}, ${table.withdrawnBy}, ${table.withdrawnReasonHash}) in (0, 3)
        and (${table.withdrawnBy} is null or (${table.withdrawnBy} = ${table.reviewerId} and coalesce(${table.issued}, false)))`,
    ),
    foreignKey({
      name: 'opinion_round',
      columns: [table.caseId, table.round],
      foreignColumns: [submission.caseId, submission.round],
    }),
    foreignKey({
      name: 'opinion_reviewer_is_no_handler',
      columns: [table.caseId, table.reviewerId, table.side],
      foreignColumns: [caseSide.caseId, caseSide.personId, caseSide.side],
    }),
    foreignKey({
      name: 'opinion_issuer_is_no_handler',
      columns: [table.caseId, table.issuedBy, table.side],
      foreignColumns: [caseSide.caseId, caseSide.personId, caseSide.side],
    }),
  ],
);

/** The pass of an issued opinion for exactly the bytes it names. Voided when they change; a decision then has nothing to refer to. */
export const pass = pgTable(
  'pass',
  {
    opinionId: text().primaryKey(),
    caseId: uuid().notNull(),
    contentHash: text().notNull(),
    passes: boolean().notNull().default(true),
    issued: boolean().notNull().default(true),
    validity: text().notNull().$type<'valid' | 'voided'>().default('valid'),
    voidedOn: civilDate(),
    /** The act that changed what had passed. */
    voidedBy: text(),
    voidedAtRevision: integer(),
  },
  (table) => [
    check('pass_is_of_an_issued_pass', sql`${table.passes} and ${table.issued}`),
    check('pass_validity', sql`${table.validity} in ('valid', 'voided')`),
    check('pass_voided_by_an_act', sql`(${table.validity} = 'voided') = (${table.voidedBy} is not null)`),
    unique('pass_of_content').on(table.opinionId, table.caseId, table.contentHash, table.validity),
    uniqueIndex('pass_one_valid')
      .on(table.caseId)
      .where(sql`validity = 'valid'`),
    foreignKey({
      name: 'pass_of_passing_opinion',
      columns: [table.opinionId, table.caseId, table.contentHash, table.passes, table.issued],
      foreignColumns: [opinion.id, opinion.caseId, opinion.contentHash, opinion.passes, opinion.issued],
    }),
  ],
);

/** The review unit's record that no review is due for these bytes. */
export const outOfScope = pgTable(
  'out_of_scope',
  {
    id: text().primaryKey(),
    caseId: uuid()
      .notNull()
      .references(() => enforcementCase.id),
    contentHash: text()
      .notNull()
      .references(() => content.hash),
    ground: text().notNull(),
    /** The profile whose list says so. */
    listVersion: text().notNull(),
    textHash: text().references(() => content.hash),
    confirmedBy: text().notNull(),
    side: text().notNull().$type<'reviewing'>().default('reviewing'),
    confirmedOn: civilDate().notNull(),
    confirmedAt: instant().notNull(),
    validity: text().notNull().$type<'valid' | 'voided'>().default('valid'),
    voidedOn: civilDate(),
    voidedBy: text(),
    voidedAtRevision: integer(),
  },
  (table) => [
    check('out_of_scope_side', sql`${table.side} = 'reviewing'`),
    check('out_of_scope_validity', sql`${table.validity} in ('valid', 'voided')`),
    check('out_of_scope_voided_by_an_act', sql`(${table.validity} = 'voided') = (${table.voidedBy} is not null)`),
    unique('out_of_scope_of_content').on(table.id, table.caseId, table.contentHash, table.validity),
    uniqueIndex('out_of_scope_one_valid')
      .on(table.caseId)
      .where(sql`validity = 'valid'`),
    foreignKey({
      name: 'out_of_scope_confirmed_by_no_handler',
      columns: [table.caseId, table.confirmedBy, table.side],
      foreignColumns: [caseSide.caseId, caseSide.personId, caseSide.side],
    }),
  ],
);
