import { Client, Connection } from '@temporalio/client';
import { connect } from '../db/connect.ts';
import { reconcile } from '../server/admin/reconcile.ts';
import { startTemporal } from '../server/local/temporal.ts';
import { temporalConfig } from '../temporal.config.ts';
import { removeDataFolder, temporaryDataFolder } from '../test/fixtures/temporary-data.ts';
import { startCases, type BenchInstallation } from './installation.ts';
import type { Office } from './plain-case.ts';

export interface RebuildLine {
  readonly name: 'rebuild';
  readonly processes: number;
  readonly failed: number;
  readonly perSecond: number;
}

const CASES = 200;
const AT_ONCE = 8;

/** An engine that knows nothing is given all the open processes of the record, with a worker that takes them up. */
export async function rebuildAll(installation: BenchInstallation, office: Office): Promise<RebuildLine> {
  for (let begun = 0; begun < CASES; begun += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => office.play(['finalizeDraft'])));
  }
  const dataFolder = await temporaryDataFolder();
  const engine = await startTemporal({ dataFolder });
  const stops: (() => Promise<unknown>)[] = [];
  const database = connect(installation.ownerUrl);
  const connection = await Connection.connect({ address: engine.address });
  try {
    const { taskQueues } = temporalConfig({ address: engine.address });
    const taskQueue = taskQueues.cases;
    await startCases({ ...installation, engine, taskQueue, stops });
    const client = new Client({ connection, namespace: engine.namespace });
    const begun = performance.now();
    const { differences } = await reconcile({ ...database, client, taskQueue }, 'running');
    const failed = differences.filter(({ unmended }) => unmended !== null).length;
    const processes = differences.length - failed;
    const perSecond = Math.round((processes * 1000) / (performance.now() - begun));
    return { name: 'rebuild', processes, failed, perSecond };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    await connection.close();
    await database.close();
    await engine.stop();
    await removeDataFolder(dataFolder);
  }
}
