import type { Refusal } from '../../../refusals.ts';
import type { ActType } from '../../../acts.ts';
import type { CaseContext } from '../context.ts';
import type { CaseCircumstances, EventOf } from '../event.ts';
import type { Change } from '../evolution.ts';
import type { ClockName } from '../../../process/clocks.ts';

export type Obstacle<T extends ActType> = (context: CaseContext, event: EventOf<T>) => Refusal | null;

/** What a proceeding adds to a change; `base` is what the act changes without it. */
export type Addition<T extends ActType> = (context: CaseContext, event: EventOf<T>, base: Change) => Change;

/** One proceeding beside the main procedure of a case: what stands against its acts, and what they change. */
export interface Proceeding {
  readonly obstacles: { readonly [T in ActType]?: Obstacle<T> };
  readonly changes: { readonly [T in ActType]?: Addition<T> };
}

/** The clocks as an act leaves them so far.
 *
 * @law CC-200
 */
export const clocksIn = (context: CaseContext, base: Change): CaseContext['clocks'] => base.clocks ?? context.clocks;

/**
 * Whether the last day of a running clock is over, though its end was not told yet: the engine may have stood still.
 *
 * @law CC-203.2
 */
export const isLate = ({ on, dues }: CaseCircumstances, clock: ClockName): boolean => on > (dues[clock] ?? on);
