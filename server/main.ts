import { readFile } from 'node:fs/promises';
import { OperatorError } from '../db/fault.ts';
import { logCrashes } from '../db/log.ts';
import { ENGINE_EXPOSED, isEngineExposed, temporalConfig } from '../temporal.config.ts';
import { uploadLimitsIn } from './cases/upload-limits.ts';
import { startServer } from './server.ts';

logCrashes();

const temporal = temporalConfig();
if (isEngineExposed(temporal.connectionOptions)) throw new OperatorError(ENGINE_EXPOSED);

/** The web process: PostgreSQL must be up before it, Temporal may come later. */
const server = await startServer({
  databaseUrl: required('DATABASE_URL'),
  temporal,
  secret: await readFile(required('LAWGATE_SECRET_FILE')),
  commandKey: await readFile(required('LAWGATE_COMMAND_KEY'), 'utf8'),
  dataDir: required('LAWGATE_DATA'),
  baseUrl: required('BASE_URL'),
  host: required('HOST'),
  port: Number(required('PORT')),
  connections: Number(process.env['DATABASE_CONNECTIONS'] ?? 10),
  uploads: uploadLimitsIn(process.env),
  keepsSwept: true,
  keepsReconciled: true,
  trustedProxies: (process.env['TRUSTED_PROXIES'] ?? '').split(',').filter(Boolean),
  mailIsCaught: process.env['MAIL_IS_CAUGHT'] === 'yes',
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new OperatorError(`expected ${name} in the environment`);
  return value;
}
