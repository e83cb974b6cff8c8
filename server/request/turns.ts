import { Mutex } from 'async-mutex';

const queues = new Map<string, Mutex>();

/** Work of one name waits for the one before it, so that a hundred tries at once are counted one by one. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(name) ?? new Mutex();
  queues.set(name, queue);
  try {
    return await queue.runExclusive(work);
  } finally {
    if (!queue.isLocked()) queues.delete(name);
  }
}
