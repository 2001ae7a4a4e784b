import type { StepKind } from '#shared/domain/sop/kinds.ts';
import type { Point } from './layout.ts';

const rounded = (w: number, h: number, r: number): string =>
  `M${r},1H${w - r}Q${w - 1},1 ${w - 1},${r}V${h - r}Q${w - 1},${h - 1} ${w - r},${h - 1}H${r}Q1,${h - 1} 1,${h - r}V${r}Q1,1 ${r},1Z`;

/** The outline of a step: each kind has its own, as flow charts have had them since paper. */
export function outline(kind: StepKind, w: number, h: number): string {
  switch (kind) {
    case 'info':
      return rounded(w, h, h / 2);
    case 'choice':
      return `M14,1H${w - 14}L${w - 1},${h / 2}L${w - 14},${h - 1}H14L1,${h / 2}Z`;
    case 'form':
      return `M1,10L${w - 1},1V${h - 1}H1Z`;
    case 'confirm':
    case 'action':
      return rounded(w, h, 5);
    default:
      return kind satisfies never;
  }
}

/** The second line inside the outline: what happens by itself has double sides. */
export const inner = (kind: StepKind, w: number, h: number): string | null =>
  kind === 'action' ? `M7,1V${h - 1}M${w - 7},1V${h - 1}` : null;

const CORNER = 10;
const towards = (from: Point, to: Point, by: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(0.5, by / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

/** From one layer to the next a way leaves and arrives upright. */
export function flowThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = rest.map((to, i) => {
    const from = points[i] ?? to;
    const half = (from.y + to.y) / 2;
    return `C${from.x},${half} ${to.x},${half} ${to.x},${to.y}`;
  });
  return `M${first.x},${first.y}${parts.join('')}`;
}

/** A line through the points with soft corners. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = rest.map((point, i) => {
    const next = rest[i + 1];
    if (!next) return `L${point.x},${point.y}`;
    const before = towards(point, points[i] ?? point, CORNER);
    const after = towards(point, next, CORNER);
    return `L${before.x},${before.y}Q${point.x},${point.y} ${after.x},${after.y}`;
  });
  return `M${first.x},${first.y}${parts.join('')}`;
}
