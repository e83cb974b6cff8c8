import { beginning, decide, isOver } from '../../process.ts';
import type { ProcessState } from '../../process/state.ts';
import type { Actor } from '../../people/roles.ts';
import type { Act, ActType } from '../../acts.ts';
import type { Rules } from '../rules.ts';
import type { ValueKey } from '../values.ts';
import { caseIn, judged, withContext, type Loosening, type OpenedCase, type Point, type Step } from './loosening.ts';
import type { Property, Told } from './told.ts';
import { actsToTry, dayOf, type KnownActs, peopleFor } from './model-acts.ts';
import { factsAfter, nothingHappened } from './path-facts.ts';
import { brokenAt, brokenBy, type Broken } from './proofs.ts';
import type { Tour } from './tours.ts';
import { keyOf } from './state-key.ts';

export interface Node extends Point {
  readonly key: string;
  /** The first, and so the shortest, way here; null at the beginning. */
  readonly from: { readonly node: Node; readonly told: Told } | null;
  /** Nodes from which one lawful act leads here. */
  readonly lawfulFrom: Node[];
  barredBy: ValueKey | null;
}

/** The shortest way to what a profile breaks. */
export interface Breach extends Broken {
  readonly path: readonly Told[];
  readonly actKind: string;
  /** The least lawful value, where it is not the national one. */
  readonly lifted?: unknown;
}

export interface Explored {
  readonly states: number;
  readonly edges: number;
  readonly breaches: ReadonlyMap<Property, Breach>;
  /** The acts that were done at least once. */
  readonly done: ReadonlySet<ActType>;
}

/** More than any profile needs: an exploration that goes on for ever is a fault, not an answer. */
const MOST_STATES = 20_000;

/**
 * Every point reachable under these rules by the acts of a tour, breadth first, so that the first way to a breach is a
 * shortest one.
 *
 * @law APL-58
 */
export class Exploration {
  readonly #rules: Rules;
  readonly #tour: Tour;
  readonly #known: KnownActs;
  readonly #most: number;
  readonly #liberties: readonly Loosening[];
  readonly #nodes = new Map<string, Node>();
  readonly #breaches = new Map<Property, Breach>();
  readonly #done = new Set<ActType>();
  #edges = 0;

  constructor(rules: Rules, tour: Tour, liberties: readonly Loosening[], known: KnownActs, most = MOST_STATES) {
    this.#rules = rules;
    this.#tour = tour;
    this.#liberties = liberties;
    this.#known = known;
    this.#most = most;
  }

