import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { CaseRole } from '../../law/people/roles.ts';
import type { ActType } from '../../law/acts.ts';
import type { ClockReceipt } from '../../law/process/clock-count.ts';
import type { ClockName } from '../../law/process/clocks.ts';
import type { TaskKind } from '../../law/process/names.ts';
import { civilDate, instant } from './columns.ts';
import { process } from './processes.ts';

/** Sorts after every due day: a task without a clock comes last. */
export const NO_DUE_DAY = '9999-12-31';

export const task = pgTable(
  'task',
  {
    id: text().primaryKey(),
    processId: text()
      .notNull()
      .references(() => process.id),
    kind: text().notNull().$type<TaskKind>(),
    role: text().notNull().$type<CaseRole>(),
    personId: text(),
    /** Unit or authority whose people share it. */
    ofId: text().notNull(),
    act: text().notNull().$type<ActType>(),
    clock: text().$type<ClockName>(),
    dueOn: civilDate().notNull().default(NO_DUE_DAY),
    openedOn: civilDate().notNull(),
    openedAt: instant().notNull(),
    openedAtRevision: integer().notNull(),
    openedBy: text().notNull(),
    closedOn: civilDate(),
    closedAt: instant(),
    closedBy: text(),
    closedByAct: text().$type<ActType>(),
    /** That of the process. Kept by the store itself, as the two below are (db/lists.sql): lists are read by them. */
    authorityId: text().notNull().default(''),
    /** The act was asked for before: of another round, or because the pass fell. */
    again: boolean().notNull().default(false),
    /** Of a clock of hours: epoch milliseconds. */
    dueAt: doublePrecision(),
    /** How often a supervisor reminded; clocks are not counted. */
    reminders: integer().notNull().default(0),
    lastRemindedOn: civilDate(),
  },
  (table) => [
    index('task_open_of_process')
      .on(table.processId)
      .where(sql`closed_at is null`),
    index('task_open_of_unit')
      .on(table.ofId, table.dueOn, table.id)
      .where(sql`closed_at is null`),
    index('task_open_by_due')
      .on(table.authorityId, table.dueOn, table.id)
      .where(sql`closed_at is null`),
    index('task_open_by_kind')
      .on(table.authorityId, table.kind, table.dueOn, table.id)
      .where(sql`closed_at is null`),
  ],
);

/**
 * Under whose eyes an open task lies: `person:<id>`, or `<role>:<unit or authority>` for those who hold the role. One
 * index range for each of a person's few keys makes an inbox, however many tasks are open elsewhere.
 */
export const taskHolder = pgTable(
  'task_holder',
  {
    taskId: text()
      .notNull()
      .references(() => task.id),
    holder: text().notNull(),
    dueOn: civilDate().notNull(),
    open: boolean().notNull().default(true),
    /** As the task has them (db/lists.sql). */
    kind: text().notNull().default('').$type<TaskKind | ''>(),
    again: boolean().notNull().default(false),
    dueAt: doublePrecision(),
  },
  (table) => [
    primaryKey({ name: 'task_holder_pkey', columns: [table.taskId, table.holder] }),
    index('task_holder_inbox')
      .on(table.holder, table.dueOn, table.taskId)
      .where(sql`open`),
    index('task_holder_later')
      .on(table.holder, table.again, table.dueOn, table.taskId)
      .where(sql`open`),
    index('task_holder_by_kind')
      .on(table.holder, table.kind, table.again, table.dueOn, table.taskId)
      .where(sql`open`),
    index('task_holder_by_hour')
      .on(table.holder, table.dueOn, table.taskId)
      .where(sql`open and due_at is not null`),
  ],
);

/**
 * Who takes part in what an open task is about, besides whoever holds it by name: what they wait for. Kept by the store
 * itself out of tasks, holders and sides (db/lists.sql), and gone with the task.
 *
 * @public Named by SQL alone.
 */
export const taskWatcher = pgTable(
  'task_watcher',
  {
    taskId: text()
      .notNull()
      .references(() => task.id),
    personId: text().notNull(),
    dueOn: civilDate().notNull(),
    /** The task is this person's own. */
    held: boolean().notNull(),
    kind: text().notNull().$type<TaskKind>(),
    again: boolean().notNull(),
    dueAt: doublePrecision(),
  },
  (table) => [
    primaryKey({ name: 'task_watcher_pkey', columns: [table.taskId, table.personId] }),
    index('task_watcher_inbox')
      .on(table.personId, table.dueOn, table.taskId)
      .where(sql`not held`),
    index('task_watcher_later')
      .on(table.personId, table.again, table.dueOn, table.taskId)
      .where(sql`not held`),
    index('task_watcher_by_kind')
      .on(table.personId, table.kind, table.again, table.dueOn, table.taskId)
      .where(sql`not held`),
    index('task_watcher_by_hour')
      .on(table.personId, table.dueOn, table.taskId)
      .where(sql`not held and due_at is not null`),
  ],
);

/** One run of a clock, from its start to its end. */
export const clock = pgTable(
  'clock',
  {
    processId: text()
      .notNull()
      .references(() => process.id),
    clock: text().notNull().$type<ClockName>(),
    /** Revision of the act that started it: a clock may start twice from the same day. */
    startedAtRevision: integer().notNull(),
    fromOn: civilDate().notNull(),
    extendedBy: integer().notNull().default(0),
    extendedOn: civilDate(),
    endedOn: civilDate(),
    /** The duty fell away undone. */
    droppedOn: civilDate(),
    dueOn: civilDate().notNull(),
    receipt: jsonb().notNull().$type<ClockReceipt>(),
  },
  (table) => [
    primaryKey({
      name: 'clock_pkey',
      columns: [table.processId, table.clock, table.startedAtRevision],
    }),
    index('clock_running_by_due')
      .on(table.clock, table.dueOn)
      .where(sql`ended_on is null and dropped_on is null`),
  ],
);

/**
 * Every count of a clock, as counted then: at its start, its extension, its stops, after a new calendar. Never changed.
 */
export const clockCount = pgTable(
  'clock_count',
  {
    processId: text().notNull(),
    clock: text().notNull().$type<ClockName>(),
    startedAtRevision: integer().notNull(),
    calendarVersion: text().notNull(),
    extendedBy: integer().notNull(),
    /** How often the clock had been stopped and let run again. */
    stopMarks: integer().notNull().default(0),
    dueOn: civilDate().notNull(),
    receipt: jsonb().notNull().$type<ClockReceipt>(),
    countedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      name: 'clock_count_pkey',
      columns: [
        table.processId,
        table.clock,
        table.startedAtRevision,
        table.extendedBy,
        table.stopMarks,
        table.calendarVersion,
      ],
    }),
    foreignKey({
      name: 'clock_count_of_clock',
      columns: [table.processId, table.clock, table.startedAtRevision],
      foreignColumns: [clock.processId, clock.clock, clock.startedAtRevision],
    }),
  ],
);
