import { eq } from 'drizzle-orm';
import { account, authority, person } from '../../db/schema/authorities.ts';
import { setting } from '../../db/schema/settings.ts';
import type { sessionOperations } from '../contract/session.ts';
import { isOnOwnMachine } from '../own-machine.ts';
import { changePassword } from '../own-password.ts';
import type { Routes } from '../route.ts';
import { signIn, signOut } from '../session.ts';
import { deskOf } from '../views/desk.ts';
import { viewing } from '../views/viewing.ts';

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
      return deskOf(await viewing(installation, visitor.authority.id), visitor);
    },
  },
  logout: {
    permission: 'anyone',
    records: 'session',
    handle: async ({ installation, request, response }) => {
      await signOut(installation, request, response);
      return null;
    },
  },
  changePassword: {
    permission: 'signedIn',
    records: 'administration',
    handle: async ({ installation, visitor, body, request, response }) => {
      await changePassword(installation, visitor, body, { request, response });
      return null;
    },
  },
  me: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor }) => deskOf(await viewing(installation, visitor.authority.id), visitor),
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
