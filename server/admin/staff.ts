import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
  audited,
  endPoolMember,
  revokeCredential,
  saveCredential,
  saveFirstReview,
  savePerson,
  savePoolMember,
} from '../../db/admin.ts';
import { credentialsOf, leavesAround, poolAround } from '../../db/read/staff.ts';
import { authority } from '../../db/schema/authorities.ts';
import { credential, poolMember } from '../../db/schema/staff.ts';
import { obstacleToLeave } from '../../law/people/absence.ts';
import { credentialKinds, validityOn } from '../../law/people/credentials.ts';
import { isLentOn, poolKinds } from '../../law/people/staffing.ts';
import { refusals } from '../../law/refusals.ts';
import { civilDateAt, isCivilDate, type CivilDate } from '../../law/time/civil-date.ts';
import { credentialKindLabels, poolKindLabels, validityLabels } from '../../law/words.ts';
import { writeAbsence } from '../people/absence-log.ts';
import { AdminRefusal, type AdminConnection } from './admin-connection.ts';
import { authorityMeant, peopleOf, personMeant, unitMeant } from './lookup.ts';
import { staffWords as words } from './staff-words.ts';
import { newId } from './units.ts';

type Options = Readonly<Partial<Record<string, string>>>;

const today = (): CivilDate => civilDateAt(Date.now());

function required(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value.trim() === '') throw new AdminRefusal(words.missing(`--${dashed(name)}`));
  return value;
}

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function day(given: string): CivilDate {
  if (!isCivilDate(given)) throw new AdminRefusal(words.dateMalformed);
  return given;
}

function oneOf<T extends string>(given: string, known: readonly T[]): T {
  const found = known.find((kind) => kind === given);
  if (found === undefined) throw new AdminRefusal(words.unknownKind(given, known.join('、')));
  return found;
}

