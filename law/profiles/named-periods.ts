import { type ActKind, actKinds } from '../act-kinds.ts';
import { periodOf } from '../process/clocks.ts';
import type { Provision } from '../statutes.ts';
import type { DayPeriod, ExtensionRule } from '../time/period.ts';
import type { ResolvedProfile } from './resolve.ts';
import { provisionFor, rulesOf } from './rules-of.ts';
import type { Rules } from './rules.ts';
import type { ValueKey } from './values.ts';

/** A period of a profile by the name one asks for it, with what a receipt needs. */
export interface NamedPeriod {
  readonly period: DayPeriod;
  readonly extension: ExtensionRule | null;
  readonly provisions: readonly Provision[];
}

interface Place {
  readonly of: (rules: Rules, kind: ActKind) => DayPeriod | null;
  readonly key: (kind: ActKind) => ValueKey;
}

const places = {
  review: { of: ({ review }) => review.period, key: () => 'review.period' },
  intake: { of: ({ review }) => review.intake, key: () => 'review.intake' },
  supplement: { of: ({ review }) => review.supplement.period, key: () => 'review.supplement' },
  objection: { of: ({ review }) => review.objection.period, key: () => 'review.objection.period' },
  objectionAnswer: { of: ({ review }) => review.objection.answerPeriod, key: () => 'review.objection.answerPeriod' },
  defense: { of: ({ defense }) => defense.period, key: () => 'defense.period' },
  hearingRequest: { of: ({ hearing }) => hearing.requestPeriod, key: () => 'hearing.requestPeriod' },
  hearingNotice: { of: ({ hearing }) => hearing.noticePeriod, key: () => 'hearing.noticePeriod' },
  referralDecision: {
    of: (rules, kind) => periodOf('referralDecision', kind, rules),
    key: () => 'referral.decisionPeriod',
  },
  decision: { of: ({ decision }, kind) => decision.periods[kind] ?? null, key: (kind) => `decision.periods.${kind}` },
  service: { of: ({ service }, kind) => service.periods[kind] ?? null, key: (kind) => `service.periods.${kind}` },
  publication: {
    of: ({ publication }, kind) => publication.periods[kind] ?? null,
    key: (kind) => `publication.periods.${kind}`,
  },
  otherPublication: { of: ({ publication }) => publication.otherPeriod, key: () => 'publication.otherPeriod' },
  takeDown: { of: ({ publication }) => publication.takeDown.period, key: () => 'publication.takeDown.period' },
  display: {
    of: ({ publication }, kind) => publication.displayTerms[kind] ?? null,
    key: (kind) => `publication.displayTerms.${kind}`,
  },
} as const satisfies Record<string, Place>;

export type PeriodName = keyof typeof places;
export const periodNames = Object.keys(places) as PeriodName[];

const placeNamed = (name: string): Place | undefined =>
  periodNames.some((known) => known === name) ? places[name as PeriodName] : undefined;

/**
 * A period by its name, `review` or `decision.license` (without a kind of act: of a penalty); null when this profile
 * has none.
 *
 * @law PROFILE
 */
export function periodNamed(profile: ResolvedProfile, name: string): NamedPeriod | null {
  const [of = '', kindGiven = 'penalty'] = name.split('.');
  const place = placeNamed(of);
  const kind = actKinds.find((known) => known === kindGiven);
  if (place === undefined || kind === undefined) return null;
  const rules = rulesOf(profile);
  const period = place.of(rules, kind);
  const provision = provisionFor(profile, place.key(kind));
  if (period === null || provision === null) return null;
  return { period, extension: of === 'review' ? extensionRule(rules) : null, provisions: [provision] };
}

function extensionRule({ review }: Rules): ExtensionRule | null {
  const { max, period } = review.extension;
  return period === null ? null : { n: period.n, unit: period.unit, max };
}