  run(): Explored {
    const queue: Node[] = [this.#beginning()];
    for (const node of queue) {
      queue.push(...this.#stepsFrom(node));
      if (this.#nodes.size > this.#most) throw new Error(`expected a finite law, got ${this.#nodes.size} states`);
    }
    this.#findDeadEnds(queue);
    return { states: this.#nodes.size, edges: this.#edges, breaches: this.#breaches, done: this.#done };
  }

  #beginning(): Node {
    const processState = beginning('case', { rules: this.#rules, backEntry: false });
    const point = { processState, facts: nothingHappened };
    const value = JSON.stringify(processState.value);
    const node: Node = {
      ...point,
      key: keyOf(point, value),
      from: null,
      lawfulFrom: [],
      barredBy: null,
    };
    this.#nodes.set(node.key, node);
    return node;
  }

  /** What follows from one point: first what the law allows, then what the profile adds. */
  #stepsFrom(node: Node): readonly Node[] {
    const found: Node[] = [];
    const value = JSON.stringify(node.processState.value);
    for (const [type, roles] of this.#known.in(node.processState, value)) {
      if (!this.#tour.acts.has(type)) continue;
      for (const by of peopleFor(roles, node.processState, this.#tour.setting)) {
        for (const act of actsToTry(type, node.processState, by, this.#tour.setting))
          found.push(...this.#tried(node, act, by));
      }
    }
    for (const { steps } of this.#liberties) {
      for (const step of steps?.(node, this.#rules) ?? []) found.push(...this.#taken(node, step));
    }
    for (const broken of brokenAt(node)) this.#report(broken, node, null);
    return found;
  }

  #tried(node: Node, act: Act, by: Actor): readonly Node[] {
    for (const { key, bars } of this.#liberties) {
      const property = bars?.(act, node) ?? null;
      if (property === null) continue;
      node.barredBy = key;
      if (property === 'disagreementHeard') this.#report({ property, key, provision: null }, node, null);
      return [];
    }
    const next = judged(node, act, by, by.personId === 'system' ? null : by.personId);
    if (next !== null) {
      return this.#taken(node, { ...next, told: { by: by.personId, act, key: null }, breaks: null });
    }
    const waived = this.#waived(node, act, by);
    return waived === null ? [] : this.#taken(node, waived);
  }

  /** The same act where the profile does not heed the refusal. */
  #waived(node: Node, act: Act, by: Actor): Step | null {
    for (const { key, waives } of this.#liberties) {
      if (waives === undefined) continue;
      const moment = { by, on: dayOf(act.type, caseIn(node)), dues: {} };
      const refused = decide(node.processState, act, moment);
      if (refused.ok || !waives.refusals.includes(refused.refusal)) continue;
      const before = caseIn(node) as OpenedCase;
      const decision = decide(withContext(node.processState, waives.without(before, by.personId, act)), act, moment);
      if (!decision.ok) continue;
      const after = waives.restored(decision.next.context as OpenedCase, before);
      const processState: ProcessState = withContext(decision.next, after);
      const facts = factsAfter(node.facts, { act, by: by.personId, before, after });
      return { processState, facts, told: { by: by.personId, act, key }, breaks: null };
    }
    return null;
  }

  #taken(node: Node, step: Step): readonly Node[] {
    this.#edges += 1;
    this.#done.add(step.told.act.type);
    for (const broken of brokenBy(node, step)) this.#report(broken, node, step.told);
    const key = keyOf(step, JSON.stringify(step.processState.value));
    const known = this.#nodes.get(key);
    const isLawful = step.told.key === null && step.told.act.type !== 'proposeEnding';
    if (known !== undefined) {
      if (isLawful) known.lawfulFrom.push(node);
      return [];
    }
    const { processState, facts, told } = step;
    const from = { node, told };
    const found: Node = {
      processState,
      facts,
      key,
      from,
      lawfulFrom: isLawful ? [node] : [],
      barredBy: null,
    };
    this.#nodes.set(key, found);
    return [found];
  }

  /** Points from which no lawful way leads to the end of the case. */
  #findDeadEnds(nodes: readonly Node[]): void {
    const reaching = nodes.filter(({ processState }) => isOver(processState));
    const reached = new Set(reaching);
    for (const node of reaching) {
      for (const before of node.lawfulFrom) {
        if (reached.has(before)) continue;
        reached.add(before);
        reaching.push(before);
      }
    }
    const stuck = nodes.filter((node) => !reached.has(node));
    // Told of where the profile bars the way, if it does, rather than of what leads there.
    for (const node of [...stuck.filter(({ barredBy }) => barredBy !== null), ...stuck])
      this.#report({ property: 'alwaysAWayOn', key: node.barredBy, provision: null }, node, null);
  }

  #report(broken: Broken, node: Node, last: Told | null): void {
    if (this.#breaches.has(broken.property)) return;
    const path = [...pathTo(node), ...(last === null ? [] : [last])];
    const key = broken.key ?? path.find((told) => told.key !== null)?.key ?? null;
    this.#breaches.set(broken.property, { ...broken, key, path, actKind: caseIn(node).actKind });
  }
}

function pathTo(node: Node): readonly Told[] {
  const path: Told[] = [];
  for (let at = node; at.from !== null; at = at.from.node) path.unshift(at.from.told);
  return path;
}