export async function addCredential({ db, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const holder = await personMeant(db, authorityId, given);
  const row = {
    id: newId('credential'),
    personId: holder.id,
    number: required(options, 'number'),
    kind: oneOf(options['kind'] ?? 'enforcement', credentialKinds),
    issuedBy: required(options, 'issuedBy'),
    validFrom: day(required(options, 'from')),
    validUntil: day(required(options, 'until')),
    source: required(options, 'source'),
  };
  if (row.validUntil < row.validFrom) throw new AdminRefusal(words.daysReversed);
  const known = await db.select().from(credential).where(eq(credential.number, row.number));
  if (known.some(({ kind }) => kind === row.kind)) throw new AdminRefusal(words.credentialKnown(row.number));
  const change = { by, what: 'credential.add', subject: holder.id, detail: { before: null, after: row } };
  await audited(db, change, (tx) => saveCredential(tx, row));
  return words.done.credential(holder.name, credentialKindLabels[row.kind], row.number, row.validUntil);
}

export async function endCredential({ db, by }: AdminConnection, number: string, options: Options): Promise<string> {
  const [found] = await db.select().from(credential).where(eq(credential.number, number));
  if (found === undefined) throw new AdminRefusal(words.unknownCredential(number));
  if (found.revokedOn !== null) throw new AdminRefusal(words.alreadyRevoked(number));
  const on = day(options['on'] ?? today());
  const detail = { before: found, after: { ...found, revokedOn: on } };
  const change = { by, what: 'credential.revoke', subject: found.personId, detail };
  await audited(db, change, (tx) => revokeCredential(tx, found.id, on));
  return words.done.revoked(number, on);
}

export async function listCredentials({ db, sql }: AdminConnection, options: Options): Promise<string> {
  const { id } = await authorityMeant(db, options['authority']);
  const people = await peopleOf(db, id);
  const rows = await credentialsOf(
    sql,
    people.map((one) => one.id),
  );
  const lines = rows.map((row) =>
    words.credentialRow({
      name: people.find((one) => one.id === row.personId)?.name ?? row.personId,
      kind: credentialKindLabels[row.kind],
      number: row.number,
      from: row.validFrom,
      until: row.validUntil,
      validity: validityLabels[validityOn(row, today())],
    }),
  );
  return lines.join('\n') || words.none;
}

/** What speaks for a reviewer: the qualification, and the first penalty review, each with its source. */
export async function setReviewer({ db, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const person = await personMeant(db, authorityId, given);
  const { qualification = person.qualification, firstReview } = options;
  const first =
    firstReview === undefined
      ? { firstReviewOn: person.firstReviewOn, firstReviewSource: person.firstReviewSource }
      : { firstReviewOn: day(firstReview), firstReviewSource: required(options, 'source') };
  const before = {
    qualification: person.qualification,
    firstReviewOn: person.firstReviewOn,
    firstReviewSource: person.firstReviewSource,
  };
  const detail = { before, after: { qualification, ...first } };
  await audited(db, { by, what: 'user.reviewer', subject: person.id, detail }, async (tx) => {
    const { login: _login, ...row } = person;
    await savePerson(tx, { ...row, qualification });
    await saveFirstReview(tx, person.id, first);
  });
  return words.done.reviewer(person.name);
}

export async function addAbsence({ db, sql, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const absent = await personMeant(db, authorityId, given);
  const substitute = await personMeant(db, authorityId, required(options, 'substitute'));
  const leave = {
    id: randomUUID(),
    personId: absent.id,
    substituteId: substitute.id,
    fromOn: day(options['from'] ?? today()),
    untilOn: day(required(options, 'until')),
    reason: required(options, 'reason'),
  };
  const others = await leavesAround(sql, [absent.id, substitute.id], today());
  const whole = { ...leave, endedOn: null };
  const obstacle = obstacleToLeave({ leave: whole, absent, substitute, others, today: today() });
  if (obstacle !== null) throw new AdminRefusal(refusals[obstacle].sentence + refusals[obstacle].remedy);
  await writeAbsence(sql, { begin: { ...leave, enteredBy: by, enteredAt: new Date() } });
  return words.done.away(absent.name, leave.fromOn, leave.untilOn, substitute.name);
}

export async function endAbsence({ db, sql, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const absent = await personMeant(db, authorityId, given);
  const [leave] = (await leavesAround(sql, [absent.id], today())).filter(({ personId }) => personId === absent.id);
  if (leave === undefined) throw new AdminRefusal(words.notAway(absent.name));
  const endedOn = today() < leave.fromOn ? leave.fromOn : today();
  await writeAbsence(sql, { end: { id: leave.id, endedOn, endedBy: by } });
  return words.done.back(absent.name);
}

export async function listAbsences({ db, sql }: AdminConnection, options: Options): Promise<string> {
  const { id } = await authorityMeant(db, options['authority']);
  const people = await peopleOf(db, id);
  const leaves = await leavesAround(
    sql,
    people.map((one) => one.id),
    today(),
  );
  const lines = leaves.map(({ name, fromOn, untilOn, substituteName }) =>
    words.leaveRow(name, fromOn, untilOn, substituteName),
  );
  return lines.join('\n') || words.none;
}

/** Lends a person of this authority to another one, or to a unit of its own. */
export async function addPoolMember({ db, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const person = await personMeant(db, authorityId, given);
  const lender = await unitMeant(db, authorityId, required(options, 'lentBy'));
  const borrower = await authorityMeant(db, options['to'] ?? authorityId);
  const row = {
    id: newId('pool'),
    personId: person.id,
    kind: oneOf(options['kind'] ?? 'reviewer', poolKinds),
    lentBy: lender.id,
    toAuthorityId: borrower.id,
    fromOn: day(options['from'] ?? today()),
    untilOn: options['until'] === undefined ? null : day(options['until']),
    basis: required(options, 'basis'),
  };
  if (row.untilOn !== null && row.untilOn < row.fromOn) throw new AdminRefusal(words.daysReversed);
  const change = { by, what: 'pool.add', subject: person.id, detail: { before: null, after: row } };
  await audited(db, change, (tx) => savePoolMember(tx, row));
  return words.done.lent(person.name, poolKindLabels[row.kind], borrower.name);
}

export async function endPool({ db, by }: AdminConnection, given: string, options: Options): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options['authority']);
  const person = await personMeant(db, authorityId, given);
  const on = day(options['on'] ?? today());
  const rows = await db.select().from(poolMember).where(eq(poolMember.personId, person.id));
  const lent = rows.find((row) => isLentOn(row, on));
  if (lent === undefined) throw new AdminRefusal(words.notLent(person.name));
  const detail = { before: lent, after: { ...lent, untilOn: on } };
  const change = { by, what: 'pool.end', subject: person.id, detail };
  await audited(db, change, (tx) => endPoolMember(tx, lent.id, on));
  return words.done.returned(person.name, on);
}

export async function listPool({ db, sql }: AdminConnection, options: Options): Promise<string> {
  const { id } = await authorityMeant(db, options['authority']);
  const all = await db.select().from(authority);
  const lines = (await poolAround(sql, id)).map((row) =>
    words.poolRow({
      name: row.person.name,
      kind: poolKindLabels[row.kind],
      lentBy: row.lentBy.name,
      to: all.find((one) => one.id === row.toAuthorityId)?.name ?? row.toAuthorityId,
      from: row.fromOn,
      until: row.untilOn ?? words.openEnd,
      basis: row.basis,
    }),
  );
  return lines.join('\n') || words.none;
}
