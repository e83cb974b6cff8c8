import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { OperatorError } from '../../db/fault.ts';
import { migrate } from '../../db/migrate.ts';
import { appUrl, bootstrapRoles } from '../../db/roles.ts';
import { OtherShape, requireOurShape } from '../../db/shape.ts';
import { buildDesk } from '../local/build/desk.ts';
import { digestOf, projectRoot } from '../local/build/sources.ts';
import { workflowBundle } from '../local/build/workflow-bundle.ts';
import { freePort, keptSecret } from '../local/data-folder.ts';
import { requireEnvironment, type Environment } from '../local/environment.ts';
import { startParts, type Parts } from '../local/parts.ts';
import { startChild } from '../local/processes/child-process.ts';
import { isAlive } from '../local/processes/process-identity.ts';
import { recordedProcesses } from '../local/processes/process-record.ts';
import type { RunningPart } from '../local/processes/supervisor.ts';
import { firstStart } from './first-start.ts';
import { startWords as words } from './start-words.ts';

export interface StartOptions {
  /** A real authority: no demonstration data on an empty database. */
  readonly empty?: boolean;
}

/** Everything our two processes are made of. */
const code = ['law', 'workflows', 'activities', 'db', 'server', 'package-lock.json'];

/** Brings up the whole installation in order and stays until it is stopped. */
export async function startCommand(options: StartOptions = {}): Promise<void> {
  const environment = requireEnvironment();
  const parts = await startParts({ environment, admit: (url) => admit(url, environment) });
  try {
    const installation = await prepare(parts, environment);
    await parts.supervisor.bringUp(words.worker, () => startWorker(parts, installation));
    const web = await parts.supervisor.bringUp(words.web, () => startWeb(parts, installation));
    const greeting = await firstStart({ ...installation, url: web.url, isEmpty: options.empty === true, parts });
    parts.supervisor.say(greeting);
  } catch (error) {
    await parts.stop();
    throw error;
  }
  await parts.supervisor.untilStopped;
}

/** Data of another shape are told as such, before anything of this version touches them. */
async function admit(url: string, { LAWGATE_DATA, DATABASE_URL }: Environment): Promise<void> {
  try {
    await requireOurShape(url);
  } catch (cause) {
    if (!(cause instanceof OtherShape)) throw cause;
    throw new OperatorError(words.otherShape(DATABASE_URL === undefined ? LAWGATE_DATA : 'DATABASE_URL'), { cause });
  }
}

export interface Installation {
  readonly dataFolder: string;
  /** As the application's role. */
  readonly databaseUrl: string;
  /** As the owner, for administration. */
  readonly ownerUrl: string;
  readonly secretFile: string;
  readonly bundlePath: string;
  readonly version: string;
  readonly webPort: number;
  readonly environment: Environment;
}

/** Roles, schema, secret, and what must be built before the processes start. */
async function prepare(parts: Parts, environment: Environment): Promise<Installation> {
  const { dataFolder, databaseUrl: ownerUrl, supervisor } = parts;
  const password = await keptSecret(path.join(dataFolder, 'app.password'), () => randomBytes(24).toString('base64url'));
  await bootstrapRoles({ url: ownerUrl, password });
  await migrate({ url: ownerUrl });
  const secretFile = path.join(dataFolder, 'secret');
  await keptSecret(secretFile, () => randomBytes(32).toString('hex'));
  const built = await supervisor.bringUp(words.building, async () => {
    await buildDesk();
    return { bundle: await workflowBundle(path.join(dataFolder, 'cache')), stop: () => Promise.resolve() };
  });
  return {
    dataFolder,
    databaseUrl: appUrl(ownerUrl, password),
    ownerUrl,
    secretFile,
    bundlePath: built.bundle,
    version: await digestOf(code),
    webPort: await webPort(parts, environment.PORT),
    environment,
  };
}

const runTypeScript = (file: string): string[] => ['--import', 'tsx', path.join(projectRoot, file)];

async function startWorker(parts: Parts, installation: Installation): Promise<RunningPart> {
  const port = await keptPort(parts.dataFolder, 'worker.port');
  return startChild({
    name: 'worker',
    title: words.worker,
    dataFolder: parts.dataFolder,
    args: runTypeScript('activities/main.ts'),
    settings: { ...settingsOf(parts, installation), WORKER_PORT: String(port) },
    version: installation.version,
    ports: { health: port },
    isReady: () => answers(`http://127.0.0.1:${port}/`),
    stopWithinMs: 3000,
  });
}

interface RunningWeb extends RunningPart {
  readonly url: string;
}

async function startWeb(parts: Parts, installation: Installation): Promise<RunningWeb> {
  const { HOST } = installation.environment;
  const port = installation.webPort;
  const settings = settingsOf(parts, installation);
  const part = await startChild({
    name: 'web',
    title: words.web,
    dataFolder: parts.dataFolder,
    args: runTypeScript('server/main.ts'),
    settings: { ...settings, HOST, PORT: String(port), MAIL_IS_CAUGHT: parts.mailIsCaught ? 'yes' : 'no' },
    version: installation.version,
    ports: { http: port },
    isReady: () => answers(`http://127.0.0.1:${port}/healthz`),
  });
  return { ...part, url: settings.BASE_URL };
}

/** What both processes find in their environment. */
function settingsOf(parts: Parts, { databaseUrl, secretFile, bundlePath, webPort: port, environment }: Installation) {
  return {
    ...parts.settings,
    DATABASE_URL: databaseUrl,
    MAIL_FROM: environment.MAIL_FROM,
    BASE_URL: environment.BASE_URL ?? `http://${environment.HOST}:${port}`,
    LAWGATE_SECRET_FILE: secretFile,
    LAWGATE_BUNDLE: bundlePath,
    TZ: environment.TZ,
  };
}

/** The same port at every start, so that a worker that outlived us is recognized. */
async function keptPort(dataFolder: string, name: string): Promise<number> {
  const port = await freePort();
  return Number(await keptSecret(path.join(dataFolder, name), () => String(port)));
}

/** The port asked for, unless a stranger has it; a web process of ours that outlived an earlier start keeps its own. */
async function webPort({ dataFolder, supervisor }: Parts, wanted: number): Promise<number> {
  const left = (await recordedProcesses(dataFolder))['web'];
  if (left?.ports['http'] !== undefined && (await isAlive(left))) return left.ports['http'];
  if (wanted !== 0 && (await isPortFree(wanted))) return wanted;
  const given = await freePort();
  if (wanted !== 0) supervisor.say(words.portTaken(wanted, given));
  return given;
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
