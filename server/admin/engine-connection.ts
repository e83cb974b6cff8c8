import type { Client } from '@temporalio/client';
import { temporalConfig } from '../../temporal.config.ts';
import { connectEngine } from '../request/engine.ts';
import { requireEnvironment } from '../local/environment.ts';
import { findParts } from '../local/parts.ts';
import { AdminRefusal, atDesk, type Desk } from './admin-connection.ts';
import { adminWords as words } from './admin-words.ts';

/** A desk from which the running processes can be reached too. */
export interface EngineDesk extends Desk {
  readonly client: Client;
  readonly taskQueue: string;
}

export async function atEngineDesk<T>(work: (desk: EngineDesk) => Promise<T>): Promise<T> {
  const parts = await findParts(requireEnvironment());
  if (parts === undefined) throw new AdminRefusal(words.notRunning);
  const config = temporalConfig({ address: parts.temporalAddress });
  const engine = connectEngine(config);
  try {
    return await atDesk((desk) => work({ ...desk, client: engine.client, taskQueue: config.taskQueues.cases }));
  } finally {
    await engine.close();
  }
}
