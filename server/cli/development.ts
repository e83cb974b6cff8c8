import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { OperatorError } from '../../db/fault.ts';
import { projectRoot } from '../../db/project-root.mjs';
import { builderArguments, builtPart, isCurrent, type PartName } from '../local/build/built.mjs';
import { watchSources } from '../local/build/source-watch.ts';
import { requireEnvironment, type Environment } from '../local/environment.ts';
import { startWords as words } from './start-words.ts';
import { startCommand, type Running, type StartOptions } from './start.ts';

/** Not `data`: what somebody tries out must never meet the record of an authority. */
const DATA = 'data-dev';

export function developmentEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const given = variables['LAWGATE_DATA'] ?? '';
  return requireEnvironment({ ...variables, LAWGATE_DATA: given === '' ? DATA : given });
}

/** As `start`, on data of its own; what a change of the sources makes stale is built again and begins anew. */
export const developmentCommand = (options: StartOptions): Promise<void> =>
  startCommand(options, developmentEnvironment(process.env), follow);

/** In this order: a worker takes the workflow code with it. */
const followed = [
  { name: 'procedure', title: words.procedure, runs: null },
  { name: 'worker', title: words.worker, runs: words.worker },
  { name: 'server', title: words.web, runs: words.web },
  { name: 'desk', title: words.desk, runs: null },
] as const satisfies readonly { name: PartName; title: string; runs: string | null }[];

function follow(running: Running): Promise<void> {
  const { supervisor } = running.parts;
  const end = watchSources(() => makeAgain(running));
  void supervisor.untilStopped.then(end);
  supervisor.say(words.following);
  return Promise.resolve();
}

/** Nothing is remembered of what failed: the next change tries it again, and what comes after it. */
async function makeAgain(running: Running): Promise<void> {
  const { supervisor } = running.parts;
  for (const { name, title, runs } of followed) {
    if (isCurrent(name) && isTaken(running, name)) continue;
    supervisor.say(words.changed(title));
    try {
      const began = performance.now();
      await buildApart(name);
      supervisor.say(words.built(title, ((performance.now() - began) / 1000).toFixed(1)));
      take(running, name);
      if (runs !== null) await supervisor.renew(runs);
    } catch (cause) {
      supervisor.say(words.notBuilt(title, cause instanceof Error ? cause.message : ''));
      return;
    }
  }
}

/** Whether the installation has the part as it is built now, which a command beside it may have done. */
const isTaken = ({ installation: { code } }: Running, name: PartName): boolean =>
  name === 'desk' || code[name] === builtPart(name)?.folder;

function take(running: Running, name: PartName): void {
  const folder = builtPart(name)?.folder;
  if (name === 'desk' || folder === undefined) return;
  running.installation = { ...running.installation, code: { ...running.installation.code, [name]: folder } };
}

/** In a process that ends: what a bundler takes, it does not give back. */
async function buildApart(name: PartName): Promise<void> {
  const child = spawn(process.execPath, builderArguments([name]), {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const code = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  const complaint = await text(child.stderr);
  if ((await code) !== 0) throw new OperatorError(complaint.trim());
}
