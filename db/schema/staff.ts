import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { CredentialKind } from '../../law/people/credentials.ts';
import type { PoolKind } from '../../law/people/staffing.ts';
import { authority, person, unit } from './authorities.ts';
import { civilDate, instant } from './columns.ts';

/** Credentials as issued; one that was taken away keeps its row and gets its day. */
export const credential = pgTable(
  'credential',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    number: text().notNull(),
    kind: text().notNull().$type<CredentialKind>(),
    issuedBy: text().notNull(),
    validFrom: civilDate().notNull(),
    validUntil: civilDate().notNull(),
    /** The first day on which it is worth nothing. */
    revokedOn: civilDate(),
    /** Where it was read: the paper, or the register it was copied from. */
    source: text().notNull(),
  },
  (table) => [
    unique('credential_number_once').on(table.kind, table.number),
    check('credential_kind', sql`${table.kind} in ('enforcement', 'supervision', 'review')`),
    check('credential_days', sql`${table.validFrom} <= ${table.validUntil}`),
    index('credential_of_person').on(table.personId),
  ],
);

/**
 * Who is away, and who stands in meanwhile. One leave at a time, and nobody stands in who is away or has somebody
 * standing in: db/guards.sql refuses the chain.
 */
export const absence = pgTable(
  'absence',
  {
    id: uuid().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    fromOn: civilDate().notNull(),
    untilOn: civilDate().notNull(),
    substituteId: text()
      .notNull()
      .references(() => person.id),
    reason: text().notNull(),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
    /** The first day back, when it comes before the planned end. */
    endedOn: civilDate(),
    endedBy: text(),
  },
  (table) => [
    check('absence_not_self', sql`${table.personId} <> ${table.substituteId}`),
    check('absence_days', sql`${table.fromOn} <= ${table.untilOn}`),
    check('absence_end', sql`(${table.endedOn} is null) = (${table.endedBy} is null)`),
    index('absence_of_person').on(table.personId, table.untilOn),
    index('absence_by_substitute').on(table.substituteId, table.untilOn),
  ],
);

/** Reviewers and lawyers whom one unit lends to another authority (DZ-9.2). */
export const poolMember = pgTable(
  'pool_member',
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    kind: text().notNull().$type<PoolKind>(),
    lentBy: text()
      .notNull()
      .references(() => unit.id),
    toAuthorityId: text()
      .notNull()
      .references(() => authority.id),
    fromOn: civilDate().notNull(),
    /** Null: until somebody ends it. */
    untilOn: civilDate(),
    /** The rule or the paper by which they are lent. */
    basis: text().notNull(),
  },
  (table) => [
    check('pool_member_kind', sql`${table.kind} in ('reviewer', 'counsel', 'publicLawyer')`),
    check('pool_member_days', sql`${table.untilOn} is null or ${table.fromOn} <= ${table.untilOn}`),
    index('pool_member_by_authority').on(table.toAuthorityId, table.kind),
    index('pool_member_of_person').on(table.personId),
  ],
);
