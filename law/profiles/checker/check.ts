import { currentVersion } from '../../procedure/procedure.ts';
import type { Provision } from '../../statutes.ts';
import { profileById } from '../profiles.ts';
import type { ResolvedProfile } from '../resolve.ts';
import { rulesOf } from '../rules-of.ts';
import { ENDLESS, type Rules } from '../rules.ts';
import type { ValueKey } from '../values.ts';
import { automation } from './automation.ts';
import { Exploration, type Breach } from './exploration.ts';
import { properties, type Loosening, type Property } from './loosening.ts';
import { KnownActs } from './model-acts.ts';
import { relaxations } from './relaxations.ts';
import { toursOf, type Tour } from './tours.ts';
import { provisionsOfProperties, sayRemedy, sayStep, sayStory } from './words.ts';

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

/** A national value is a safe one. */
const SAFE = 'national-2026';

/**
 * Whether a profile may govern: every act of every person of the model, in every state it leads to, and what is never
 * to happen does not.
 *
 * People are variables: every role has a plain holder, and beside them one handler holds every office, and one person
 * who is no handler does; somebody may stand in for a leader or for people who are away; files are handed over. Time is
 * a variable: each clock may run out whenever it runs. Acts repeated, reordered, or arriving by a mail link come
 * through the same door, `decide`, which is asked in every state for every act it knows there; an act unknown in a
 * state is refused whoever tries it. A change of profile does not reach a running case, which carries its rules from
 * its opening to its closing.
 *
 * Bounded: two texts of one weight, which stand for any two; dates are dropped, since all acts fall on one day and a
 * late act is refused more often, never less; the side roads of the law are walked one at a time, together with the
 * road every case takes, and with opinions that find problems only where these lead elsewhere than on the road itself.
 * Publication is not part of it: no decision comes out of it.
 *
 * @law APL-58
 */
export function checkProfile(profile: ResolvedProfile | Rules): Proof | Refutation {
  const rules = 'values' in profile ? rulesOf(profile) : profile;
  const liberties = [...relaxations, ...automation].filter(({ isOn }) => isOn(rules));
  const known = new KnownActs();
  const tours = toursOf(rules);
  const breaches: Breach[] = [];
  let states = 0;
  let edges = 0;
  for (const tour of tours) {
    const found = new Exploration(rules, tour, liberties, known).run();
    states += found.states;
    edges += found.edges;
    if (found.breaches.size > 0) breaches.push(...retold(rules, tour, liberties, known, found.breaches));
    // One story is enough to refuse a profile; the next check tells the next.
    if (breaches.length > 0) break;
  }
  const [gravest] = breaches.toSorted(byGravity);
  if (gravest !== undefined)
    return { ...refuted(gravest, rules, liberties), others: others(breaches, gravest), states, edges };
  const machine = currentVersion.case;
  return { ok: true, rules: rules as ProvedRules, proved: properties, tours: tours.length, states, edges, machine };
}

const byGravity = (a: Breach, b: Breach): number =>
  properties.indexOf(a.property) - properties.indexOf(b.property) || a.path.length - b.path.length;

const others = (breaches: readonly Breach[], told: Breach): readonly Property[] =>
  properties.filter(
    (property) => property !== told.property && breaches.some((breach) => breach.property === property),
  );

/** A side road is walked with a case that asks little; a breach found there is told of the kind that asks most. */
function retold(
  rules: Rules,
  tour: Tour,
  liberties: readonly Loosening[],
  known: KnownActs,
  found: ReadonlyMap<Property, Breach>,
): readonly Breach[] {
  if (tour.retold === tour.setting) return [...found.values()];
  const again = new Exploration(rules, { ...tour, setting: tour.retold }, liberties, known).run().breaches;
  return [...found.values()].map((breach) => again.get(breach.property) ?? breach);
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
  const safe = key === null ? null : profileById(SAFE)?.values[key]?.value;
  const value = key === null ? undefined : valueIn(rules, key);
  const remedy = sayRemedy(key, safe);
  return {
    ok: false,
    property,
    provision,
    key,
    steps,
    story: sayStory({ property, provision, key, steps, value, remedy }),
  };
}

/** Of a decision that is no penalty the penalty law says nothing: there 118 does. */
const provisionOf = ({ property, actKind }: Breach): Provision =>
  property === 'passBeforeDecision' && actKind !== 'penalty' ? 'GBF118' : provisionsOfProperties[property];

/** The value of a key as the rules carry it: most keys are its place in them. */
function valueIn(rules: Rules, key: ValueKey): unknown {
  if (key === 'review.extension' && rules.review.extension.max === ENDLESS)
    return { ...rules.review.extension, max: null };
  return key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], rules);
}
