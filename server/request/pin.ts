import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Request } from 'express';
import { account } from '../../db/schema/authorities.ts';
import type { Installation } from './installation.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { serverProblem } from './problems.ts';
import { provenAccount } from './sign-in.ts';
import { inTurn } from './turns.ts';
import type { Visitor } from './visitor.ts';

/** Wrong ones in a row: the sixth is not looked at, and the PIN is worth nothing until it is set anew. */
const TRIES = 5;

const words = {
  wrong: '登录密码不正确。',
  form: '请填写六位数字。',
  plain: '这个口令太容易猜到，请换一个：不用相同、连续或者重复的数字。',
} as const;

/** What a person's PIN is worth now; of the digits themselves nobody learns anything. */
export interface PinState {
  readonly isSet: boolean;
  readonly triesLeft: number;
}

export async function pinOf({ db }: Installation, personId: string): Promise<PinState> {
  const [own] = await db
    .select({ hash: account.pinHash, failures: account.pinFailures })
    .from(account)
    .where(eq(account.personId, personId));
  return { isSet: typeof own?.hash === 'string', triesLeft: Math.max(0, TRIES - (own?.failures ?? 0)) };
}

/** Whether these are the person's digits. The same form sent twice is two tries that are right. */
export const isPin = (installation: Installation, personId: string, digits: string): Promise<boolean> =>
  inTurn(`pin ${personId}`, () => triedPin(installation, personId, digits));

async function triedPin(installation: Installation, personId: string, digits: string): Promise<boolean> {
  const { sql } = installation;
  const [row] = await sql<[{ hash: string | null }]>`select try_pin(${personId}, ${TRIES}) as hash`;
  if (row.hash === null || !(await verifyPassword(keyed(installation, personId, digits), row.hash))) return false;
  await sql`select settle_pin(${personId}, ${row.hash})`;
  return true;
}

interface NewPin {
  readonly password: string;
  readonly pin: string;
}

/** A person's own new PIN, also in the place of one that is locked. */
export async function changePin(
  installation: Installation,
  { person }: Visitor,
  { password, pin }: NewPin,
  request: Request,
): Promise<void> {
  const { db, sql } = installation;
  const [own] = await db.select({ login: account.login }).from(account).where(eq(account.personId, person.id));
  if (own === undefined) throw serverProblem('not-permitted');
  refuseGuessable(pin);
  const proven = await provenAccount(installation, request, { account: own.login, password });
  if (proven === null) throw wrong();
  const pinHash = await hashPassword(keyed(installation, person.id, pin));
  const payload = { person_id: person.id, was: proven.passwordHash, pin_hash: pinHash };
  const [row] = await sql<[{ changed: boolean }]>`
    select change_pin(${JSON.stringify(payload)}::text::jsonb) as changed`;
  if (!row.changed) throw wrong();
}

/** A million guesses are few: who has the table alone, without the installation's secret, cannot begin to make them. */
const keyed = ({ secret }: Installation, personId: string, digits: string): string =>
  createHmac('sha256', secret).update(`pin\n${personId}\n${digits}`).digest('base64url');

const wrong = () => serverProblem('pin-not-set', { fields: [{ field: 'password', sentence: words.wrong }] });

function refuseGuessable(pin: string): void {
  const sentence = /^\d{6}$/.test(pin) ? (isGuessable(pin) ? words.plain : null) : words.form;
  if (sentence !== null) throw serverProblem('pin-weak', { fields: [{ field: 'pin', sentence }] });
}

/** What is tried first where nothing else is known: 123456, 654321, 246810, 111222, 121212, 123123, 123321, 147258. */
function isGuessable(pin: string): boolean {
  const steps = Array.from(pin.slice(1), (digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  const isEven = new Set(steps).size === 1;
  const isPeriodic = [2, 3].some((length) => pin === pin.slice(0, length).repeat(6 / length));
  const isMirrored = pin === Array.from(pin).toReversed().join('');
  return isEven || isPeriodic || isMirrored || new Set(pin).size < 3 || common.has(pin);
}
const common = new Set(['147258', '258369', '159753', '112233', '445566', '778899', '520131', '131452', '888666']);
