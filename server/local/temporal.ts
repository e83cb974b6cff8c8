import path from 'node:path';
import { OperatorError } from '../../db/fault.ts';
import {
  CONNECT_WITHIN_MS,
  isEngineExposed,
  NAMESPACE,
  RETENTION_DAYS,
  type TemporalConfig,
} from '../../temporal.config.ts';
import { freePort, prepareDataFolder } from './data-folder.ts';
import { namespaceAnswers, setRetention } from './engine-call.ts';
import { adoptDetached, startDetached, type StartedProcess } from './processes/detached-process.ts';
import { isAlive, stopProcess } from './processes/process-identity.ts';
import { forgetProcess, recordedProcesses, type ProcessEntry } from './processes/process-record.ts';
import type { MemoryPlan } from './memory-plan.ts';
import { findTemporalBinary } from './binaries/temporal-binary.ts';
import { words } from './local-words.ts';

const NAME = 'temporal';
const TITLE = 'Temporal';
/** Killed after this, SQLite's log still holds all that was acknowledged. */
const STOP_WITHIN_MS = 2500;
/** Where a server of somebody else is, if the profile does not say. */
export const ELSEWHERE = 'localhost:7233';

export interface TemporalOptions {
  readonly dataFolder: string;
  /** 0 or absent: any free port. */
  readonly port?: number | undefined;
  /** The Temporal pages for an engineer, on this port; 0: any free one; absent: none. */
  readonly uiPort?: number | undefined;
  /** Forget everything at the stop, for a throw-away server. */
  readonly inMemory?: boolean;
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  readonly memory?: MemoryPlan['temporal'];
  readonly say?: (line: string) => void;
}

export interface RunningTemporal {
  readonly address: string;
  readonly namespace: string;
  readonly uiUrl: string | undefined;
  /** Present when it is a server of ours. */
  readonly pid: number | undefined;
  readonly adopted: boolean;
  readonly exited?: Promise<unknown> | undefined;
  readonly answers?: (withinMs: number) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const dataFolder = await prepareDataFolder(options.dataFolder);
  const settings = serverSettings(options, dataFolder);
  const fingerprint = settings.join(' ');
  const left = await adoptDetached({ name: NAME, title: TITLE, dataFolder }, answers);
  if (left?.fingerprint === fingerprint) return running(dataFolder, left, true);
  // Started with other settings: the database file takes one server at a time.
  if (left !== undefined) await stopServer(dataFolder, left);
  const entry = await launch(options, dataFolder, settings);
  // The development server forgets closed workflows after a day; an engineer looks for last week's.
  await setRetention(placesOf(entry.ports).address, NAMESPACE, RETENTION_DAYS * 86_400);
  return running(dataFolder, entry, false);
}

/** The server of this installation if it is running, for commands beside the server. Starts nothing. */
export async function findTemporal(dataFolder: string): Promise<RunningTemporal | undefined> {
  const folder = path.resolve(dataFolder);
  const entry = await adoptDetached({ name: NAME, title: TITLE, dataFolder: folder }, answers);
  return entry && running(folder, entry, true);
}

/** A server that someone else runs (`TEMPORAL_ADDRESS`, `temporal.toml`): reached, never started or stopped. */
export async function reachTemporal(
  { connectionOptions, namespace }: TemporalConfig,
  withinMs = CONNECT_WITHIN_MS,
): Promise<RunningTemporal> {
  const address = connectionOptions.address ?? ELSEWHERE;
  if (isEngineExposed(connectionOptions)) throw new OperatorError(words.temporalExposed(address));
  try {
    const { Connection } = await import('@temporalio/client');
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: withinMs });
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } finally {
      await connection.close();
    }
  } catch (cause) {
    throw new OperatorError(words.temporalUnreachable(address, namespace, (cause as Error).message), { cause });
  }
  return { address, namespace, uiUrl: undefined, pid: undefined, adopted: false, stop: () => Promise.resolve() };
}

async function launch(options: TemporalOptions, dataFolder: string, settings: string[]): Promise<StartedProcess> {
  const command = await findTemporalBinary({ dataFolder, ...(options.say && { say: options.say }) });
  const grpc = options.port || (await freePort());
  const ui = options.uiPort === undefined ? undefined : options.uiPort || (await freePort());
  const pages = ui === undefined ? ['--headless'] : ['--ui-port', String(ui), '--ui-disable-news-fetch'];
  return startDetached({
    name: NAME,
    title: TITLE,
    dataFolder,
    command,
    args: ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(grpc), ...pages, ...settings],
    cwd: dataFolder,
    env: { ...serverEnvironment(), ...collectorOf(options) },
    fingerprint: settings.join(' '),
    ports: ui === undefined ? { grpc } : { grpc, ui },
    isReady: () => isAnswering(`127.0.0.1:${grpc}`),
  });
}

function serverSettings({ inMemory, dynamicConfig = {} }: TemporalOptions, dataFolder: string): string[] {
  return [
    '--namespace',
    NAMESPACE,
    '--log-level',
    'warn',
    ...(inMemory === true ? [] : ['--db-filename', path.join(dataFolder, 'temporal.db')]),
    ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}

/** Without our own environment: the program reads TEMPORAL_* as settings for itself. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** How Go's collector is told its share. */
const collectorOf = ({ memory }: TemporalOptions): NodeJS.ProcessEnv =>
  memory === undefined ? {} : { GOMEMLIMIT: `${memory.goalMb}MiB`, GOGC: String(memory.growthPercent) };

function running(dataFolder: string, entry: StartedProcess, adopted: boolean): RunningTemporal {
  return {
    ...placesOf(entry.ports),
    namespace: NAMESPACE,
    pid: entry.pid,
    adopted,
    exited: entry.exited,
    answers: (withinMs) => namespaceAnswers(placesOf(entry.ports).address, NAMESPACE, withinMs),
    stop: () => stopServer(dataFolder, entry),
  };
}

async function stopServer(dataFolder: string, entry: ProcessEntry): Promise<void> {
  await stopProcess(entry, { signal: 'SIGTERM', withinMs: STOP_WITHIN_MS });
  await forgetProcess(dataFolder, NAME);
}

type Ports = Readonly<Record<string, number>>;

/** Those of the server that runs already, else free ones. */
export async function temporalPorts(dataFolder: string, hasPages: boolean): Promise<Ports> {
  const left = (await recordedProcesses(dataFolder))[NAME];
  if (left !== undefined && (await isAlive(left))) return left.ports;
  const grpc = await freePort();
  return hasPages ? { grpc, ui: await freePort() } : { grpc };
}

/** Where a server of ours is found under these ports. */
export const placesOf = ({ grpc = 0, ui }: Ports): Pick<RunningTemporal, 'address' | 'uiUrl'> => ({
  address: `127.0.0.1:${grpc}`,
  uiUrl: ui === undefined ? undefined : `http://127.0.0.1:${ui}`,
});

const isAnswering = (address: string): Promise<boolean> => namespaceAnswers(address, NAMESPACE, 1000);

const answers = (entry: ProcessEntry): Promise<boolean> => isAnswering(placesOf(entry.ports).address);
