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
import type { PartyState } from '../../law/processes/case/names.ts';
import type { Ending } from '../../law/processes/case/names.ts';
import type { Finding } from '../../law/record/findings.ts';
import type { PartyType } from '../../law/processes/case/review/content.ts';
import { person, unit } from './authorities.ts';
import { civilDate, instant } from './columns.ts';
import { process } from './processes.ts';

/** What is of a case alone, beside its process. */
export const enforcementCase = pgTable(
  'enforcement_case',
  {
    id: uuid().primaryKey(),
    processId: text()
      .notNull()
      .generatedAlwaysAs(sql`'case-' || id::text`)
      .references(() => process.id),
    partyName: text().notNull(),
    partyCode: text(),
    partyType: text().$type<PartyType>(),
    actKind: text().notNull().$type<ActKind>(),
    summaryProcedure: boolean().notNull().default(false),
    /** A decision entered as history was handled and reviewed nowhere in this system. */
    handlingUnitId: text().references(() => unit.id),
    reviewUnitId: text().references(() => unit.id),
    handlers: text().array().notNull().default([]),
    reviewerId: text().references(() => person.id),
    partyState: text().notNull().$type<PartyState>(),
    round: integer().notNull().default(0),
    profileId: text().notNull(),
    profileVersion: integer().notNull(),
    openedOn: civilDate(),
    signedBy: text().references(() => person.id),
    signedOn: civilDate(),
    signedAt: instant(),
    decidedOn: civilDate(),
    servedOn: civilDate(),
    closedOn: civilDate(),
    /** How the case ended without a decision of this authority, and when. */
    ending: text().$type<Ending>(),
    endedOn: civilDate(),
  },
  (table) => [unique('case_of_process').on(table.processId), unique('case_of_kind').on(table.id, table.actKind)],
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
