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
import type { ActKind } from '../../law/act-kinds.ts';
import type { PartyState } from '../../law/procedure/case-context.ts';
import type { Ending } from '../../law/procedure/names.ts';
import type { StateName, Standing } from '../../law/procedure/procedure.ts';
import type { Finding } from '../../law/record/findings.ts';
import type { PartyType } from '../../law/review/content.ts';
import { authority, person, unit } from './authorities.ts';
import { civilDate, instant } from './columns.ts';

export const enforcementCase = pgTable(
  'enforcement_case',
  {
    id: uuid().primaryKey(),
    number: text().notNull(),
    title: text().notNull(),
    partyName: text().notNull(),
    partyCode: text(),
    partyType: text().$type<PartyType>(),
    actKind: text().notNull().$type<ActKind>(),
    summaryProcedure: boolean().notNull().default(false),
    authorityId: text()
      .notNull()
      .references(() => authority.id),
    /** A decision entered as history was handled and reviewed nowhere in this system. */
    handlingUnitId: text().references(() => unit.id),
    reviewUnitId: text().references(() => unit.id),
    handlers: text().array().notNull().default([]),
    reviewerId: text().references(() => person.id),
    state: text().notNull().$type<StateName>(),
    partyState: text().notNull().$type<PartyState>(),
    round: integer().notNull().default(0),
    /** The draft that signature, review and approval bind to. */
    contentHash: text(),
    revision: integer().notNull(),
    /** Revision of the last act that was more than a clock or a reminder: mail links made before it are dead. */
    changedAtRevision: integer().notNull(),
    standing: jsonb().notNull().$type<Standing>(),
    fingerprint: text().notNull(),
    profileId: text().notNull(),
    profileVersion: integer().notNull(),
    backEntry: boolean().notNull(),
    demo: boolean().notNull(),
    openedOn: civilDate(),
    signedBy: text().references(() => person.id),
    signedOn: civilDate(),
    signedAt: instant(),
    decidedOn: civilDate(),
    decisionNumber: text(),
    servedOn: civilDate(),
    closedOn: civilDate(),
    /** How the case ended without a decision of this authority, and when. */
    ending: text().$type<Ending>(),
    endedOn: civilDate(),
    enteredAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    unique('case_of_kind').on(table.id, table.actKind),
    index('case_by_number').on(table.authorityId, table.number),
    index('case_by_state').on(table.authorityId, table.state, table.changedAt),
    index('case_by_change').on(table.authorityId, table.changedAt, table.id),
    index('case_search').using(
      'gin',
      sql`(${table.number} || ' ' || ${table.title} || ' ' || ${table.partyName} || ' ' || coalesce(${table.decisionNumber}, '')) gin_trgm_ops`,
    ),
  ],
);

/** Nobody is on both sides of a case, ever: the key is the person, not the side. */
export const caseSide = pgTable(
  'case_side',
  {
    caseId: uuid()
      .notNull()
      .references(() => enforcementCase.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    side: text().notNull().$type<'handling' | 'reviewing'>(),
    since: civilDate().notNull(),
  },
  (table) => [
    primaryKey({ name: 'case_side_pkey', columns: [table.caseId, table.personId] }),
    unique('case_side_of_person').on(table.caseId, table.personId, table.side),
    check('case_side_known', sql`${table.side} in ('handling', 'reviewing')`),
    index('case_side_by_person').on(table.personId, table.side),
  ],
);

/** A decision made before this system, or outside it. It has no review and no number of our series. */
export const historicalDecision = pgTable(
  'historical_decision',
  {
    caseId: uuid().primaryKey(),
    authorityId: text().notNull(),
    /** Its id in the source: entered once, however often the file is read. */
    sourceId: text().notNull(),
    contentHash: text().notNull(),
    /** As published, correct or not. */
    number: text(),
    decidedOn: civilDate(),
    /** What was remarkable in law when it was entered, by the rules and the calendar of that day. */
    findings: jsonb().notNull().$type<readonly Finding[]>().default([]),
    enteredBy: text()
      .notNull()
      .references(() => person.id),
    enteredAt: instant().notNull(),
  },
  (table) => [
    foreignKey({ name: 'historical_decision_case', columns: [table.caseId], foreignColumns: [enforcementCase.id] }),
    unique('historical_decision_once').on(table.authorityId, table.sourceId),
  ],
);
