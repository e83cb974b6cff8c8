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

type PeriodOf = (rules: Rules, actKind: ActKind) => DayPeriod | undefined;

const periods: Record<ClockName, PeriodOf> = {
  caseDecision: ({ decision }, actKind) => decision.periods[actKind],
  intake: ({ review }) => review.intake,
  supplement: ({ review }) => review.supplement.period,
  review: ({ review }) => review.period,
  defense: ({ defense }) => defense.period,
  service: ({ service }, actKind) => service.periods[actKind],
  publication: ({ publication }, actKind) => publication.periods[actKind] ?? publication.otherPeriod,
  display: ({ publication }, actKind) => publication.displayTerms[actKind],
  takeDown: ({ publication }) => publication.takeDown.period,
};

/**
 * The period of a clock under these rules; null when the rules give none and the clock never runs.
 *
 * @law PROFILE
 */
export const periodOf = (clock: ClockName, actKind: ActKind, rules: Rules): DayPeriod | null =>
  periods[clock](rules, actKind) ?? null;

/** Where the profile keeps the period of each clock. */
const keyOf: Record<ClockName, (actKind: ActKind) => string> = {
  caseDecision: (actKind) => `decision.periods.${actKind}`,
  intake: () => 'review.intake',
  supplement: () => 'review.supplement',
  review: () => 'review.period',
  defense: () => 'defense.period',
  service: (actKind) => `service.periods.${actKind}`,
  publication: (actKind) => `publication.periods.${actKind}`,
  display: (actKind) => `publication.displayTerms.${actKind}`,
  takeDown: () => 'publication.takeDown.period',
};

/**
 * Why a clock runs as long as it does: the provision behind the profile's value.
 *
 * @law PROFILE
 */
export function provisionsOf(clock: ClockName, actKind: ActKind, rules: Rules): readonly [Provision] {
  const other = clock === 'publication' ? rules.provisions['publication.otherPeriod'] : undefined;
  return [rules.provisions[keyOf[clock](actKind)] ?? other ?? clockRules[clock].provision];
}

/**
 * Starts a clock anew.
 *
 * @law CC-201
 */
export const startClock = (clocks: Clocks, name: ClockName, from: CivilDate): Clocks => ({
  ...clocks,
  [name]: { from, extendedBy: 0, extendedOn: null, endedOn: null },
});

/**
 * Ends a clock on the day its duty was done; a clock that does not run stays as it is.
 *
 * @law CC-200
 */
export function endClock(clocks: Clocks, name: ClockName, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined || run.endedOn !== null) return clocks;
  return { ...clocks, [name]: { ...run, endedOn: on } };
}

/**
 * Removes a clock whose duty fell away without being done (a withdrawn submission).
 *
 * @law CC-200
 */
export function dropClock(clocks: Clocks, name: ClockName): Clocks {
  const { [name]: _, ...rest } = clocks;
  return rest;
}

/**
 * Adds working days after the original due day.
 *
 * @law PROFILE
 */
export function extendClock(clocks: Clocks, name: ClockName, days: number, on: CivilDate): Clocks {
  const run = clocks[name];
  if (run === undefined) return clocks;
  return { ...clocks, [name]: { ...run, extendedBy: days, extendedOn: on } };
}

/**
 * The clocks that still run.
 *
 * @law CC-200
 */
export const runningClocks = (clocks: Clocks): readonly ClockName[] =>
  clockNames.filter((name) => clocks[name]?.endedOn === null);

/**
 * Of the clocks that ran out, those whose very run still goes on after an act: a duty done, dropped or begun anew is
 * no longer overdue.
 *
 * @law PROFILE
 */
export const stillOverdue = (overdue: readonly ClockName[], before: Clocks, after: Clocks): readonly ClockName[] =>
  overdue.filter((name) => after[name] === before[name] && after[name]?.endedOn === null);
