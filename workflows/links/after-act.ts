import type { Act } from '../../law/acts.ts';
import type { ProcessState } from '../../law/process/state.ts';
import type { ProcessRef } from '../../law/process/process-id.ts';
import type { CivilDate } from '../../law/time/civil-date.ts';

/** An act that was recorded, and what the process is since. */
export interface Done {
  readonly act: Act;
  readonly processState: ProcessState;
  readonly on: CivilDate;
}

/** What a process does to the others after an act was recorded. */
export type AfterAct = (process: ProcessRef, done: Done) => Promise<void>;
