import type { ReactElement } from 'react';
import { actLabels } from '../../../server/contract/labels.ts';
import { words } from '../../words/words.ts';
import type { ChartEdge, ChartNode, Lane } from './chart.ts';
import { stateName } from './names.ts';

const BOX = { width: 148, height: 34 };
const ROW = 74;
const COLUMN = 176;
const PAD = 22;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface LaneDrawingProps {
  readonly lane: Lane;
  readonly title: string;
  /** The flow of the file itself; the lanes that run beside it stand under one another. */
  readonly isMain: boolean;
  readonly isHere: (name: string) => boolean;
}

/** One lane as a drawing: forward ways solid with their act, ways back dashed. */
export function LaneDrawing({ lane, title, isMain, isHere }: LaneDrawingProps): ReactElement {
  const columns = lane.nodes.map(({ column }) => column);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const width = (right - left) * COLUMN + BOX.width + 2 * PAD + 50;
  const height = Math.max(...lane.nodes.map(({ rank }) => rank)) * ROW + BOX.height + 2 * PAD;
  const at = ({ rank, column }: ChartNode): Point => ({
    x: PAD + 25 + BOX.width / 2 + (column - left) * COLUMN,
    y: PAD + rank * ROW + BOX.height / 2,
  });
  return (
    <figure className={`lane${isMain ? ' main' : ''}`}>
      <figcaption className="title-3">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={title}>
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {lane.edges.map((edge) => (
          <EdgeLine
            key={`${edge.from.state.id} ${edge.to.state.id}`}
            edge={edge}
            from={at(edge.from)}
            to={at(edge.to)}
          />
        ))}
        {lane.nodes.map((node) => (
          <Box key={node.state.id} node={node} center={at(node)} isHere={isHere(node.state.name)} />
        ))}
      </svg>
    </figure>
  );
}

interface BoxProps {
  readonly node: ChartNode;
  readonly center: Point;
  readonly isHere: boolean;
}

const Box = ({ node: { state }, center, isHere }: BoxProps): ReactElement => (
  <g className={`box${isHere ? ' here' : ''}${state.final ? ' final' : ''}`}>
    <rect
      x={center.x - BOX.width / 2}
      y={center.y - BOX.height / 2}
      width={BOX.width}
      height={BOX.height}
      rx={state.final ? 17 : 4}
    />
    <text x={center.x} y={center.y + 4} textAnchor="middle">
      {stateName(state.name)}
    </text>
    {isHere ? <title>{words.case.here}</title> : null}
  </g>
);

interface EdgeLineProps {
  readonly edge: ChartEdge;
  readonly from: Point;
  readonly to: Point;
}

function EdgeLine({ edge, from, to }: EdgeLineProps): ReactElement {
  if (!edge.isForward) return <path className="way back" d={wayBack(from, to)} markerEnd="url(#tip)" />;
  const isNext = edge.to.rank - edge.from.rank === 1;
  const isStraight = from.x === to.x;
  const label = { x: to.x + 6, y: isStraight ? (from.y + to.y) / 2 + 4 : to.y - BOX.height / 2 - 8 };
  return (
    <>
      <path className="way" d={isNext ? wayForward(from, to) : wayAround(from, to)} markerEnd="url(#tip)" />
      {isNext ? (
        <text className="act-name" x={label.x} y={label.y}>
          {words.case.actsInShort(edge.acts.map(actName))}
        </text>
      ) : null}
    </>
  );
}

function wayForward(from: Point, to: Point): string {
  const [start, end] = [from.y + BOX.height / 2, to.y - BOX.height / 2];
  if (from.x === to.x) return `M${from.x} ${start}V${end}`;
  const turn = start + 8;
  return `M${from.x} ${start}V${turn - 4}Q${from.x} ${turn} ${from.x + Math.sign(to.x - from.x) * 6} ${turn}H${to.x - Math.sign(to.x - from.x) * 6}Q${to.x} ${turn} ${to.x} ${turn + 6}V${end}`;
}

/** Past the rows between, in the gap between two columns. */
function wayAround(from: Point, to: Point): string {
  const side = Math.sign(to.x - from.x) || 1;
  const gap = from.x + (side * COLUMN) / 2;
  const [start, turn] = [from.y + BOX.height / 2, to.y - BOX.height / 2 - 26];
  return `M${from.x} ${start}V${start + 12}H${gap}V${turn}H${to.x - side * 20}V${to.y - BOX.height / 2}`;
}

/** Along the outside of the boxes, so that it crosses no name. */
function wayBack(from: Point, to: Point): string {
  const side = from.x < to.x || (from.x === to.x && from.y > to.y) ? -1 : 1;
  const [x1, x2] = [from.x + (side * BOX.width) / 2, to.x + (side * BOX.width) / 2];
  const out = side * (18 + Math.min(46, Math.abs(from.y - to.y) / 12));
  const edge = side < 0 ? Math.min(x1, x2) : Math.max(x1, x2);
  return `M${x1} ${from.y}C${edge + out} ${from.y} ${edge + out} ${to.y} ${x2} ${to.y}`;
}

export const actName = (act: string): string => (act in actLabels ? actLabels[act as keyof typeof actLabels] : act);
