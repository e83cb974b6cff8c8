import type { RecordedRun } from '../db/read/before-act.ts';
import type { ClockReceipt } from '../law/process/clock-count.ts';
import type { ClockName, ClockRun } from '../law/process/clocks.ts';
import type { CivilDate } from '../law/time/civil-date.ts';

/** One clock after an act, beside its row. */
export interface CountedClock {
  readonly name: ClockName;
  readonly run: ClockRun;
  readonly dueOn: CivilDate;
  /** Of a clock of hours: the instant it ends. */
  readonly dueAt: number | null;
  /** It neither reminds nor ends until it runs again; `dueOn` is the earliest it can become. */
  readonly stands: boolean;
  /** The row of this very run; null when the act started it. */
  readonly recorded: RecordedRun | null;
  /** Set when it was counted anew: what was counted before stays as counted then. */
  readonly receipt: ClockReceipt | null;
}

export interface CountedClocks {
  readonly clocks: readonly CountedClock[];
  /** Runs in the record that the process no longer knows: their duty fell away. */
  readonly dropped: readonly RecordedRun[];
}
