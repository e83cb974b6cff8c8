import { totalmem } from 'node:os';

/** Megabytes, as Node, Go and PostgreSQL count them. */
const MB = 1024 * 1024;

/** What each part may take on a machine of a given memory. */
export interface MemoryPlan {
  readonly postgres: { readonly sharedBuffersMb: number; readonly connections: number };
  /** `goal`: what Go's collector keeps below by working harder; `growth`: by how much its heap may grow between two rounds. */
  readonly temporal: { readonly goalMb: number; readonly growthPercent: number };
  readonly worker: NodeShare & { readonly cachedProcesses: number };
  readonly web: NodeShare;
}

interface NodeShare {
  /** Of each thread: the old generation of V8. */
  readonly heapMb: number;
  /** The young one, which V8 holds three times and gives back to nobody. */
  readonly youngMb: number;
  /** Connections to PostgreSQL at most; idle ones are closed. */
  readonly connections: number;
}

/** For the mails, `lawgate` beside the server, migrations and an administrator's psql. */
const OTHER_CONNECTIONS = 20;

/**
 * From the memory of the machine, of which no more than a half is ours: the rest is the system, its cache of files (which
 * is why PostgreSQL needs few buffers of its own) and, on a machine of a county, somebody's browser. Under the least of
 * every share nothing would run; above the most nothing would be faster.
 */
export function memoryPlan(bytes: number): MemoryPlan {
  const all = Math.floor(bytes / MB);
  const ours = all / 2;
  const youngMb = steps(all, [32_768, 1], [Infinity, 16]);
  const connections = steps(all, [1536, 4], [8192, 6], [32_768, 10], [Infinity, 20]);
  // The larger the heap may be, the later V8 tidies it up: what forty cases need is a tenth of this.
  const heapMb = within(128, ours / 5, steps(all, [32_768, 256], [131_072, 1024], [Infinity, 2048]));
  return {
    postgres: { sharedBuffersMb: within(16, all / 1024, 256), connections: 2 * connections + OTHER_CONNECTIONS },
    temporal: {
      goalMb: within(96, ours / 5, 2048),
      growthPercent: steps(all, [32_768, 25], [Infinity, 100]),
    },
    // For the cases that are acted in this very minute: each holds 0.8 MB, and one that is not held is replayed with its
    // next act. A worker that kept all it ever met would be four times as large after five thousand acts.
    worker: {
      heapMb,
      youngMb,
      connections,
      cachedProcesses: steps(all, [32_768, 40], [131_072, 200], [Infinity, 1000]),
    },
    web: { heapMb: within(96, ours / 8, 1024), youngMb, connections },
  };
}

/** Of this machine, or of the container or service around us where that has less. */
export function memoryHere(total = totalmem(), constrained = process.constrainedMemory()): number {
  // Zero: not known. Without a limit some systems say an enormous number.
  return constrained > 0 ? Math.min(total, constrained) : total;
}

/** How Node is told its share. */
export const heapFlags = ({ heapMb, youngMb }: NodeShare): readonly string[] => [
  `--max-old-space-size=${heapMb}`,
  `--max-semi-space-size=${youngMb}`,
];

const within = (least: number, wanted: number, most: number): number =>
  Math.floor(Math.min(most, Math.max(least, wanted)));

/** The value of the first step that is not passed. */
function steps(at: number, ...values: readonly (readonly [below: number, value: number])[]): number {
  return values.find(([below]) => at < below)?.[1] ?? 0;
}
