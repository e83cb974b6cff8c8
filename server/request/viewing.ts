import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import { person } from '../../db/schema/authorities.ts';
import { profileActivation } from '../../db/schema/settings.ts';
import { presentCalendar } from '../../db/read/calendars.ts';
import type { Db } from '../../db/connect.ts';
import type postgres from 'postgres';
import type { Rules } from '../../law/profiles/rules.ts';
import type { Calendar } from '../../law/time/calendar.ts';
import { civilDateAt, type CivilDate } from '../../law/time/civil-date.ts';
import type { PersonRef } from '../contract/primitives.ts';
import type { Installation } from './installation.ts';

/** What every view is drawn with: the record, the day, the calendar that counts now, the rules in force. */
export interface Viewing {
  readonly db: Db;
  readonly sql: postgres.Sql;
  readonly today: CivilDate;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly calendar: Calendar;
  /** Null before the authority's first profile was activated. */
  readonly rules: Rules | null;
}

export async function viewing(installation: Installation, authorityId: string | null): Promise<Viewing> {
  const { db, sql, now } = installation;
  const instant = now().getTime();
  const today = civilDateAt(instant);
  const [calendar, rules] = await Promise.all([
    presentCalendar(sql),
    authorityId === null ? null : activeRules(db, authorityId, today),
  ]);
  return { db, sql, today, now: instant, calendar, rules };
}

/** The rules an authority works by on a day; null where none were activated yet. */
export async function activeRules(db: Db, authorityId: string, on: CivilDate): Promise<Rules | null> {
  const [active] = await db
    .select()
    .from(profileActivation)
    .where(and(eq(profileActivation.authorityId, authorityId), lte(profileActivation.effectiveFrom, on)))
    .orderBy(desc(profileActivation.effectiveFrom), desc(profileActivation.id))
    .limit(1);
  return active?.rules ?? null;
}

/** Names by id. An id without a person is the system's, or one that was never entered: it has no name. */
export interface Names {
  readonly find: (id: string | null | undefined) => PersonRef | null;
  /** For an id that must be a person's. */
  readonly of: (id: string) => PersonRef;
}

export async function namesOf(db: Db, ids: Iterable<string | null | undefined>): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null && id !== undefined);
  const rows =
    wanted.length === 0
      ? []
      : await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, wanted));
  const known = new Map(rows.map((row) => [row.id, row]));
  return {
    find: (id) => known.get(id ?? '') ?? null,
    of: (id) => known.get(id) ?? { id, name: id },
  };
}
