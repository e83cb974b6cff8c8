import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { audited, retirePerson, saveAccount, savePerson, setOffices } from '../../db/admin.ts';
import { account } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { offices, officesOfUnit, type HeldOffice } from '../../law/people/roles.ts';
import { officeLabels } from '../../law/words.ts';
import { weaknessOf } from '../request/password-strength.ts';
import { hashPassword } from '../request/passwords.ts';
import { AdminRefusal, type AdminConnection } from './admin-connection.ts';
import { authorityMeant, peopleOf, personMeant, unitMeant, type Colleague } from './lookup.ts';
import { newId, placeNames } from './units.ts';
import { adminWords as words } from './admin-words.ts';

// Without signs that look alike on paper.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

export const newPassword = (): string =>
  [4, 4, 4].map((length) => Array.from({ length }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');

interface PersonOptions {
  readonly authority?: string;
  readonly login: string;
  readonly unit?: string;
  readonly office?: string;
  readonly title?: string;
  readonly email?: string;
  readonly qualification?: string;
}

export async function addPerson({ db, by }: AdminConnection, name: string, options: PersonOptions): Promise<string> {
  const { id: authorityId, demo } = await authorityMeant(db, options.authority);
  await requireFreeLogin(db, options.login);
  const unit = options.unit === undefined ? null : await unitMeant(db, authorityId, options.unit);
  const held = options.office === undefined ? [] : [officeMeant(options.office, { unitId: unit?.id, authorityId })];
  const id = newId('person');
  const row = {
    id,
    authorityId,
    unitId: unit?.id ?? null,
    name,
    title: options.title ?? '',
    offices: held,
    qualification: options.qualification ?? null,
    email: options.email ?? null,
  };
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const detail = { before: null, after: { ...row, login: options.login } };
  await audited(db, { by, what: 'user.add', subject: id, detail }, async (tx) => {
    await savePerson(tx, row);
    await saveAccount(tx, { personId: id, login: options.login, passwordHash, mustChangePassword: !demo });
  });
  return `${words.done.person(name, options.login)}\n${words.done.password(options.login, password)}`;
}

async function requireFreeLogin(db: Db, login: string): Promise<void> {
  const [taken] = await db.select().from(account).where(eq(account.login, login));
  if (taken !== undefined) throw new AdminRefusal(words.loginTaken(login));
}

function officeMeant(
  given: string,
  { unitId, authorityId }: { unitId: string | undefined; authorityId: string },
): HeldOffice {
  const office = offices.find((known) => known === given || officeLabels[known] === given);
  if (office === undefined) throw new AdminRefusal(words.unknownOffice(given, offices.join('、')));
  if (!officesOfUnit.includes(office)) return { office, of: authorityId };
  if (unitId === undefined) throw new AdminRefusal(words.officeNeedsUnit(officeLabels[office]));
  return { office, of: unitId };
}

interface OfficeOptions {
  readonly authority?: string;
  readonly unit?: string;
  readonly remove?: boolean;
}

/** Gives an office, or takes it away; it counts from the next act. */
export async function setOffice(
  { db, by }: AdminConnection,
  given: { readonly person: string; readonly office: string },
  options: OfficeOptions,
): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options.authority);
  const person = await personMeant(db, authorityId, given.person);
  const unit = options.unit === undefined ? undefined : await unitMeant(db, authorityId, options.unit);
  const meant = officeMeant(given.office, { unitId: unit?.id ?? person.unitId ?? undefined, authorityId });
  const others = person.offices.filter(({ office, of }) => office !== meant.office || of !== meant.of);
  const after = options.remove === true ? others : [...others, meant];
  const detail = { before: person.offices, after };
  await audited(db, { by, what: 'user.set-office', subject: person.id, detail }, (tx) =>
    setOffices(tx, person.id, after),
  );
  const places = await placeNames(db, authorityId);
  return words.done.offices(person.name, officesInWords(after, places));
}

const officesInWords = (held: readonly HeldOffice[], places: ReadonlyMap<string, string>): string =>
  held.map(({ office, of }) => words.officeIn(officeLabels[office], places.get(of) ?? of)).join('、') || words.none;

export async function listPeople({ db }: AdminConnection, options: { readonly authority?: string }): Promise<string> {
  const { id } = await authorityMeant(db, options.authority);
  const [people, places] = await Promise.all([peopleOf(db, id), placeNames(db, id)]);
  const row = (person: Colleague): string =>
    words.personRow({
      ...person,
      login: person.login ?? words.none,
      offices: officesInWords(person.offices, places),
    });
  return people.map(row).join('\n') || words.none;
}

export async function disablePerson(
  { db, by }: AdminConnection,
  given: string,
  options: { readonly authority?: string },
): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options.authority);
  const person = await personMeant(db, authorityId, given);
  const detail = { before: { active: person.active, offices: person.offices }, after: { active: false, offices: [] } };
  await audited(db, { by, what: 'user.disable', subject: person.id, detail }, (tx) => retirePerson(tx, person.id));
  return words.done.disabled(person.name);
}

/** A new password: as typed by the person, or made here and shown once. */
export async function setPassword(
  { db, by }: AdminConnection,
  given: string,
  options: { readonly authority?: string; readonly typed?: string },
): Promise<string> {
  const { id: authorityId, name, demo } = await authorityMeant(db, options.authority);
  const person = await personMeant(db, authorityId, given);
  if (person.login === null) throw new AdminRefusal(words.unknownPerson(given));
  const { login } = person;
  const weakness = options.typed === undefined ? null : weaknessOf(options.typed, [login, person.name, name]);
  if (weakness !== null) throw new AdminRefusal(words.passwordWeak(weakness));
  const password = options.typed ?? newPassword();
  const passwordHash = await hashPassword(password);
  const change = { by, what: 'user.password', subject: person.id, detail: { login } };
  await audited(db, change, (tx) =>
    saveAccount(tx, { personId: person.id, login, passwordHash, mustChangePassword: !demo }),
  );
  return options.typed === undefined ? words.done.password(login, password) : words.done.passwordSet(login);
}

/** Every office a person may hold, and where it is held. */
export const listOffices = (): string =>
  offices
    .map((office) =>
      words.roleRow(office, officeLabels[office], officesOfUnit.includes(office) ? words.ofUnit : words.ofAuthority),
    )
    .join('\n');
