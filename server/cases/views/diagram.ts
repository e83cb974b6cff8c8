import { diagramOf as machineDiagram } from '../../../law/process/diagram.ts';
import type { ProcessKind } from '../../../law/process/names.ts';
import { provisionRef } from '../../request/problems.ts';

/** The procedure as the machine runs it: its states and the acts that lead from one to another. */
export function diagramOf(process: ProcessKind) {
  const { version, states, edges } = machineDiagram(process);
  return {
    version,
    states: states.map((state) => ({ ...state })),
    edges: edges.map(({ roles, provision, ...edge }) => ({
      ...edge,
      roles: [...roles],
      provision: provision === null ? null : provisionRef(provision),
    })),
  };
}
