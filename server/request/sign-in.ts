import { and, desc, eq, gt } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { account, loginAttempt } from '../../db/schema/authorities.ts';
import { isStorableText } from '../../law/fields.ts';
import { deviceSignedInAt, forgetDeviceHere, leaveDeviceHere, rememberDevice } from './devices.ts';
import type { Installation } from './installation.ts';
import { someHash, verifyPassword } from './passwords.ts';
import { serverProblem } from './problems.ts';
import { beginSession, endSessionHere } from './session.ts';
import { inTurn } from './turns.ts';
import type { Visitor } from './visitor.ts';

const FAILURES_ALLOWED = 5;
const BLOCKED_MS = 15 * 60_000;

type Account = typeof account.$inferSelect;

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly rememberDevice: boolean;
}

/** Whose account it is, if the password is right; null if it is not. */
export const provenAccount = (
  installation: Installation,
  request: Request,
  given: Pick<Credentials, 'account' | 'password'>,
): Promise<Account | null> => inTurn(`password ${given.account}`, () => triedAccount(installation, request, given));

/** Signs in, or throws why not. The old session of this browser ends: what a stranger planted is worth nothing. */
export async function signIn(
  installation: Installation,
  request: Request,
  response: Response,
  given: Credentials,
): Promise<Visitor> {
  const proven = await provenAccount(installation, request, given);
  if (proven === null) throw serverProblem('login-refused');
  const { personId } = proven;
  await endSessionHere(installation, request, response);
  const deviceId = given.rememberDevice
    ? await rememberDevice(installation, request, response, personId)
    : await deviceSignedInAt(installation, request, personId);
  return beginSession(installation, request, response, { personId, deviceId });
}

/** Ends the session of this browser. A remembered device still shows what a mail is about, or is forgotten too. */
export async function signOut(
  installation: Installation,
  request: Request,
  response: Response,
  { forgetsDevice }: { readonly forgetsDevice: boolean },
): Promise<void> {
  await endSessionHere(installation, request, response);
  if (forgetsDevice) await forgetDeviceHere(installation, request, response);
  else await leaveDeviceHere(installation, request);
}

async function triedAccount(
  { db, now }: Installation,
  request: Request,
  { account: login, password }: Pick<Credentials, 'account' | 'password'>,
): Promise<Account | null> {
  if (!isStorableText(login)) return null;
  const moment = now();
  if (await isBlocked(db, login, moment)) throw serverProblem('login-blocked');
  const [found] = await db.select().from(account).where(eq(account.login, login));
  const isRight = await verifyPassword(password, found?.passwordHash ?? someHash);
  const succeeded = isRight && found !== undefined && found.disabledAt === null;
  await db.insert(loginAttempt).values({ login, address: request.ip ?? '', at: moment, succeeded });
  return succeeded ? found : null;
}

/** Five failures since the last success, the last of them within a quarter of an hour. */
async function isBlocked(db: Installation['db'], login: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - BLOCKED_MS);
  const recent = await db
    .select({ succeeded: loginAttempt.succeeded })
    .from(loginAttempt)
    .where(and(eq(loginAttempt.login, login), gt(loginAttempt.at, since)))
    .orderBy(desc(loginAttempt.at))
    .limit(FAILURES_ALLOWED);
  return recent.length === FAILURES_ALLOWED && recent.every(({ succeeded }) => !succeeded);
}
