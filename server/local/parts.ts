import { isTemporalConfigured, temporalConfig } from '../../temporal.config.ts';
import { isPrivateHost } from './own-machine.ts';
import { prepareDataFolder } from './data-folder.ts';
import type { Environment } from './environment.ts';
import { memoryHere, memoryPlan, type MemoryPlan } from './memory-plan.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { findPostgres, startPostgres } from './postgres.ts';
import { Supervisor } from './processes/supervisor.ts';
import { findTemporalBinary } from './binaries/temporal-binary.ts';
import { ELSEWHERE, findTemporal, placesOf, reachTemporal, startTemporal, temporalPorts } from './temporal.ts';
import type { RunningTemporal } from './temporal.ts';
import { words } from './local-words.ts';

export interface PartsOptions {
  readonly environment: Pick<Environment, 'DATABASE_URL' | 'SMTP_URL' | 'LAWGATE_DATA'> &
    Partial<Pick<Environment, 'HOST' | 'TEMPORAL_UI'>>;
  readonly write?: (text: string) => void;
  /** Looks at the database before anything else is started on the data; what it throws ends the start. */
  readonly admit?: ((databaseUrl: string) => Promise<void>) | undefined;
}

export interface Parts {
  readonly dataFolder: string;
  /** As the owner of the database: for the bootstrap of the roles and the migrations. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  readonly smtpUrl: string;
  /** Whether mails are caught here (and shown at /dev/mail) instead of sent. */
  readonly mailIsCaught: boolean;
  /** Worker and web are brought up on it after these; `stop` and ^C then stop all in the reverse order. */
  readonly supervisor: Supervisor;
  /** What each part may take of this machine. */
  readonly memory: MemoryPlan;
  /** What the worker and the web process need in their environment to find the parts. */
  readonly settings: Readonly<Record<string, string>>;
  /** Ends when Temporal serves, which takes the longest. */
  readonly up: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/**
 * PostgreSQL, Temporal and mail, each started by us unless the environment names one. Ends as soon as PostgreSQL serves:
 * what waits for Temporal by itself may start beside it.
 */
export async function startParts({ environment, write, admit }: PartsOptions): Promise<Parts> {
  const dataFolder = await prepareDataFolder(environment.LAWGATE_DATA);
  const supervisor = await Supervisor.open({ dataFolder, ...(write && { write }) });
  try {
    return await bringUpParts({ environment, admit }, dataFolder, supervisor);
  } catch (cause) {
    await supervisor.stop();
    throw cause;
  }
}

/** Where the parts of a running installation are, for commands beside the server; undefined: it is not running. */
export async function findParts(
  environment: PartsOptions['environment'],
): Promise<Pick<Parts, 'databaseUrl' | 'temporalAddress'> | undefined> {
  const [postgres, temporal] = await Promise.all([
    environment.DATABASE_URL ?? findPostgres(environment.LAWGATE_DATA).then((found) => found?.url),
    isTemporalConfigured()
      ? temporalConfig().connectionOptions.address
      : findTemporal(environment.LAWGATE_DATA).then((found) => found?.address),
  ]);
  if (postgres === undefined || temporal === undefined) return undefined;
  return { databaseUrl: postgres, temporalAddress: temporal };
}

async function bringUpParts(
  { environment: { DATABASE_URL, SMTP_URL, HOST, TEMPORAL_UI }, admit }: PartsOptions,
  dataFolder: string,
  supervisor: Supervisor,
): Promise<Parts> {
  const { say } = supervisor;
  const memory = memoryPlan(memoryHere());
  const postgres = await supervisor.bringUp('PostgreSQL', (previous?: { port: number; url: string }) =>
    startPostgres({ dataFolder, port: previous?.port, existingUrl: DATABASE_URL, settings: buffersOf(memory) }),
  );
  await admit?.(postgres.url);
  const engine = await engineOf({ dataFolder, say, hasPages: TEMPORAL_UI === 'yes' }, memory);
  const up = supervisor.bringUp('Temporal', engine.start);
  // Whoever began hears of it by `up`; until then nobody may be listening.
  up.catch(() => undefined);
  if (SMTP_URL === undefined && HOST !== undefined && !isPrivateHost(HOST)) say(words.mailsStayHere(HOST));
  const smtpUrl = SMTP_URL ?? (await supervisor.bringUp('SMTP', () => startMailCatcher({ dataFolder }))).url;
  return {
    dataFolder,
    databaseUrl: postgres.url,
    temporalAddress: engine.address,
    temporalUiUrl: engine.uiUrl,
    smtpUrl,
    mailIsCaught: SMTP_URL === undefined,
    supervisor,
    settings: {
      DATABASE_URL: postgres.url,
      SMTP_URL: smtpUrl,
      LAWGATE_DATA: dataFolder,
      ...(isTemporalConfigured() ? {} : { TEMPORAL_ADDRESS: engine.address }),
    },
    memory,
    up,
    stop: () => supervisor.stop(),
  };
}

const buffersOf = ({ postgres }: MemoryPlan): Readonly<Record<string, string>> => ({
  shared_buffers: `${postgres.sharedBuffersMb}MB`,
  max_connections: String(postgres.connections),
});

interface Engine extends Pick<RunningTemporal, 'address' | 'uiUrl'> {
  readonly start: () => Promise<RunningTemporal>;
}

/**
 * The engine under the ports it has or will have: known beforehand, and the same again after a fall, because the worker
 * holds on to the address. What must be fetched first is here before anything waits for it.
 */
async function engineOf(
  { dataFolder, say, hasPages }: { dataFolder: string; say: (line: string) => void; hasPages: boolean },
  { temporal: memory }: MemoryPlan,
): Promise<Engine> {
  if (isTemporalConfigured()) {
    const config = temporalConfig();
    const { address = ELSEWHERE } = config.connectionOptions;
    return { address, uiUrl: undefined, start: () => reachTemporal(config) };
  }
  await findTemporalBinary({ dataFolder, say });
  const ports = await temporalPorts(dataFolder, hasPages);
  const { grpc: port, ui: uiPort } = ports;
  return { ...placesOf(ports), start: () => startTemporal({ dataFolder, say, memory, port, uiPort }) };
}
