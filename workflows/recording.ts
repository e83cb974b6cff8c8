import {
  ActivityFailure,
  ApplicationFailure,
  proxyActivities,
  proxyLocalActivities,
  TimeoutFailure,
} from '@temporalio/workflow';
import type { Activities, ActRecord, Answer, Since } from '../activities/contract.ts';

/**
 * Within the workflow task that the act came with: one task an act. Shorter than the eight seconds after which the engine
 * would begin to keep the task alive with events of its own. The tries are counted, because the SDK (1.24) forgets a limit
 * of time that passes between two of them.
 */
const quick = proxyLocalActivities<Activities>({
  scheduleToCloseTimeout: '5 seconds',
  startToCloseTimeout: '3 seconds',
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
 * the queue of one worker until their five seconds were over.
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

/** Whether it may have been recorded or not; the same call finds it. A no of the record itself is final. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof ActivityFailure &&
  (error.cause instanceof TimeoutFailure || (error.cause instanceof ApplicationFailure && !error.cause.nonRetryable));
