import type { AnyStateMachine } from 'xstate';
import type { CaseRole } from '../people/roles.ts';
import type { Provision } from '../statutes.ts';
import type { ActType } from '../acts.ts';
import type { ProcessKind } from './names.ts';
import { currentVersion, versionOf } from '../process.ts';
import type { Transition } from './transition.ts';

export interface DiagramState {
  /** `case.matter.underReview`. */
  readonly id: string;
  /** Its last part: the key of its label. */
  readonly name: string;
  readonly parent: string | null;
  readonly parallel: boolean;
  readonly initial: boolean;
  readonly final: boolean;
}

export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly act: ActType;
  readonly roles: readonly CaseRole[];
  /** Null where the change only follows what the act does elsewhere in the case. */
  readonly provision: Provision | null;
}

export interface Diagram {
  readonly version: string;
  readonly states: readonly DiagramState[];
  readonly edges: readonly DiagramEdge[];
}

type Node = AnyStateMachine['root'];

/**
 * The procedure as the machine runs it: its states, and the acts that lead from one to another. What changes no state
 * (催办) is no way through the procedure.
 *
 * @law GBF118
 */
export function diagramOf(process: ProcessKind): Diagram {
  const version = currentVersion(process);
  const nodes = nodesUnder(versionOf({ kind: process, version }).machine.root);
  return { version, states: nodes.map(stateOf), edges: nodes.flatMap(edgesFrom) };
}

const nodesUnder = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node.states as Record<string, Node>).flatMap(nodesUnder),
];

const stateOf = (node: Node): DiagramState => ({
  id: node.id,
  name: node.key,
  parent: node.parent?.id ?? null,
  parallel: node.type === 'parallel',
  initial: node.parent?.initial.target.some(({ id }) => id === node.id) === true,
  final: node.type === 'atomic' && node.transitions.size === 0,
});

const edgesFrom = (node: Node): readonly DiagramEdge[] =>
  [...node.transitions].flatMap(([act, transitions]) =>
    transitions.flatMap(({ target, meta }) => edgesTo(node, target ?? [], act as ActType, meta as Meta)),
  );

type Meta = Transition | undefined;

const edgesTo = (
  from: Node,
  targets: readonly { readonly id: string }[],
  act: ActType,
  meta: Meta,
): readonly DiagramEdge[] =>
  targets.map(({ id }) => ({
    from: from.id,
    to: id,
    act,
    roles: meta?.roles ?? [],
    provision: meta?.provision ?? null,
  }));
