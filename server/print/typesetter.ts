import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Mutex } from 'async-mutex';
import type { Paper } from './paper.ts';

export type Typeset =
  { readonly ok: true; readonly pdf: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly fault: string };

/** The first paper waits for the fonts; on a busy machine that takes a while. */
const PATIENCE_MS = 60_000;
/** Papers come in bursts before a meeting. */
const IDLE_MS = 30_000;

/** Compiled, or beside the sources. */
const program = import.meta.url.endsWith('.ts') ? 'from-sources.mjs' : 'typesetting.js';

const inTurn = new Mutex();
let worker: ChildProcess | null = null;
let leaving: NodeJS.Timeout | null = null;

/** A process and no thread: of a thread's third of a gigabyte the allocator keeps a half for us when it has ended. */
function startWorker(): ChildProcess {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const started = fork(file, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // A server that stops does not wait for it.
  started.unref();
  started.channel?.unref();
  started.once('exit', () => {
    if (worker === started) worker = null;
  });
  return started;
}

/** Its answer, or that it has ended without one. */
async function answerOf(asked: ChildProcess): Promise<Typeset> {
  const enough = new AbortController();
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const [answer] = (await Promise.race([
      once(asked, 'message', { signal }),
      once(asked, 'exit', { signal }).then(([code, by]) => [{ ok: false, fault: `its end (${code ?? by})` }]),
    ])) as [Typeset];
    return answer;
  } finally {
    enough.abort();
  }
}

/** Sets one paper as PDF, one at a time. */
export function typeset(paper: Paper): Promise<Buffer> {
  return inTurn.runExclusive(async () => {
    if (leaving !== null) clearTimeout(leaving);
    worker ??= startWorker();
    try {
      const answered = answerOf(worker);
      worker.send(paper);
      const done = await answered;
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
  stopped?.kill('SIGKILL');
}
