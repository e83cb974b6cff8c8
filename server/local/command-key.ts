import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { connect } from '../../db/connect.ts';
import { OperatorError } from '../../db/fault.ts';
import { commandKey } from '../../db/schema/settings.ts';
import { keptSecret } from './data-folder.ts';
import { words } from './local-words.ts';

/** The half that everybody may have, and the name of the pair. */
export interface PublicHalf {
  /** First half of the SHA-256 of the public key. */
  readonly id: string;
  /** SPKI, base64. */
  readonly publicKey: string;
}

export const commandKeyFile = (dataFolder: string): string => path.join(dataFolder, 'command-key.pem');

/** The key with which this installation's web server signs what people send: made once. */
export const keptCommandKey = (dataFolder: string): Promise<string> =>
  keptSecret(commandKeyFile(dataFolder), newCommandKey);

/** An Ed25519 key as PKCS8 in PEM. */
export const newCommandKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** Throws for what is no Ed25519 key. */
export function publicHalf(privateKey: string): PublicHalf {
  const key = createPrivateKey(privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`expected an Ed25519 key, got ${key.asymmetricKeyType}`);
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { id: createHash('sha256').update(der).digest('hex').slice(0, 32), publicKey: der.toString('base64') };
}

/** As the owner: the record then believes what this key signs. One that was retired stays so. */
export async function registerCommandKey(ownerUrl: string, { id, publicKey }: PublicHalf): Promise<void> {
  const owner = connect(ownerUrl, { max: 1 });
  try {
    await owner.db.insert(commandKey).values({ id, publicKey }).onConflictDoNothing();
    const usable = and(eq(commandKey.id, id), isNull(commandKey.retiredAt));
    const [row] = await owner.db.select({ id: commandKey.id }).from(commandKey).where(usable);
    if (row === undefined) throw new OperatorError(words.commandKeyRetired);
  } finally {
    await owner.close();
  }
}
