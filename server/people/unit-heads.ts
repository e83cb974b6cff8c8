import { and, eq } from 'drizzle-orm';
import { person } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import type { Office } from '../../law/people/roles.ts';
import type { PersonRef } from '../contract/primitives.ts';

interface UnitHolders {
  readonly head: PersonRef | null;
  /** The leader in charge of the unit. */
  readonly deputy: PersonRef | null;
}

/** Who heads and who oversees each unit: read from the offices people hold. */
export async function unitHolders(db: Db, authorityId: string): Promise<(unitId: string) => UnitHolders> {
  const people = await db
    .select()
    .from(person)
    .where(and(eq(person.authorityId, authorityId), eq(person.active, true)));
  const holder = (unitId: string, wanted: Office): PersonRef | null => {
    const found = people.find(({ offices }) => offices.some(({ office, of }) => office === wanted && of === unitId));
    return found === undefined ? null : { id: found.id, name: found.name };
  };
  return (unitId) => ({ head: holder(unitId, 'unitHead'), deputy: holder(unitId, 'deputyHead') });
}
