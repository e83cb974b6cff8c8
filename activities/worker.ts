import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { WORKER_FORCE_MS, WORKER_GRACE_MS } from '../temporal.config.ts';
import type { Activities } from './contract.ts';

export interface WorkerSettings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly activities: Activities;
  /** The built workflow code. */
  readonly bundlePath: string;
}

/** How many records may be written at once: no more than the pool of database connections serves. */
const RECORDS_AT_ONCE = 10;

const limits = {
  // Long-lived cases live in this cache; an evicted one replays on its next act. Zero breaks updates in this SDK.
  maxCachedWorkflows: 600,
  maxConcurrentActivityTaskExecutions: RECORDS_AT_ONCE,
  maxConcurrentLocalActivityExecutions: RECORDS_AT_ONCE,
  // A dead worker's cached cases wait this long before another takes them; officers are waiting.
  stickyQueueScheduleToStartTimeout: '2 seconds',
  shutdownGraceTime: WORKER_GRACE_MS,
  shutdownForceTime: WORKER_FORCE_MS,
} as const satisfies Partial<WorkerOptions>;

/** A worker for cases and publications, ready to run. */
export async function createWorker(settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, taskQueue, activities, bundlePath } = settings;
  return Worker.create({
    ...limits,
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { codePath: bundlePath },
  });
}
