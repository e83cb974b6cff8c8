import { inArray } from 'drizzle-orm';
import { person } from '../db/schema/authorities.ts';
import type { Db } from '../db/connect.ts';
import type { Office } from '../law/people/roles.ts';
import { words } from './act-words.ts';
import type { CaseFile } from './case-file.ts';
import { refused } from './problems.ts';

type PersonRecord = typeof person.$inferSelect;

export async function readPeople(db: Db, ids: readonly string[]): Promise<readonly PersonRecord[]> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? [] : db.select().from(person).where(inArray(person.id, wanted));
}

const holds = ({ offices }: PersonRecord, of: string, ...wanted: readonly Office[]): boolean =>
  offices.some((held) => held.of === of && wanted.includes(held.office));

const unfitField = (field: string, sentence: string) => ({ fields: [{ field, sentence }] });

async function activePerson(db: Db, id: string, field: string): Promise<PersonRecord> {
  const [found] = await readPeople(db, [id]);
  if (found === undefined || !found.active) throw refused('act-malformed', unfitField(field, words.unknownPerson));
  return found;
}

/** Only a member of the review unit reviews; that it is no handler, the law asks. */
export async function requireFitReviewer(db: Db, { context }: CaseFile, reviewerId: string): Promise<void> {
  const reviewer = await activePerson(db, reviewerId, 'reviewerId');
  if (!holds(reviewer, context.parts.reviewUnitId, 'reviewer', 'unitHead')) {
    throw refused('act-malformed', unfitField('reviewerId', words.notReviewer));
  }
}

/** A stand-in for a leader is a leader of the same authority. */
export async function requireFitStandIn(db: Db, { record }: CaseFile, personId: string): Promise<void> {
  const standIn = await activePerson(db, personId, 'personId');
  const leads = standIn.offices.some(({ office }) => ['unitHead', 'deputyHead', 'authorityHead'].includes(office));
  if (!leads || standIn.authorityId !== record.authorityId) {
    throw refused('stand-in-unfit', unfitField('personId', words.notLeader));
  }
}

/** Handlers of a new case are officers of the unit that opens it. */
export async function requireFitHandlers(db: Db, handlingUnitId: string, handlers: readonly string[]): Promise<void> {
  const people = await readPeople(db, handlers);
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
