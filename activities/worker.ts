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
  /** How many processes stay in memory between their acts; an evicted one replays on its next. Zero breaks updates in this SDK. */
  readonly cachedProcesses?: number;
  /** How many records may be written at once: no more than the pool of database connections serves. */
  readonly recordsAtOnce?: number;
}

const limits = {
  // A dead worker's cached cases wait this long before another takes them; officers are waiting.
  stickyQueueScheduleToStartTimeout: '2 seconds',
  shutdownGraceTime: WORKER_GRACE_MS,
  shutdownForceTime: WORKER_FORCE_MS,
} as const satisfies Partial<WorkerOptions>;

/** A worker for cases and publications, ready to run. */
export async function createWorker(settings: WorkerSettings): Promise<Worker> {
  const {
    connection,
    namespace,
    taskQueue,
    activities,
    bundlePath,
    cachedProcesses = 600,
    recordsAtOnce = 10,
  } = settings;
  return Worker.create({
    ...limits,
    maxCachedWorkflows: cachedProcesses,
    maxConcurrentActivityTaskExecutions: recordsAtOnce,
    maxConcurrentLocalActivityExecutions: recordsAtOnce,
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { codePath: bundlePath },
  });
}
