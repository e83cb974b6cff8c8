import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Reading /proc costs nothing; elsewhere each look is a small program. */
const LOOK_EVERY_MS = process.platform === 'linux' ? 500 : 3000;

/**
 * A process as it was when we started it. The number alone names nobody: after a reboot or a crash the system gives
 * it to a stranger, and we would stop or trust that stranger.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Answers nothing when there is no such process, or only the remains of one that has ended. */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  const startedAt = await startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await startOf(identity.pid)) === identity.startedAt;
}

/** Asks politely, waits, then insists. Says whether the process went by itself. */
export async function stopProcess(
  identity: ProcessIdentity,
  {
    signal = 'SIGTERM',
    withinMs = 8000,
    last = 'SIGKILL',
  }: { signal?: NodeJS.Signals; withinMs?: number; last?: NodeJS.Signals } = {},
): Promise<boolean> {
  if (!(await isAlive(identity))) return true;
  signalProcess(identity.pid, signal);
  if (await hasEnded(identity, withinMs)) return true;
  signalProcess(identity.pid, last);
  await hasEnded(identity, 2000);
  return false;
}

async function hasEnded(identity: ProcessIdentity, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (await isAlive(identity)) {
    if (performance.now() > until) return false;
    await pause(25);
  }
  return true;
}

/**
 * Waits for the end of a process and says how long it was watched; nothing, once nobody wants to know any more.
 *
 * @param exited told at once by the system, of a child of ours; without it the process is looked at
 */
export async function hasFallen(
  { pid, exited }: { readonly pid?: number | undefined; readonly exited?: Promise<unknown> | undefined },
  isOver: () => boolean,
): Promise<number | undefined> {
  if (pid === undefined) return undefined;
  const began = performance.now();
  const identity = await identityOf(pid);
  const told = new AbortController();
  void exited?.then(() => told.abort());
  if (identity !== undefined) {
    while (await isAlive(identity)) {
      if (isOver()) return undefined;
      // This also keeps our own process alive while its parts are.
      await pause(LOOK_EVERY_MS, undefined, { signal: told.signal }).catch(() => undefined);
    }
  }
  return isOver() ? undefined : performance.now() - began;
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startOnLinux(pid);
  if (process.platform === 'win32') return startOnWindows(pid);
  return output('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The second field is the program's name in brackets and may itself hold brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const ticksSinceBoot = fields[19];
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}/${ticksSinceBoot}`;
  } catch {
    // No such process.
    return undefined;
  }
}

function startOnWindows(pid: number): Promise<string | undefined> {
  const question = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToUniversalTime().Ticks`;
  return output('powershell', ['-NoProfile', '-NonInteractive', '-Command', question]);
}

async function output(command: string, args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, args, { env: { ...process.env, LC_ALL: 'C' } });
    return stdout.trim() || undefined;
  } catch {
    // Both programs answer a missing process with a failure.
    return undefined;
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}
