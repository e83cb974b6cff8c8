import { and, count, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { leavesAround, reviewersRecord } from '../../db/read/staff.ts';
import { person, unit } from '../../db/schema/authorities.ts';
import { task } from '../../db/schema/tasks.ts';
import { isAwayOn } from '../../law/people/absence.ts';
import { reviewerFitness, type ReviewerFitness } from '../../law/people/reviewer-fitness.ts';
import type { Office } from '../../law/people/roles.ts';
import type { Answer } from '../contract/operation.ts';
import type { referenceOperations } from '../contract/reference.ts';
import type { Visitor } from '../request/visitor.ts';
import type { Viewing } from '../request/viewing.ts';
import { peopleWords as words } from './people-words.ts';

interface PeopleQuestion {
  readonly office: Office | null;
  readonly unitId: string | null;
}

export type PersonView = Answer<typeof referenceOperations.people>[number];
export type PersonRow = Awaited<ReturnType<typeof peopleWhere>>[number];

/** People of the authority. */
export async function peopleOf(view: Viewing, visitor: Visitor, question: PeopleQuestion): Promise<PersonView[]> {
  const { office, unitId } = question;
  const rows = (await peopleWhere(view, eq(person.authorityId, visitor.authority.id))).filter(
    ({ person: { offices } }) =>
      (office === null || offices.some((held) => held.office === office)) &&
      (unitId === null || offices.some(({ of }) => of === unitId)),
  );
  const facts = await personFacts(view, rows);
  return rows.map((row) => ({
    ...plainView(row, facts),
    from: 'own',
    unfit: null,
    inCase: null,
    warning: facts.away(row.person.id),
  }));
}

export const peopleWhere = ({ db }: Pick<Viewing, 'db'>, those: SQL | undefined) =>
  db
    .select({ person, unit: { id: unit.id, name: unit.name } })
    .from(person)
    .leftJoin(unit, eq(unit.id, person.unitId))
    .where(and(those, eq(person.active, true)))
    .orderBy(person.name);

/** What is known about people wherever they are shown. */
export interface PersonFacts {
  readonly reviews: ReadonlyMap<string, number>;
  readonly fitness: (id: string) => ReviewerFitness;
  readonly away: (id: string) => string | null;
}

export async function personFacts({ db, sql, today }: Viewing, rows: readonly PersonRow[]): Promise<PersonFacts> {
  const ids = rows.map((row) => row.person.id);
  const [reviews, records, leaves] = await Promise.all([
    openReviews(db, ids),
    reviewersRecord(sql, ids),
    leavesAround(sql, ids, today),
  ]);
  return {
    reviews,
    fitness: (id) =>
      reviewerFitness(records.find((row) => row.id === id) ?? { qualification: null, firstReviewOn: null }, today),
    away: (id) => {
      const leave = leaves.find(({ personId, ...days }) => personId === id && isAwayOn({ personId, ...days }, today));
      return leave === undefined ? null : words.away(leave.untilOn, leave.substituteName);
    },
  };
}

export function plainView(
  { person: { id, name, offices }, unit: of }: PersonRow,
  { reviews, fitness }: PersonFacts,
): Omit<PersonView, 'from' | 'unfit' | 'warning' | 'inCase'> {
  const isReviewer = offices.some(({ office }) => office === 'reviewer');
  return {
    id,
    name,
    unit: of,
    offices: [...new Set(offices.map(({ office }) => office))],
    openReviews: isReviewer ? (reviews.get(id) ?? 0) : null,
    fitness: isReviewer ? fitness(id) : null,
  };
}

export async function openReviews(db: Viewing['db'], ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ personId: task.personId, reviews: count() })
    .from(task)
    .where(and(eq(task.kind, 'review'), isNull(task.closedAt), inArray(task.personId, [...ids])))
    .groupBy(task.personId);
  return new Map(rows.map(({ personId, reviews }) => [personId ?? '', reviews]));
}
