import { setTimeout as pause } from 'node:timers/promises';
import type { LogEntry } from '../../db/log.ts';
import { civilDateAt } from '../../law/time/civil-date.ts';
import { isEngineThere } from '../request/engine.ts';
import type { Mender } from './rebuild.ts';
import { reconcile, type Closeness } from './reconcile.ts';

const EVERY_MS = 3_600_000;
/** Until the next look at the clock; the engine may come up after us. */
const TICK_MS = 5000;
const AFTER_FAULT_MS = 60_000;
/** Nobody works at half past two, and no deadline is told then. */
const NIGHT_FROM_MS = 9_000_000;

export interface Reconciling {
  readonly stop: () => void;
}

/**
 * A duty of every web server: whether all that should run does is looked at as soon as the engine answers and then every
 * hour; where each process is, at night. Several servers at once do no harm.
 */
export function keepReconciled(mender: Mender, log: (entry: LogEntry) => void): Reconciling {
  const stopping = new AbortController();
  void watch(mender, log, stopping.signal);
  return { stop: () => stopping.abort() };
}

async function watch(mender: Mender, log: (entry: LogEntry) => void, signal: AbortSignal): Promise<void> {
  let lookedAt = -Infinity;
  let night = nightAt(Date.now());
  while (!signal.aborted) {
    const closeness = nightAt(Date.now()) === night ? 'running' : 'whole';
    const isDue = closeness === 'whole' || performance.now() - lookedAt >= EVERY_MS;
    let wait = TICK_MS;
    if (isDue && (await isEngineThere(mender.client)) && !signal.aborted) {
      if (await reconciledNow(mender, closeness, log)) {
        lookedAt = performance.now();
        night = nightAt(Date.now());
      } else wait = AFTER_FAULT_MS;
    }
    await pause(wait, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

const nightAt = (instant: number): string => civilDateAt(instant - NIGHT_FROM_MS);

async function reconciledNow(mender: Mender, closeness: Closeness, log: (entry: LogEntry) => void): Promise<boolean> {
  try {
    const { open, differences } = await reconcile(mender, closeness);
    for (const { process, what, unmended } of differences) {
      log({ level: unmended === null ? 'warn' : 'error', event: `engine.${what}`, workflowId: process });
    }
    const level = differences.length === 0 ? 'info' : 'warn';
    log({ level, event: 'engine.reconciled', processes: open, differences: differences.length });
    return true;
  } catch (error) {
    log({ level: 'error', event: 'engine.unreconciled', error });
    return false;
  }
}
