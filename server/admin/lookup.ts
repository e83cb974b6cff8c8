import { eq } from 'drizzle-orm';
import { account, authority, person, unit } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { AdminRefusal } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

export type AuthorityRow = typeof authority.$inferSelect;
export type UnitRow = typeof unit.$inferSelect;
export type PersonRow = typeof person.$inferSelect;

/** The authority meant: the one named, or the only one there is. */
export async function authorityMeant(db: Db, given?: string): Promise<AuthorityRow> {
  const all = await db.select().from(authority).orderBy(authority.id);
  if (given !== undefined) {
    const named = all.find(({ id, name }) => id === given || name === given);
    if (named === undefined) throw new AdminRefusal(words.unknownAuthority(given));
    return named;
  }
  const [only] = all;
  if (only === undefined) throw new AdminRefusal(words.noAuthority);
  if (all.length > 1) throw new AdminRefusal(words.severalAuthorities(all.map(({ id }) => id).join('、')));
  return only;
}

export const unitsOf = (db: Db, authorityId: string): Promise<UnitRow[]> =>
  db.select().from(unit).where(eq(unit.authorityId, authorityId)).orderBy(unit.name, unit.id);

/** A unit by its id or name. */
export async function unitMeant(db: Db, authorityId: string, given: string): Promise<UnitRow> {
  const all = await unitsOf(db, authorityId);
  const found = all.find(({ id, name }) => id === given || name === given);
  if (found === undefined) {
    throw new AdminRefusal(words.unknownUnit(given, all.map(({ name }) => name).join('、') || words.none));
  }
  return found;
}

export interface Colleague extends PersonRow {
  readonly login: string | null;
}

export async function peopleOf(db: Db, authorityId: string): Promise<readonly Colleague[]> {
  const rows = await db
    .select({ person, login: account.login })
    .from(person)
    .leftJoin(account, eq(account.personId, person.id))
    .where(eq(person.authorityId, authorityId))
    .orderBy(account.login, person.id);
  return rows.map((row) => ({ ...row.person, login: row.login }));
}

/** A person by login, id or name. */
export async function personMeant(db: Db, authorityId: string, given: string): Promise<Colleague> {
  const all = await peopleOf(db, authorityId);
  const exact = all.find(({ id, login }) => login === given || id === given);
  if (exact !== undefined) return exact;
  const [named, ...others] = all.filter(({ name }) => name === given);
  if (named === undefined) throw new AdminRefusal(words.unknownPerson(given));
  if (others.length > 0) {
    throw new AdminRefusal(words.severalPeople(given, [named, ...others].map(({ id }) => id).join('、')));
  }
  return named;
}
