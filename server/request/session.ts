import { and, eq, isNull } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { session } from '../../db/schema/authorities.ts';
import { visitorByDevice, visitorBySession, type Aside } from '../../db/read/visitors.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { browserNamed, hashOf, newToken } from './browsers.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import type { Installation } from './installation.ts';
import { serverProblem } from './problems.ts';
import { visitorOf, type Visitor } from './visitor.ts';

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const LIFETIME_MS = 8 * 60 * MINUTE_MS;

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);
/** Seen before this, a session has ended. */
export const idleSince = (moment: Date): Date => before(moment, IDLE_MS);
const dayOf = (moment: Date): string => civilDateAt(moment.getTime());

/** Who is signed in; null when nobody is, or no longer. Whoever must change the password first is refused. */
export async function signedIn(installation: Installation, request: Request): Promise<Visitor | null> {
  const { visitor } = await signedInAsking(installation, request, null);
  requireOwnPassword(visitor);
  return visitor;
}

/** A password somebody else knows is good for one thing: to be changed. */
export function requireOwnPassword(visitor: Visitor | null): void {
  if (visitor?.mustChangePassword === true) throw serverProblem('password-change-first');
}

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
  return { visitor: visitorOf(found, provedBySession(shown, found.createdAt)), aside: found.aside };
}

const sessionShown = (token: string, moment: Date) => ({
  tokenHash: hashOf(token),
  today: dayOf(moment),
  moment,
  idleSince: idleSince(moment),
  notedSince: before(moment, MINUTE_MS),
});

const provedBySession = ({ tokenHash, today }: ReturnType<typeof sessionShown>, provedAt: Date) =>
  ({ holder: tokenHash, by: 'session', provedAt, isSignedOut: false, today }) as const;

/** Signed in, or at a device remembered within 30 days: enough to read the pages a mail leads to. */
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
  const isSignedOut = found.signedOutAt !== null;
  const remembered = visitorOf(found, { holder: tokenHash, by: 'device', provedAt: null, isSignedOut, today });
  requireOwnPassword(remembered);
  return remembered;
}

interface Beginning {
  readonly personId: string;
  /** The remembered device it begins at. */
  readonly deviceId: string | null;
}

export async function beginSession(
  installation: Installation,
  request: Request,
  response: Response,
  { personId, deviceId }: Beginning,
): Promise<Visitor> {
  const { db, sql, baseUrl, now } = installation;
  const token = newToken();
  const shown = sessionShown(token, now());
  const { tokenHash, moment } = shown;
  const expiresAt = new Date(moment.getTime() + LIFETIME_MS);
  const label = browserNamed(request);
  await db
    .insert(session)
    .values({ tokenHash, personId, deviceId, label, createdAt: moment, seenAt: moment, expiresAt });
  await endOldest(installation, personId);
  const found = await visitorBySession(sql, shown);
  const visitor = found === undefined ? null : visitorOf(found, provedBySession(shown, moment));
  if (visitor === null) throw serverProblem('login-refused');
  setCookie(response, 'session', token, { baseUrl });
  return visitor;
}

/** Nobody sits at a dozen browsers: whatever was begun before the newest few has ended. */
async function endOldest({ sql, now, mostSessions }: Installation, personId: string): Promise<void> {
  const moment = now();
  await sql`
    update session set ended_at = ${moment} where token_hash in (
      select token_hash from session
      where person_id = ${personId} and ended_at is null and expires_at > ${moment} and seen_at > ${idleSince(moment)}
      order by created_at desc, id offset ${mostSessions})`;
}

/** Ends the session of this browser, whoever's it is. */
export async function endSessionHere(
  { db, baseUrl, now }: Installation,
  request: Request,
  response: Response,
): Promise<void> {
  const token = readCookie(request, 'session', baseUrl);
  if (token === null) return;
  await db
    .update(session)
    .set({ endedAt: now() })
    .where(and(eq(session.tokenHash, hashOf(token)), isNull(session.endedAt)));
  clearCookie(response, 'session', baseUrl);
}
