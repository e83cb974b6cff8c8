import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { audited, saveAuthority, saveUnit, setOffices } from '../../db/admin.ts';
import { authority, unit, unitLevels } from '../../db/schema/authorities.ts';
import type { HeldOffice, Office } from '../../law/people/roles.ts';
import { AdminRefusal, type AdminConnection } from './admin-connection.ts';
import {
  authorityMeant,
  peopleOf,
  personMeant,
  unitMeant,
  unitsOf,
  type AuthorityRow,
  type UnitRow,
} from './lookup.ts';
import { staffWords } from './staff-words.ts';
import { adminWords as words } from './admin-words.ts';

export const newId = (prefix: string): string => `${prefix}-${randomBytes(4).toString('hex')}`;

interface AuthorityOptions {
  readonly authority?: string;
  readonly name?: string;
  readonly numberWord?: string;
}

/** Founds the authority, or renames it. */
export async function setAuthority({ db, by }: AdminConnection, options: AuthorityOptions): Promise<string> {
  const all = await db.select().from(authority);
  const present = all.length === 0 ? null : await authorityMeant(db, options.authority);
  const row = present === null ? founded(options) : { ...present, ...changed(options) };
  if (all.some(({ id, numberWord }) => id !== row.id && numberWord === row.numberWord)) {
    throw new AdminRefusal(words.numberWordTaken(row.numberWord));
  }
  const change = { by, what: 'authority.set', subject: row.id, detail: { before: present, after: row } };
  await audited(db, change, (tx) => saveAuthority(tx, row));
  return words.done.authority(row.name, row.id);
}

function founded({ name, numberWord }: AuthorityOptions): AuthorityRow {
  if (name === undefined || numberWord === undefined) throw new AdminRefusal(words.noAuthority);
  return { id: newId('authority'), name, numberWord, demo: false, parentId: null };
}

const changed = ({ name, numberWord }: AuthorityOptions): Partial<AuthorityRow> => ({
  ...(name === undefined ? {} : { name }),
  ...(numberWord === undefined ? {} : { numberWord }),
});

const kinds = ['handling', 'review', 'office'] as const;

interface UnitOptions {
  readonly authority?: string;
  readonly kind?: string;
  /** The unit above; `-` for none. */
  readonly parent?: string;
  readonly level?: string;
  /** The authority in whose name it enforces; `-` for its own. */
  readonly delegatedBy?: string;
}

const NONE = '-';

/** Where a unit stands in the tree; what is not said stays as it was. */
async function placeOf({ db }: AdminConnection, unitId: string, present: UnitRow | undefined, options: UnitOptions) {
  const { parent, level = present?.level ?? 'other', delegatedBy } = options;
  const known = unitLevels.find((one) => one === level);
  if (known === undefined) throw new AdminRefusal(staffWords.levelUnknown(level));
  const all = await db.select().from(unit);
  const above = parent === undefined ? (present?.parentId ?? null) : parent === NONE ? null : idOf(all, parent);
  if (isBelow(all, above, unitId)) throw new AdminRefusal(staffWords.unitAboveItself(present?.name ?? unitId));
  return { parentId: above, level: known, delegatedBy: await delegatorOf(db, present, delegatedBy) };
}

function idOf(all: readonly UnitRow[], given: string): string {
  const found = all.find(({ id, name }) => id === given || name === given);
  if (found === undefined) throw new AdminRefusal(words.unknownUnit(given, all.map(({ name }) => name).join('、')));
  return found.id;
}

async function delegatorOf(db: AdminConnection['db'], present: UnitRow | undefined, given: string | undefined) {
  if (given === undefined) return present?.delegatedBy ?? null;
  return given === NONE ? null : (await authorityMeant(db, given)).id;
}

/** Whether going up from `from` comes to `unitId`. */
function isBelow(all: readonly UnitRow[], from: string | null, unitId: string): boolean {
  if (from === null) return false;
  return from === unitId || isBelow(all, all.find(({ id }) => id === from)?.parentId ?? null, unitId);
}

export async function addUnit(connection: AdminConnection, name: string, options: UnitOptions): Promise<string> {
  const { db, by } = connection;
  const { id: authorityId } = await authorityMeant(db, options.authority);
  const units = await unitsOf(db, authorityId);
  const present = units.find((one) => one.name === name);
  const kind = kinds.find((known) => known === (options.kind ?? present?.kind ?? 'handling'));
  if (kind === undefined) throw new AdminRefusal(words.kindUnknown(options.kind ?? ''));
  const reviewUnit = units.find((one) => one.kind === 'review' && one.active);
  if (kind === 'review' && reviewUnit !== undefined && reviewUnit.id !== present?.id)
    throw new AdminRefusal(words.secondReviewUnit(reviewUnit.name));
  const id = present?.id ?? newId('unit');
  const row = { id, authorityId, name, kind, active: true, ...(await placeOf(connection, id, present, options)) };
  const change = { by, what: 'unit.add', subject: row.id, detail: { before: present ?? null, after: row } };
  await audited(db, change, (tx) => saveUnit(tx, row));
  return words.done.unit(name, row.id);
}

export async function listUnits({ db }: AdminConnection, options: { readonly authority?: string }): Promise<string> {
  const { id } = await authorityMeant(db, options.authority);
  const [units, people] = await Promise.all([unitsOf(db, id), peopleOf(db, id)]);
  const holders = (office: Office, of: string): string =>
    people
      .filter(({ offices }) => offices.some((held) => held.office === office && held.of === of))
      .map(({ name }) => name)
      .join('、') || words.none;
  const rows = units.map((one) =>
    words.unitRow({
      ...one,
      kind: words.unitKinds[one.kind],
      head: holders('unitHead', one.id),
      deputy: holders('deputyHead', one.id),
    }),
  );
  return rows.join('\n') || words.none;
}

interface LeaderOptions {
  readonly authority?: string;
}

/** One head and one leader in charge for each unit: whoever was it before, is no longer. */
export async function setLeader(
  { db, by }: AdminConnection,
  office: 'unitHead' | 'deputyHead',
  given: { readonly unit: string; readonly person: string },
  options: LeaderOptions,
): Promise<string> {
  const { id: authorityId } = await authorityMeant(db, options.authority);
  const led = await unitMeant(db, authorityId, given.unit);
  const leader = await personMeant(db, authorityId, given.person);
  const isThis = (held: HeldOffice): boolean => held.office === office && held.of === led.id;
  const before = (await peopleOf(db, authorityId)).filter(({ offices }) => offices.some(isThis));
  const detail = { unit: led.id, office, before: before.map(({ id }) => id), after: leader.id };
  const change = { by, what: `unit.${office}`, subject: led.id, detail };
  await audited(db, change, async (tx) => {
    for (const { id, offices } of before) {
      await setOffices(
        tx,
        id,
        offices.filter((held) => !isThis(held)),
      );
    }
    const kept = leader.offices.filter((held) => !isThis(held));
    await setOffices(tx, leader.id, [...kept, { office, of: led.id }]);
  });
  const text = office === 'unitHead' ? words.done.head : words.done.deputy;
  return text(leader.name, led.name);
}

/** The name of the unit or authority an office is held in. */
export async function placeNames(db: AdminConnection['db'], authorityId: string): Promise<ReadonlyMap<string, string>> {
  const [own] = await db.select().from(authority).where(eq(authority.id, authorityId));
  const units = await unitsOf(db, authorityId);
  return new Map([...units, ...(own === undefined ? [] : [own])].map(({ id, name }) => [id, name]));
}
