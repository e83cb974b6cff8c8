import type { ActKind } from '../act-kinds.ts';
import type { Rules } from '../profiles/rules.ts';
import type { CaseRole } from '../people/roles.ts';
import type { Provision } from '../statutes.ts';
import type { CivilDate } from '../time/civil-date.ts';
import type { DayPeriod } from '../time/period.ts';

/** Every clock of a case and of its publication. A clock reminds and marks overdue, or lapses; it never agrees. */
export const clockNames = [
  'caseDecision',
  'intake',
  'supplement',
  'review',
  'defense',
  'service',
  'publication',
  'display',
  'takeDown',
] as const;
export type ClockName = (typeof clockNames)[number];

/** One run of a clock. All dates are civil dates in Beijing; the start day itself is not counted. */
export interface ClockRun {
  readonly from: CivilDate;
  /** Working days added after the original due day; 0 when not extended. */
  readonly extendedBy: number;
  readonly extendedOn: CivilDate | null;
  /** The day the duty was done, or null while the clock runs. */
  readonly endedOn: CivilDate | null;
}
export type Clocks = Readonly<Partial<Record<ClockName, ClockRun>>>;

/** Last day of each running clock, as counted when the last act was recorded. */
export type Dues = Readonly<Partial<Record<ClockName, CivilDate>>>;

interface ClockRule {
  /** Who must act before it ends. */
  readonly owner: CaseRole;
  /** `overdue`: the duty stays and is shown late. `lapse`: the law draws a consequence by itself, never an agreement. */
  readonly atEnd: 'overdue' | 'lapse';
  readonly provision: Provision;
}

export const clockRules = {
  caseDecision: { owner: 'caseHandler', atEnd: 'overdue', provision: 'APL-60' },
  intake: { owner: 'reviewUnitMember', atEnd: 'overdue', provision: 'ALL-32' },
  supplement: { owner: 'caseHandler', atEnd: 'lapse', provision: 'PROFILE' },
  review: { owner: 'legalReviewer', atEnd: 'overdue', provision: 'PROFILE' },
  defense: { owner: 'caseHandler', atEnd: 'lapse', provision: 'APL-44' },
  service: { owner: 'caseHandler', atEnd: 'overdue', provision: 'APL-61' },
  publication: { owner: 'publicityClerk', atEnd: 'overdue', provision: 'GBF118' },
  display: { owner: 'publicityClerk', atEnd: 'lapse', provision: 'SAMR45-13' },
  takeDown: { owner: 'publicityClerk', atEnd: 'overdue', provision: 'APL-48' },
} as const satisfies Record<ClockName, ClockRule>;

/**
 * The period of a clock under these rules; null when the rules give none and the clock never runs.
 *
 * @law PROFILE
 */
export function periodOf(clock: ClockName, actKind: ActKind, rules: Rules): DayPeriod | null {
  switch (clock) {
    case 'caseDecision':
      return rules.decision.periods[actKind] ?? null;
    case 'intake':
      return rules.review.intake;
    case 'supplement':
      return rules.review.supplement.period;
    case 'review':
      return rules.review.period;
    case 'defense':
      return rules.defense.period;
    case 'service':
      return rules.service.periods[actKind] ?? null;
    case 'publication':
      return rules.publication.periods[actKind] ?? rules.publication.otherPeriod;
    case 'display':
      return rules.publication.displayTerms[actKind] ?? null;
    case 'takeDown':
      return rules.publication.takeDown.period;
    default:
      return clock satisfies never;
  }
}

/** Starts a clock anew. */
export const startClock = (clocks: Clocks, name: ClockName, from: CivilDate): Clocks => ({
  ...clocks,
  [name]: { from, extendedBy: 0, extendedOn: null, endedOn: null },
});

/** Ends a clock on the day its duty was done; a clock that does not run stays as it is. */
export function endClock(clocks: Clocks, name: ClockName, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined || run.endedOn !== null) return clocks;
  return { ...clocks, [name]: { ...run, endedOn: on } };
}

/** Removes a clock whose duty fell away without being done (a withdrawn submission). */
export function dropClock(clocks: Clocks, name: ClockName): Clocks {
  const { [name]: _, ...rest } = clocks;
  return rest;
}

/** Adds working days after the original due day. */
export function extendClock(clocks: Clocks, name: ClockName, days: number, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined) return clocks;
  return { ...clocks, [name]: { ...run, extendedBy: days, extendedOn: on } };
}

/** The clocks that still run. */
export const runningClocks = (clocks: Clocks): readonly ClockName[] =>
  clockNames.filter((name) => clocks[name]?.endedOn === null);
