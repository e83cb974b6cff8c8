import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { makeActivities } from '../activities/index.ts';
import { createWorker } from '../activities/worker.ts';
import { connect } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { appUrl, bootstrapRoles } from '../db/roles.ts';
import { establishDemonstration, foundAuthority, type Demonstration } from '../server/demo/establishment.ts';
import { newCommandKey, publicHalf, registerCommandKey } from '../server/local/command-key.ts';
import { startPostgres, type RunningPostgres } from '../server/local/postgres.ts';
import { startTemporal, type RunningTemporal } from '../server/local/temporal.ts';
import { startServer } from '../server/server.ts';
import { temporalConfig } from '../temporal.config.ts';
import { workflowBundle } from '../test/fixtures/built.ts';
import { removeDataFolder, temporaryDataFolder } from '../test/fixtures/temporary-data.ts';

/** A whole installation on a folder of its own, as `npm start` makes it, but web and worker in this process. */
export interface BenchInstallation {
  /** Of the web server. */
  readonly url: string;
  readonly dataFolder: string;
  readonly databaseUrl: string;
  /** As the owner of the database. */
  readonly ownerUrl: string;
  readonly secret: Buffer;
  readonly demonstration: Demonstration;
  /** The engine, for the comparison workflow and for the histories. */
  readonly temporalAddress: string;
  readonly temporal: Client;
  /** Process ids. */
  readonly servers: { readonly postgres: number; readonly temporal: number };
  readonly stop: () => Promise<void>;
}

type Stop = () => Promise<unknown>;

export async function openInstallation(): Promise<BenchInstallation> {
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const each of [...stops].reverse()) await each();
  };
  try {
    return { ...(await bringUp(stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(stops: Stop[]): Promise<Omit<BenchInstallation, 'stop'>> {
  const dataFolder = await temporaryDataFolder();
  stops.push(() => removeDataFolder(dataFolder));
  const postgres = await startPostgres({ dataFolder });
  stops.push(postgres.stop);
  const engine = await startTemporal({ dataFolder, say: (line) => process.stderr.write(`${line}\n`) });
  stops.push(engine.stop);
  const { databaseUrl, demonstration } = await found(postgres);
  const connection = await Connection.connect({ address: engine.address });
  stops.push(() => connection.close());
  const secret = randomBytes(32);
  const config = { ...temporalConfig({ address: engine.address }), namespace: engine.namespace };
  await startCases({ databaseUrl, secret, engine, taskQueue: config.taskQueues.cases, stops });
  const commandKey = newCommandKey();
  await registerCommandKey(postgres.url, publicHalf(commandKey));
  const server = await startServer({
    databaseUrl,
    temporal: config,
    secret,
    commandKey,
    dataDir: dataFolder,
    baseUrl: 'http://127.0.0.1',
    host: '127.0.0.1',
    port: 0,
    // All acts come from one address; a limit would be measured instead of them.
    limits: { requests: 1_000_000, guesses: 1_000_000 },
  });
  stops.push(server.stop);
  return {
    url: server.address,
    dataFolder,
    databaseUrl,
    ownerUrl: postgres.url,
    secret,
    demonstration,
    temporalAddress: engine.address,
    temporal: new Client({ connection, namespace: engine.namespace }),
    servers: { postgres: postgres.pid ?? 0, temporal: engine.pid ?? 0 },
  };
}

/** Roles, schema, and an authority with people who can sign in. */
async function found({ url }: RunningPostgres): Promise<{ databaseUrl: string; demonstration: Demonstration }> {
  const password = randomBytes(16).toString('hex');
  await bootstrapRoles({ url, password });
  await migrate({ url });
  const owner = connect(url, { max: 1 });
  try {
    const demonstration = await establishDemonstration(owner.db, new Date());
    await foundAuthority(owner.db, demonstration);
    return { databaseUrl: appUrl(url, password), demonstration };
  } finally {
    await owner.close();
  }
}

interface CasesSettings {
  readonly databaseUrl: string;
  readonly secret: Buffer;
  readonly engine: RunningTemporal;
  readonly taskQueue: string;
  readonly stops: Stop[];
}

/** The worker that carries the cases, as activities/main.ts composes it. */
export async function startCases({ databaseUrl, secret, engine, taskQueue, stops }: CasesSettings): Promise<void> {
  const database = connect(databaseUrl, { name: 'lawgate-worker' });
  stops.push(() => database.close());
  const connection = await NativeConnection.connect({ address: engine.address });
  stops.push(() => connection.close());
  const worker = await createWorker({
    connection,
    namespace: engine.namespace,
    taskQueue,
    activities: makeActivities({ database, secret }),
    bundlePath: workflowBundle(),
  });
  const running = worker.run();
  stops.push(() => {
    worker.shutdown();
    return running;
  });
}
