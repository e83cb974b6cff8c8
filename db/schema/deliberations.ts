import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ActType } from '../../law/acts.ts';
import type { Conclusion, Meeting } from '../../law/processes/case/names.ts';
import { person } from './authorities.ts';
import { enforcementCase } from './cases.ts';
import { civilDate, instant } from './columns.ts';
import { content } from './contents.ts';

/**
 * A meeting from its convening to the confirmed record: 争议讨论 or 负责人集体讨论决定. Convening, record and
 * confirmation are each written once; minutes that were sent back stay as a voided meeting beside their successor.
 *
 * `substitutes` is the narrow door of PRACTICE A2: never for a penalty (APL 58), only a disagreement that ended for the
 * handler, and only once confirmed. A decision without a pass refers to it, and to nothing less.
 */
export const deliberation = pgTable(
  'deliberation',
  {
    id: text().primaryKey(),
    caseId: uuid().notNull(),
    /** Of the case: the lock on penalties must not rest on what another table says. */
    actKind: text().notNull(),
    meeting: text().notNull().$type<Meeting>(),
    contentHash: text()
      .notNull()
      .references(() => content.hash),
    plannedOn: civilDate().notNull(),
    members: text().array().notNull(),
    chairId: text()
      .notNull()
      .references(() => person.id),
    recorderId: text()
      .notNull()
      .references(() => person.id),
    convenedBy: text()
      .notNull()
      .references(() => person.id),
    convenedOn: civilDate().notNull(),
    convenedAt: instant().notNull(),
    heldOn: civilDate(),
    present: text().array(),
    recused: text().array(),
    observers: text().array(),
    inFavor: integer(),
    against: integer(),
    abstained: integer(),
    conclusion: text().$type<Conclusion>(),
    /** The minutes as written. */
    recordHash: text().references(() => content.hash),
    recordedBy: text(),
    recordedOn: civilDate(),
    recordedAt: instant(),
    confirmedBy: text(),
    confirmedOn: civilDate(),
    confirmedAt: instant(),
    substitutes: boolean(),
    validity: text().notNull().$type<'valid' | 'voided'>().default('valid'),
    voidedOn: civilDate(),
    /** The act that called it off, sent its minutes back, or changed what was discussed. */
    voidedBy: text().$type<ActType>(),
    voidedAtRevision: integer(),
  },
  (table) => [
    check(
      'deliberation_members',
      sql`cardinality(${table.members}) >= 3 and ${table.chairId} = any(${table.members})
        and ${table.present} <@ ${table.members} and ${table.chairId} = any(${table.present})`,
    ),
    // Refuses a third kind of meeting too, whether it concluded or not.
    check(
      'deliberation_conclusion',
      sql`(${table.meeting} = 'disagreement' and ${table.conclusion} in ('forHandler', 'forReviewer'))
        or (${table.meeting} = 'heads' and ${table.conclusion} in ('approve', 'change', 'refuse'))`,
    ),
    check(
      'deliberation_recorded_whole',
      sql`num_nonnulls(${table.heldOn}, ${table.present}, ${table.recused}, ${table.observers}, ${table.inFavor},
        ${table.against}, ${table.abstained}, ${table.conclusion}, ${table.recordHash}, ${table.recordedBy},
        ${table.recordedOn}, ${table.recordedAt}) in (0, 12)`,
    ),
    check('deliberation_recorded_by_recorder', sql`${table.recordedBy} = ${table.recorderId}`),
    check('deliberation_confirmed_by_chair', sql`${table.confirmedBy} = ${table.chairId}`),
    check(
      'deliberation_confirmed_whole',
      sql`num_nonnulls(${table.confirmedBy}, ${table.confirmedOn}, ${table.confirmedAt}, ${table.substitutes}) in (0, 4)
        and (${table.confirmedOn} is null or ${table.conclusion} is not null)`,
    ),
    check(
      'deliberation_substitutes_no_review_of_a_penalty',
      sql`not coalesce(${table.substitutes}, false)
        or (${table.meeting} = 'disagreement' and ${table.conclusion} = 'forHandler' and ${table.actKind} <> 'penalty')`,
    ),
    check('deliberation_validity', sql`${table.validity} in ('valid', 'voided')`),
    check('deliberation_voided_by_an_act', sql`(${table.validity} = 'voided') = (${table.voidedBy} is not null)`),
    unique('deliberation_of_content').on(table.id, table.caseId, table.contentHash, table.validity, table.substitutes),
    index('deliberation_of_case').on(table.caseId),
    foreignKey({
      name: 'deliberation_of_case_and_kind',
      columns: [table.caseId, table.actKind],
      foreignColumns: [enforcementCase.id, enforcementCase.actKind],
    }),
  ],
);
