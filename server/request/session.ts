import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { Mutex } from 'async-mutex';
import type { Request, Response } from 'express';
import { account, device, loginAttempt, session } from '../../db/schema/authorities.ts';
import { visitorByDevice, visitorBySession, type Aside } from '../../db/read/visitors.ts';
import { isStorableText } from '../../law/fields.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import type { Installation } from './installation.ts';
import { someHash, verifyPassword } from './passwords.ts';
import { serverProblem } from './problems.ts';
import { visitorOf, type Visitor } from './visitor.ts';

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const LIFETIME_MS = 8 * 60 * MINUTE_MS;
const DEVICE_MS = 30 * 24 * 60 * MINUTE_MS;
const FAILURES_ALLOWED = 5;
const BLOCKED_MS = 15 * MINUTE_MS;

/** Only the hash is stored: who reads the table cannot sign in with it. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
const newToken = (): string => randomBytes(32).toString('base64url');
const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);
const dayOf = (moment: Date): string => civilDateAt(moment.getTime());
const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** Who is signed in; null when nobody is, or no longer. */
export const signedIn = async (installation: Installation, request: Request): Promise<Visitor | null> =>
  (await signedInAsking(installation, request, null)).visitor;

interface Asked {
  readonly visitor: Visitor | null;
  /** What was asked beside. */
  readonly aside: unknown;
}

/** The same, with what the operation asks of the record: one question for both. */
export async function signedInAsking(
  { sql, baseUrl, now }: Installation,
  request: Request,
  aside: Aside | null,
): Promise<Asked> {
  const nobody = { visitor: null, aside: null };
  const token = readCookie(request, 'session', baseUrl);
  if (token === null) return nobody;
  const shown = sessionShown(token, now());
  const found = await visitorBySession(sql, shown, aside);
  if (found?.isGood !== true) return nobody;
  const { tokenHash: holder, today } = shown;
  return { visitor: visitorOf(found, { holder, by: 'session', today }), aside: found.aside };
}

const sessionShown = (token: string, moment: Date) => ({
  tokenHash: hashOf(token),
  today: dayOf(moment),
  moment,
  idleSince: before(moment, IDLE_MS),
  notedSince: before(moment, MINUTE_MS),
});

/** Signed in, or at a device remembered within 30 days: enough for the pages a mail leads to. */
export async function signedInOrRemembered(installation: Installation, request: Request): Promise<Visitor | null> {
  const { sql, baseUrl, now } = installation;
  const visitor = await signedIn(installation, request);
  if (visitor !== null) return visitor;
  const token = readCookie(request, 'device', baseUrl);
  if (token === null) return null;
  const tokenHash = hashOf(token);
  const moment = now();
  const today = dayOf(moment);
  const found = await visitorByDevice(sql, tokenHash, today);
  if (found === undefined || found.revokedAt !== null || found.expiresAt <= moment) return null;
  return visitorOf(found, { holder: tokenHash, by: 'device', today });
}

type Account = typeof account.$inferSelect;

export interface Credentials {
  readonly account: string;
  readonly password: string;
  readonly rememberDevice: boolean;
}

/** Tries of one account wait for each other, so that a hundred at once are counted one by one. */
const queues = new Map<string, Mutex>();

/** Whose account it is, if the password is right; null if it is not. */
export async function provenAccount(
  installation: Installation,
  request: Request,
  given: Pick<Credentials, 'account' | 'password'>,
): Promise<Account | null> {
  const queue = queues.get(given.account) ?? new Mutex();
  queues.set(given.account, queue);
  try {
    return await queue.runExclusive(() => triedAccount(installation, request, given));
  } finally {
    if (!queue.isLocked()) queues.delete(given.account);
  }
}

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
  await signOut(installation, request, response);
  const visitor = await beginSession(installation, response, personId);
  if (given.rememberDevice) await rememberDevice(installation, request, response, personId);
  return visitor;
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
  const recent = await db
    .select({ succeeded: loginAttempt.succeeded })
    .from(loginAttempt)
    .where(and(eq(loginAttempt.login, login), gt(loginAttempt.at, before(now, BLOCKED_MS))))
    .orderBy(desc(loginAttempt.at))
    .limit(FAILURES_ALLOWED);
  return recent.length === FAILURES_ALLOWED && recent.every(({ succeeded }) => !succeeded);
}

export async function beginSession(installation: Installation, response: Response, personId: string): Promise<Visitor> {
  const { db, sql, baseUrl, now } = installation;
  const token = newToken();
  const shown = sessionShown(token, now());
  const { tokenHash, moment, today } = shown;
  await db
    .insert(session)
    .values({ tokenHash, personId, createdAt: moment, seenAt: moment, expiresAt: after(moment, LIFETIME_MS) });
  const found = await visitorBySession(sql, shown);
  const visitor = found === undefined ? null : visitorOf(found, { holder: tokenHash, by: 'session', today });
  if (visitor === null) throw serverProblem('login-refused');
  setCookie(response, 'session', token, { baseUrl });
  return visitor;
}

async function rememberDevice(
  { db, baseUrl, now }: Installation,
  request: Request,
  response: Response,
  personId: string,
): Promise<void> {
  const token = newToken();
  const label = (request.get('user-agent') ?? '').slice(0, 200);
  const moment = now();
  await db
    .insert(device)
    .values({ tokenHash: hashOf(token), personId, label, createdAt: moment, expiresAt: after(moment, DEVICE_MS) });
  setCookie(response, 'device', token, { baseUrl, maxAgeMs: DEVICE_MS });
}

/** Ends the session of this browser. The remembered device stays: it was remembered for the next mail. */
export async function signOut({ db, baseUrl, now }: Installation, request: Request, response: Response): Promise<void> {
  const token = readCookie(request, 'session', baseUrl);
  if (token === null) return;
  await db
    .update(session)
    .set({ endedAt: now() })
    .where(and(eq(session.tokenHash, hashOf(token)), isNull(session.endedAt)));
  clearCookie(response, 'session', baseUrl);
}
