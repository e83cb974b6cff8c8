import type { Refusal } from '../refusals.ts';
import { obstacleToWrittenChecks, type WrittenCheck } from '../review/checks.ts';
import type { WrittenAct } from './acts.ts';

/**
 * What is wrong with the texts of an act, which a workflow never sees: it knows only their hash.
 *
 * @law APL-47
 */
export function obstacleToWritten(act: WrittenAct): Refusal | null {
  if (act.type === 'requestSupplement') return act.missing.length === 0 ? 'supplement-list-empty' : null;
  // The rows are those of the eight checks; their shape is the schema's business.
  if (act.type === 'signOpinion') return obstacleToWrittenChecks(act.checks as unknown as readonly WrittenCheck[]);
  return null;
}
