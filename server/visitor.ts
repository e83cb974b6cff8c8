import { eq } from 'drizzle-orm';
import { authority, person, unit } from '../db/schema/authorities.ts';
import type { Db } from '../db/connect.ts';
import type { Actor, HeldOffice, Office } from '../law/people/roles.ts';

/** The person a request comes from, as the record knows them at this moment. */
export interface Visitor {
  readonly actor: Actor;
  readonly person: { readonly id: string; readonly name: string };
  readonly authority: { readonly id: string; readonly name: string; readonly demo: boolean };
  readonly unitId: string | null;
  /** SHA-256 of the cookie that proved it: what form tokens are bound to. */
  readonly holder: string;
  /** `device`: remembered, not signed in; good for the pages a mail leads to and nothing else. */
  readonly by: 'session' | 'device';
}

/**
 * Who this is and which offices they hold now; null for a person who left. Read with every request: a change of office
 * takes effect at once.
 */
export async function findVisitor(
  db: Db,
  personId: string,
  proof: Pick<Visitor, 'holder' | 'by'>,
): Promise<Visitor | null> {
  const [row] = await db
    .select({ person, authority })
    .from(person)
    .innerJoin(authority, eq(authority.id, person.authorityId))
    .where(eq(person.id, personId));
  if (row === undefined || !row.person.active) return null;
  const { id, name, unitId, offices } = row.person;
  return {
    actor: { personId: id, offices },
    person: { id, name },
    authority: { id: row.authority.id, name: row.authority.name, demo: row.authority.demo },
    unitId,
    ...proof,
  };
}

export const holdsOffice = ({ actor }: Visitor, ...wanted: readonly Office[]): boolean =>
  actor.offices.some(({ office }) => wanted.includes(office));

/** Names of the units and authorities offices are held in. */
export async function officesNamed(
  db: Db,
  { authorityId, offices }: { authorityId: string; offices: readonly HeldOffice[] },
): Promise<(HeldOffice & { readonly ofName: string })[]> {
  const units = await db.select().from(unit).where(eq(unit.authorityId, authorityId));
  const [own] = await db.select().from(authority).where(eq(authority.id, authorityId));
  return offices.map((held) => ({
    ...held,
    ofName: units.find(({ id }) => id === held.of)?.name ?? (own?.id === held.of ? own.name : ''),
  }));
}
