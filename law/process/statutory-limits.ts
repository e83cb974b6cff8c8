import type { ActKind } from '../act-kinds.ts';
import type { Rules } from '../profiles/rules.ts';
import type { Provision } from '../statutes.ts';
import type { StatutoryLimit } from './clock-rule.ts';
import { clockRule, periodOf, provisionsOf, type ClockName } from './clocks.ts';

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
  const limit = clockRule(clock).limits?.[actKind];
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
