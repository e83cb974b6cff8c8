import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf, isAlive, type ProcessIdentity } from '../processes/process-identity.ts';

/** Between making the file and writing into it passes no more. */
const WRITTEN_WITHIN_MS = 5000;

/**
 * One builder at a time: the next one finds the work done. Two at once would only build the same twice, so whoever finds
 * the turn of a dead process takes it without more ado.
 */
export async function inTurn(folder: string, work: () => Promise<void>): Promise<void> {
  const file = path.join(folder, '.building');
  await mkdir(folder, { recursive: true });
  while (!(await isTaken(file))) await pause(100);
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function isTaken(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(await identityOf(process.pid)));
    await handle.close();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    if (await isAbandoned(file)) await rm(file, { force: true });
    return false;
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    return !(await isAlive(JSON.parse(await readFile(file, 'utf8')) as ProcessIdentity));
  } catch {
    const found = await stat(file).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs > WRITTEN_WITHIN_MS;
  }
}
