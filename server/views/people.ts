import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { person, unit } from '../../db/schema/authorities.ts';
import { caseSide } from '../../db/schema/cases.ts';
import { task } from '../../db/schema/tasks.ts';
import type { Office } from '../../law/people/roles.ts';
import { refusals } from '../../law/refusals.ts';
import type { Visitor } from '../visitor.ts';
import type { Viewing } from './viewing.ts';

interface PeopleQuestion {
  readonly office: Office | null;
  readonly unitId: string | null;
  readonly caseId: string | null;
}

/** People of the authority; with a case, why one of them cannot take it. */
export async function peopleOf({ db }: Viewing, { authority }: Visitor, question: PeopleQuestion) {
  const rows = await db
    .select({ person, unit: { id: unit.id, name: unit.name } })
    .from(person)
    .leftJoin(unit, eq(unit.id, person.unitId))
    .where(and(eq(person.authorityId, authority.id), eq(person.active, true)))
    .orderBy(person.name);
  const wanted = rows.filter(
    ({ person: { offices } }) =>
      (question.office === null || offices.some(({ office }) => office === question.office)) &&
      (question.unitId === null || offices.some(({ of }) => of === question.unitId)),
  );
  const ids = wanted.map((row) => row.person.id);
  const reviews = await openReviews(db, ids);
  const handlers = question.caseId === null ? [] : await handlersOf(db, question.caseId);
  return wanted.map((row) => ({
    id: row.person.id,
    name: row.person.name,
    unit: row.unit,
    offices: [...new Set(row.person.offices.map(({ office }) => office))],
    openReviews: row.person.offices.some(({ office }) => office === 'reviewer')
      ? (reviews.get(row.person.id) ?? 0)
      : null,
    unfit: handlers.includes(row.person.id) ? refusals['handler-cannot-review'].sentence : null,
  }));
}

async function openReviews(db: Viewing['db'], ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ personId: task.personId, reviews: count() })
    .from(task)
    .where(and(eq(task.kind, 'review'), isNull(task.closedAt), inArray(task.personId, [...ids])))
    .groupBy(task.personId);
  return new Map(rows.map(({ personId, reviews }) => [personId ?? '', reviews]));
}

async function handlersOf(db: Viewing['db'], caseId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ personId: caseSide.personId })
    .from(caseSide)
    .where(and(eq(caseSide.caseId, caseId), eq(caseSide.side, 'handling')));
  return rows.map(({ personId }) => personId);
}
