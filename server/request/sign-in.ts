import { eq } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { account, loginAttempt } from '../../db/schema/authorities.ts';
import { isStorableText } from '../../law/fields.ts';
import { deviceSignedInAt, forgetDeviceHere, leaveDeviceHere, rememberDevice } from './devices.ts';
import type { Installation } from './installation.ts';
import { forgetKnown, keepKnown, knownBrowser } from './known-browser.ts';
import { someHash, verifyPassword } from './passwords.ts';
import { serverProblem } from './problems.ts';
import { beginSession, endSessionHere } from './session.ts';
import { requireTurn } from './throttle.ts';
import { inTurn } from './turns.ts';
import type { Visitor } from './visitor.ts';

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
  const visitor = await beginSession(installation, request, response, { personId, deviceId });
  keepKnown(installation, request, response, given.account);
  return visitor;
}

/** Ends the session of this browser. A remembered device still shows what a mail is about, or is forgotten too. */
export async function signOut(
  installation: Installation,
  request: Request,
  response: Response,
  { forgetsDevice }: { readonly forgetsDevice: boolean },
): Promise<void> {
  await endSessionHere(installation, request, response);
  if (forgetsDevice) {
    await forgetDeviceHere(installation, request, response);
    forgetKnown(installation, response);
  } else await leaveDeviceHere(installation, request);
}

async function triedAccount(
  installation: Installation,
  request: Request,
  { account: login, password }: Pick<Credentials, 'account' | 'password'>,
): Promise<Account | null> {
  if (!isStorableText(login)) return null;
  const { db, now } = installation;
  const made = { login, address: request.ip ?? '', known: knownBrowser(installation, request, login) };
  await requireTurn(installation, made);
  const [found] = await db.select().from(account).where(eq(account.login, login));
  const isRight = await verifyPassword(password, found?.passwordHash ?? someHash);
  const succeeded = isRight && found !== undefined && found.disabledAt === null;
  await db.insert(loginAttempt).values({ ...made, at: now(), succeeded });
  return succeeded ? found : null;
}
