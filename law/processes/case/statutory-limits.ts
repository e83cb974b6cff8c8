import type { ActKind } from '../../act-kinds.ts';
import type { Rules } from '../../profiles/rules.ts';
import type { Provision } from '../../statutes.ts';
import { calendarDays, workingDays, type Period } from '../../time/period.ts';
import { periodOf, provisionsOf, type ClockName } from '../../process/clocks.ts';

/** A period a statute fixes for a duty of the authority, beside the one its profile gives. */
export interface StatutoryLimit {
  readonly period: Period;
  readonly provisions: readonly [Provision, ...Provision[]];
  /** 法律、法规、规章另有规定的，从其规定: gives way to another law the profile cites, not to a scheme of the authority. */
  readonly yields?: true;
}

/**
 * Only duties of the authority stand here: for them the earlier day binds. A period that protects the party (defense,
 * request for a hearing, notice of a hearing) is a floor; a profile below it is refused by the checker, and a profile
 * above it is to the party's good. What only a guidance fixes (公示 within 7 working days, 118号) is the profile's
 * to say, and a text that was not at hand (移送规定) binds by the profile alone.
 */
const limits: { readonly [C in ClockName]?: { readonly [K in ActKind]?: StatutoryLimit } } = {
  caseDecision: {
    penalty: { period: calendarDays(90), provisions: ['APL-60'], yields: true },
    license: { period: workingDays(20), provisions: ['ALL-42', 'ALL-82'], yields: true },
  },
  service: {
    penalty: { period: workingDays(7), provisions: ['APL-61', 'APL-85'] },
    license: { period: workingDays(10), provisions: ['ALL-44', 'ALL-82'] },
  },
  takeDown: { penalty: { period: workingDays(3), provisions: ['APL-48.2', 'APL-85'] } },
  // Taken in whatever case: a measure on the spot is coercion by itself.
  coercionReport: inEveryCase({ period: { n: 24, unit: 'hour', roll: 'none' }, provisions: ['ACL-19'] }),
};

function inEveryCase(limit: StatutoryLimit): Readonly<Record<ActKind, StatutoryLimit>> {
  return {
    penalty: limit,
    license: limit,
    coercion: limit,
    levy: limit,
    fee: limit,
    inspection: limit,
    other: limit,
  };
}

/**
 * What a statute fixes beside the profile; null where the profile's period is the statute's own, or another law that
 * the statute lets go before.
 *
 * @law APL-48.2
 * @law APL-60
 * @law APL-61
 * @law ALL-42
 * @law ALL-44
 * @law ACL-19
 */
export function limitBeside(clock: ClockName, actKind: ActKind, rules: Rules): StatutoryLimit | null {
  const limit = limits[clock]?.[actKind];
  const period = periodOf(clock, actKind, rules);
  if (limit === undefined || period === null) return null;
  const [cited] = provisionsOf(clock, actKind, rules);
  if (limit.yields && !isLocal(cited) && cited !== limit.provisions[0]) return null;
  const isSame = period.n === limit.period.n && period.unit === limit.period.unit;
  return isSame && cited === limit.provisions[0] ? null : limit;
}

/** Schemes, guidance and values of the authority's own are no 法律、法规、规章. */
const isLocal = (provision: Provision): boolean =>
  /^(SEED|PROFILE$|SUGGESTED$|PRACTICE$|GBF118|NDRC424)/.test(provision);
