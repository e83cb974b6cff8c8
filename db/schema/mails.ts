import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { ActType, MailedActType } from '../../law/acts.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import { person } from './authorities.ts';
import { bytes, civilDate, instant } from './columns.ts';
import { process } from './processes.ts';
import { task } from './tasks.ts';

/** Where a mail leads. It locates a task; it authorizes nothing. */
export const mailLink = pgTable(
  'mail_link',
  {
    tokenHash: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => person.id),
    taskId: text()
      .notNull()
      .references(() => task.id),
    processId: text()
      .notNull()
      .references(() => process.id),
    revision: integer().notNull(),
    contentHash: text(),
    purpose: text().notNull().$type<MailedActType>(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Its task was done, or asked of somebody else. */
    deadAt: instant(),
  },
  (table) => [index('mail_link_of_task').on(table.taskId)],
);

export const mailKinds = ['taskOpened', 'reminder', 'urged', 'refused', 'linkMisused'] as const;
export type MailKind = (typeof mailKinds)[number];

/** How the review came out. `substituted`: it named problems, and a meeting decided that the local rule lets decide. */
export type ReviewResult = 'passed' | 'problemsFound' | 'outOfScope' | 'substituted';

/** Mails to send: codes and ids only, so that no name and no fact waits here. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** One mail for one person and reason, however often the act is recorded. */
    mailKey: text().notNull().unique(),
    kind: text().notNull().$type<MailKind>(),
    processId: text().notNull(),
    revision: integer().notNull(),
    personId: text()
      .notNull()
      .references(() => person.id),
    taskId: text(),
    /** What is asked, or what was refused. */
    act: text().notNull().$type<ActType>(),
    clock: text().$type<ClockName>(),
    dueOn: civilDate(),
    askedBy: text(),
    reviewResult: text().$type<ReviewResult>(),
    /** Random; the link's token is its HMAC under the installation's secret. */
    nonce: bytes(),
    createdAt: instant().notNull(),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull().defaultNow(),
    claimedUntil: instant(),
    sentAt: instant(),
    messageId: text(),
    lastError: text(),
    givenUpAt: instant(),
  },
  (table) => [
    check('outbox_kind', sql`${table.kind} in ('taskOpened', 'reminder', 'urged', 'refused', 'linkMisused')`),
    index('outbox_waiting')
      .on(table.nextAt)
      .where(sql`sent_at is null and given_up_at is null`),
    index('outbox_of_process').on(table.processId),
  ],
);
