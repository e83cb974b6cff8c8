import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Mutex } from 'async-mutex';
import type { Paper } from './paper.ts';

export type Typeset =
  { readonly ok: true; readonly pdf: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly fault: string };

/** The first paper waits for the fonts; on a busy machine that takes a while. */
const PATIENCE_MS = 60_000;
/** Papers come in bursts before a meeting; then the memory goes back. */
const IDLE_MS = 60_000;

/** Compiled, or beside the sources. */
const thread = import.meta.url.endsWith('.ts') ? 'thread.mjs' : 'typesetting.js';

const inTurn = new Mutex();
let worker: Worker | null = null;
let leaving: NodeJS.Timeout | null = null;

function startWorker(): Worker {
  const started = new Worker(new URL(thread, import.meta.url), { execArgv: [] });
  // A server that stops does not wait for it.
  started.unref();
  return started;
}

/** Sets one paper as PDF, one at a time. */
export function typeset(paper: Paper): Promise<Buffer> {
  return inTurn.runExclusive(async () => {
    if (leaving !== null) clearTimeout(leaving);
    worker ??= startWorker();
    try {
      const answered = once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
      worker.postMessage(paper, []);
      const [done] = (await answered) as [Typeset];
      if (!done.ok) throw new Error(`expected a paper to be set, got ${done.fault}`);
      leaving = setTimeout(stopTypesetting, IDLE_MS).unref();
      return Buffer.from(done.pdf);
    } catch (error) {
      // Whatever state it is in, the next paper begins with a new one.
      stopTypesetting();
      throw error;
    }
  });
}

export function stopTypesetting(): void {
  const stopped = worker;
  worker = null;
  void stopped?.terminate();
}
