import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { leavesAround, reviewersRecord } from '../../db/read/staff.ts';
import { person, unit } from '../../db/schema/authorities.ts';
import { task } from '../../db/schema/tasks.ts';
import { isAwayOn } from '../../law/people/absence.ts';
import { conflictOf, type Conflict } from '../../law/people/conflicts.ts';
import {
  isReviewerDoubtful,
  obstacleToReviewer,
  reviewerFitness,
  type ReviewerFitness,
} from '../../law/people/reviewer-fitness.ts';
import type { Office } from '../../law/people/roles.ts';
import { refusals } from '../../law/refusals.ts';
import { involvementInWords } from '../../law/words.ts';
import type { CaseFile } from '../case-file.ts';
import type { Answer } from '../contract/operation.ts';
import type { referenceOperations } from '../contract/reference.ts';
import { poolOf } from '../people.ts';
import { involvedIn } from '../standing-in.ts';
import type { Visitor } from '../visitor.ts';
import type { Viewing } from './viewing.ts';
import { peopleWords as words } from './words.ts';

interface PeopleQuestion {
  readonly office: Office | null;
  readonly unitId: string | null;
  readonly file: CaseFile | null;
}

type PersonView = Answer<typeof referenceOperations.people>[number];
type Row = Awaited<ReturnType<typeof ownPeople>>[number];

/** People of the authority; with a case, also whom others lend, and why one of them cannot take it. */
export async function peopleOf(view: Viewing, visitor: Visitor, question: PeopleQuestion): Promise<PersonView[]> {
  const { office, unitId, file } = question;
  const own = (await ownPeople(view, visitor.authority.id)).filter(
    ({ person: { offices } }) =>
      (office === null || offices.some((held) => held.office === office)) &&
      (unitId === null || offices.some(({ of }) => of === unitId)),
  );
  const lent = office === 'reviewer' && file !== null ? await lentReviewers(view, file) : [];
  const rows = [...own, ...lent.filter((row) => !own.some((one) => one.person.id === row.person.id))];
  const facts = await factsAbout(view, rows, file);
  return rows.map((row) => personView(row, facts));
}

const ownPeople = ({ db }: Viewing, authorityId: string) =>
  db
    .select({ person, unit: { id: unit.id, name: unit.name } })
    .from(person)
    .leftJoin(unit, eq(unit.id, person.unitId))
    .where(and(eq(person.authorityId, authorityId), eq(person.active, true)))
    .orderBy(person.name);

/** Where the rules of the case borrow nobody, nobody is offered. */
async function lentReviewers({ db, sql, today }: Viewing, { context }: CaseFile): Promise<Row[]> {
  if ((context.rules.review.pool ?? 'none') === 'none') return [];
  const pool = await poolOf(sql, context.parts.authorityId, today);
  const lent = pool.filter(({ kind }) => kind === 'reviewer');
  if (lent.length === 0) return [];
  const ids = lent.map((member) => member.person.id);
  const rows = await db.select().from(person).where(inArray(person.id, ids)).orderBy(person.name);
  return rows.map((row) => ({
    person: row,
    unit: lent.find((member) => member.person.id === row.id)?.lentBy ?? null,
  }));
}

interface Facts {
  readonly reviews: ReadonlyMap<string, number>;
  readonly fitness: (id: string) => ReviewerFitness;
  readonly conflict: (id: string) => Conflict | null;
  readonly away: (id: string) => string | null;
  readonly file: CaseFile | null;
}

async function factsAbout(view: Viewing, rows: readonly Row[], file: CaseFile | null): Promise<Facts> {
  const { db, sql, today } = view;
  const ids = rows.map((row) => row.person.id);
  const [reviews, records, leaves, involved] = await Promise.all([
    openReviews(db, ids),
    reviewersRecord(sql, ids),
    leavesAround(sql, ids, today),
    file === null ? [] : involvedIn(db, file),
  ]);
  const rule = file?.context.rules.review.reviewerAsHearingOfficer ?? 'warn';
  return {
    reviews,
    file,
    fitness: (id) =>
      reviewerFitness(records.find((row) => row.id === id) ?? { qualification: null, firstReviewOn: null }, today),
    conflict: (id) => conflictOf('review', id, involved, rule),
    away: (id) => {
      const leave = leaves.find(({ personId, ...days }) => personId === id && isAwayOn({ personId, ...days }, today));
      return leave === undefined ? null : words.away(leave.untilOn, leave.substituteName);
    },
  };
}

function personView({ person: { id, name, offices }, unit: of }: Row, facts: Facts): PersonView {
  const isOwn = isOfReview(offices, facts);
  const isReviewer = isOwn || offices.some(({ office }) => office === 'reviewer');
  const fitness = isReviewer ? facts.fitness(id) : null;
  return {
    id,
    name,
    unit: of,
    offices: [...new Set(offices.map(({ office }) => office))],
    openReviews: isReviewer ? (facts.reviews.get(id) ?? 0) : null,
    fitness,
    from: facts.file !== null && isReviewer && !isOwn ? 'pool' : 'own',
    unfit: unfitness(id, fitness, { ...facts, isOwn }),
    warning:
      [doubt(fitness, facts), hearingDoubt(facts.conflict(id)), facts.away(id)].filter(isSaid).join('；') || null,
  };
}

const isSaid = (said: string | null): said is string => said !== null;

const isOfReview = (offices: Row['person']['offices'], { file }: Facts): boolean =>
  offices.some(
    ({ office, of }) =>
      (file === null && office === 'reviewer') ||
      (of === file?.context.parts.reviewUnitId && (office === 'reviewer' || office === 'unitHead')),
  );

function unfitness(
  id: string,
  fitness: ReviewerFitness | null,
  { file, conflict, isOwn }: Facts & { readonly isOwn: boolean },
): string | null {
  if (file === null) return null;
  const found = conflict(id);
  if (found?.weight === 'refuse')
    return words.conflict(refusals[found.refusal].sentence, involvementInWords(found.fact));
  const { actKind, rules } = file.context;
  const obstacle = fitness === null ? null : obstacleToReviewer(fitness, actKind, rules.review.firstTimeQualification);
  if (obstacle !== null) return refusals[obstacle].sentence;
  const assistsOnly = fitness !== null && !isOwn && rules.review.pool === 'assists';
  return assistsOnly ? refusals['pool-reviewer-assists-only'].sentence : null;
}

function doubt(fitness: ReviewerFitness | null, { file }: Facts): string | null {
  if (file === null || fitness === null) return null;
  const { actKind, rules } = file.context;
  return isReviewerDoubtful(fitness, actKind, rules.review.firstTimeQualification) ? words.firstTime : null;
}

const hearingDoubt = (conflict: Conflict | null): string | null =>
  conflict?.weight === 'warn' ? involvementInWords(conflict.fact) : null;

export async function openReviews(db: Viewing['db'], ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ personId: task.personId, reviews: count() })
    .from(task)
    .where(and(eq(task.kind, 'review'), isNull(task.closedAt), inArray(task.personId, [...ids])))
    .groupBy(task.personId);
  return new Map(rows.map(({ personId, reviews }) => [personId ?? '', reviews]));
}
