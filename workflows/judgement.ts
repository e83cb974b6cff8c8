import { ApplicationFailure } from '@temporalio/workflow';
import type { Deadline } from '../activities/contract.ts';
import { parseAct, personalActTypes, type ActOf, type ActType } from '../law/acts.ts';
import type { Dues } from '../law/process/clocks.ts';
import { actsOf } from '../law/acts.ts';
import { decide } from '../law/process.ts';
import type { ProcessKind } from '../law/process/names.ts';
import type { ProcessState } from '../law/process/state.ts';
import { system } from '../law/people/roles.ts';
import { refusals, type Refusal } from '../law/refusals.ts';
import { isCivilDate, type CivilDate } from '../law/time/civil-date.ts';
import type { Command } from './contract.ts';

interface Situation {
  readonly processState: ProcessState;
  readonly revision: number;
  readonly deadlines: readonly Deadline[];
  readonly dues: Dues;
  readonly today: CivilDate;
  /** ISO 8601, by the workflow's clock. */
  readonly at: string;
}

type Judgement =
  | {
      readonly ok: true;
      /** Business date the act would bear. */
      readonly on: CivilDate;
      /** What the process would be after it. */
      readonly next: ProcessState;
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** Names of malformed fields. */
      readonly fields: readonly string[];
    };

const personal = new Set<ActType>(personalActTypes);
/** What a person may send to a process of this kind. */
const sentTo = (kind: ProcessKind): readonly ActType[] => actsOf(kind).filter((type) => personal.has(type));

const no = (refusal: Refusal, fields: readonly string[] = []): Judgement => ({ ok: false, refusal, fields });

/** Sent by somebody who saw more than the process knows: the record is asked before anything is refused. */
export const isFromAhead = ({ expectedRevision }: Command, revision: number): boolean =>
  expectedRevision !== null && expectedRevision > revision;

/** Whether a command may be obeyed now: its form, its revision, its date, and what the law says. Changes nothing. */
export function judge(command: Command, situation: Situation): Judgement {
  const on = command.on ?? situation.today;
  const parsed = parseAct(command.act, sentTo(situation.processState.kind));
  if (!parsed.ok) return no('act-malformed', parsed.fields);
  if (command.expectedRevision !== (situation.revision === 0 ? null : situation.revision)) return no('revision-stale');
  const dateRefusal = refusalOfDate(command.on, situation);
  if (dateRefusal !== null) return no(dateRefusal);
  const { backEntry } = situation.processState.context;
  const processState = backEntry
    ? stateAfterLapses(situation.processState, situation.deadlines, situation.dues, on).processState
    : situation.processState;
  const decision = decide(processState, parsed.act, { by: command.by, on, dues: situation.dues, at: situation.at });
  return decision.ok ? { ok: true, on, next: decision.next } : no(decision.refusal);
}

/** A business date is given only during back entry, never lies in the future and never goes back (PRACTICE C). */
function refusalOfDate(on: CivilDate | null, { processState, today }: Situation): Refusal | null {
  if (on === null) return null;
  if (!isCivilDate(on)) return 'date-malformed';
  if (!processState.context.backEntry) return 'date-only-in-back-entry';
  return on > today ? 'date-in-future' : null;
}

interface Lapses {
  readonly processState: ProcessState;
  /** Clocks that ended before the day, first to last. */
  readonly lapsed: readonly Deadline[];
  /** Reminders whose moment has passed: nobody is reminded of the past. */
  readonly silent: readonly Deadline[];
}

/** What a process would be on a business day, once every clock that ended before it has ended. */
export function stateAfterLapses(
  processState: ProcessState,
  pending: readonly Deadline[],
  dues: Dues,
  on: CivilDate,
): Lapses {
  const lapsed = pending.filter((deadline) => deadline.what === 'expire' && deadline.on <= on);
  const silent = pending.filter((deadline) => deadline.what === 'remind' && deadline.on < on);
  const after = lapsed.reduce((before, { clock, on: day }) => {
    const decision = decide(before, { type: 'clockExpired', clock, text: null }, { by: system, on: day, dues });
    return decision.ok ? decision.next : before;
  }, processState);
  return { processState: after, lapsed, silent };
}

/** What a clock does at its deadline. */
export const actOfClock = ({ what, clock }: Deadline): ActOf<'clockReminder'> | ActOf<'clockExpired'> => ({
  type: what === 'remind' ? 'clockReminder' : 'clockExpired',
  clock,
  text: null,
});

/**
 * A refusal on its way to the server: the code is the failure's type. Anything but an ApplicationFailure thrown in a
 * handler would retry the workflow task for ever.
 */
export function refuse(refusal: Refusal, fields: readonly string[]): ApplicationFailure {
  return ApplicationFailure.create({
    message: refusals[refusal].sentence,
    type: refusal,
    nonRetryable: true,
    details: [{ fields }],
  });
}
