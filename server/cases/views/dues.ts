import type { ActKind } from '../../../law/act-kinds.ts';
import { periodOf, type ClockName } from '../../../law/process/clocks.ts';
import type { Rules } from '../../../law/profiles/rules.ts';
import { daysBetween, type CivilDate } from '../../../law/time/civil-date.ts';
import { workingDaysLeft } from '../../../law/time/working-days.ts';
import type { DueView } from '../../contract/clock-view.ts';
import type { Viewing } from '../../request/viewing.ts';
import type { Period } from '../../../law/time/period.ts';

interface DueQuestion {
  readonly clock: ClockName | null;
  readonly dueOn: CivilDate | null;
  /** Of a clock of hours: epoch milliseconds. */
  readonly dueAt: number | null;
  /** Null where the process is about no case. */
  readonly actKind: ActKind | null;
  /** What the recorded count was in; the rules say it where they can be asked. */
  readonly countedIn?: Period['unit'] | null;
  readonly provisional: boolean;
  /** Those of the case where they are at hand; else those in force. */
  readonly rules?: Rules;
}

/** A due day as every list shows it; null where no clock runs. */
export function dueView({ today, now, calendar, rules: inForce }: Viewing, question: DueQuestion): DueView | null {
  const { clock, dueOn, dueAt, actKind, countedIn, provisional, rules = inForce } = question;
  if (clock === null || dueOn === null) return null;
  return {
    clock,
    on: dueOn,
    at: dueAt === null ? null : new Date(dueAt).toISOString(),
    workingDaysLeft: workingDaysLeft(today, dueOn, calendar),
    calendarDaysLeft: daysBetween(today, dueOn),
    unit:
      (rules === null || actKind === null ? null : periodOf(clock, actKind, rules)?.unit) ?? countedIn ?? 'workingDay',
    // Hours end within their day.
    overdue: dueAt === null ? dueOn < today : dueAt <= now,
    provisional,
  };
}
