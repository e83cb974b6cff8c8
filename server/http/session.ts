import { eq } from 'drizzle-orm';
import { account, authority, person } from '../../db/schema/authorities.ts';
import { setting } from '../../db/schema/settings.ts';
import type { sessionOperations } from '../contract/session.ts';
import { isOnOwnMachine } from '../local/own-machine.ts';
import { accessOf, endOwnSession, forgetOwnDevice } from '../request/own-access.ts';
import { changePassword } from '../request/own-password.ts';
import { changePin, pinOf } from '../request/pin.ts';
import type { Routes } from '../route.ts';
import { signIn, signOut } from '../request/sign-in.ts';
import { signedInView } from '../people/signed-in.ts';
import { viewing } from '../request/viewing.ts';

export const sessionRoutes: Routes<typeof sessionOperations> = {
  installation: {
    permission: 'anyone',
    records: 'nothing',
    handle: async ({ installation: { db, mailIsCaught, baseUrl }, request }) => {
      const [own] = await db.select().from(authority).orderBy(authority.id).limit(1);
      const demo = own?.demo === true;
      const isNear = isOnOwnMachine(request, baseUrl);
      return {
        authorityName: own?.name ?? null,
        demo,
        demoAccounts: demo && isNear ? await demoAccounts(db) : [],
        demoPassword: demo && isNear ? await demoPassword(db) : null,
        mailCatcher: mailIsCaught && isNear,
      };
    },
  },
  login: {
    permission: 'anyone',
    records: 'session',
    handle: async ({ installation, request, response, body }) => {
      const visitor = await signIn(installation, request, response, body);
      return signedInView(await viewing(installation, visitor.authority.id), visitor);
    },
  },
  logout: {
    permission: 'anyone',
    records: 'session',
    handle: async ({ installation, request, response, query }) => {
      await signOut(installation, request, response, { forgetsDevice: query.forgetDevice === 'true' });
      return null;
    },
  },
  changePassword: {
    permission: 'signedIn',
    records: 'administration',
    evenBeforePasswordChange: true,
    handle: async ({ installation, visitor, body, request, response }) => {
      await changePassword(installation, visitor, body, { request, response });
      return null;
    },
  },
  changePin: {
    permission: 'signedIn',
    records: 'administration',
    handle: async ({ installation, visitor, body, request }) => {
      await changePin(installation, visitor, body, request);
      return null;
    },
  },
  access: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, request }) => {
      const { sessions, devices } = await accessOf(installation, visitor, request);
      return {
        sessions: sessions.map(({ id, label, createdAt, seenAt, isHere }) => ({
          id,
          browser: label,
          begunAt: createdAt.toISOString(),
          seenAt: seenAt.toISOString(),
          isHere,
        })),
        devices: devices.map(({ id, label, createdAt, expiresAt, signedOutAt, isHere }) => ({
          id,
          browser: label,
          rememberedAt: createdAt.toISOString(),
          until: expiresAt.toISOString(),
          isSignedOut: signedOutAt !== null,
          isHere,
        })),
      };
    },
  },
  endSession: {
    permission: 'signedIn',
    records: 'session',
    handle: async ({ installation, visitor, params }) => {
      await endOwnSession(installation, visitor, params.id);
      return null;
    },
  },
  forgetDevice: {
    permission: 'signedIn',
    records: 'session',
    handle: async ({ installation, visitor, params }) => {
      await forgetOwnDevice(installation, visitor, params.id);
      return null;
    },
  },
  pin: {
    permission: 'signedIn',
    records: 'nothing',
    handle: ({ installation, visitor }) => pinOf(installation, visitor.person.id),
  },
  me: {
    permission: 'signedIn',
    records: 'nothing',
    evenBeforePasswordChange: true,
    handle: async ({ installation, visitor }) =>
      signedInView(await viewing(installation, visitor.authority.id), visitor),
  },
};

type Db = Parameters<typeof viewing>[0]['db'];

/** Who plays in a demonstration, for whoever sits at the machine; of a real authority nobody learns an account here. */
async function demoAccounts(db: Db): Promise<{ account: string; name: string; title: string }[]> {
  const rows = await db
    .select({ account: account.login, name: person.name, title: person.title })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .innerJoin(authority, eq(authority.id, person.authorityId))
    .where(eq(authority.demo, true))
    .orderBy(account.login);
  return rows.filter(({ title }) => title !== '');
}

/** Written by whoever filled the demonstration. */
async function demoPassword(db: Db): Promise<string | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, 'demoPassword'));
  return typeof row?.value === 'string' ? row.value : null;
}
