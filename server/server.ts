import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '../db/connect.ts';
import { writeLog, type LogEntry } from '../db/log.ts';
import type { TemporalConfig } from '../temporal.config.ts';
import { keepReconciled } from './admin/reconciling.ts';
import { createApp, type Limits } from './app.ts';
import { commandSigner } from './request/command-signer.ts';
import { connectEngine } from './request/engine.ts';
import { DEFAULT_UPLOADS } from './cases/upload-limits.ts';
import { keepSwept } from './cases/sweeping.ts';
import type { Installation, UploadLimits } from './request/installation.ts';

/** People wait for a page; the slowest question of ours takes a second. */
const RECORD_WITHIN_MS = 10_000;

export interface ServerSettings {
  /** As the application's role. */
  readonly databaseUrl: string;
  readonly temporal: TemporalConfig;
  readonly secret: Buffer;
  /** Ed25519, PKCS8 in PEM: signs what people send. */
  readonly commandKey: string;
  readonly dataDir: string;
  /** The address people type; it stands in mails. */
  readonly baseUrl: string;
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly mailIsCaught?: boolean;
  readonly uploads?: Partial<UploadLimits>;
  /** Whether it also sweeps what has served its time. */
  readonly keepsSwept?: boolean;
  /** Whether it also sees to it that the engine runs what the record has open. */
  readonly keepsReconciled?: boolean;
  readonly trustedProxies?: readonly string[];
  readonly mostSessions?: number;
  /** Of the pool to PostgreSQL, at most. */
  readonly connections?: number;
  /** Tests have a queue, a clock and limits of their own. */
  readonly taskQueue?: string;
  readonly now?: () => Date;
  readonly limits?: Limits;
  readonly log?: (entry: LogEntry) => void;
}

/** Desk, telephone and a few that were never signed out of. */
const MOST_SESSIONS = 12;

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Starts the web server; it answers before the engine does. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const database = connect(settings.databaseUrl, {
    name: 'lawgate-server',
    max: settings.connections ?? 10,
    answerWithinMs: RECORD_WITHIN_MS,
  });
  const engine = connectEngine(settings.temporal);
  const now = settings.now ?? (() => new Date());
  const installation: Installation = {
    db: database.db,
    sql: database.sql,
    temporal: engine.client,
    taskQueue: settings.taskQueue ?? settings.temporal.taskQueues.cases,
    secret: settings.secret,
    dataFolder: settings.dataDir,
    baseUrl: new URL(settings.baseUrl),
    host: settings.host,
    trustedProxies: settings.trustedProxies ?? [],
    mostSessions: settings.mostSessions ?? MOST_SESSIONS,
    mailIsCaught: settings.mailIsCaught === true,
    signCommand: commandSigner(settings.commandKey, now),
    now,
    uploads: { ...DEFAULT_UPLOADS, ...settings.uploads },
    log: settings.log ?? writeLog,
  };
  const server = await listen(createApp(installation, settings.limits), settings);
  const sweeping = settings.keepsSwept === true ? keepSwept(installation) : undefined;
  const reconciling = settings.keepsReconciled === true ? reconciled(installation) : undefined;
  const { port } = server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return {
    address: `http://${host}:${port}`,
    stop: async () => {
      sweeping?.stop();
      reconciling?.stop();
      await close(server);
      await engine.close();
      await database.close();
    },
  };
}

const reconciled = ({ temporal: client, log, ...rest }: Installation) => keepReconciled({ ...rest, client }, log);

function listen(app: ReturnType<typeof createApp>, { port, host }: ServerSettings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error) => {
      if (error === undefined) resolve(server);
      else reject(error);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // Answers under way are given; browsers' idle connections are not waited for.
    server.closeIdleConnections();
    setTimeout(() => {
      server.closeAllConnections();
    }, 2000).unref();
  });
}
