import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';
import type { CasesSeen } from '../../db/read/cases.ts';
import { unit } from '../../db/schema/authorities.ts';
import { actingOffices, holdsOffice, type Visitor } from './visitor.ts';

/** Who lists all cases of the authority: those who answer for it or watch over it. Others list their own and their units'. */
export const isWholeView = (visitor: Visitor): boolean => holdsOffice(visitor, 'authorityHead', 'supervisor');

/** Which cases a person may list, in their own right and for whom they stand in. */
export async function casesSeen(db: Db, visitor: Visitor): Promise<CasesSeen> {
  const unitIds = [...new Set(actingOffices(visitor.actor).map(({ of }) => of))];
  const delegated = await db
    .select({ by: unit.delegatedBy })
    .from(unit)
    .where(and(inArray(unit.id, unitIds), isNotNull(unit.delegatedBy)));
  return {
    authorityId: visitor.authority.id,
    delegators: [...new Set(delegated.flatMap(({ by }) => by ?? []))],
    personIds: [visitor.person.id, ...visitor.standsFor.map(({ id }) => id)],
    unitIds,
    wholeAuthority: isWholeView(visitor),
  };
}
