import { execFile } from 'node:child_process';
import { access, constants, readFile, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import { promisify } from 'node:util';
import { z } from 'zod';
import { operatorSentence } from '../../../db/fault.ts';
import { projectFile } from '../../../db/project-root.mjs';
import type { Calendar } from '../../../law/time/calendar.ts';
import { prepareDataFolder } from '../data-folder.ts';
import type { Environment } from '../environment.ts';
import { isAlive } from '../processes/process-identity.ts';
import { recordedProcesses } from '../processes/process-record.ts';
import { words } from '../local-words.ts';

const run = promisify(execFile);
const say = words.doctor;

/** One line of the doctor's report. A warning is worth knowing and stops nothing. */
export interface Finding {
  readonly state: 'sound' | 'warning' | 'fault';
  readonly detail: string;
  readonly remedy?: string;
}

const LEAST_FREE_GB = 2;

const packageSchema = z.object({ engines: z.object({ node: z.string() }) });

export async function nodeFinding(): Promise<Finding> {
  const { engines } = packageSchema.parse(JSON.parse(await readFile(projectFile('package.json'), 'utf8')));
  const least = engines.node.replace('>=', '');
  const detail = process.versions.node;
  return isAtLeast(detail, least)
    ? { state: 'sound', detail }
    : { state: 'fault', detail, remedy: say.nodeTooOld(least) };
}

export async function diskFinding({ LAWGATE_DATA }: Environment): Promise<Finding> {
  try {
    const folder = await prepareDataFolder(LAWGATE_DATA);
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const gigabytes = (bavail * bsize) / 1e9;
    const detail = say.freeSpace(folder, gigabytes.toFixed(1));
    return gigabytes >= LEAST_FREE_GB
      ? { state: 'sound', detail }
      : { state: 'fault', detail, remedy: say.diskFull(LEAST_FREE_GB) };
  } catch (cause) {
    return { state: 'fault', detail: operatorSentence(cause), remedy: say.notWritable(LAWGATE_DATA) };
  }
}

export async function portFinding({ HOST, PORT, LAWGATE_DATA }: Environment): Promise<Finding> {
  const address = `${HOST}:${PORT}`;
  if (await canListen(HOST, PORT)) return { state: 'sound', detail: say.portFree(address) };
  const web = (await recordedProcesses(LAWGATE_DATA))['web'];
  if (web !== undefined && (await isAlive(web))) return { state: 'sound', detail: say.portOurs(address) };
  return { state: 'fault', detail: say.portTaken(address), remedy: say.portRemedy };
}

export async function localeFinding(): Promise<Finding> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'Asia/Shanghai' }).format(0);
  // Half the world's small builds answer in English without a word.
  return weekday.startsWith('星期')
    ? { state: 'sound', detail: `zh-CN，${timeZone}` }
    : { state: 'fault', detail: say.noChinese, remedy: say.noChineseRemedy };
}

export async function fontFinding(): Promise<Finding> {
  if (process.platform !== 'linux' || (await listsChineseFonts())) {
    return { state: 'sound', detail: say.fontsFound(say.fontsFromSystem) };
  }
  try {
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json');
    return { state: 'sound', detail: say.fontsFound(say.fontsFromPackages) };
  } catch {
    return { state: 'warning', detail: say.noFonts, remedy: say.noFontsRemedy };
  }
}

export async function calendarFinding({ years }: Calendar, now: Date): Promise<Finding> {
  const thisYear = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(now));
  const missing = [thisYear, thisYear + 1].find((year) => !(String(year) in years));
  if (missing === undefined) return { state: 'sound', detail: say.calendarCovers(`${thisYear}、${thisYear + 1}`) };
  // Next year's notice comes in autumn; until then nobody can have it.
  const state = missing === thisYear ? 'fault' : 'warning';
  return { state, detail: say.calendarMissing(missing), remedy: say.calendarRemedy };
}

async function listsChineseFonts(): Promise<boolean> {
  try {
    const { stdout } = await run('fc-list', [':lang=zh', 'family']);
    return stdout.trim() !== '';
  } catch {
    // No fontconfig: then no fonts either.
    return false;
  }
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
