import type { Client } from '@temporalio/client';
import { temporalConfig } from '../../temporal.config.ts';
import { connectEngine } from '../request/engine.ts';
import { requireEnvironment } from '../local/environment.ts';
import { findParts } from '../local/parts.ts';
import { AdminRefusal, withAdminConnection, type AdminConnection } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

/** A connection that reaches the running processes too. */
export interface EngineConnection extends AdminConnection {
  readonly client: Client;
  readonly taskQueue: string;
}

export async function withEngineConnection<T>(work: (connection: EngineConnection) => Promise<T>): Promise<T> {
  const parts = await findParts(requireEnvironment());
  if (parts === undefined) throw new AdminRefusal(words.notRunning);
  const config = temporalConfig({ address: parts.temporalAddress });
  const engine = connectEngine(config);
  try {
    return await withAdminConnection((connection) =>
      work({ ...connection, client: engine.client, taskQueue: config.taskQueues.cases }),
    );
  } finally {
    await engine.close();
  }
}
