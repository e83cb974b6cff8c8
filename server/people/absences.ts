import { and, eq } from 'drizzle-orm';
import { leavesAround, type AbsenceRow } from '../../db/read/staff.ts';
import { person } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { isFitSubstitute, obstacleToLeave } from '../../law/people/absence.ts';
import { civilDateAt, type CivilDate } from '../../law/time/civil-date.ts';
import { writeAbsence } from './absence-log.ts';
import type { Installation } from '../request/installation.ts';
import { refused, serverProblem } from '../request/problems.ts';
import type { Visitor } from '../request/visitor.ts';

type PersonRecord = typeof person.$inferSelect;

export interface NewLeave {
  /** Made by whoever asks; sent twice, the leave is there once. */
  readonly id: string;
  readonly personId: string;
  readonly fromOn: CivilDate;
  readonly untilOn: CivilDate;
  readonly substituteId: string;
  readonly reason: string;
}

/** SQLSTATE of a leave that meets another one entered at the same moment (db/guards.sql). */
const CHAIN = 'LG004';

const todayOf = ({ now }: Installation): CivilDate => civilDateAt(now().getTime());

/** A person enters their own leave; a head enters that of the people of the unit. */
export async function enterLeave(installation: Installation, visitor: Visitor, leave: NewLeave): Promise<void> {
  const { db, sql, now } = installation;
  const absent = await requireOwnPerson(db, visitor, leave.personId);
  const substitute = await colleague(db, visitor, leave.substituteId);
  if (substitute === null) throw refused('substitute-unfit');
  const today = todayOf(installation);
  const around = await leavesAround(sql, [absent.id, substitute.id], today);
  const others = around.filter(({ id }) => id !== leave.id);
  const obstacle = obstacleToLeave({ leave: { ...leave, endedOn: null }, absent, substitute, others, today });
  if (obstacle !== null) throw refused(obstacle);
  try {
    await writeAbsence(sql, { begin: { ...leave, enteredBy: visitor.person.id, enteredAt: now() } });
  } catch (error) {
    if ((error as { code?: string }).code === CHAIN) throw refused('substitute-away');
    throw error;
  }
}

/** Back from today; a leave that has not begun is called off. What the substitute did stays done. */
export async function endLeave(installation: Installation, visitor: Visitor, id: string): Promise<void> {
  const { db, sql } = installation;
  const leave = await findLeave(installation, id);
  if (leave === null) throw serverProblem('not-found');
  await requireOwnPerson(db, visitor, leave.personId);
  const today = todayOf(installation);
  const endedOn = today < leave.fromOn ? leave.fromOn : today;
  await writeAbsence(sql, { end: { id, endedOn, endedBy: visitor.person.id } });
}

async function findLeave({ sql }: Installation, id: string): Promise<{ personId: string; fromOn: CivilDate } | null> {
  const [row] = await sql<{ personId: string; fromOn: CivilDate }[]>`
    select person_id as "personId", from_on as "fromOn" from absence where id = ${id}`;
  return row ?? null;
}

async function colleague(db: Db, { authority }: Visitor, id: string): Promise<PersonRecord | null> {
  const [found] = await db
    .select()
    .from(person)
    .where(and(eq(person.id, id), eq(person.authorityId, authority.id), eq(person.active, true)));
  return found ?? null;
}

async function requireOwnPerson(db: Db, visitor: Visitor, id: string): Promise<PersonRecord> {
  const found = await colleague(db, visitor, id);
  if (found === null) throw serverProblem('not-found');
  if (!mayEnterFor(visitor, found)) throw serverProblem('not-permitted');
  return found;
}

/** In their own right only: who stands in for a head does not send the unit on leave. */
export const mayEnterFor = (
  { actor, person: own }: Visitor,
  { id, unitId, offices }: Pick<PersonRecord, 'id' | 'unitId' | 'offices'>,
): boolean => {
  // The leader in charge of a unit is not one of its people.
  const ofUnit = offices.filter(({ office }) => ['officer', 'reviewer', 'unitHead'].includes(office));
  const units = [unitId, ...ofUnit.map(({ of }) => of)];
  return own.id === id || actor.offices.some(({ office, of }) => office === 'unitHead' && units.includes(of));
};

export interface LeaveOverview {
  readonly person: PersonRecord;
  readonly leaves: readonly AbsenceRow[];
  readonly substitutes: readonly PersonRecord[];
  /** Whose leaves this person may enter, beside their own. */
  readonly people: readonly PersonRecord[];
}

/** What the form for a leave shows: leaves not over yet, and who may stand in. */
export async function leaveOverview(
  installation: Installation,
  visitor: Visitor,
  personId: string,
): Promise<LeaveOverview> {
  const { db, sql } = installation;
  const absent = await requireOwnPerson(db, visitor, personId);
  const all = await db
    .select()
    .from(person)
    .where(and(eq(person.authorityId, visitor.authority.id), eq(person.active, true)))
    .orderBy(person.name, person.id);
  const around = await leavesAround(sql, [personId], todayOf(installation));
  return {
    person: absent,
    leaves: around.filter((leave) => leave.personId === personId),
    substitutes: all.filter((candidate) => isFitSubstitute(absent, candidate)),
    people: all.filter((candidate) => candidate.offices.length > 0 && mayEnterFor(visitor, candidate)),
  };
}
