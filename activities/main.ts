import { OperatorError } from '../db/fault.ts';
import { logCrashes } from '../db/log.ts';
import { withoutBundler } from './lean-sdk.ts';

/** The worker process. */

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new OperatorError(`expected ${name} in the environment`);
  return value;
}

logCrashes();
withoutBundler();
const { carryCases } = await import('./cases.ts');
await carryCases({
  databaseUrl: required('DATABASE_URL'),
  smtpUrl: required('SMTP_URL'),
  mailFrom: required('MAIL_FROM'),
  baseUrl: required('BASE_URL'),
  secretFile: required('LAWGATE_SECRET_FILE'),
  bundlePath: required('LAWGATE_BUNDLE'),
  healthPort: Number(required('WORKER_PORT')),
  connections: Number(required('DATABASE_CONNECTIONS')),
  cachedProcesses: Number(required('CACHED_PROCESSES')),
});
