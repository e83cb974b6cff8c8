import type { Refusal } from '../../../refusals.ts';
import type { ActType } from '../../../acts.ts';
import type { CaseContext } from '../context.ts';
import type { CaseEvent } from '../event.ts';
import { changeOf, settled, type Change } from '../evolution.ts';
import { obstacleTo } from '../obstacles.ts';
import { approvals } from './approval.ts';
import { clockStops } from './clock-stop.ts';
import { demands } from './demand.ts';
import { deliberations } from './deliberation.ts';
import { disagreement } from './disagreement.ts';
import { endings, obstacleOfEnding } from './ending.ts';
import { reviewersFitness } from './fitness.ts';
import { hearings } from './hearing.ts';
import { involvedBy, involvement, obstacleOfInvolvement } from './involvement.ts';
import { issues, withoutUnissued } from './issues.ts';
import { recusals } from './recusal.ts';
import { reviewWork } from './review-work.ts';
import type { Addition, Obstacle, Proceeding } from './proceeding.ts';
import { urgentMeasures } from './urgent-measure.ts';

/** Every proceeding beside the main procedure. Changes build on those before them; the first obstacle is the one told. */
const proceedings: readonly Proceeding[] = [
  involvement,
  issues,
  reviewWork,
  reviewersFitness,
  disagreement,
  deliberations,
  hearings,
  demands,
  recusals,
  endings,
  urgentMeasures,
  approvals,
  clockStops,
];

/**
 * What stands in the way of an act of a case: what the main procedure knows, who is involved, and each proceeding.
 *
 * @law APL-57
 */
export function obstacleInAnyProceeding(event: CaseEvent, context: CaseContext): Refusal | null {
  const plain = obstacleOfEnding(context, event) ?? obstacleTo(event, context) ?? obstacleOfInvolvement(context, event);
  if (plain !== null) return plain;
  for (const proceeding of proceedings) {
    const obstacle = proceeding.obstacles[event.type] as Obstacle<ActType> | undefined;
    const refusal = obstacle?.(context, event) ?? null;
    if (refusal !== null) return refusal;
  }
  return null;
}

/**
 * The case after an act.
 *
 * @law APL-47
 */
export function evolveInAllProceedings(context: CaseContext, event: CaseEvent): Partial<CaseContext> {
  let change = changeOf(context, event);
  for (const proceeding of proceedings) {
    const addition = proceeding.changes[event.type] as Addition<ActType> | undefined;
    change = withAddition(change, addition?.(context, event, change) ?? {});
  }
  const told = { ...involvedBy(context, event, change), ...withoutUnissued(context, change) };
  return settled(context, event, withAddition(change, told));
}

/** What is said of the draft is added to what was said of it before. */
const withAddition = (change: Change, added: Change): Change => ({
  ...change,
  ...added,
  draft: { ...change.draft, ...added.draft },
});
