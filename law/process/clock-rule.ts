import type { ActKind } from '../act-kinds.ts';
import type { CaseRole } from '../people/roles.ts';
import type { Rules } from '../profiles/rules.ts';
import type { Provision } from '../statutes.ts';
import type { DayPeriod, HourPeriod, Period } from '../time/period.ts';

/** Of what kind of decision, and under which rules a clock runs. */
export interface CountedFor {
  readonly actKind: ActKind;
  readonly rules: Rules;
}

/** A period a statute fixes for a duty of the authority, beside the one its profile gives. */
export interface StatutoryLimit {
  readonly period: Period;
  readonly provisions: readonly [Provision, ...Provision[]];
  /** 法律、法规、规章另有规定的，从其规定: gives way to another law the profile cites, not to a scheme of the authority. */
  readonly yields?: true;
}

type PeriodOf<P> = (rules: Rules, actKind: ActKind) => P | undefined;

/**
 * How a clock runs: for days; for hours, from a moment; or to the last day that a paper names, to which no profile gives
 * a period. Null or undefined: under these rules the clock never runs.
 */
type Run =
  | { readonly runs: 'days'; readonly period: PeriodOf<DayPeriod> }
  | { readonly runs: 'hours'; readonly period: PeriodOf<HourPeriod> }
  | { readonly runs: 'toPaper'; readonly period: () => undefined };

/** A clock reminds and marks overdue, or lapses; it never agrees. */
export type ClockRule = Run & {
  readonly label: string;
  /** Who must act before it ends. */
  readonly owner: CaseRole;
  /** `overdue`: the duty stays and is shown late. `lapse`: the law draws a consequence by itself, never an agreement. */
  readonly atEnd: 'overdue' | 'lapse';
  readonly provision: Provision;
  /** Names under which the profile keeps its period, the nearest first. */
  readonly values: (actKind: ActKind) => readonly string[];
  /**
   * What a statute fixes beside the profile; null where nothing does. Only duties of the authority have it: for them the
   * earlier day binds. A period that protects the party (defense, request for a hearing, notice of a hearing) is a
   * floor; a profile below it is refused by the checker, and a profile above it is to the party's good. What only a
   * guidance fixes (公示 within 7 working days, 118号) is the profile's to say, and a text that was not at hand
   * (移送规定) binds by the profile alone.
   */
  readonly limits: { readonly [K in ActKind]?: StatutoryLimit } | null;
};

/**
 * So many hours, where the rules say any.
 *
 * @law CC-201.2
 */
export const hours = (n: number | undefined): HourPeriod | undefined =>
  n === undefined ? undefined : { n, unit: 'hour', roll: 'none' };
