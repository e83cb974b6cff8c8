import { activateProfile, audited, saveAccount, saveAuthority, savePerson } from '../../db/admin.ts';
import type { Db } from '../../db/connect.ts';
import { profileById } from '../../law/profiles/profiles.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { hashPassword } from '../request/passwords.ts';
import { newPassword } from './people.ts';
import { provedRules } from './proof.ts';
import { newId } from './units.ts';
import { adminWords as words } from './admin-words.ts';

const PROFILE = 'national-2026';
const LOGIN = 'admin';

/** An empty authority, to be named, with its first administrator; the password is given back once and stored nowhere. */
export async function foundRealAuthority(db: Db, now: Date): Promise<string> {
  const profile = profileById(PROFILE);
  if (profile === null) throw new Error(`expected profile ${PROFILE}, got none`);
  const row = {
    id: newId('authority'),
    name: words.founded.authority,
    numberWord: words.founded.numberWord,
    demo: false,
  };
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const personId = newId('person');
  const by = 'lawgate start';
  await audited(db, { by, what: 'authority.found', subject: row.id, detail: row }, async (tx) => {
    await saveAuthority(tx, row);
    await savePerson(tx, {
      id: personId,
      authorityId: row.id,
      name: words.founded.administrator,
      offices: [{ office: 'administrator', of: row.id }],
    });
    await saveAccount(tx, { personId, login: LOGIN, passwordHash, mustChangePassword: true });
    const today = civilDateAt(now.getTime());
    const effectiveFrom = profile.effectiveFrom.value > today ? profile.effectiveFrom.value : today;
    await activateProfile(tx, { authorityId: row.id, rules: provedRules(profile, row.demo).rules, effectiveFrom, by });
  });
  return words.founded.greeting(LOGIN, password);
}
