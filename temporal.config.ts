import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

export const NAMESPACE = 'default';

/** Mail waits on slow servers and must not take a slot from the cases. */
const TASK_QUEUES = { cases: 'lawgate-cases', mail: 'lawgate-mail' } as const;

export const CONNECT_WITHIN_MS = 10_000;

/** An officer waits for the answer of an act; after this the screen says that it is not known yet. */
export const ANSWER_WITHIN_MS = 15_000;

/** The worker gives running activities this long at a stop. The whole installation stops within ten seconds. */
export const WORKER_GRACE_MS = 2000;
export const WORKER_FORCE_MS = 2500;

/** Closed cases stay visible in Temporal for this long; the record in PostgreSQL stays for good. */
export const RETENTION_DAYS = 30;

export interface TemporalConfig {
  readonly namespace: string;
  readonly connectionOptions: ClientConnectConfig['connectionOptions'];
  readonly taskQueues: typeof TASK_QUEUES;
}

/**
 * The only reader of the environment for Temporal: `TEMPORAL_*` over the profile in `temporal.toml`. The address given
 * here is that of a server we started ourselves, and stands over both.
 */
export function temporalConfig({ address }: { address?: string | undefined } = {}): TemporalConfig {
  const { namespace, connectionOptions } = loadClientConnectConfig({ configFileStrict: true });
  return {
    namespace: namespace ?? NAMESPACE,
    connectionOptions: address === undefined ? connectionOptions : { address },
    taskQueues: TASK_QUEUES,
  };
}

/** For the log of a process that somebody started by hand; `lawgate start` says it in full. */
export const ENGINE_EXPOSED = 'expected TLS and credentials for an engine on another machine';

/**
 * Whether others than this machine can reach the engine without being asked who they are. Whoever does can send any
 * process anything, end it, and read what it knows.
 */
export function isEngineExposed({ address = '', tls, apiKey }: TemporalConfig['connectionOptions']): boolean {
  const host = address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  if (/^(?:localhost|127(?:\.\d{1,3}){3}|::1|)$/.test(host)) return false;
  const hasCertificate = typeof tls === 'object' && tls?.clientCertPair !== undefined;
  const isEncrypted = tls !== undefined && tls !== null && tls !== false;
  return !isEncrypted || !(hasCertificate || apiKey !== undefined);
}

/** Whether someone named a server; else we start one. */
export function isTemporalConfigured(): boolean {
  return temporalConfig().connectionOptions.address !== undefined;
}
