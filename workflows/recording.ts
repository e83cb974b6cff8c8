import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { Activities, ActRecord, Answer, Since } from '../activities/contract.ts';

/**
 * Within the workflow task that the act came with: one task an act. Shorter than the four seconds after which the
 * worker would begin to keep the task alive with events of its own: four fifths of what `processOptions` gives it. The tries are counted, because the SDK (1.24) forgets a limit
 * of time that passes between two of them.
 */
const quick = proxyLocalActivities<Activities>({
  scheduleToCloseTimeout: '3 seconds',
  startToCloseTimeout: '2 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumAttempts: 5 },
});

/** Tried until the record answers: PostgreSQL may be away for a while, the answer may not be lost. */
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

export const record = (act: ActRecord): Promise<Answer> =>
  quicklyOrPatiently(
    () => quick.record(act),
    () => patient.record(act),
  );

export const recordedSince = (question: Since): Promise<Answer | null> =>
  quicklyOrPatiently(
    () => quick.recordedSince(question),
    () => patient.recordedSince(question),
  );

/**
 * Always patiently: nobody waits for it, and a new calendar asks it of every process at once, so that most would wait in
 * the queue of one worker until their three seconds were over.
 */
export const recount = patient.recount;

/** A record that is away does not fill the history: the second way leaves one event, however long it takes. */
async function quicklyOrPatiently<T>(quickly: () => Promise<T>, patiently: () => Promise<T>): Promise<T> {
  try {
    return await quickly();
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return patiently();
  }
}

/**
 * Whether it may have been recorded or not; the same call finds it. A no of the record itself is final. What failed inside
 * the workflow task comes bare, what the engine handed out comes wrapped.
 */
function isUnanswered(error: unknown): boolean {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof TimeoutFailure || (failure instanceof ApplicationFailure && failure.nonRetryable !== true);
}
