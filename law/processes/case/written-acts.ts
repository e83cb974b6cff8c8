import type { Refusal } from '../../refusals.ts';
import { obstacleToWrittenChecks, type WrittenCheck } from './review/checks.ts';
import type { WrittenAct } from '../../acts.ts';

/**
 * What is wrong with the texts of an act, which a workflow never sees: it knows only their hash.
 *
 * @law APL-47
 */
export function obstacleToWritten(act: WrittenAct): Refusal | null {
  if (act.type === 'requestSupplement') return act.missing.length === 0 ? 'supplement-list-empty' : null;
  // The rows are those of the eight checks; their shape is the schema's business.
  if (act.type === 'signOpinion') return obstacleToWrittenChecks(act.checks as unknown as readonly WrittenCheck[]);
  if (act.type === 'recordDeliberation') return everyMemberSpoke(act) ? null : 'member-without-opinion';
  return null;
}

/** One opinion of each member who sat, and of nobody else. */
function everyMemberSpoke({ present, recused, opinions }: WrittenAct<'recordDeliberation'>): boolean {
  const sat = present.filter((id) => !recused.includes(id)).toSorted();
  const spoke = opinions.flatMap(({ member, opinion }) => (opinion === undefined ? [] : (member ?? []))).toSorted();
  return sat.length === spoke.length && sat.every((id, place) => spoke[place] === id);
}
