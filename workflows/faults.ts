import { ActivityFailure, ApplicationFailure, log } from '@temporalio/workflow';
import { UNPROVED } from '../law/record/proof.ts';

/**
 * A person is told when the record refuses; a clock or a process message has nobody to tell. Thrown on, the refusal would end
 * the whole case, so it is said loudly and the case goes on.
 */
export async function tolerateRefusalByRecord(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ActivityFailure || error instanceof ApplicationFailure)) throw error;
    log.error('the record refused what nobody waits for', { cause: String(error.cause ?? error) });
  }
}

/**
 * A plain error on purpose: it fails the workflow task, so that a machine that was changed under a running case is
 * loud in operation and red in replay, where commands alone would look the same.
 */
export function requireSame(recorded: string, expected: string): void {
  if (recorded !== expected) throw new Error(`expected the recorded state ${recorded}, got ${expected}`);
}

/** Whether the record did not believe it. What failed inside the workflow task comes bare, what the engine handed out comes wrapped. */
export function isUnproved(error: unknown): boolean {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.type === UNPROVED;
}
