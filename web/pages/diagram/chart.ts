import type { z } from 'zod';
import type { contract } from '../../../server/contract/api.ts';

export type Diagram = z.output<typeof contract.diagram.answer>;
type State = Diagram['states'][number];
type Edge = Diagram['edges'][number];

export interface ChartNode {
  readonly state: State;
  /** Row from the beginning, counted by the longest way. */
  readonly rank: number;
  /** 0 in the middle, 1 to the right, -1 to the left. */
  readonly column: number;
}

export interface ChartEdge {
  readonly from: ChartNode;
  readonly to: ChartNode;
  readonly acts: readonly string[];
  readonly isForward: boolean;
}

export interface Lane {
  /** Id of the region; the main one comes first. */
  readonly id: string;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

/** A state whose inside is told on the case page and drawn here as one box. */
const drawnWhole = ['decided'];

/**
 * The machine in lanes, one for each region that runs beside the others. States are declared in the order of the
 * procedure, so a way to a later state leads forward, and a rank is the longest way forward.
 */
export function lanesOf(diagram: Diagram): readonly Lane[] {
  const leaves = diagram.states.filter((state) => isDrawn(state, diagram));
  const laneIds = [...new Set(leaves.map((leaf) => laneOf(leaf, diagram)))];
  return laneIds.map((id) => {
    const inLane = leaves.filter((leaf) => laneOf(leaf, diagram) === id);
    return laneWith(id, inLane, diagram);
  });
}

const childrenOf = ({ id }: State, { states }: Diagram): readonly State[] =>
  states.filter(({ parent }) => parent === id);
const parentOf = ({ parent }: State, { states }: Diagram): State | undefined => states.find(({ id }) => id === parent);

function isDrawn(state: State, diagram: Diagram): boolean {
  if (isInsideWhole(state, diagram)) return false;
  return drawnWhole.includes(state.name) || childrenOf(state, diagram).length === 0;
}

function isInsideWhole(state: State, diagram: Diagram): boolean {
  const parent = parentOf(state, diagram);
  return parent !== undefined && (drawnWhole.includes(parent.name) || isInsideWhole(parent, diagram));
}

/** The first region of a parallel state carries its flow on; the others get lanes of their own. */
function laneOf(state: State, diagram: Diagram): string {
  const region = parentOf(state, diagram);
  if (region === undefined) return state.id;
  const whole = parentOf(region, diagram);
  if (whole?.parallel !== true) return region.id;
  const isFlow = childrenOf(whole, diagram)[0]?.id === region.id;
  return isFlow && whole.parent !== null ? laneOf(whole, diagram) : region.id;
}

function laneWith(id: string, states: readonly State[], diagram: Diagram): Lane {
  const place = (target: string): number => states.findIndex((state) => state.id === drawnAt(target, states, diagram));
  const ways = diagram.edges
    .map((edge) => ({ edge, from: place(edge.from), to: place(edge.to) }))
    .filter(({ from, to }) => from >= 0 && to >= 0 && from !== to);
  const forward = ways.filter(({ from, to }) => to > from);
  const ranks = states.map(() => 0);
  for (const { from, to } of forward.toSorted((a, b) => a.from - b.from)) {
    ranks[to] = Math.max(ranks[to] ?? 0, (ranks[from] ?? 0) + 1);
  }
  const heights = states.map(() => 0);
  for (const { from, to } of forward.toSorted((a, b) => b.from - a.from)) {
    heights[from] = Math.max(heights[from] ?? 0, (heights[to] ?? 0) + 1);
  }
  const nodes = states.map((state, i): ChartNode => {
    const rank = ranks[i] ?? 0;
    const row = states.map((_, at) => at).filter((at) => ranks[at] === rank);
    const order = row.toSorted((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0)).indexOf(i);
    return { state, rank, column: order % 2 === 1 ? (order + 1) / 2 : -order / 2 };
  });
  return { id, nodes, edges: edgesBetween(ways, nodes) };
}

/** Where an edge that names a composite state begins or ends: at the composite's own first state. */
function drawnAt(target: string, states: readonly State[], diagram: Diagram): string {
  if (states.some(({ id }) => id === target)) return target;
  const state = diagram.states.find(({ id }) => id === target);
  if (state === undefined) return target;
  const inside = childrenOf(state, diagram);
  const first = state.parallel ? inside[0] : inside.find(({ initial }) => initial);
  return first === undefined ? target : drawnAt(first.id, states, diagram);
}

interface Way {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
}

function edgesBetween(ways: readonly Way[], nodes: readonly ChartNode[]): readonly ChartEdge[] {
  const keys = [...new Set(ways.map(({ from, to }) => `${from} ${to}`))];
  return keys.flatMap((key): readonly ChartEdge[] => {
    const same = ways.filter(({ from, to }) => `${from} ${to}` === key);
    const [from, to] = [nodes[same[0]?.from ?? -1], nodes[same[0]?.to ?? -1]];
    if (from === undefined || to === undefined) return [];
    const acts = [...new Set(same.map(({ edge }) => edge.act))];
    return [{ from, to, acts, isForward: to.rank > from.rank }];
  });
}
