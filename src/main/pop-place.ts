import type { Bounds } from './bounds.ts';

/** How far the pop stands from the upper right corner of its screen. */
export type PopPlace = { readonly right: number; readonly top: number };
type Size = { readonly width: number; readonly height: number };

export const POP_SIZE: Size = { width: 380, height: 440 };
const FIRST: PopPlace = { right: 16, top: 16 };

const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));

/** Where the pop goes on a screen: the kept place, moved as far as it takes to be seen whole. */
export function popBounds(area: Bounds, place: PopPlace = FIRST, size: Size = POP_SIZE): Bounds {
  const x = area.x + area.width - size.width - place.right;
  const y = area.y + place.top;
  return {
    ...size,
    x: between(area.x, x, Math.max(area.x, area.x + area.width - size.width)),
    y: between(area.y, y, Math.max(area.y, area.y + area.height - size.height)),
  };
}

/** Kept by the corner and not by the screen: on another, larger or smaller one it stands at the same corner. */
export const popPlace = (area: Bounds, bounds: Bounds): PopPlace => ({
  right: area.x + area.width - bounds.width - bounds.x,
  top: bounds.y - area.y,
});
