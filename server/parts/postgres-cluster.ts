import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OperatorError } from '../../db/fault.ts';
import { keptSecret } from './data-folder.ts';
import { runPostgresTool, type PostgresLaunch } from './binaries/postgres-binaries.ts';
import { words } from './words.ts';

export const OWNER = 'lawgate_owner';

/**
 * LC_CTYPE must not be C: in locale C pg_trgm sees no letters in Chinese text. The built-in C.UTF-8 is the same on
 * every machine; the others are for systems whose initdb does not take it.
 */
const LOCALES = [
  ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ['--locale=C.UTF-8'],
  ['--locale=zh_CN.UTF-8'],
  ['--locale=en_US.UTF-8'],
];

export function clusterPassword(dataFolder: string): Promise<string> {
  return keptSecret(path.join(dataFolder, 'postgres.password'), () => randomBytes(24).toString('base64url'));
}

export function createCluster(launch: PostgresLaunch, password: string): void {
  if (existsSync(path.join(launch.clusterFolder, 'PG_VERSION'))) return;
  const refusals: string[] = [];
  for (const locale of LOCALES) {
    // initdb leaves a half-made folder behind when it fails, and then refuses to use it.
    rmSync(launch.clusterFolder, { recursive: true, force: true });
    makeFolder(launch);
    const answer = withPasswordFile(launch, password, (file) =>
      runPostgresTool(launch, 'initdb', [
        `--pgdata=${launch.clusterFolder}`,
        `--username=${OWNER}`,
        '--auth=scram-sha-256',
        `--pwfile=${file}`,
        '--encoding=UTF8',
        ...locale,
      ]),
    );
    if (answer.status === 0) return;
    refusals.push(`${locale.join(' ')}: ${answer.error?.message ?? answer.stderr.trim()}`);
  }
  throw new OperatorError(words.clusterRefused(refusals.join('\n')));
}

function makeFolder({ clusterFolder, user }: PostgresLaunch): void {
  mkdirSync(clusterFolder, { recursive: true, mode: 0o700 });
  if (user !== undefined) chownSync(clusterFolder, user.uid, user.gid);
}

/** initdb takes the password only from a file, and reads it as the server's user. */
function withPasswordFile<T>({ user }: PostgresLaunch, password: string, use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'lawgate-'));
  const file = path.join(folder, 'password');
  try {
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    if (user !== undefined) for (const entry of [file, folder]) chownSync(entry, user.uid, user.gid);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
