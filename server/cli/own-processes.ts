import net from 'node:net';
import path from 'node:path';
import { commandKeyFile } from '../local/command-key.ts';
import { PORT_FILE_VARIABLE } from '../../db/own-process.ts';
import { entries } from '../local/build/built.mjs';
import { freePort } from '../local/data-folder.ts';
import type { Environment } from '../local/environment.ts';
import { heapFlags } from '../local/memory-plan.ts';
import type { Parts } from '../local/parts.ts';
import { startChild } from '../local/processes/child-process.ts';
import { answersItself, toldPort } from '../local/processes/own-answer.ts';
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

const run = (share: Parameters<typeof heapFlags>[0], ...program: readonly string[]): string[] => [
  ...heapFlags(share),
  ...program,
];

export async function startWorker(parts: Parts, installation: Installation): Promise<RunningPart> {
  const portFile = path.join(parts.dataFolder, 'worker.port');
  const { worker } = parts.memory;
  return startChild({
    name: 'worker',
    title: words.worker,
    dataFolder: parts.dataFolder,
    args: run(worker, path.join(installation.code.worker, entries.worker)),
    settings: {
      ...settingsOf(parts, installation),
      // Any free one, told in a file: one that is kept may be a stranger's by the next start.
      [PORT_FILE_VARIABLE]: portFile,
      DATABASE_CONNECTIONS: String(worker.connections),
      CACHED_PROCESSES: String(worker.cachedProcesses),
    },
    isReady: async (started, withinMs) => {
      const port = await toldPort(portFile, started);
      return port !== null && answersItself(`http://127.0.0.1:${port}/`, started, withinMs);
    },
    stopWithinMs: 3000,
  });
}

export async function startWeb(parts: Parts, installation: Installation): Promise<RunningPart> {
  const { HOST } = installation.environment;
  const port = installation.webPort;
  const settings = settingsOf(parts, installation);
  const { web } = parts.memory;
  return startChild({
    name: 'web',
    title: words.web,
    dataFolder: parts.dataFolder,
    args: run(web, '--enable-source-maps', path.join(installation.code.server, 'web.js')),
    settings: {
      ...settings,
      HOST,
      PORT: String(port),
      // Here alone: whoever has it acts for everybody.
      LAWGATE_COMMAND_KEY: commandKeyFile(installation.dataFolder),
      MAIL_IS_CAUGHT: parts.mailIsCaught ? 'yes' : 'no',
      DATABASE_CONNECTIONS: String(web.connections),
    },
    ports: { http: port },
    isReady: (started, withinMs) => answersItself(`http://127.0.0.1:${port}/healthz`, started, withinMs),
  });
}

/** The address people type. */
export const addressOf = ({ environment, webPort: port }: Installation): string =>
  environment.BASE_URL ?? `http://${environment.HOST}:${port}`;

/** What both processes find in their environment. */
function settingsOf(parts: Parts, installation: Installation) {
  const { databaseUrl, secretFile, code, environment } = installation;
  return {
    ...parts.settings,
    DATABASE_URL: databaseUrl,
    MAIL_FROM: environment.MAIL_FROM,
    BASE_URL: addressOf(installation),
    TRUSTED_PROXIES: environment.TRUSTED_PROXIES.join(','),
    LAWGATE_SECRET_FILE: secretFile,
    LAWGATE_BUNDLE: path.join(code.procedure, entries.procedure),
    TZ: environment.TZ,
    // Of glibc: each thread would keep freed memory in a heap of its own.
    MALLOC_ARENA_MAX: '2',
  };
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
