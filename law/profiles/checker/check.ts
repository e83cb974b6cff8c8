import { currentVersion } from '../../process.ts';
import type { Provision } from '../../statutes.ts';
import { profileById } from '../profiles.ts';
import type { ResolvedProfile } from '../resolve.ts';
import { rulesOf } from '../rules-of.ts';
import { ENDLESS, type HearingThreshold, type Rules } from '../rules.ts';
import type { ThresholdValue } from '../value-kinds.ts';
import type { ValueKey } from '../values.ts';
import { automation } from './automation.ts';
import { Exploration, type Breach } from './exploration.ts';
import { properties, type Property } from './told.ts';
import type { Loosening } from './loosening.ts';
import { belowTheLaw, type BelowTheLaw } from './floors.ts';
import { DAY, KnownActs } from './model-acts.ts';
import { NATIONAL, powersWithoutSource } from './powers.ts';
import { relaxations } from './relaxations.ts';
import { toursOf, type Tour } from './tours.ts';
import { provisionsOfProperties, sayStep, sayStory } from './words.ts';

declare const proof: unique symbol;

/** Rules of which everything was proved. Nothing else makes them, and nothing else can be activated. */
export type ProvedRules = Rules & { readonly [proof]: true };

export interface Proof {
  readonly ok: true;
  readonly rules: ProvedRules;
  readonly proved: readonly Property[];
  readonly tours: number;
  readonly states: number;
  readonly edges: number;
  /** The version of the machine the rules were proved with. */
  readonly machine: string;
}

/** The shortest way to what a profile breaks, told in Chinese. */
export interface Refutation {
  readonly ok: false;
  readonly property: Property;
  readonly provision: Provision;
  readonly key: ValueKey | null;
  /** Each step in words. */
  readonly steps: readonly string[];
  readonly story: string;
  /** What else is broken, gravest first. */
  readonly others: readonly Property[];
  readonly states: number;
  readonly edges: number;
}

/**
 * Whether a profile may govern. First its values are compared with the law where no path would show a loss; then every
 * act of every person of the model is tried, in every state it leads to, and what is never to happen does not.
 *
 * People are variables: every role has a plain holder, and beside them one handler holds every office, and one person
 * who is no handler does; somebody may stand in for a leader or for people who are away; files are handed over. Time is
 * a variable: each clock may run out whenever it runs. Acts repeated, reordered, or arriving by a mail link come
 * through the same door, `decide`, which is asked in every state for every act it knows there; an act unknown in a
 * state is refused whoever tries it. A change of profile does not reach a running case, which carries its rules from
 * its opening to its closing.
 *
 * Bounded: two texts of one weight, which stand for any two; dates are dropped, since all acts fall on one day and a
 * late act is refused more often, never less; the proceedings of the law are walked one at a time, together with the
 * proceeding every case takes, and with opinions that find problems only where these lead elsewhere than in the main procedure itself.
 * Publication is not walked: no decision comes out of it.
 *
 * @param isDemonstration whether the authority is made up, and its people may decide without proving who they are
 * @law APL-58
 */
export function checkProfile(profile: ResolvedProfile | Rules, isDemonstration = false): Proof | Refutation {
  const [rules, below] =
    'values' in profile
      ? comparedWithLaw(profile, isDemonstration)
      : [profile, belowTheLaw(profile, DAY, isDemonstration)];
  const [first] = below;
  if (first === undefined) return explored(rules);
  const breach: Breach = { ...first, property: 'withinTheLaw', path: [], actKind: '' };
  return { ...refuted(breach, rules, []), others: [], states: 0, edges: 0 };
}

function explored(rules: Rules): Proof | Refutation {
  const liberties = [...relaxations, ...automation].filter(({ isOn }) => isOn(rules));
  const known = new KnownActs();
  const tours = toursOf(rules);
  let states = 0;
  let edges = 0;
  for (const tour of tours) {
    const found = new Exploration(rules, tour, liberties, known).run();
    states += found.states;
    edges += found.edges;
    const breaches = retold(rules, tour, liberties, known, found.breaches).toSorted(byGravity);
    // One story is enough to refuse a profile; the next check tells the next.
    const [gravest, ...others] = breaches;
    if (gravest !== undefined)
      return { ...refuted(gravest, rules, liberties), others: others.map(({ property }) => property), states, edges };
  }
  const machine = currentVersion('case');
  return { ok: true, rules: rules as ProvedRules, proved: properties, tours: tours.length, states, edges, machine };
}

const comparedWithLaw = (
  profile: ResolvedProfile,
  isDemonstration: boolean,
): readonly [Rules, readonly BelowTheLaw[]] => {
  const rules = rulesOf(profile);
  const below = belowTheLaw(rules, profile.effectiveFrom.value, isDemonstration);
  return [rules, [...below, ...powersWithoutSource(profile, rules)]];
};

const byGravity = (a: Breach, b: Breach): number => properties.indexOf(a.property) - properties.indexOf(b.property);

/** A proceeding is walked with a case that asks little; a breach found there is told of the kind that asks most. */
function retold(
  rules: Rules,
  tour: Tour,
  liberties: readonly Loosening[],
  known: KnownActs,
  found: ReadonlyMap<Property, Breach>,
): readonly Breach[] {
  if (found.size === 0 || tour.retold === tour.setting) return [...found.values()];
  const again = new Exploration(rules, { ...tour, setting: tour.retold }, liberties, known).run().breaches;
  return [...new Map([...found, ...again]).values()];
}

function refuted(
  breach: Breach,
  rules: Rules,
  liberties: readonly Loosening[],
): Omit<Refutation, 'others' | 'states' | 'edges'> {
  const { property, key, path } = breach;
  const closest = liberties.find((loosening) => loosening.key === key)?.provision ?? null;
  const isOfReview = property === 'passBeforeDecision';
  const provision = breach.provision ?? (isOfReview ? null : closest) ?? provisionOf(breach);
  const steps = path.map((told) => sayStep(told, rules));
  const cause = key === null ? null : { key, value: valueIn(rules, key), safe: breach.lifted ?? nationalValue(key) };
  return { ok: false, property, provision, key, steps, story: sayStory({ property, provision, steps, cause }) };
}

const nationalValue = (key: ValueKey): unknown => profileById(NATIONAL)?.values[key]?.value;

/** Of a decision that is no penalty the penalty law says nothing: there 118 does, and the coercion law. */
const outsidePenalties: { readonly [P in Property]?: Provision } = {
  passBeforeDecision: 'GBF118',
  partyHeard: 'ACL-35',
};

const provisionOf = ({ property, actKind }: Breach): Provision =>
  (actKind === 'penalty' ? undefined : outsidePenalties[property]) ?? provisionsOfProperties[property];

/** The value of a key as a profile spells it: most keys are its place in the rules. */
function valueIn(rules: Rules, key: ValueKey): unknown {
  if (key === 'review.extension' && rules.review.extension.max === ENDLESS)
    return { ...rules.review.extension, max: null };
  if (key === 'hearing.thresholds') return rules.hearing.thresholds.map(inYuan);
  return key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], rules);
}

const inYuan = ({ amountFen, ...row }: HearingThreshold): ThresholdValue => ({ ...row, amountYuan: amountFen / 100 });
