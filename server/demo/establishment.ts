import { randomBytes, randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import {
  activateProfile,
  saveAbsence,
  saveAccount,
  saveAuthority,
  saveCredential,
  savePerson,
  savePoolMember,
  saveSetting,
  saveUnit,
} from '../../db/admin.ts';
import type { Db } from '../../db/connect.ts';
import { setting } from '../../db/schema/settings.ts';
import { profileById } from '../../law/profiles/profiles.ts';
import type { ResolvedProfile } from '../../law/profiles/resolve.ts';
import { rulesOf } from '../../law/profiles/rules-of.ts';
import type { Rules } from '../../law/profiles/rules.ts';
import { addDays, startOfDayMs } from '../../law/time/civil-date.ts';
import { provedRules } from '../admin/proof.ts';
import { hashPassword } from '../request/passwords.ts';
import { authority, member, personId, personKeys, unitKeys, units, type PersonKey } from './people.ts';
import { todayAt } from './days.ts';
import { peopleWords } from './people-words.ts';

/** The authority reviews every penalty, first review and then notice, in 5 working days and 3 more. */
const PROFILE = 'yuxi-sfj-2019';
const KEY = 'demonstration';
/** One leave, however often the authority is founded again. */
const LEAVE = '00000000-0000-4000-8000-00000000de30';

const demonstrationSchema = z.object({
  state: z.enum(['playing', 'played']),
  /** Names every case and act of this installation. */
  seed: z.string(),
  /** The day the cases are dated around; an interrupted demonstration keeps it. */
  today: z.iso.date(),
  password: z.string(),
});
export type Demonstration = z.output<typeof demonstrationSchema>;

/** What is known of the demonstration in this database; null where there is none. */
export async function readDemonstration(db: Db): Promise<Demonstration | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, KEY));
  return row === undefined ? null : demonstrationSchema.parse(row.value);
}

function demonstrationProfile(): ResolvedProfile {
  const profile = profileById(PROFILE);
  if (profile === null) throw new Error(`expected profile ${PROFILE}, got none`);
  return profile;
}

export const demonstrationRules = (): Rules => rulesOf(demonstrationProfile());

/** Decides on a demonstration: its day, its password, and a seed for its ids. */
export async function establishDemonstration(db: Db, now: Date): Promise<Demonstration> {
  const demonstration: Demonstration = {
    state: 'playing',
    seed: randomBytes(8).toString('hex'),
    today: todayAt(now),
    password: `demo-${randomInt(100_000, 1_000_000)}`,
  };
  // First of all: whoever finds it knows that what follows may be half done.
  await saveSetting(db, KEY, demonstration);
  return demonstration;
}

/** Everybody who enforces; the last card of the second squad runs out soon, and that of its head has run out. */
const cardDays: { readonly [K in PersonKey]?: number } = {
  handler1: 700,
  handler2: 610,
  squadHead1: 500,
  handler3: 430,
  handler4: 20,
  squadHead2: -40,
};

async function issueCredentials(db: Db, { today }: Demonstration): Promise<void> {
  const holders = personKeys.filter((key) => cardDays[key] !== undefined);
  for (const [place, key] of holders.entries()) {
    await saveCredential(db, {
      id: `credential-${personId(key)}`,
      personId: personId(key),
      number: peopleWords.credentialNumber(place + 1),
      kind: 'enforcement',
      issuedBy: peopleWords.issuedBy,
      validFrom: addDays(today, -1000),
      validUntil: addDays(today, cardDays[key] ?? 0),
      source: peopleWords.credentialSource,
    });
  }
}

/** A government lawyer who assists, and a reviewer who is away: their tasks lie before the other one. */
async function arrangeHelp(db: Db, { today }: Demonstration): Promise<void> {
  await savePoolMember(db, {
    id: 'demo-pool-1',
    personId: personId('publicLawyer'),
    kind: 'publicLawyer',
    lentBy: units.generalOffice.id,
    toAuthorityId: authority.id,
    fromOn: addDays(today, -30),
    basis: peopleWords.poolBasis,
  });
  await saveAbsence(db, {
    id: LEAVE,
    personId: personId('reviewer2'),
    substituteId: personId('reviewer1'),
    fromOn: addDays(today, -1),
    untilOn: addDays(today, 9),
    reason: peopleWords.leaveReason,
    enteredBy: personId('reviewer2'),
    enteredAt: new Date(startOfDayMs(addDays(today, -2))),
  });
}

/** The authority with its units, people and accounts. Founded again after an interruption, it is the same one. */
export async function foundAuthority(db: Db, demonstration: Demonstration): Promise<void> {
  const { password } = demonstration;
  await saveAuthority(db, { ...authority, demo: true });
  // The sign-in page of a demonstration shows it.
  await saveSetting(db, 'demoPassword', password);
  for (const key of unitKeys) {
    await saveUnit(db, { ...units[key], name: peopleWords.units[key], authorityId: authority.id });
  }
  // One password for all, and so one hash: each costs a third of a second.
  const passwordHash = await hashPassword(password);
  for (const key of personKeys) {
    const { id, name, title, login, unit, office } = member(key);
    const isReviewer = unit === 'reviewUnit';
    await savePerson(db, {
      id,
      authorityId: authority.id,
      unitId: unit === null ? null : units[unit].id,
      name,
      title,
      offices: office === null ? [] : [office],
      qualification: isReviewer ? peopleWords.qualification : null,
      email: `${login}@demo.example`,
    });
    await saveAccount(db, { personId: id, login, passwordHash });
  }
  await issueCredentials(db, demonstration);
  await arrangeHelp(db, demonstration);
  const profile = demonstrationProfile();
  const effectiveFrom = profile.effectiveFrom.value;
  const { rules } = provedRules(profile, true);
  await activateProfile(db, { authorityId: authority.id, rules, effectiveFrom, by: KEY });
}

export const endDemonstration = (db: Db, demonstration: Demonstration): Promise<void> =>
  saveSetting(db, KEY, { ...demonstration, state: 'played' } satisfies Demonstration);
