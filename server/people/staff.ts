import { and, eq, inArray, or } from 'drizzle-orm';
import { credentialsOf, leavesAround, poolAround, reviewersRecord, type AbsenceRow } from '../../db/read/staff.ts';
import { authority, person, unit } from '../../db/schema/authorities.ts';
import { isAwayOn } from '../../law/people/absence.ts';
import { validityOn } from '../../law/people/credentials.ts';
import { reviewerFitness } from '../../law/people/reviewer-fitness.ts';
import { isLentOn, staffingOf, type Staffing } from '../../law/people/staffing.ts';
import { profileById } from '../../law/profiles/profiles.ts';
import { saySource } from '../../law/profiles/words.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { Answer } from '../contract/operation.ts';
import type { LeaveView, StaffMember, StaffUnit, staffOperations } from '../contract/staff.ts';
import type { Visitor } from '../request/visitor.ts';
import { openReviews } from './people-list.ts';
import type { Viewing } from '../request/viewing.ts';

type PersonRecord = typeof person.$inferSelect;
type UnitRecord = typeof unit.$inferSelect;
type Staff = Answer<typeof staffOperations.staff>;

/** Units in their tree, with who works there, by what right, and who is away. */
export async function staffView(view: Viewing, visitor: Visitor): Promise<Staff> {
  const { db, sql, today, rules } = view;
  const { id: authorityId, name } = visitor.authority;
  const units = await db
    .select()
    .from(unit)
    .where(or(eq(unit.authorityId, authorityId), eq(unit.delegatedBy, authorityId)))
    .orderBy(unit.name, unit.id);
  const present = units.filter(({ active }) => active);
  const people = await peopleIn(view, authorityId, present);
  const ids = people.map(({ id }) => id);
  const [members, leaves, pool, delegators] = await Promise.all([
    membersOf(view, people, present),
    leavesAround(sql, ids, today),
    poolAround(sql, authorityId),
    delegatorsOf(view, present),
  ]);
  const minRatio = rules?.review.reviewerMinRatio ?? null;
  const staffingIn = (of: readonly UnitRecord[]): Staffing => countIn(of, people, minRatio);
  return {
    asOf: today,
    authority: { id: authorityId, name },
    staffing: staffingIn(present),
    minRatio: { value: minRatio, source: sourceOfRatio(view) },
    units: present.map((one): StaffUnit => ({
      id: one.id,
      name: one.name,
      kind: one.kind,
      level: one.level,
      parentId: present.some(({ id }) => id === one.parentId) ? one.parentId : null,
      delegatedBy: delegators.find(({ id }) => id === one.delegatedBy) ?? null,
      staffing: staffingIn(withBelow(one, present)),
      people: people.filter((member) => homeOf(member, present) === one.id).flatMap(({ id }) => members.get(id) ?? []),
    })),
    leaders: people
      // The account of a program only enters history; it leads nobody.
      .filter((one) => one.offices.some(({ office }) => office !== 'importer') && homeOf(one, present) === null)
      .flatMap(({ id }) => members.get(id) ?? []),
    pool: pool.map(({ toAuthorityId, ...row }) => ({
      ...row,
      person: { ...row.person },
      lentBy: { ...row.lentBy },
      toUs: toAuthorityId === authorityId,
      lentNow: isLentOn(row, today),
    })),
    leaves: leaves.map((leave) => leaveView(leave, today)),
  };
}

/** People of the authority and of the units that enforce in its name. */
function peopleIn(
  { db }: Viewing,
  authorityId: string,
  units: readonly UnitRecord[],
): Promise<readonly PersonRecord[]> {
  const ids = units.map(({ id }) => id);
  return db
    .select()
    .from(person)
    .where(and(eq(person.active, true), or(eq(person.authorityId, authorityId), inArray(person.unitId, ids))))
    .orderBy(person.name, person.id);
}

/** In whose name these units enforce. */
const delegatorsOf = ({ db }: Viewing, units: readonly UnitRecord[]) =>
  db
    .select({ id: authority.id, name: authority.name })
    .from(authority)
    .where(
      inArray(
        authority.id,
        units.flatMap(({ delegatedBy }) => delegatedBy ?? []),
      ),
    );

