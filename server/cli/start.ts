import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { OperatorError } from '../../db/fault.ts';
import { migrate } from '../../db/migrate.ts';
import { bootstrapRoles } from '../../db/roles.ts';
import { OtherShape, requireOurShape } from '../../db/shape.ts';
import { requireBuilt } from '../local/build/built.mjs';
import { keptCommandKey, publicHalf, registerCommandKey } from '../local/command-key.ts';
import { keptSecret } from '../local/data-folder.ts';
import { requireEnvironment, type Environment } from '../local/environment.ts';
import { isOpenToReaders } from '../local/own-machine.ts';
import { startParts, type Parts } from '../local/parts.ts';
import { firstStart } from './first-start.ts';
import { addressOf, startWeb, startWorker, webPort, type Installation } from './own-processes.ts';
import { startWords as words } from './start-words.ts';

export interface StartOptions {
  /** A real authority: no demonstration data on an empty database. */
  readonly empty?: boolean;
}

/** An installation that runs; its processes begin anew with what stands in `installation` then. */
export interface Running {
  readonly parts: Parts;
  installation: Installation;
}

/** Brings up the whole installation in order and stays until it is stopped. */
export async function startCommand(
  options: StartOptions = {},
  environment = requireEnvironment(),
  follow?: (running: Running) => Promise<void>,
): Promise<void> {
  const parts = await startParts({ environment, admit: (url) => admit(url, environment) });
  try {
    const running: Running = { parts, installation: await prepare(parts, environment) };
    const { installation } = running;
    // All at once: the worker waits for the engine by itself, the web server answers before it.
    const up = Promise.all([
      parts.up,
      parts.supervisor.bringUp(words.worker, () => startWorker(parts, running.installation)),
      parts.supervisor.bringUp(words.web, () => startWeb(parts, running.installation)),
    ]);
    const url = addressOf(installation);
    if (isOpenToReaders(environment)) parts.supervisor.say(words.plainHttp(url));
    const code = installation.code.server;
    const accounts = await firstStart({ ...installation, code, url, isEmpty: options.empty === true, parts, up });
    await up;
    parts.supervisor.say(lastLines(url, accounts, parts));
    await follow?.(running);
  } catch (error) {
    await parts.stop();
    throw error;
  }
  await parts.supervisor.untilStopped;
}

/** Where to go, and as whom. */
const lastLines = (url: string, accounts: readonly string[], parts: Parts): string =>
  [
    words.data(parts.dataFolder),
    ...(parts.temporalUiUrl === undefined ? [] : [words.engine(parts.temporalUiUrl)]),
    ...(parts.mailIsCaught ? [words.mails(url)] : []),
    words.publicPage(url),
    ...accounts,
    words.ready(url),
  ].join('\n');

/** Data of another shape are told as such, before anything of this version touches them. */
async function admit(url: string, { LAWGATE_DATA, DATABASE_URL }: Environment): Promise<void> {
  try {
    await requireOurShape(url);
  } catch (cause) {
    if (!(cause instanceof OtherShape)) throw cause;
    throw new OperatorError(words.otherShape(DATABASE_URL === undefined ? LAWGATE_DATA : 'DATABASE_URL'), { cause });
  }
}

/** Roles, schema, secret. */
async function prepare(parts: Parts, environment: Environment): Promise<Installation> {
  const { dataFolder, databaseUrl: ownerUrl } = parts;
  const password = await keptSecret(path.join(dataFolder, 'app.password'), () => randomBytes(24).toString('base64url'));
  const databaseUrl = await bootstrapRoles({ url: ownerUrl, password });
  await migrate({ url: ownerUrl });
  const secretFile = path.join(dataFolder, 'secret');
  await keptSecret(secretFile, () => randomBytes(32).toString('hex'));
  await registerCommandKey(ownerUrl, publicHalf(await keptCommandKey(dataFolder)));
  return {
    dataFolder,
    databaseUrl,
    ownerUrl,
    secretFile,
    // The command looked before it loaded this, so that nothing is built here; a fall later brings back the same code.
    code: requireBuilt(['server', 'worker', 'procedure']),
    webPort: await webPort(parts, environment.PORT),
    environment,
  };
}
