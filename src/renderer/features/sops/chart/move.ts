import { END, START, type Box, type Layout, type Line } from './layout.ts';

export type Arrow = 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight';
const ARROWS: readonly string[] = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'] satisfies Arrow[];
export const isArrow = (key: string): key is Arrow => ARROWS.includes(key);

const middle = ({ x, width }: Box): number => x + width / 2;
const isTaken = ({ results }: Line): number =>
  results.some(({ path }) => path === 'done' || path === 'skipped') ? 0 : 1;

/** The way that was gone first; otherwise as the step lists them. */
const along = (lines: readonly Line[], end: (line: Line) => string): string | undefined =>
  lines
    .toSorted((a, b) => isTaken(a) - isTaken(b))
    .map(end)
    .find((key) => key !== START && key !== END);

/** The nearest step at this side, those of the same layer first. */
function beside({ boxes }: Layout, from: string, side: 1 | -1): string | undefined {
  const here = boxes.get(from);
  if (!here) return undefined;
  const away = (box: Box): number => Math.abs(box.y - here.y) * 4 + Math.abs(middle(box) - middle(here));
  return [...boxes]
    .filter(([key, box]) => key !== START && key !== END && (middle(box) - middle(here)) * side > 8)
    .toSorted(([, a], [, b]) => away(a) - away(b))[0]?.[0];
}

/** Which step an arrow leads to: down and up along the ways, left and right to what stands beside. Undefined: none. */
export function stepTowards(layout: Layout, from: string, arrow: Arrow): string | undefined {
  const other = layout.lines.filter((line) => line.from !== line.to);
  switch (arrow) {
    case 'ArrowDown':
      return along(
        other.filter((line) => line.from === from),
        ({ to }) => to,
      );
    case 'ArrowUp':
      return along(
        other.filter((line) => line.to === from && !line.isBack),
        (line) => line.from,
      );
    case 'ArrowLeft':
      return beside(layout, from, -1);
    case 'ArrowRight':
      return beside(layout, from, 1);
    default:
      return arrow satisfies never;
  }
}
