import type { AnyStateMachine } from 'xstate';
import { currentVersion, machineOf } from '../../law/procedure/procedure.ts';
import type { ProcessKind } from '../../law/procedure/names.ts';
import type { TransitionMeta } from '../../law/procedure/transition-meta.ts';
import { provisionRef } from '../problems.ts';

type Node = AnyStateMachine['root'];

/** The procedure as the machine runs it: its states and the acts that lead from one to another. */
export function diagramOf(process: ProcessKind) {
  const version = currentVersion[process];
  const nodes = nodesUnder(machineOf(process, version).root);
  return {
    version,
    states: nodes.map((node) => ({
      id: node.id,
      name: node.key,
      parent: node.parent?.id ?? null,
      parallel: node.type === 'parallel',
      initial: node.parent?.initial.target.some(({ id }) => id === node.id) === true,
      final: node.type === 'atomic' && node.transitions.size === 0,
    })),
    edges: nodes.flatMap(edgesFrom),
  };
}

const nodesUnder = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node.states as Record<string, Node>).flatMap(nodesUnder),
];

function edgesFrom(node: Node) {
  return [...node.transitions.entries()].flatMap(([act, transitions]) =>
    transitions.flatMap((transition) => {
      const meta = transition.meta as TransitionMeta | undefined;
      // An act that changes no state (催办) is no way through the procedure.
      return (transition.target ?? []).map((target) => ({
        from: node.id,
        to: target.id,
        act,
        roles: [...(meta?.roles ?? [])],
        provision: meta === undefined ? null : provisionRef(meta.provision),
      }));
    }),
  );
}
