import { eq } from 'drizzle-orm';
import { unit } from '../../../db/schema/authorities.ts';
import type { Db } from '../../../db/connect.ts';

export async function unitNamed(db: Db, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const [row] = await db.select({ id: unit.id, name: unit.name }).from(unit).where(eq(unit.id, id));
  return row ?? null;
}
