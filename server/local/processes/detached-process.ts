import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError, operatorSentence } from '../../../db/fault.ts';
import { logTail, withLog } from '../data-folder.ts';
import { identityOf, isAlive, stopProcess } from './process-identity.ts';
import { recordedProcesses, recordProcess, type ProcessEntry } from './process-record.ts';
import { words } from '../local-words.ts';

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
  readonly nonce?: string;
  readonly isReady: (started: ProcessEntry) => Promise<boolean>;
}

/** In the record; and, while it is our child, told of at its end. */
export interface StartedProcess extends ProcessEntry {
  readonly exited?: Promise<unknown>;
}

/**
 * Starts a process that outlives us and writes to its own log. Detached, because ^C reaches a whole console group and
 * we decide the order in which our processes go.
 */
export async function startDetached(part: DetachedProcess): Promise<StartedProcess> {
  const { dataFolder, name, title } = part;
  const child = withLog(dataFolder, name, (log) =>
    spawnPrivately(part.command, part.args, {
      ...part.user,
      cwd: part.cwd,
      env: part.env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    }),
  );
  child.unref();
  const exited = new Promise<unknown>((resolve) => child.once('exit', resolve));
  const failure = Promise.race([
    once(child, 'error').then(([cause]) => cause as Error),
    exited.then((code) => new OperatorError(words.exitedAtOnce(title, String(code)))),
  ]);
  const identity = child.pid === undefined ? undefined : await identityOf(child.pid);
  if (identity === undefined) throw await withTail(await failure, part);
  const { fingerprint, ports, nonce } = part;
  const entry = { ...identity, fingerprint, ports: { ...ports }, ...(nonce === undefined ? {} : { nonce }) };
  await recordedOrGone(part, entry);
  const failed = await untilReady(part, entry, failure);
  if (failed === undefined) return { ...entry, exited };
  await stopProcess(identity, { withinMs: 2000 });
  throw await withTail(failed, part);
}

/** One that nobody can find again would keep its port for good: what cannot be written down is not to live. */
async function recordedOrGone({ dataFolder, name, title }: DetachedProcess, entry: ProcessEntry): Promise<void> {
  try {
    await recordProcess(dataFolder, name, entry);
  } catch (cause) {
    await stopProcess(entry, { signal: 'SIGKILL' });
    throw new OperatorError(words.notRecorded(title, operatorSentence(cause)), { cause });
  }
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
      throw new OperatorError(words.notAnswering(title, entry.pid));
    }
    await pause(100);
  }
  return undefined;
}

/** What it writes is for its owner's eyes: cases and mails pass through. */
function spawnPrivately(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const mask = process.umask(0o077);
  try {
    return spawn(command, args, options);
  } finally {
    process.umask(mask);
  }
}

async function untilReady(
  part: DetachedProcess,
  entry: ProcessEntry,
  failure: Promise<Error>,
): Promise<Error | undefined> {
  const until = performance.now() + START_WITHIN_MS;
  while (performance.now() < until) {
    if (await part.isReady(entry)) return undefined;
    const failed = await Promise.race([failure, pause(30)]);
    if (failed !== undefined) return failed;
  }
  return new OperatorError(words.notReady(part.title, START_WITHIN_MS / 1000));
}

async function withTail(cause: Error, { dataFolder, name }: DetachedProcess): Promise<Error> {
  return new OperatorError(`${cause.message}\n${await logTail(dataFolder, name)}`, { cause });
}
