import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection } from '@temporalio/worker';
import type { Activities } from '../../activities/contract.ts';
import { createWorker } from '../../activities/worker.ts';
import type { BenchInstallation } from '../installation.ts';
import { bareUpdate, type BareActivities } from './contract.ts';
import type { bare } from './workflow.ts';

const TASK_QUEUE = 'bench-bare';
const nothing: BareActivities = { nothing: () => Promise.resolve() };

/** A worker for the comparison workflow, with the settings of ours, and the client that sends its updates. */
export class BareOffice {
  private readonly temporal: Client;
  readonly stop: () => Promise<void>;

  private constructor(temporal: Client, stop: () => Promise<void>) {
    this.temporal = temporal;
    this.stop = stop;
  }

  static async open({ temporal, temporalAddress, dataFolder }: BenchInstallation): Promise<BareOffice> {
    const bundlePath = path.join(dataFolder, 'bare.js');
    await writeFile(bundlePath, await bundle());
    const connection = await NativeConnection.connect({ address: temporalAddress });
    const worker = await createWorker({
      connection,
      namespace: temporal.options.namespace,
      taskQueue: TASK_QUEUE,
      activities: nothing as unknown as Activities,
      bundlePath,
    });
    const running = worker.run();
    return new BareOffice(temporal, async () => {
      worker.shutdown();
      await running;
      await connection.close();
    });
  }

  /** One workflow with as many updates, the first of which starts it, as ours are opened. */
  async play(acts: number): Promise<{ readonly workflowId: string; readonly acts: number }> {
    const workflowId = `bare-${randomUUID()}`;
    await this.temporal.workflow.executeUpdateWithStart(bareUpdate, {
      args: [{ expectedRevision: 0 }],
      updateId: randomUUID(),
      startWorkflowOperation: new WithStartWorkflowOperation<typeof bare>('bare', {
        workflowId,
        taskQueue: TASK_QUEUE,
        args: [acts],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });
    const handle = this.temporal.workflow.getHandle(workflowId);
    for (let expectedRevision = 1; expectedRevision < acts; expectedRevision += 1) {
      await handle.executeUpdate(bareUpdate, { args: [{ expectedRevision }], updateId: randomUUID() });
    }
    return { workflowId, acts };
  }
}

/** In production mode, as ours is built. */
async function bundle(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
    webpackConfigHook: (config) => ({
      ...config,
      mode: 'production',
      optimization: { ...config.optimization, minimize: false },
    }),
    logger: { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: console.error },
  });
  return code;
}

function ignore(): void {}
