import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { connect } from '../db/connect.ts';
import { OperatorError } from '../db/fault.ts';
import { CHALLENGE_HEADER, PORT_FILE_VARIABLE, proofHeaders } from '../db/own-process.ts';
import { ENGINE_EXPOSED, isEngineExposed, temporalConfig, type TemporalConfig } from '../temporal.config.ts';
import { engineLog } from './engine-log.ts';
import { makeActivities } from './index.ts';
import { startMailRelay } from './mail.ts';
import { createWorker } from './worker.ts';

/** Within what a part is given to be ready (server/local/processes/detached-process.ts). */
const ENGINE_WITHIN_MS = 45_000;

/** What the worker process is told by whoever starts it. */
interface Settings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly baseUrl: string;
  readonly secretFile: string;
  readonly bundlePath: string;
  /** 0: any free one. */
  readonly healthPort: number;
  /** Where to write which one it is, and whose. */
  readonly portFile: string | undefined;
  /** Of the pool to PostgreSQL, and as many records at once. */
  readonly connections: number;
  readonly cachedProcesses: number;
}

/** Carries cases and sends mail until a polite signal: PostgreSQL and Temporal must be up before it. */
export async function carryCases(settings: Settings): Promise<void> {
  Runtime.install(engineLog());
  const { connectionOptions, namespace, taskQueues } = temporalConfig();
  if (isEngineExposed(connectionOptions)) throw new OperatorError(ENGINE_EXPOSED);
  const secret = await readFile(settings.secretFile);
  const database = connect(settings.databaseUrl, { name: 'lawgate-worker', max: settings.connections });
  // Asked every second: among the others it would keep each of them from ever being idle.
  const ofMails = connect(settings.databaseUrl, { name: 'lawgate-mail', max: 1 });
  const connection = await connected(connectionOptions);
  const worker = await createWorker({
    connection,
    namespace,
    taskQueue: taskQueues.cases,
    activities: makeActivities({ database, secret }),
    bundlePath: settings.bundlePath,
    cachedProcesses: settings.cachedProcesses,
    recordsAtOnce: settings.connections,
  });
  const relay = startMailRelay({ database: ofMails, secret, ...settings });
  const running = worker.run();
  const health = await listening(worker, settings);
  // Resolves after a polite signal, once running acts are recorded.
  await running;
  await relay.stop();
  await ofMails.close();
  health.close();
  await connection.close();
  await database.close();
}

/** Says how the worker is, and is the last to come up: whoever hears it may send acts. */
async function listening(worker: Worker, { healthPort, portFile }: Settings): Promise<http.Server> {
  const health = http.createServer(({ headers }, response) => {
    const state = worker.getState();
    response.writeHead(state === 'RUNNING' ? 200 : 503, proofHeaders(headers[CHALLENGE_HEADER])).end(state);
  });
  health.listen(healthPort, '127.0.0.1');
  await once(health, 'listening');
  if (portFile !== undefined) {
    await writeFile(`${portFile}.new`, `${process.pid} ${(health.address() as AddressInfo).port}`, { mode: 0o600 });
    await rename(`${portFile}.new`, portFile);
  }
  return health;
}

/** The engine comes up beside us, or is away for a while: asked until it answers, for as long as a start may take. */
async function connected(options: TemporalConfig['connectionOptions']): Promise<NativeConnection> {
  const until = performance.now() + ENGINE_WITHIN_MS;
  for (;;) {
    try {
      return await NativeConnection.connect(options);
    } catch (cause) {
      if (performance.now() > until) throw cause;
      await pause(50);
    }
  }
}

/** From the environment. */
export function settingsOf(environment: NodeJS.ProcessEnv): Settings {
  const required = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '') throw new OperatorError(`expected ${name} in the environment`);
    return value;
  };
  return {
    databaseUrl: required('DATABASE_URL'),
    smtpUrl: required('SMTP_URL'),
    mailFrom: required('MAIL_FROM'),
    baseUrl: required('BASE_URL'),
    secretFile: required('LAWGATE_SECRET_FILE'),
    bundlePath: required('LAWGATE_BUNDLE'),
    healthPort: Number(environment['WORKER_PORT'] ?? 0),
    portFile: environment[PORT_FILE_VARIABLE],
    connections: Number(required('DATABASE_CONNECTIONS')),
    cachedProcesses: Number(required('CACHED_PROCESSES')),
  };
}
