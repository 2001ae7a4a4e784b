import type { PlannedRest } from './queries.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type Axis = { readonly fromAt: number; readonly toAt: number; readonly marks: readonly number[] };

/** From the half hour before the first rest to where the plan ends; marks at whole hours, or half hours where it is short. */
export function axisOf(rests: readonly Pick<PlannedRest, 'at' | 'restMs'>[], hours: number): Axis {
  const first = Math.min(...rests.map(({ at }) => at));
  const last = Math.max(...rests.map(({ at, restMs }) => at + restMs));
  const step = hours <= 2 ? HOUR / 2 : HOUR;
  const fromAt = Math.floor(first / step) * step;
  const toAt = Math.max(fromAt + step, Math.ceil(last / step) * step);
  const marks = Array.from({ length: Math.round((toAt - fromAt) / step) + 1 }, (_, i) => fromAt + i * step);
  return { fromAt, toAt, marks };
}

/** Where a moment lies on it, per cent. */
export const placeOn = ({ fromAt, toAt }: Axis, at: number): number => ((at - fromAt) / (toAt - fromAt)) * 100;
