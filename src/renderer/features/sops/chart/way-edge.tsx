import { BaseEdge, EdgeLabelRenderer } from '@xyflow/react';
import css from './chart.module.css';
import type { Line, Point } from './layout.ts';
import type { Mark, PathState } from './model.ts';
import { flowThrough, pathThrough } from './shapes.ts';

export type WayData = { readonly line: Line };
type Props = { sourceX: number; sourceY: number; targetX: number; targetY: number; data?: WayData };

const ORDER: readonly (PathState | Mark)[] = ['done', 'skipped', 'back', 'added', 'removed'];
/** Of several results drawn as one line, what happened to any of them. */
export const lookOf = ({ results }: Line): PathState | Mark | undefined =>
  ORDER.find((look) => results.some(({ path, mark }) => path === look || mark === look));

/** Downwards from the lower edge to the upper one, past what the layout has put between; back up around the side. */
const pathOf = ({ points, isBack }: Line, from: Point, to: Point): string =>
  isBack ? pathThrough(points) : flowThrough([from, ...points.slice(1, -1), to]);

export function WayEdge({ sourceX, sourceY, targetX, targetY, data }: Props) {
  if (!data) return null;
  const { line } = data;
  const look = lookOf(line);
  return (
    <g className={css['way']} data-look={look}>
      <BaseEdge
        path={pathOf(line, { x: sourceX, y: sourceY }, { x: targetX, y: targetY })}
        markerEnd={`url(#sop-arrow-${look ?? 'plain'})`}
        interactionWidth={0}
      />
      {line.label !== '' && (
        <EdgeLabelRenderer>
          <span
            className={css['label']}
            data-look={look}
            title={line.label}
            aria-hidden
            style={{ transform: `translate(-50%, -50%) translate(${line.labelAt.x}px, ${line.labelAt.y}px)` }}
          >
            {line.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}

/** Heads of the ways, in the colours of their lines. */
export function Arrows() {
  return (
    <svg className={css['arrows']} aria-hidden>
      <defs>
        {['plain', ...ORDER].map((look) => (
          <marker
            key={look}
            id={`sop-arrow-${look}`}
            className={css['head']}
            data-look={look}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M1,1L7,4L1,7Z" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
