import type { Act } from '../../acts.ts';
import type { ValueKey } from '../values.ts';

/** What the checker proves, in the order of how grave it is that it should fail. */
export const properties = [
  'reviewerNeverHandled',
  'passBeforeDecision',
  'disagreementHeard',
  'partyHeard',
  'withinTheLaw',
  'clocksNeverAgree',
  'personBehindEveryAct',
  'alwaysAWayOn',
] as const;
export type Property = (typeof properties)[number];

/** How a step is told. */
export interface Told {
  /** Null: nobody, a system did it. */
  readonly by: string | null;
  readonly act: Act;
  /** The profile's value without which the step would be refused; null for a step the law allows. */
  readonly key: ValueKey | null;
}
