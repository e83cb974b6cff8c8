import { rename, writeFile } from 'node:fs/promises';
import { isNull } from 'drizzle-orm';
import { audited } from '../../db/admin.ts';
import { commandKey } from '../../db/schema/settings.ts';
import { commandKeyFile, newCommandKey, publicHalf } from '../local/command-key.ts';
import type { AdminConnection } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

/**
 * Another key for the web server, and none of those before counts for anything that is not recorded yet: whoever took one
 * could say of a command that it was signed long ago. The server takes the new one at its next start.
 */
export async function rotateCommandKey({ db, dataFolder, by }: AdminConnection): Promise<string> {
  const key = newCommandKey();
  const half = publicHalf(key);
  await audited(db, { by, what: 'commandKey.rotate', subject: half.id, detail: {} }, async (tx) => {
    await tx.update(commandKey).set({ retiredAt: new Date() }).where(isNull(commandKey.retiredAt));
    await tx.insert(commandKey).values(half);
  });
  // Whole or not at all; where this is not reached, the next start says that the key it finds is retired, and what to do.
  const file = commandKeyFile(dataFolder);
  await writeFile(`${file}.new`, key, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return words.done.commandKey(file);
}
