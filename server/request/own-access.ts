import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Request } from 'express';
import { device, session } from '../../db/schema/authorities.ts';
import { inTransaction } from '../../db/transaction.ts';
import { deviceHere } from './devices.ts';
import type { Installation } from './installation.ts';
import { serverProblem } from './problems.ts';
import { idleSince } from './session.ts';
import type { Visitor } from './visitor.ts';

/** Where a person is signed in and remembered, the newest first. */
export async function accessOf(installation: Installation, { person, holder }: Visitor, request: Request) {
  const { db, now } = installation;
  const moment = now();
  const here = await deviceHere(installation, request);
  const sessions = await db
    .select()
    .from(session)
    .where(
      and(
        eq(session.personId, person.id),
        isNull(session.endedAt),
        gt(session.expiresAt, moment),
        gt(session.seenAt, idleSince(moment)),
      ),
    )
    .orderBy(desc(session.createdAt));
  const devices = await db
    .select()
    .from(device)
    .where(and(eq(device.personId, person.id), isNull(device.revokedAt), gt(device.expiresAt, moment)))
    .orderBy(desc(device.createdAt));
  return {
    sessions: sessions.map((row) => ({ ...row, isHere: row.tokenHash === holder })),
    devices: devices.map((row) => ({ ...row, isHere: row.id === here?.id })),
  };
}

/** Ends one of a person's own sessions at once; the device it was begun at decides nothing before the next sign-in. */
export const endOwnSession = ({ db, now }: Installation, { person }: Visitor, id: string): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [ended] = await tx
      .update(session)
      .set({ endedAt: now() })
      .where(and(eq(session.id, id), eq(session.personId, person.id), isNull(session.endedAt)))
      .returning({ deviceId: session.deviceId });
    if (ended === undefined) throw serverProblem('not-found');
    if (ended.deviceId !== null)
      await tx.update(device).set({ signedOutAt: now() }).where(eq(device.id, ended.deviceId));
  });

/** A telephone that was lost: it reads nothing any more, and whatever was signed in there has ended. */
export const forgetOwnDevice = ({ db, now }: Installation, { person, holder }: Visitor, id: string): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [forgotten] = await tx
      .update(device)
      .set({ revokedAt: now() })
      .where(and(eq(device.id, id), eq(device.personId, person.id), isNull(device.revokedAt)))
      .returning({ id: device.id });
    if (forgotten === undefined) throw serverProblem('not-found');
    await tx
      .update(session)
      .set({ endedAt: now() })
      .where(and(eq(session.deviceId, id), ne(session.tokenHash, holder), isNull(session.endedAt)));
  });
