import { eq } from 'drizzle-orm';
import type { HeldOffice } from '../law/people/roles.ts';
import type { ProvedRules } from '../law/profiles/checker/check.ts';
import type { CivilDate } from '../law/time/civil-date.ts';
import type { Db } from './connect.ts';
import { account, authority, device, person, session, unit } from './schema/authorities.ts';
import { absence, credential, poolMember } from './schema/staff.ts';
import { administration, profileActivation, setting } from './schema/settings.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** What administration writes. All of it needs the owner's connection: the running program may not. */

export type AuthorityRow = typeof authority.$inferInsert;
export type UnitRow = typeof unit.$inferInsert;
export type PersonRow = typeof person.$inferInsert;

export const saveAuthority = (db: Db, row: AuthorityRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(authority).values(row).onConflictDoUpdate({ target: authority.id, set: row });
  });

export const saveUnit = (db: Db, row: UnitRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(unit).values(row).onConflictDoUpdate({ target: unit.id, set: row });
  });

export const savePerson = (db: Db, row: PersonRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(person).values(row).onConflictDoUpdate({ target: person.id, set: row });
  });

/** Replaces all offices of a person; takes effect with the next act. */
export const setOffices = (db: Db, personId: string, offices: readonly HeldOffice[]): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.update(person).set({ offices }).where(eq(person.id, personId));
  });

export type CredentialRow = typeof credential.$inferInsert;
export type PoolMemberRow = typeof poolMember.$inferInsert;

/** A credential as issued; saved again it stays as it was. */
export const saveCredential = (db: Db, row: CredentialRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(credential).values(row).onConflictDoNothing({ target: credential.id });
  });

/** A leave of the demonstration: entered once. People enter theirs through `record_absence`. */
export const saveAbsence = (db: Db, row: typeof absence.$inferInsert): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(absence).values(row).onConflictDoNothing({ target: absence.id });
  });

export const revokeCredential = (db: Db, id: string, revokedOn: CivilDate): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.update(credential).set({ revokedOn }).where(eq(credential.id, id));
  });

export const savePoolMember = (db: Db, row: PoolMemberRow): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(poolMember).values(row).onConflictDoNothing({ target: poolMember.id });
  });

/** The last day on which the person is lent. */
export const endPoolMember = (db: Db, id: string, untilOn: CivilDate): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.update(poolMember).set({ untilOn }).where(eq(poolMember.id, id));
  });

export const saveFirstReview = (
  db: Db,
  personId: string,
  first: Pick<PersonRow, 'firstReviewOn' | 'firstReviewSource'>,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.update(person).set(first).where(eq(person.id, personId));
  });

export interface Account {
  readonly personId: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly mustChangePassword?: boolean;
}

/** Creates the account or sets its password; a changed password ends every session and forgets every device and PIN. */
export const saveAccount = (db: Db, row: Account): Promise<void> =>
  inTransaction(db, async (tx) => {
    const values = { mustChangePassword: false, pinHash: null, pinFailures: 0, ...row, disabledAt: null };
    await tx.insert(account).values(values).onConflictDoUpdate({ target: account.personId, set: values });
    await endAccess(tx, row.personId);
  });

/** A person who left: no account, no office, and no new task. The record keeps the name. */
export const retirePerson = (db: Db, personId: string): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.update(person).set({ active: false, offices: [] }).where(eq(person.id, personId));
    await tx.update(account).set({ disabledAt: new Date() }).where(eq(account.personId, personId));
    await endAccess(tx, personId);
  });

async function endAccess(tx: Transaction, personId: string): Promise<void> {
  const now = new Date();
  await tx.update(session).set({ endedAt: now }).where(eq(session.personId, personId));
  await tx.update(device).set({ revokedAt: now }).where(eq(device.personId, personId));
}

export interface Activation {
  readonly authorityId: string;
  /** Nothing makes these but the checker: what was not proved cannot be activated. */
  readonly rules: ProvedRules;
  readonly effectiveFrom: CivilDate;
  readonly by: string;
}

/** From its day on, new cases carry these rules; running ones keep theirs. */
export const activateProfile = (db: Db, { authorityId, rules, effectiveFrom, by }: Activation): Promise<void> =>
  inTransaction(db, async (tx) => {
    const { profileId, profileVersion } = rules;
    await tx
      .insert(profileActivation)
      .values({ authorityId, profileId, profileVersion, rules, effectiveFrom, activatedBy: by });
  });

export const saveSetting = (db: Db, key: string, value: unknown): Promise<void> =>
  inTransaction(db, async (tx) => {
    await tx.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
  });

export interface Change {
  readonly by: string;
  readonly what: string;
  readonly subject: string;
  readonly detail: unknown;
}

/** Does some administration and writes down what it was and whose: both, or neither. */
export const audited = (db: Db, change: Change, work: (db: Db) => Promise<unknown>): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Transactions inside this one become savepoints of it.
    await work(tx);
    await tx.insert(administration).values(change);
  });
