import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { CaseRole } from '../../law/people/roles.ts';
import type { Act, ActType } from '../../law/acts.ts';
import type { StateName, SubjectKind } from '../../law/process/names.ts';
import type { Refusal } from '../../law/refusals.ts';
import { civilDate, instant } from './columns.ts';
import { process } from './processes.ts';

/**
 * Every act, appended and never changed. `hash` covers the entry before it about the same subject, so that a gap or an
 * edit shows: SHA-256 of previous hash, line feed, `entry`, line feed, the numbers given joined by commas. Anyone can compute it.
 */
export const ledger = pgTable(
  'ledger',
  {
    processId: text().notNull(),
    /** Of the process: the chain is the subject's, and its key must not rest on what another table says. */
    subjectKind: text().notNull().$type<SubjectKind>(),
    subjectId: text().notNull(),
    revision: integer().notNull(),
    /** Position in the chain, over all processes about the subject. */
    seq: integer().notNull(),
    commandId: text().notNull(),
    actorId: text().notNull(),
    actorRoles: text().array().notNull().$type<CaseRole[]>(),
    type: text().notNull().$type<ActType>(),
    act: jsonb().notNull().$type<Act>(),
    textHash: text(),
    on: civilDate().notNull(),
    at: instant().notNull(),
    state: text().notNull().$type<StateName>(),
    fingerprint: text().notNull(),
    numbers: text().array().notNull(),
    /** The canonical text that is hashed; the columns beside it are read from it. */
    entry: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
    recordedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: 'ledger_pkey', columns: [table.processId, table.revision] }),
    unique('ledger_order').on(table.subjectKind, table.subjectId, table.seq),
    // The same command cannot be recorded at two revisions, whatever an engine that lost its memory may try.
    unique('ledger_command_once').on(table.commandId, table.processId),
    index('ledger_by_actor').on(table.actorId, table.at),
    foreignKey({
      name: 'ledger_of_process',
      columns: [table.processId, table.subjectKind, table.subjectId],
      foreignColumns: [process.id, process.subjectKind, process.subjectId],
    }),
    check(
      'ledger_hash',
      sql`${table.hash} = encode(sha256(convert_to(${table.previousHash} || chr(10) || ${table.entry} || chr(10) || array_to_string(${table.numbers}, ','), 'UTF8')), 'hex')`,
    ),
  ],
);

/** What was tried and refused. It leaves ledger and revision as they are. */
export const refusal = pgTable(
  'refusal',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** A process whose beginning was refused has no row, so nothing is referred to. */
    processId: text().notNull(),
    subjectKind: text().notNull().$type<SubjectKind>(),
    subjectId: text().notNull(),
    commandId: text().notNull(),
    personId: text().notNull(),
    type: text().notNull().$type<ActType>(),
    act: jsonb().notNull().$type<unknown>(),
    code: text().notNull().$type<Refusal>(),
    /** What stood in the sentence: amounts, days, fields. */
    facts: jsonb().notNull().$type<Readonly<Record<string, unknown>>>().default({}),
    /** The revision the person saw. */
    revision: integer(),
    on: civilDate().notNull(),
    at: instant().notNull(),
    /** How often the same was tried again within the time it is counted on this row. */
    repeats: integer().notNull().default(0),
    repeatedAt: instant(),
  },
  (table) => [
    unique('refusal_once').on(table.commandId, table.personId),
    index('refusal_about_subject').on(table.subjectKind, table.subjectId, table.at),
    index('refusal_by_person').on(table.personId, table.at),
  ],
);
