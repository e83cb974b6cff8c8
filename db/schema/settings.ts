import { bigint, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ClockName } from '../../law/process/clocks.ts';
import type { Subject } from '../../law/process/process-id.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import type { DayChange } from '../../law/time/calendar-changes.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import { authority } from './authorities.ts';
import { civilDate, instant } from './columns.ts';

/** Which profile an authority works by, since when. A running case keeps the rules it was opened with. */
export const profileActivation = pgTable('profile_activation', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  authorityId: text()
    .notNull()
    .references(() => authority.id),
  profileId: text().notNull(),
  profileVersion: integer().notNull(),
  rules: jsonb().notNull().$type<Rules>(),
  effectiveFrom: civilDate().notNull(),
  activatedBy: text().notNull(),
  activatedAt: instant().notNull().defaultNow(),
});

/** Calendars loaded since the program was built; the newest row is the one that counts. */
export const calendarVersion = pgTable('calendar_version', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  version: text().notNull().unique(),
  calendar: jsonb().notNull().$type<Calendar>(),
  loadedBy: text().notNull(),
  loadedAt: instant().notNull().defaultNow(),
});

/** An open clock that a calendar moves, as a preview tells it. */
export interface CalendarMove {
  readonly processId: string;
  readonly subject: Subject & { readonly number: string };
  readonly authorityId: string;
  readonly clock: ClockName;
  readonly startedAtRevision: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** What loading a calendar would do, kept until somebody applies exactly that. Written once. */
export const calendarPreview = pgTable('calendar_preview', {
  id: uuid().primaryKey(),
  version: text().notNull(),
  /** Whole, as it would be loaded. */
  calendar: jsonb().notNull().$type<Calendar>(),
  /** The calendar that counted when the preview was made. */
  basedOn: text().notNull(),
  /** Every day that is worked under one of the two only. */
  days: jsonb().notNull().$type<readonly DayChange[]>().default([]),
  moves: jsonb().notNull().$type<readonly CalendarMove[]>(),
  madeBy: text().notNull(),
  madeAt: instant().notNull().defaultNow(),
  appliedBy: text(),
  appliedAt: instant(),
});

export const setting = pgTable('setting', {
  key: text().primaryKey(),
  value: jsonb().notNull().$type<unknown>(),
});

/** The public halves of the keys with which web servers sign what people send. Registered by the owner alone. */
export const commandKey = pgTable('command_key', {
  id: text().primaryKey(),
  /** SPKI, base64. */
  publicKey: text().notNull(),
  registeredAt: instant().notNull().defaultNow(),
  /** From then on nothing is recorded that it signed; what was recorded before still verifies. */
  retiredAt: instant(),
});

/** What was administered by whom: people, units, offices, profiles, calendars. Appended and never changed. */
export const administration = pgTable('administration', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant().notNull().defaultNow(),
  /** The user of the operating system who gave the command. */
  by: text().notNull(),
  what: text().notNull(),
  /** Id of what was changed. */
  subject: text().notNull(),
  /** Before and after; never a password. */
  detail: jsonb().notNull().$type<unknown>(),
});
