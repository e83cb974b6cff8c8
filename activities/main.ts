import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { OperatorError } from '../db/fault.ts';
import { connect } from '../db/connect.ts';
import { logCrashes } from '../db/log.ts';
import { temporalConfig } from '../temporal.config.ts';
import { engineLog } from './engine-log.ts';
import { makeActivities } from './index.ts';
import { startMailRelay } from './mail.ts';
import { createWorker } from './worker.ts';

/** What the worker process is told by whoever starts it. */
interface Settings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly baseUrl: string;
  readonly secretFile: string;
  readonly bundlePath: string;
  readonly healthPort: number;
}

/** The process that carries cases and sends mail: PostgreSQL and Temporal must be up before it. */
async function main(settings: Settings): Promise<void> {
  const { connectionOptions, namespace, taskQueues } = temporalConfig();
  const secret = await readFile(settings.secretFile);
  const database = connect(settings.databaseUrl, { name: 'lawgate-worker' });
  const connection = await NativeConnection.connect(connectionOptions);
  const worker = await createWorker({
    connection,
    namespace,
    taskQueue: taskQueues.cases,
    activities: makeActivities({ database, secret }),
    bundlePath: settings.bundlePath,
  });
  const relay = startMailRelay({ database, secret, ...settings });
  const health = http.createServer((_request, response) => response.end(worker.getState()));
  health.listen(settings.healthPort, '127.0.0.1');
  // Resolves after a polite signal, once running acts are recorded.
  await worker.run();
  await relay.stop();
  health.close();
  await connection.close();
  await database.close();
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new OperatorError(`expected ${name} in the environment`);
  return value;
}

logCrashes();
Runtime.install(engineLog());
await main({
  databaseUrl: required('DATABASE_URL'),
  smtpUrl: required('SMTP_URL'),
  mailFrom: required('MAIL_FROM'),
  baseUrl: required('BASE_URL'),
  secretFile: required('LAWGATE_SECRET_FILE'),
  bundlePath: required('LAWGATE_BUNDLE'),
  healthPort: Number(required('WORKER_PORT')),
});
