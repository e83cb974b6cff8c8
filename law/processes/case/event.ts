import type { Act, ActOf, ActType } from '../../acts.ts';
import type { Circumstances } from '../../process/definition.ts';
import type { PartyState } from './names.ts';

/** XState gives a guard no state, so where the party's rights stand travels with the event. */
export interface CaseCircumstances extends Circumstances {
  readonly party: PartyState;
}
export type EventOf<T extends ActType> = ActOf<T> & CaseCircumstances;
export type CaseEvent = Act & CaseCircumstances;
