import { graphlib, layout as arrange } from '@dagrejs/dagre';
import type { ChartModel, ChartResult, ChartStep } from './model.ts';

/** Names of the two round marks: no step is called so. */
export const START = '$start';
export const END = '$end';

const STEP = { width: 192, height: 56 } as const;
/** A step that says why it was skipped. */
const WITH_REASON = { width: 192, height: 74 } as const;
const ROUND = { width: 56, height: 24 } as const;

export type Point = { readonly x: number; readonly y: number };
/** x and y: of the upper left corner. */
export type Box = Point & { readonly width: number; readonly height: number };
export type Line = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly results: readonly ChartResult[];
  readonly label: string;
  readonly points: readonly Point[];
  readonly labelAt: Point;
  /** Leads to a step above, or to itself. */
  readonly isBack: boolean;
};
export type Layout = {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
};

/** What of a procedure decides where everything stands. */
export type Shape = {
  readonly start: string;
  readonly steps: readonly Pick<ChartStep, 'key' | 'state' | 'results'>[];
};

/** As one text: it is the same as long as nothing has to move, whatever else is being written. */
export const shapeOf = ({ start, steps }: ChartModel): string =>
  JSON.stringify({ start, steps: steps.map(({ key, state, results }) => ({ key, state, results })) } satisfies Shape);

type Way = Pick<Line, 'id' | 'from' | 'to' | 'results' | 'label'>;
type Say = (words: { readonly zh: string; readonly en: string }) => string;
const MAX_LABEL = 150;
const LABEL_HEIGHT = 18;

/** How wide a label is drawn, about: Chinese signs are twice as wide as others. */
export const labelWidth = (label: string): number =>
  Math.min(
    MAX_LABEL,
    Array.from(label).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 6.4), 14),
  );

/** Ways between the same two steps are one line with all their labels; apart: one for each result, to be taken hold of. */
function waysOf({ start, steps }: Shape, say: Say, isApart: boolean): Way[] {
  const known = new Set(steps.map(({ key }) => key));
  const ways = new Map<string, Way>();
  const put = (from: string, to: string | null, result: ChartResult): void => {
    const target = to ?? END;
    const id = isApart ? `${from}>${target}>${result.key}` : `${from}>${target}`;
    const before = ways.get(id);
    const label = result.label ? say(result.label) : '';
    ways.set(id, {
      id,
      from,
      to: target,
      results: [...(before?.results ?? []), result],
      label: [before?.label ?? '', label].filter((text) => text !== '').join(' / '),
    });
  };
  for (const { key, results } of steps)
    for (const result of results)
      if (result.to !== undefined && (result.to === null || known.has(result.to))) put(key, result.to, result);
  const begin = { id: START, from: START, to: start, results: [], label: '' };
  return [...(known.has(start) ? [begin] : []), ...ways.values()];
}

const sizeOf = ({ state }: Pick<ChartStep, 'state'>) => (state === 'skipped' ? WITH_REASON : STEP);

/** Where everything stands: layers from top to bottom, few crossings. Pure. */
export function layoutOf(model: Shape, say: Say, isApart = false): Layout {
  const graph = new graphlib.Graph({ multigraph: true })
    .setGraph({ rankdir: 'TB', nodesep: 24, ranksep: 34, edgesep: 20, marginx: 16, marginy: 16 })
    .setDefaultEdgeLabel(() => ({}));
  const ways = waysOf(model, say, isApart);
  if (ways.some(({ from }) => from === START)) graph.setNode(START, { ...ROUND });
  for (const step of model.steps) graph.setNode(step.key, { ...sizeOf(step) });
  graph.setNode(END, { ...ROUND });
  for (const way of ways) {
    const label = way.label === '' ? {} : { width: labelWidth(way.label), height: LABEL_HEIGHT, labelpos: 'c' };
    graph.setEdge(way.from, way.to, label, way.id);
  }
  arrange(graph);
  return drawn(graph, ways);
}

const OUT = 26;
const RISE = 12;

/** A way that leads back to its own step: out at its side and in again, its label beside it. */
function aside({ x, y, width, height }: Box, label: string): Pick<Line, 'points' | 'labelAt'> {
  const [right, middle] = [x + width, y + height / 2];
  const [out, above, below] = [right + OUT, middle - RISE, middle + RISE];
  const points = [
    { x: right, y: above },
    { x: out, y: above },
    { x: out, y: below },
    { x: right, y: below },
  ];
  return { points, labelAt: { x: out + labelWidth(label) / 2, y: middle } };
}

function drawn(graph: graphlib.Graph, ways: readonly Way[]): Layout {
  const boxes = new Map(
    graph.nodes().map((key) => {
      const { x, y, width, height } = graph.node(key) as Box;
      return [key, { x: x - width / 2, y: y - height / 2, width, height }] as const;
    }),
  );
  const lines = ways.map((way): Line => {
    const box = boxes.get(way.from);
    if (way.from === way.to && box) return { ...way, ...aside(box, way.label), isBack: true };
    const { points, x, y } = graph.edge(way.from, way.to, way.id) as { points: Point[]; x?: number; y?: number };
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
    const isBack = (boxes.get(way.from)?.y ?? 0) >= (boxes.get(way.to)?.y ?? 0);
    return { ...way, points, labelAt: { x: x ?? middle.x, y: y ?? middle.y }, isBack };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { boxes, lines, width, height };
}
