import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Between two questions. */
  readonly everyMs: number;
  /** For one answer. */
  readonly withinMs: number;
  /** Questions in a row without one. */
  readonly times: number;
}

/**
 * Two minutes without a word. A machine under load answers late, and not in fifteen seconds four times in a row; a machine
 * that slept was not asked meanwhile.
 */
export const ordinaryPatience: Patience = { everyMs: 15_000, withinMs: 15_000, times: 4 };

/** Longer than asked for: it was ourselves who stood still, and the silence says nothing about the other. */
const OWN_LATENESS_MS = 2000;

/** Ends with true when a part was silent too often, with false when nobody wants to know any more. */
export async function isFrozen(
  answers: (withinMs: number) => Promise<boolean>,
  { everyMs, withinMs, times }: Patience,
  over: AbortSignal,
): Promise<boolean> {
  let silences = 0;
  while (silences < times) {
    await pause(everyMs, undefined, { signal: over, ref: false }).catch(() => undefined);
    if (over.aborted) return false;
    const asked = performance.now();
    const late = pause(withinMs, false, { ref: false });
    const answered = await Promise.race([answers(withinMs).catch(() => false), late]);
    if (over.aborted) return false;
    if (answered) silences = 0;
    else if (performance.now() - asked < withinMs + OWN_LATENESS_MS) silences += 1;
  }
  return true;
}

/** What stands still hears no request to go; the signal to go on comes first. */
export function thaw(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // Gone meanwhile, or a system without this signal.
  }
}
