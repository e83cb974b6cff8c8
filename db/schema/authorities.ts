import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { HeldOffice } from '../../law/people/roles.ts';
import { civilDate, instant } from './columns.ts';

export const authority = pgTable('authority', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** The word its document numbers begin with: 示综执 in 示综执罚〔2026〕1号. Two authorities cannot share one. */
  numberWord: text().notNull().unique(),
  /** Demonstration data is marked as such wherever it is shown. */
  demo: boolean().notNull().default(false),
  /** The authority above it. */
  parentId: text().references((): AnyPgColumn => authority.id),
});

export const unitLevels = ['city', 'county', 'street', 'other'] as const;
export type UnitLevel = (typeof unitLevels)[number];

export const unit = pgTable(
  'unit',
  {
    id: text().primaryKey(),
    authorityId: text()
      .notNull()
      .references(() => authority.id),
    name: text().notNull(),
    kind: text().notNull().$type<'handling' | 'review' | 'office'>(),
    active: boolean().notNull().default(true),
    /** The unit it belongs to, of the same authority or of the one above. */
    parentId: text().references((): AnyPgColumn => unit.id),
    level: text().notNull().$type<UnitLevel>().default('other'),
    /** The authority in whose name it enforces, and whose review unit reviews its decisions; null: its own. */
    delegatedBy: text().references(() => authority.id),
  },
  (table) => [
    check('unit_kind', sql`${table.kind} in ('handling', 'review', 'office')`),
    check('unit_level', sql`${table.level} in ('city', 'county', 'street', 'other')`),
    check('unit_not_above_itself', sql`${table.parentId} <> ${table.id}`),
    index('unit_of_authority').on(table.authorityId),
    index('unit_by_delegation').on(table.delegatedBy),
  ],
);

export const person = pgTable(
  'person',
  {
    id: text().primaryKey(),
    authorityId: text()
      .notNull()
      .references(() => authority.id),
    unitId: text().references(() => unit.id),
    name: text().notNull(),
    title: text().notNull().default(''),
    /** Who heads a unit, oversees it or leads the authority stands here and nowhere else. */
    offices: jsonb().notNull().$type<readonly HeldOffice[]>().default([]),
    /** Legal professional qualification, as entered with its source; null when none is known. */
    qualification: text(),
    /** The first penalty decision this person reviewed, before this system or outside it, with its source. */
    firstReviewOn: civilDate(),
    firstReviewSource: text(),
    email: text(),
    active: boolean().notNull().default(true),
  },
  (table) => [
    // The actor of a clock is no person (law/people/roles.ts): nobody may hold its name.
    check('person_is_no_system', sql`${table.id} <> 'system'`),
    check(
      'person_first_review_has_source',
      sql`(${table.firstReviewOn} is null) = (${table.firstReviewSource} is null)`,
    ),
    index('person_of_authority').on(table.authorityId),
    index('person_by_office').using('gin', table.offices.op('jsonb_path_ops')),
  ],
);

export const account = pgTable('account', {
  personId: text()
    .primaryKey()
    .references(() => person.id),
  login: text().notNull().unique(),
  passwordHash: text().notNull(),
  mustChangePassword: boolean().notNull().default(false),
  /** Six digits that prove who decides from a mail, as slowly hashed as the password; null: none were set. */
  pinHash: text(),
  /** Wrong ones since the last right one, counted before they are looked at. */
  pinFailures: integer().notNull().default(0),
  disabledAt: instant(),
});

/** Sessions and devices are found by the SHA-256 of their cookie; the cookie itself is never stored. */
export const session = pgTable(
  'session',
  {
    tokenHash: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    /** What its owner ends it by; it opens nothing. */
    id: uuid().notNull().unique().defaultRandom(),
    /** The remembered device it was begun at. */
    deviceId: uuid().references(() => device.id),
    /** As the browser names itself. */
    label: text().notNull().default(''),
    csrfHash: text(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (table) => [index('session_of_person').on(table.personId)],
);

export const device = pgTable(
  'device',
  {
    tokenHash: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    id: uuid().notNull().unique().defaultRandom(),
    label: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Its person signed out there: it reads on, and decides nothing until the next sign-in. */
    signedOutAt: instant(),
    revokedAt: instant(),
  },
  (table) => [index('device_of_person').on(table.personId)],
);

export const loginAttempt = pgTable(
  'login_attempt',
  {
    login: text().notNull(),
    address: text().notNull(),
    /** The mark of a browser this account signed in from before; null: a stranger's, as far as we know. */
    known: text(),
    at: instant().notNull(),
    succeeded: boolean().notNull(),
  },
  (table) => [
    index('login_attempt_by_login').on(table.login, table.at),
    index('login_attempt_by_address').on(table.address, table.at),
  ],
);
