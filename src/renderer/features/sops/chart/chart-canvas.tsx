import '@xyflow/react/dist/base.css';
import { useReducedMotion } from '@mantine/hooks';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { ReactFlow, ReactFlowProvider, useReactFlow, type Edge, type Node } from '@xyflow/react';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../../ui/index.ts';
import { ChartContext } from './chart-context.ts';
import css from './chart.module.css';
import { END, layoutOf, shapeOf, START, type Box, type Layout, type Shape } from './layout.ts';
import type { ChartModel, ChartStep } from './model.ts';
import { isArrow, stepTowards } from './move.ts';
import { RoundNode, StepNode, type StepData } from './step-node.tsx';
import { useStepWords } from './use-step-words.ts';
import { Arrows, WayEdge, type WayData } from './way-edge.tsx';

export type Connect = (step: string, result: string, to: string | null) => void;
export type CanvasProps = {
  readonly model: ChartModel;
  readonly selected: string | null;
  readonly onSelect: (step: string) => void;
  /** Present: results can be dragged to steps. */
  readonly onConnect?: Connect;
};

const NODE_TYPES = { step: StepNode, round: RoundNode };
const EDGE_TYPES = { way: WayEdge };
/** Smaller than this nobody reads it: then it begins at the top, and is panned. */
const READABLE = 0.55;
const MOTION_MS = 120;
const PAD = 12;

/** Results from left to right as the steps stand they lead to, so that their ways do not cross at once. */
const inOrder = (step: ChartStep, { boxes }: Layout): ChartStep['results'] =>
  step.results.toSorted((a, b) => placeOf(boxes, a.to) - placeOf(boxes, b.to));
const placeOf = (boxes: Layout['boxes'], to: string | null | undefined): number => boxes.get(to ?? END)?.x ?? 0;

function nodesOf(model: ChartModel, layout: Layout): Node[] {
  const { boxes } = layout;
  const round = [START, END].flatMap((id): Node[] => {
    const box = boxes.get(id);
    return box ? [{ id, type: 'round', position: box, width: box.width, height: box.height, data: {} }] : [];
  });
  const steps = model.steps.flatMap((step): Node[] => {
    const box = boxes.get(step.key);
    const data: StepData | undefined = box && { step, box, handles: inOrder(step, layout) };
    return box && data
      ? [{ id: step.key, type: 'step', position: box, width: box.width, height: box.height, data }]
      : [];
  });
  return [...round, ...steps];
}

const edgesOf = ({ lines }: Layout, isApart: boolean): Edge[] =>
  lines.map((line) => {
    const data: WayData = { line };
    const [result] = line.results;
    const handle = isApart && result ? { sourceHandle: result.key } : {};
    return { id: line.id, type: 'way', source: line.from, target: line.to, ...handle, data };
  });

export function ChartCanvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ model, selected, onSelect, onConnect }: CanvasProps) {
  const words = useStepWords(model);
  const { t, local } = words;
  const frame = useRef<HTMLDivElement>(null);
  const isApart = onConnect !== undefined;
  // Arranging takes long; titles and explanations are typed letter by letter, and move nothing.
  const shape = shapeOf(model);
  const layout = useMemo(() => layoutOf(JSON.parse(shape) as Shape, local, isApart), [shape, local, isApart]);
  const nodes = useMemo(() => nodesOf(model, layout), [model, layout]);
  const edges = useMemo(() => edgesOf(layout, isApart), [layout, isApart]);
  const [stood, setStood] = useState<string | null>(null);
  const current = model.steps.find(({ state }) => state === 'current')?.key ?? null;
  const stop = [stood, selected, current, model.start, model.steps[0]?.key].find((key) => key && layout.boxes.has(key));
  const view = useView(frame, layout, selected ?? current);
  const chart = useMemo(
    () => ({ words, selected, stop: stop ?? null, isEditable: isApart, onSelect, onStand: setStood }),
    [words, selected, stop, isApart, onSelect],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.dataset['step'] : undefined;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(event.key) && from !== undefined) {
      const to = stepTowards(layout, from, event.key);
      if (to !== undefined) view.stand(to);
    } else if (event.key === '+' || event.key === '=') view.zoom(1.25);
    else if (event.key === '-') view.zoom(0.8);
    else if (event.key === '0') view.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the steps inside have the keyboard; their arrows are read here
    <div ref={frame} className={css['canvas']} onKeyDown={onKeyDown}>
      <ChartContext value={chart}>
        <Arrows />
        <ReactFlow
          aria-label={t('chart.label')}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={false}
          nodesConnectable={isApart}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.2}
          maxZoom={1.6}
          onInit={view.begin}
          onConnect={({ source, sourceHandle, target }) =>
            onConnect?.(source, sourceHandle ?? '', target === END ? null : target)
          }
        />
      </ChartContext>
      <div className={css['tools']}>
        <IconButton icon={IconPlus} label={t('chart.zoomIn')} keys="+" onClick={() => view.zoom(1.25)} />
        <IconButton icon={IconMinus} label={t('chart.zoomOut')} keys="-" onClick={() => view.zoom(0.8)} />
        <IconButton icon={IconMaximize} label={t('chart.fit')} keys="0" onClick={view.fit} />
      </div>
    </div>
  );
}

/** Where a side of the chart begins: in the middle while there is room, otherwise so that the wanted point is near its middle. */
const offset = (room: number, shift: number): number => (room > 0 ? room / 2 : Math.min(0, Math.max(room, shift)));

/** What part of the chart is in sight. */
function useView(frame: { readonly current: HTMLDivElement | null }, layout: Layout, wanted: string | null) {
  const flow = useReactFlow();
  const duration = useReducedMotion() ? 0 : MOTION_MS;
  const size = () => ({ width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 });
  const fitting = (least: number): number => {
    const { width, height } = size();
    return Math.max(least, Math.min(1, (width - PAD) / layout.width, (height - PAD) / layout.height));
  };
  const look = (zoom: number, box: Box | undefined, ms: number): void => {
    const { width, height } = size();
    const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [layout.width / 2, 0];
    const at = {
      x: offset(width - layout.width * zoom, width / 2 - x * zoom),
      y: offset(height - layout.height * zoom, height / 2 - y * zoom),
    };
    void flow.setViewport({ ...at, zoom }, { duration: ms });
  };
  /** Small enough to be whole, but never too small to read; then the wanted step is in the middle. */
  const begin = (): void => look(fitting(READABLE), layout.boxes.get(wanted ?? START), 0);
  const show = (key: string): void => {
    const box = layout.boxes.get(key);
    const { x, y, zoom } = flow.getViewport();
    const { width, height } = size();
    if (!box) return;
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const isInSight = left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
    if (!isInSight) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, duration });
  };
  const stand = (key: string): void => {
    frame.current?.querySelector<HTMLElement>(`[data-step="${key}"]`)?.focus({ preventScroll: true });
    show(key);
  };
  // Chosen elsewhere, in a list or a form, it comes into sight here.
  const follow = useEffectEvent((key: string) => flow.viewportInitialized && show(key));
  useEffect(() => {
    if (wanted !== null) follow(wanted);
  }, [wanted]);
  return {
    begin,
    stand,
    fit: () => look(fitting(0.2), undefined, duration),
    zoom: (by: number) => void flow.zoomTo(flow.getZoom() * by, { duration }),
  };
}
