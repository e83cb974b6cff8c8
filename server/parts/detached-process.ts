import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { logTail, withLog } from './data-folder.ts';
import { identityOf, isAlive, stopProcess } from './process-identity.ts';
import { recordedProcesses, recordProcess, type ProcessEntry } from './process-record.ts';

const START_WITHIN_MS = 60_000;

export interface DetachedProcess {
  /** Its name in the record and of its log. */
  readonly name: string;
  /** Its name for people. */
  readonly title: string;
  readonly dataFolder: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  readonly fingerprint: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly isReady: () => Promise<boolean>;
}

/**
 * Starts a process that outlives us and writes to its own log. Detached, because ^C reaches a whole console group and
 * we decide the order in which our processes go.
 */
export async function startDetached(process: DetachedProcess): Promise<ProcessEntry> {
  const { dataFolder, name, title } = process;
  const child = withLog(dataFolder, name, (log) =>
    spawn(process.command, process.args, {
      ...process.user,
      cwd: process.cwd,
      env: process.env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    }),
  );
  child.unref();
  const failure = Promise.race([
    once(child, 'error').then(([cause]) => cause as Error),
    once(child, 'exit').then(([code]) => new Error(`${title} 启动后随即退出（代码 ${String(code)}）`)),
  ]);
  const identity = child.pid === undefined ? undefined : await identityOf(child.pid);
  if (identity === undefined) throw await withTail(await failure, process);
  const entry = { ...identity, fingerprint: process.fingerprint, ports: { ...process.ports } };
  await recordProcess(dataFolder, name, entry);
  const failed = await untilReady(process, failure);
  if (failed === undefined) return entry;
  await stopProcess(identity, { withinMs: 2000 });
  throw await withTail(failed, process);
}

/**
 * The process of that name that an earlier start left running, if it is the same process (pid and start time), was
 * started with the same settings, and answers.
 */
export async function adoptDetached(
  { name, title, dataFolder }: Pick<DetachedProcess, 'name' | 'title' | 'dataFolder'>,
  answers: (entry: ProcessEntry) => Promise<boolean>,
): Promise<ProcessEntry | undefined> {
  const entry = (await recordedProcesses(dataFolder))[name];
  if (entry === undefined) return undefined;
  const until = performance.now() + START_WITHIN_MS;
  // One that is just starting or recovering is ours too: wait for it, never start a second one on the same files.
  while (await isAlive(entry)) {
    if (await answers(entry)) return entry;
    if (performance.now() > until) {
      throw new Error(`${title}（进程 ${entry.pid}）在运行但没有应答：请结束该进程后重新启动。`);
    }
    await pause(100);
  }
  return undefined;
}

async function untilReady(process: DetachedProcess, failure: Promise<Error>): Promise<Error | undefined> {
  const until = performance.now() + START_WITHIN_MS;
  while (performance.now() < until) {
    if (await process.isReady()) return undefined;
    const failed = await Promise.race([failure, pause(30)]);
    if (failed !== undefined) return failed;
  }
  return new Error(`${process.title} 在 ${START_WITHIN_MS / 1000} 秒内没有就绪`);
}

async function withTail(cause: Error, { dataFolder, name }: DetachedProcess): Promise<Error> {
  return new Error(`${cause.message}\n${await logTail(dataFolder, name)}`, { cause });
}
