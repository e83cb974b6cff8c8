import { existsSync, realpathSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { OperatorError } from '../../db/fault.ts';
import { freePort, prepareDataFolder } from './data-folder.ts';
import { adoptDetached, startDetached, type StartedProcess } from './processes/detached-process.ts';
import { postgresCommand, postgresEnvironment, postgresLaunch, runPostgresTool } from './binaries/postgres-binaries.ts';
import type { PostgresLaunch } from './binaries/postgres-binaries.ts';
import { clusterPassword, createCluster, OWNER } from './postgres-cluster.ts';
import { isAlive, stopProcess } from './processes/process-identity.ts';
import { forgetProcess, type ProcessEntry } from './processes/process-record.ts';
import { words } from './local-words.ts';

const NAME = 'postgres';
const TITLE = 'PostgreSQL';
const STOP_WITHIN_MS = 2500;

export interface PostgresOptions {
  readonly dataFolder: string;
  /** 0 or absent: any free port. A server that outlived us keeps the port it has. */
  readonly port?: number | undefined;
  readonly database?: string;
  /** Server settings beside our own, e.g. `{ fsync: 'off' }` for a throw-away server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** An existing PostgreSQL (`DATABASE_URL`): then nothing is started and `stop` does nothing. */
  readonly existingUrl?: string | undefined;
}

export interface RunningPostgres {
  readonly url: string;
  readonly port: number;
  /** Present when it is a server of ours. */
  readonly pid: number | undefined;
  readonly adopted: boolean;
  readonly exited?: Promise<unknown> | undefined;
  readonly answers?: (withinMs: number) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  if (options.existingUrl !== undefined) return existingPostgres(options.existingUrl);
  const dataFolder = await prepareDataFolder(options.dataFolder);
  const password = await clusterPassword(dataFolder);
  const running = (await adopt(dataFolder, password)) ?? (await launchPatiently({ ...options, dataFolder }, password));
  const database = options.database ?? 'lawgate';
  await createDatabaseIfMissing(urlOf(password, running.port, 'postgres'), database);
  return { ...running, url: urlOf(password, running.port, database) };
}

/** The server of this installation if it is running, for commands beside the server. Starts nothing. */
export async function findPostgres(dataFolder: string, database = 'lawgate'): Promise<RunningPostgres | undefined> {
  const folder = path.resolve(dataFolder);
  if (!existsSync(path.join(folder, 'postgres.password'))) return undefined;
  const password = await clusterPassword(folder);
  const running = await adopt(folder, password);
  return running && { ...running, url: urlOf(password, running.port, database) };
}

type Running = Omit<RunningPostgres, 'url'>;

async function existingPostgres(url: string): Promise<RunningPostgres> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } catch (cause) {
    throw new OperatorError(words.databaseUnreachable((cause as Error).message), { cause });
  } finally {
    await sql.end({ timeout: 1 });
  }
  const port = Number(new URL(url).port || '5432');
  return { url, port, pid: undefined, adopted: false, stop: () => Promise.resolve() };
}

async function adopt(dataFolder: string, password: string): Promise<Running | undefined> {
  const entry = await adoptDetached({ name: NAME, title: TITLE, dataFolder }, ({ ports, fingerprint }) =>
    answersAsOurs(password, ports['sql'] ?? 0, fingerprint),
  );
  return entry && runningServer(dataFolder, entry, true);
}

/** After a kill -9 the sessions of the dead server need a moment to notice; until then a new one refuses the files. */
async function launchPatiently(options: PostgresOptions, password: string): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options, password);
    } catch (cause) {
      const isOccupied = /shared memory block|lock file/.test((cause as Error).message);
      if (!isOccupied || attempt === 10) throw cause;
      await pause(500);
    }
  }
}

async function launch(options: PostgresOptions, password: string): Promise<Running> {
  const { dataFolder } = options;
  const way = postgresLaunch(dataFolder);
  createCluster(way, password);
  const sql = options.port || (await freePort());
  const [command, args] = postgresCommand(way, 'postgres', serverArguments(way, sql, options.settings ?? {}));
  const entry = await startDetached({
    name: NAME,
    title: TITLE,
    dataFolder,
    command,
    args,
    cwd: way.native,
    env: postgresEnvironment(),
    user: way.user,
    fingerprint: way.clusterFolder,
    ports: { sql },
    isReady: () => answersAsOurs(password, sql, way.clusterFolder),
  });
  return runningServer(dataFolder, entry, false);
}

function runningServer(dataFolder: string, entry: StartedProcess, adopted: boolean): Running {
  const { pid, ports, exited } = entry;
  const port = ports['sql'] ?? 0;
  const answers = (withinMs: number): Promise<boolean> => saysAnything(port, withinMs);
  return { port, pid, adopted, exited, answers, stop: () => stop(dataFolder, entry) };
}

function serverArguments(way: PostgresLaunch, port: number, settings: Readonly<Record<string, string>>): string[] {
  const ours = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    // Three processes less, and one: a record of this size is in memory, and nobody subscribes to it.
    io_method: 'sync',
    max_logical_replication_workers: '0',
    log_timezone: 'Asia/Shanghai',
    // What a statement was refused for quotes its values, and the statement may be one that sets a password. The
    // application is told and logs the code; starts, stops and crashes are still written here.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...settings,
  };
  const pairs = Object.entries(ours).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', way.clusterFolder, '-p', String(port), ...pairs];
}

/** SCRAM proves both sides: a stranger on this port does not know our password. The folder tells two servers of ours apart. */
async function answersAsOurs(password: string, port: number, clusterFolder: string): Promise<boolean> {
  const sql = postgres(urlOf(password, port, 'postgres'), { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return row !== undefined && (row.folder === clusterFolder || realpathSync(clusterFolder) === row.folder);
  } catch {
    // Not listening yet, still recovering, or not ours.
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Whether the server says anything, if only that it has no place left: asked with its first message alone, which needs
 * neither a password nor a session.
 */
function saysAnything(port: number, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(SSL_REQUEST));
    const end = (answered: boolean) => (): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('data', end(true)).once('error', end(false)).once('close', end(false)).setTimeout(withinMs, end(false));
  });
}

/** Eight bytes, and the number that asks whether the server speaks TLS: it answers with one letter. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

async function createDatabaseIfMissing(url: string, database: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [present] = await sql`select from pg_database where datname = ${database}`;
    if (present === undefined) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function stop(dataFolder: string, entry: ProcessEntry): Promise<void> {
  if (process.platform === 'win32' && (await isAlive(entry))) {
    // Windows has no signals: SIGINT would end the server without a checkpoint.
    const way = postgresLaunch(dataFolder);
    runPostgresTool(way, 'pg_ctl', ['stop', '-m', 'fast', '-D', way.clusterFolder]);
  }
  // SIGINT, the "fast" stop: sessions are ended, everything is written. SIGQUIT, the "immediate" one: it goes at once
  // and recovers from its log at the next start. SIGKILL would leave its sessions behind on the files.
  await stopProcess(entry, { signal: 'SIGINT', withinMs: STOP_WITHIN_MS, last: 'SIGQUIT' });
  await forgetProcess(dataFolder, NAME);
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
