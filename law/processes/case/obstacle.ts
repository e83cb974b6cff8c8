import { guardOf } from '../../process/definition.ts';
import type { Refusal } from '../../refusals.ts';
import type { CaseContext } from './context.ts';
import type { CaseEvent } from './event.ts';
import { obstacleToActingHead } from './proceedings/approval.ts';
import { obstacleInAnyProceeding } from './proceedings/proceedings.ts';

/**
 * What the law has against an act of a case in a state that knows it: the guard of its machine.
 *
 * @law APL-57
 */
export const obstacleInCase = guardOf<CaseContext, CaseEvent>(
  (event, context): Refusal | null => obstacleToActingHead(context, event) ?? obstacleInAnyProceeding(event, context),
);
