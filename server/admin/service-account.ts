import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { audited, saveAccount, savePerson } from '../../db/admin.ts';
import { account } from '../../db/schema/authorities.ts';
import type { Db } from '../../db/connect.ts';
import { hashPassword } from '../request/passwords.ts';
import { adminWords as words } from './admin-words.ts';

/** How the command line finds the running installation, and as whom it acts there. Only the owner of the folder reads it. */
const installationSchema = z.object({ url: z.url(), account: z.string(), password: z.string() });
export type InstallationFile = z.output<typeof installationSchema>;

export const installationFile = (dataFolder: string): string => path.join(dataFolder, 'installation.json');

export async function readInstallationFile(dataFolder: string): Promise<InstallationFile | null> {
  try {
    return installationSchema.parse(JSON.parse(await readFile(installationFile(dataFolder), 'utf8')));
  } catch {
    // Not there, or damaged: the next start or a rotation writes it anew.
    return null;
  }
}

interface ServiceAccount {
  readonly authorityId: string;
  readonly dataFolder: string;
  readonly url: string;
  readonly by: string;
}

/** At every start: the address may have changed; the account is made once. */
export async function keepServiceAccount(db: Db, service: ServiceAccount): Promise<void> {
  const known = await readInstallationFile(service.dataFolder);
  const [there] = known === null ? [] : await db.select().from(account).where(eq(account.login, known.account));
  if (known === null || there === undefined) return rotateServiceAccount(db, service);
  if (known.url !== service.url) await writeInstallationFile(service.dataFolder, { ...known, url: service.url });
}

/** A new password for the service account; the old one and its sessions end at once. */
export async function rotateServiceAccount(
  db: Db,
  { authorityId, dataFolder, url, by }: ServiceAccount,
): Promise<void> {
  const id = `service-${authorityId}`;
  const password = randomBytes(24).toString('base64url');
  const passwordHash = await hashPassword(password);
  const change = { by, what: 'service.rotate', subject: id, detail: { login: id } };
  await audited(db, change, async (tx) => {
    const offices = [{ office: 'importer', of: authorityId }] as const;
    await savePerson(tx, { id, authorityId, name: words.serviceName, offices });
    await saveAccount(tx, { personId: id, login: id, passwordHash });
  });
  await writeInstallationFile(dataFolder, { url, account: id, password });
}

/** Whole or not at all: a half-written file would lock the command line out. */
async function writeInstallationFile(dataFolder: string, content: InstallationFile): Promise<void> {
  const file = installationFile(dataFolder);
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(beside, file);
}
