import { closeSync, mkdirSync, openSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';

/** Everything of one installation lies in here; `LAWGATE_DATA` moves it. */
export async function prepareDataFolder(dataFolder: string): Promise<string> {
  const folder = path.resolve(dataFolder);
  // As root the database server runs as another user and has to pass through; what is secret in here is 0600 by itself.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  await mkdir(folder, { recursive: true, mode });
  await mkdir(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
  return folder;
}

function logFile(dataFolder: string, name: string): string {
  return path.join(dataFolder, 'logs', `${name}.log`);
}

/** Opens the log for a detached child and closes our own end once the child has it. */
export function withLog<T>(dataFolder: string, name: string, use: (descriptor: number) => T): T {
  mkdirSync(path.join(dataFolder, 'logs'), { recursive: true, mode: 0o700 });
  const descriptor = openSync(logFile(dataFolder, name), 'a', 0o600);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export async function logTail(dataFolder: string, name: string, lines = 12): Promise<string> {
  try {
    const text = await readFile(logFile(dataFolder, name), 'utf8');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** A secret of this installation: made once, then always the same. */
export async function keptSecret(file: string, make: () => string): Promise<string> {
  try {
    // `wx` creates or fails, so two starts at once agree on one secret.
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(make());
    await handle.close();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  }
  return (await readFile(file, 'utf8')).trim();
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('expected a TCP port'));
        else resolve(address.port);
      });
    });
  });
}
