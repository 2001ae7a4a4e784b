import { HOUR, MINUTE } from '../../kernel/units.ts';
import type { SpanKind } from './names.ts';

/** `toAt` is not part of it; both ms UTC. */
export type Stretch = { readonly kind: SpanKind; readonly fromAt: number; readonly toAt: number };

const BUSY: readonly SpanKind[] = ['talk', 'hold', 'acw'];
/** Outside the sum: whoever rests or is not there is neither busy nor idle. */
const OUTSIDE: readonly SpanKind[] = ['away', 'break', 'offline'];

export const OCCUPANCY_WINDOW_MS = HOUR;
/** A share of less than this says nothing. */
export const MIN_BASE_MS = 10 * MINUTE;

/** `baseMs`: of the window, what counts. `share`: busy of it, 0 … 1; null: it rests on too little. */
export type Occupancy = { readonly busyMs: number; readonly baseMs: number; readonly share: number | null };

const within = ({ fromAt, toAt }: Stretch, from: number, to: number): number =>
  Math.max(0, Math.min(toAt, to) - Math.max(fromAt, from));

/**
 * (talk + hold + ACW) ÷ (talk + hold + ACW + available) over the window that ends at `now`; breaks, absence and times without a desk are
 * in neither. Stretches do not overlap.
 */
export function occupancyOf(stretches: readonly Stretch[], now: number, windowMs = OCCUPANCY_WINDOW_MS): Occupancy {
  const sum = (counts: (kind: SpanKind) => boolean): number =>
    stretches.reduce((ms, one) => (counts(one.kind) ? ms + within(one, now - windowMs, now) : ms), 0);
  const busyMs = sum((kind) => BUSY.includes(kind));
  const baseMs = sum((kind) => !OUTSIDE.includes(kind));
  return { busyMs, baseMs, share: baseMs === 0 || baseMs < Math.min(MIN_BASE_MS, windowMs) ? null : busyMs / baseMs };
}
