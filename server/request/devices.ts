import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Request, Response } from 'express';
import { device } from '../../db/schema/authorities.ts';
import { browserNamed, hashOf, newToken } from './browsers.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import type { Installation } from './installation.ts';

const DEVICE_MS = 30 * 24 * 60 * 60_000;

type DeviceRow = typeof device.$inferSelect;

/** The remembered device a request comes from; null where none is remembered, or no longer. */
export async function deviceHere({ db, baseUrl, now }: Installation, request: Request): Promise<DeviceRow | null> {
  const token = readCookie(request, 'device', baseUrl);
  if (token === null) return null;
  const [found] = await db
    .select()
    .from(device)
    .where(and(eq(device.tokenHash, hashOf(token)), isNull(device.revokedAt), gt(device.expiresAt, now())));
  return found ?? null;
}

/** Remembers this browser for 30 days; what it was remembered as before is forgotten. */
export async function rememberDevice(
  installation: Installation,
  request: Request,
  response: Response,
  personId: string,
): Promise<string> {
  const { db, baseUrl, now } = installation;
  await forgetDeviceHere(installation, request, response);
  const token = newToken();
  const moment = now();
  const expiresAt = new Date(moment.getTime() + DEVICE_MS);
  const [row] = await db
    .insert(device)
    .values({ tokenHash: hashOf(token), personId, label: browserNamed(request), createdAt: moment, expiresAt })
    .returning({ id: device.id });
  if (row === undefined) throw new Error('expected a row of the device');
  setCookie(response, 'device', token, { baseUrl, maxAgeMs: DEVICE_MS });
  return row.id;
}

/** The device of somebody who just showed the password may be decided at again; of anybody else’s nothing changes. */
export async function deviceSignedInAt(
  installation: Installation,
  request: Request,
  personId: string,
): Promise<string | null> {
  const known = await deviceHere(installation, request);
  if (known?.personId !== personId) return null;
  await installation.db.update(device).set({ signedOutAt: null }).where(eq(device.id, known.id));
  return known.id;
}

/** Who signs out leaves the browser to others: it reads what mails are about, and decides nothing. */
export async function leaveDeviceHere({ db, baseUrl, now }: Installation, request: Request): Promise<void> {
  const token = readCookie(request, 'device', baseUrl);
  if (token === null) return;
  await db
    .update(device)
    .set({ signedOutAt: now() })
    .where(and(eq(device.tokenHash, hashOf(token)), isNull(device.signedOutAt)));
}

export async function forgetDeviceHere(
  { db, baseUrl, now }: Installation,
  request: Request,
  response: Response,
): Promise<void> {
  const token = readCookie(request, 'device', baseUrl);
  if (token === null) return;
  await db
    .update(device)
    .set({ revokedAt: now() })
    .where(and(eq(device.tokenHash, hashOf(token)), isNull(device.revokedAt)));
  clearCookie(response, 'device', baseUrl);
}
