import type { Client } from '@temporalio/client';
import { temporalConfig } from '../../temporal.config.ts';
import { commandSigner, type CommandSigner } from '../request/command-signer.ts';
import { connectEngine } from '../request/engine.ts';
import { requireEnvironment } from '../local/environment.ts';
import { keptCommandKey } from '../local/command-key.ts';
import { findParts } from '../local/parts.ts';
import { AdminRefusal, withAdminConnection, type AdminConnection } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

/** A connection that reaches the running processes too. */
export interface EngineConnection extends AdminConnection {
  readonly client: Client;
  /** The command line acts with the key of the web server it stands beside. */
  readonly signCommand: CommandSigner;
  readonly taskQueue: string;
}

export async function withEngineConnection<T>(work: (connection: EngineConnection) => Promise<T>): Promise<T> {
  const parts = await findParts(requireEnvironment());
  if (parts === undefined) throw new AdminRefusal(words.notRunning);
  const config = temporalConfig({ address: parts.temporalAddress });
  const engine = connectEngine(config);
  const { LAWGATE_DATA } = requireEnvironment();
  const signCommand = commandSigner(await keptCommandKey(LAWGATE_DATA), () => new Date());
  try {
    return await withAdminConnection((connection) =>
      work({ ...connection, client: engine.client, signCommand, taskQueue: config.taskQueues.cases }),
    );
  } finally {
    await engine.close();
  }
}
