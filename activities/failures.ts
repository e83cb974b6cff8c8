import { ApplicationFailure } from '@temporalio/common';

/** SQLSTATE of a second command for a revision that is taken (db/functions/record_act.sql). */
const FORK = 'LG001';

/** A server that is away, too busy, or lost a race: the same call may succeed later. */
const passing = /^(?:08|25006|40|53|55|57|58)|^(?:CONNECT|ECONN|EHOST|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;

/**
 * What a failed record means to the workflow. Only trouble that passes is worth another try: a fork, a broken constraint
 * or a fault of ours would fail for ever, and the act must not wait for ever with it.
 */
export function recordFailure(error: unknown): Error {
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = (cause as { code?: unknown }).code;
  if (typeof code === 'string' && passing.test(code)) return cause;
  const type = code === FORK ? 'RecordFork' : 'RecordConstraint';
  return ApplicationFailure.nonRetryable(cause.message, type, { code: code ?? null });
}
