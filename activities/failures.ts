import { ApplicationFailure } from '@temporalio/common';
import { faultLine } from '../db/fault.ts';
import { UNPROVED } from '../law/record/proof.ts';
import { RefusedByRecord, Unproved } from './judged-again.ts';

/** SQLSTATE of a revision that is taken, or not the next one (db/functions/record_act.sql). */
const FORK = 'LG001';

/** SQLSTATE classes of what the same call would meet again: wrong data, a broken constraint, our own refusals. */
const lasting = /^(?:22|23|25P01|LG|P0)/;

/** A fault of ours in making the rows, before anything was sent. */
export class RowFault extends Error {}

/** Whether the record had this revision taken, or is not there yet. */
export const isFork = (error: unknown): boolean => codeOf(error) === FORK;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

/** Makes something out of what was read; what goes wrong in it would go wrong again. */
export function madeOf<T>(make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof Unproved || cause instanceof RefusedByRecord) throw cause;
    throw new RowFault((cause as Error).message, { cause });
  }
}

/**
 * What a failed record means to the workflow. A fork or a broken constraint is final: nothing was recorded, and the act
 * must not wait for ever. Anything else may have been recorded before the answer was lost, so the same call is made
 * again until it is answered: a workflow that gave up would be one revision behind its own record.
 *
 * The engine keeps and shows what it is given here; what the error itself says may be out of the case.
 */
export function recordFailure(error: unknown): Error {
  if (error instanceof Unproved) return ApplicationFailure.nonRetryable(error.message, UNPROVED, error.code);
  // As the process itself refuses, for whoever waits for its answer.
  if (error instanceof RefusedByRecord)
    return ApplicationFailure.nonRetryable(error.message, error.code, { fields: [] });
  const code = codeOf(error);
  const isLasting = error instanceof RowFault || (typeof code === 'string' && lasting.test(code));
  if (!isLasting) return new Error(faultLine(error));
  const type = code === FORK ? 'RecordFork' : 'RecordConstraint';
  return ApplicationFailure.nonRetryable(faultLine(error), type, { code: code ?? null });
}
