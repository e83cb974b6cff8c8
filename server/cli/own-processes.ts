import net from 'node:net';
import path from 'node:path';
import { entries } from '../local/build/built.mjs';
import { freePort, keptSecret } from '../local/data-folder.ts';
import type { Environment } from '../local/environment.ts';
import type { Parts } from '../local/parts.ts';
import { startChild } from '../local/processes/child-process.ts';
import { isAlive } from '../local/processes/process-identity.ts';
import { recordedProcesses } from '../local/processes/process-record.ts';
import type { RunningPart } from '../local/processes/supervisor.ts';
import { startWords as words } from './start-words.ts';

/** What our two processes run: folders of compiled code. */
export type Code = Readonly<Record<'worker' | 'server' | 'procedure', string>>;

/** What both are started with. */
export interface Installation {
  readonly dataFolder: string;
  /** As the application's role. */
  readonly databaseUrl: string;
  /** As the owner, for administration. */
  readonly ownerUrl: string;
  readonly secretFile: string;
  readonly code: Code;
  readonly webPort: number;
  readonly environment: Environment;
}

const run = (...file: readonly string[]): string[] => ['--enable-source-maps', path.join(...file)];

export async function startWorker(parts: Parts, installation: Installation): Promise<RunningPart> {
  const port = await keptPort(parts.dataFolder, 'worker.port');
  return startChild({
    name: 'worker',
    title: words.worker,
    dataFolder: parts.dataFolder,
    args: run(installation.code.worker, entries.worker),
    settings: { ...settingsOf(parts, installation), WORKER_PORT: String(port) },
    ports: { health: port },
    isReady: () => answers(`http://127.0.0.1:${port}/`),
    stopWithinMs: 3000,
  });
}

interface RunningWeb extends RunningPart {
  readonly url: string;
}

export async function startWeb(parts: Parts, installation: Installation): Promise<RunningWeb> {
  const { HOST } = installation.environment;
  const port = installation.webPort;
  const settings = settingsOf(parts, installation);
  const part = await startChild({
    name: 'web',
    title: words.web,
    dataFolder: parts.dataFolder,
    args: run(installation.code.server, 'web.js'),
    settings: { ...settings, HOST, PORT: String(port), MAIL_IS_CAUGHT: parts.mailIsCaught ? 'yes' : 'no' },
    ports: { http: port },
    isReady: () => answers(`http://127.0.0.1:${port}/healthz`),
  });
  return { ...part, url: settings.BASE_URL };
}

/** What both processes find in their environment. */
function settingsOf(parts: Parts, { databaseUrl, secretFile, code, webPort: port, environment }: Installation) {
  return {
    ...parts.settings,
    DATABASE_URL: databaseUrl,
    MAIL_FROM: environment.MAIL_FROM,
    BASE_URL: environment.BASE_URL ?? `http://${environment.HOST}:${port}`,
    LAWGATE_SECRET_FILE: secretFile,
    LAWGATE_BUNDLE: path.join(code.procedure, entries.procedure),
    TZ: environment.TZ,
  };
}

/** The same port at every start, so that a worker that outlived us is recognized. */
async function keptPort(dataFolder: string, name: string): Promise<number> {
  const port = await freePort();
  return Number(await keptSecret(path.join(dataFolder, name), () => String(port)));
}

/** The port asked for, unless a stranger has it; a web process of ours that outlived an earlier start keeps its own. */
export async function webPort({ dataFolder, supervisor }: Parts, wanted: number): Promise<number> {
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