/** The unit a person sits in; else the one they hold an office of. A leader in charge of a unit sits in none. */
function homeOf({ unitId, offices }: PersonRecord, units: readonly UnitRecord[]): string | null {
  const ofUnit = offices.filter(({ office }) => office !== 'deputyHead').map(({ of }) => of);
  return [unitId, ...ofUnit].find((place) => units.some(({ id }) => id === place)) ?? null;
}

async function membersOf(
  { db, sql, today }: Viewing,
  people: readonly PersonRecord[],
  units: readonly UnitRecord[],
): Promise<ReadonlyMap<string, StaffMember>> {
  const ids = people.map(({ id }) => id);
  const reviewing = people.filter((one) => reviews(one, units)).map(({ id }) => id);
  const [credentials, leaves, records, open] = await Promise.all([
    credentialsOf(sql, ids),
    leavesAround(sql, ids, today),
    reviewersRecord(sql, reviewing),
    openReviews(db, reviewing),
  ]);
  const reviewerOf = (id: string): StaffMember['reviewer'] => {
    const known = records.find((row) => row.id === id);
    if (known === undefined) return null;
    const { qualification, firstReviewOn, firstReviewSource } = known;
    const fitness = reviewerFitness(known, today);
    return { fitness, qualification, firstReviewOn, firstReviewSource, openReviews: open.get(id) ?? 0 };
  };
  return new Map(
    people.map(({ id, name, title, offices }) => {
      const now = leaves.filter((leave) => isAwayOn(leave, today));
      const own = now.find(({ personId }) => personId === id);
      const member: StaffMember = {
        id,
        name,
        title,
        offices: [...new Set(offices.map(({ office }) => office))],
        credentials: credentials
          .filter(({ personId }) => personId === id)
          .map((row) => ({ ...row, validity: validityOn(row, today) })),
        reviewer: reviewerOf(id),
        leave: own === undefined ? null : leaveView(own, today),
        standsFor: now
          .filter(({ substituteId }) => substituteId === id)
          .map((leave) => ({ id: leave.personId, name: leave.name })),
      };
      return [id, member];
    }),
  );
}

export const leaveView = (leave: AbsenceRow, today: CivilDate): LeaveView => ({
  id: leave.id,
  person: { id: leave.personId, name: leave.name },
  substitute: { id: leave.substituteId, name: leave.substituteName },
  fromOn: leave.fromOn,
  untilOn: leave.untilOn,
  reason: leave.reason,
  begun: isAwayOn(leave, today),
});

const holdsIn = ({ offices }: PersonRecord, office: string, units: readonly UnitRecord[]): boolean =>
  offices.some((held) => held.office === office && units.some(({ id }) => id === held.of));

const reviews = (one: PersonRecord, units: readonly UnitRecord[]): boolean =>
  holdsIn(one, 'reviewer', units) ||
  holdsIn(
    one,
    'unitHead',
    units.filter(({ kind }) => kind === 'review'),
  );

const enforces = (one: PersonRecord, units: readonly UnitRecord[]): boolean =>
  holdsIn(one, 'officer', units) ||
  holdsIn(
    one,
    'unitHead',
    units.filter(({ kind }) => kind === 'handling'),
  );

const countIn = (units: readonly UnitRecord[], people: readonly PersonRecord[], minRatio: number | null): Staffing =>
  staffingOf(
    people.filter((one) => enforces(one, units)).length,
    people.filter((one) => reviews(one, units)).length,
    minRatio,
  );

function withBelow(top: UnitRecord, all: readonly UnitRecord[]): readonly UnitRecord[] {
  const found = [top];
  // Grows while it is walked; a unit entered above itself by a detour is met once.
  for (const one of found) found.push(...all.filter((below) => below.parentId === one.id && !found.includes(below)));
  return found;
}

function sourceOfRatio({ rules }: Viewing): string | null {
  const value = profileById(rules?.profileId ?? '')?.values['review.reviewerMinRatio'];
  return value === undefined ? null : saySource(value.source);
}
