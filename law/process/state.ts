import type { Participants } from '../people/roles.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { CountedFor } from './clock-rule.ts';
import type { Clocks } from './clocks.ts';
import type { ProcessKind } from './names.ts';

/** What every process knows, whatever it is about; `actKind` is `other` where it is about no decision. */
export interface ProcessContext extends CountedFor {
  readonly participants: Participants;
  /** While true, business dates come with the acts, clocks fire with those dates and no mail is sent. */
  readonly backEntry: boolean;
  /** Business date of the last act: dates never decrease. */
  readonly lastOn: CivilDate | null;
  readonly clocks: Clocks;
}

/** A process at rest, in plain JSON: what is recorded, carried over a continue-as-new, and restored. */
export interface ProcessState<Context extends ProcessContext = ProcessContext> {
  readonly kind: ProcessKind;
  readonly version: string;
  readonly value: unknown;
  readonly context: Context;
}
