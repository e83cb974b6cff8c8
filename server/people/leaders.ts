import { and, eq } from 'drizzle-orm';
import { person } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import type { Office } from '../../law/people/roles.ts';

type PersonRecord = typeof person.$inferSelect;

/** 行政机关负责人: the head and the deputies (APL 57.2). Heads of units lead no authority. */
const leading: readonly Office[] = ['authorityHead', 'deputyHead'];

export const isLeader = ({ active, offices }: PersonRecord): boolean =>
  active && offices.some(({ office }) => leading.includes(office));

/** Who leads this authority now. */
export async function leadersOf(db: Db, authorityId: string): Promise<readonly string[]> {
  const people = await db
    .select()
    .from(person)
    .where(and(eq(person.authorityId, authorityId), eq(person.active, true)));
  return people.filter(isLeader).map(({ id }) => id);
}
