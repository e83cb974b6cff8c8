import { eq } from 'drizzle-orm';
import type { VisitorRow } from '../../db/read/visitors.ts';
import { authority, unit } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { standsInFor } from '../../law/people/absence.ts';
import { officesOfUnit, type Actor, type HeldOffice, type Office } from '../../law/people/roles.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

/** The person a request comes from, as the record knows them at this moment. */
export interface Visitor {
  readonly actor: Actor;
  readonly person: { readonly id: string; readonly name: string };
  readonly authority: { readonly id: string; readonly name: string; readonly demo: boolean };
  readonly unitId: string | null;
  /** The password was set by somebody else: nothing is done before it is changed. */
  readonly mustChangePassword: boolean;
  /** Absent persons this one stands in for today, with the last day of their leave. */
  readonly standsFor: readonly { readonly id: string; readonly name: string; readonly untilOn: CivilDate }[];
  /** SHA-256 of the cookie that proved it: what form tokens are bound to. */
  readonly holder: string;
  /** `device`: remembered, not signed in; good to read the pages a mail leads to, and nothing else. */
  readonly by: 'session' | 'device';
  /** When this browser was last shown the password; null at a device. */
  readonly provedAt: Date | null;
  /** They signed out at this device: it reads on, and nothing is decided there before the next sign-in. */
  readonly isSignedOut: boolean;
}

interface Proof extends Pick<Visitor, 'holder' | 'by' | 'provedAt' | 'isSignedOut'> {
  /** The day the request is made on: leaves begin and end with it. */
  readonly today: CivilDate;
}

/** Who this is, which offices they hold and whom they stand in for; null for a person who left or may not sign in. */
export function visitorOf(row: VisitorRow, { today, ...proof }: Proof): Visitor | null {
  if (!row.active || !row.hasAccount) return null;
  const { id, name, authority: own, unitId, offices, mustChangePassword } = row;
  const authorityId = own.id;
  const standsFor = standsInFor({ id, authorityId, offices }, row.leaves, today);
  const self = { personId: id, authorityId, offices };
  return {
    actor: standsFor.length === 0 ? self : { ...self, standsFor },
    person: { id, name },
    authority: own,
    unitId,
    mustChangePassword,
    standsFor: row.leaves
      .filter(({ personId: absent }) => standsFor.some((known) => known.personId === absent))
      .map((leave) => ({ id: leave.personId, name: leave.name, untilOn: leave.untilOn })),
    ...proof,
  };
}

/** Offices held, and those of absent persons stood in for. */
export const actingOffices = ({ offices, standsFor = [] }: Actor): readonly HeldOffice[] => [
  ...offices,
  ...standsFor.flatMap((absent) => absent.offices),
];

/** Whether the visitor holds one of these offices in their own authority. */
export const holdsOffice = ({ actor, authority: own }: Visitor, ...wanted: readonly Office[]): boolean =>
  actingOffices(actor).some(
    ({ office, of }) => wanted.includes(office) && (officesOfUnit.includes(office) || of === own.id),
  );

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
