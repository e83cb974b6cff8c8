import { inArray } from 'drizzle-orm';
import type postgres from 'postgres';
import type { ActFacts, NamedPerson } from '../../db/read/before-sending.ts';
import { credentialsOf, poolAround, type PoolRow } from '../../db/read/staff.ts';
import { person } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { credentialedOn } from '../../law/people/credentials.ts';
import { reviewerFitness, type ReviewerFitness } from '../../law/people/reviewer-fitness.ts';
import { isLentOn } from '../../law/people/staffing.ts';
import { isFitStandIn, isReplaceableRole, type Actor, type Office } from '../../law/people/roles.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';
import type { OpenedFile } from '../request/case-file.ts';
import { words } from './named-words.ts';
import { refused } from '../request/problems.ts';

export type PersonRecord = typeof person.$inferSelect;

/** A person as the law asks about them, today in their own right. */
export const actorFrom = ({ id, authorityId, offices }: PersonRecord): Actor => ({
  personId: id,
  authorityId,
  offices,
});

export async function readPeople(db: Db, ids: readonly string[]): Promise<readonly PersonRecord[]> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? [] : db.select().from(person).where(inArray(person.id, wanted));
}

const holds = ({ offices }: Pick<PersonRecord, 'offices'>, of: string, ...wanted: readonly Office[]): boolean =>
  offices.some((held) => held.of === of && wanted.includes(held.office));

const unfitField = (field: string, sentence: string) => ({ fields: [{ field, sentence }] });

const activePerson = async (db: Db, id: string, field: string): Promise<PersonRecord> =>
  inService(await readPeople(db, [id]), id, field);

function inService<P extends NamedPerson>(people: readonly P[], personId: string, field: string): P {
  const found = people.find(({ id }) => id === personId);
  if (found === undefined || !found.active) throw refused('act-malformed', unfitField(field, words.unknownPerson));
  return found;
}

/** Somebody who is still in service with the authority that decides the case; refused otherwise. */
export async function requireOwn(db: Db, { record }: OpenedFile, id: string, field: string): Promise<void> {
  const { authorityId } = await activePerson(db, id, field);
  if (authorityId !== record.authorityId) throw refused('act-malformed', unfitField(field, words.unknownPerson));
}

/** A reviewer is of the review unit, or lent to the authority; refused when neither. Whether the pool signs, the profile says. */
export function reviewerSource(
  { named = [], pool = [] }: ActFacts,
  { context: { participants } }: OpenedFile,
  { reviewerId, on }: { readonly reviewerId: string; readonly on: CivilDate },
): 'own' | 'pool' {
  const reviewer = inService(named, reviewerId, 'reviewerId');
  if (holds(reviewer, participants.reviewUnitId, 'reviewer', 'unitHead')) return 'own';
  const isLent = lentOn(pool, participants.authorityId, on).some(
    ({ person: { id }, kind }) => id === reviewerId && kind === 'reviewer',
  );
  if (isLent) return 'pool';
  throw refused('act-malformed', unfitField('reviewerId', words.notReviewer));
}

/** Handlers who may enforce on the day the case was opened and today. */
export async function credentialedOf(
  sql: postgres.Sql,
  handlers: readonly string[],
  days: readonly CivilDate[],
): Promise<readonly string[]> {
  return credentialedOn(handlers, await credentialsOf(sql, handlers), days);
}

export function fitnessIn({ reviewers = [] }: ActFacts, personId: string, today: CivilDate): ReviewerFitness {
  const known = reviewers.find(({ id }) => id === personId);
  return reviewerFitness(known ?? { qualification: null, firstReviewOn: null }, today);
}

/** Whom others lend to an authority on that day. */
export async function poolOf(sql: postgres.Sql, authorityId: string, today: CivilDate): Promise<readonly PoolRow[]> {
  return lentOn(await poolAround(sql, authorityId), authorityId, today);
}

const lentOn = (around: readonly PoolRow[], authorityId: string, today: CivilDate): readonly PoolRow[] =>
  around.filter((row) => row.toAuthorityId === authorityId && isLentOn(row, today));

/** A stand-in for a leader leads here, and holds the offices of that place: a name without them is a place nobody fills. */
export async function requireFitStandIn(
  db: Db,
  file: OpenedFile,
  { role, personId }: { readonly role: string; readonly personId: string },
): Promise<void> {
  const standIn = await activePerson(db, personId, 'personId');
  if (!mayStandIn(standIn, file, role)) throw refused('stand-in-unfit', unfitField('personId', words.notLeader));
}

/** Whose place it is, said by a code; asked without one, whether they lead here at all. */
export function mayStandIn(
  candidate: PersonRecord,
  { record, context: { participants } }: OpenedFile,
  role: string | null,
): boolean {
  const { authorityId, offices } = candidate;
  const leads = offices.some(({ office }) => ['unitHead', 'deputyHead', 'authorityHead'].includes(office));
  // The head of a delegated unit belongs to another authority than the one the case is decided by.
  const isHere = authorityId === record.authorityId || offices.some(({ of }) => of === record.handlingUnitId);
  const fills = role === null || !isReplaceableRole(role) || isFitStandIn(role, actorFrom(candidate), participants);
  return leads && isHere && fills;
}

/** Handlers of a new case are officers of the unit that opens it. */
export async function requireFitHandlers(db: Db, handlingUnitId: string, handlers: readonly string[]): Promise<void> {
  requireFit(await readPeople(db, handlers), handlingUnitId, handlers);
}

export function requireFit(people: readonly NamedPerson[], handlingUnitId: string, handlers: readonly string[]): void {
  for (const id of handlers) {
    const handler = people.find((candidate) => candidate.id === id);
    if (handler === undefined || !handler.active) {
      throw refused('act-malformed', unfitField('handlers', words.unknownPerson));
    }
    if (!holds(handler, handlingUnitId, 'officer', 'unitHead')) {
      throw refused('act-malformed', unfitField('handlers', words.notOfficer));
    }
  }
}
