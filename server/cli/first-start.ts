import { fork } from 'node:child_process';
import path from 'node:path';
import { OperatorError } from '../../db/fault.ts';
import type { Parts } from '../local/parts.ts';
import type { Filling, FillingAnswer } from './filling.ts';
import { startWords as words } from './start-words.ts';

export interface FirstStart extends Filling {
  /** Folder of the compiled code. */
  readonly code: string;
  readonly parts: Pick<Parts, 'supervisor'>;
  /** The parts that a demonstration is played through. */
  readonly up: Promise<unknown>;
}

/**
 * Fills an empty database, in a process that ends: what plays a demonstration is not kept for good by the process that
 * only starts others.
 *
 * @returns what to say about accounts
 */
export async function firstStart(start: FirstStart): Promise<readonly string[]> {
  const { code, parts, up, dataFolder, ownerUrl, url, isEmpty } = start;
  const { supervisor } = parts;
  const child = fork(path.join(code, 'filling.js'), {
    execArgv: ['--enable-source-maps'],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isPlayed = false;
  const filled = new Promise<readonly string[]>((resolve, reject) => {
    child.once('error', reject);
    // After the last answer was read; then it says nothing more.
    child.once('disconnect', () => reject(new OperatorError(words.notFilled)));
    child.on('message', (answer: FillingAnswer) => {
      if (answer.kind === 'said') supervisor.say(answer.line);
      else if (answer.kind === 'playing') {
        isPlayed = true;
        void supervisor.bringUp(words.demonstration, played).catch(() => undefined);
      } else if (answer.kind === 'filled') resolve(answer.accounts);
      else reject(new OperatorError(answer.sentence));
    });
  });
  // It may fail before anybody waits for it.
  filled.catch(() => undefined);
  const played = async () => {
    await filled;
    return { stop: () => Promise.resolve() };
  };
  child.send({ dataFolder, ownerUrl, url, isEmpty } satisfies Filling);
  await Promise.race([up, filled]);
  if (child.connected) child.send('up');
  const accounts = await filled;
  // The engine and the worker keep what the demonstration took, about 100 MB, and nobody works with them yet.
  if (isPlayed) for (const title of ['Temporal', words.worker]) await supervisor.renewed(title);
  return accounts;
}
