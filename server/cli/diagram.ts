import { diagramOf, type Diagram, type DiagramEdge, type DiagramState } from '../../law/process/diagram.ts';
import { endedStates, processKinds } from '../../law/process/names.ts';
import { cite } from '../../law/statutes.ts';
import { actLabels, nodeLabel } from '../../law/words.ts';

/**
 * The picture of the procedure in Mermaid, drawn from the machines that run: the way of the file, what happens inside
 * the review and after the decision, what the party is owed, and what becomes of the publication. Every chart is flat:
 * Mermaid draws no arrow out of one of two parallel regions.
 */
export function procedureMermaid(): string {
  const charts = processKinds
    .map(diagramOf)
    .flatMap((diagram) => framesOf(diagram).map((frame) => chart(diagram, frame)));
  return charts.map((lines) => ['```mermaid', ...lines, '```'].join('\n')).join('\n\n');
}

/** One chart: the states it shows. What lies inside a shown state is drawn as that state. */
type Frame = readonly DiagramState[];

function framesOf({ states }: Diagram): readonly Frame[] {
  const childrenOf = (parent: DiagramState): Frame => states.filter((state) => state.parent === parent.id);
  const regions = states.filter(({ parallel }) => parallel).map((state) => childrenOf(state));
  const [ofRoot = [], ...inner] = regions.map((together) => together.map(childrenOf));
  const root = states.filter(({ parent, parallel }) => parent === null && !parallel);
  return [...ofRoot, ...inner.map((together) => together.flat()), ...root.map(childrenOf)];
}

function chart(diagram: Diagram, frame: Frame): readonly string[] {
  const ways = waysIn(diagram, frame);
  const outside = diagram.states.filter(
    ({ id }) => !frame.some((state) => state.id === id) && ways.some(({ to }) => to === id),
  );
  return [
    'stateDiagram-v2',
    ...[...frame, ...outside].map(({ id }) => `  state "${nodeLabel(id)}" as ${nameOf(id)}`),
    ...frame.filter(({ initial }) => initial).map(({ id }) => `  [*] --> ${nameOf(id)}`),
    ...arrows(ways),
    ...frame.filter(({ name }) => endedStates.some((over) => over === name)).map(({ id }) => `  ${nameOf(id)} --> [*]`),
  ];
}

/** The acts that leave a state of the frame, or something inside it. */
function waysIn({ edges }: Diagram, frame: Frame): readonly DiagramEdge[] {
  const shown = (id: string): string =>
    frame.find((state) => id === state.id || id.startsWith(`${state.id}.`))?.id ?? id;
  return edges
    .map((edge) => ({ ...edge, from: shown(edge.from), to: shown(edge.to) }))
    .filter(({ from, to }) => from !== to && frame.some(({ id }) => id === from));
}

/** One arrow from state to state, with every act that takes it. */
function arrows(ways: readonly DiagramEdge[]): readonly string[] {
  const acts = new Map<string, string[]>();
  for (const way of ways) {
    const arrow = `${nameOf(way.from)} --> ${nameOf(way.to)}`;
    acts.set(arrow, [...(acts.get(arrow) ?? []), actLine(way)]);
  }
  return [...acts].map(([arrow, lines]) => `  ${arrow} : ${[...new Set(lines)].join('／')}`);
}

function actLine({ act, provision }: DiagramEdge): string {
  const isLocal = provision === null || provision === 'PROFILE';
  return isLocal ? actLabels[act] : `${actLabels[act]}（${cite(provision)}）`;
}

/** The last part of an id alone would be ambiguous; a dot Mermaid takes for something else. */
const nameOf = (id: string): string => id.split('.').slice(-2).join('_');
