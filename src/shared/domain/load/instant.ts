import type { Channel } from '../channel.ts';
import { isInterruptible, type Capacity } from './capacity.ts';

/** A contact in somebody's hands. */
export type Held = {
  readonly channel: Channel;
  /** Waits for somebody else, and takes nothing. */
  readonly isPaused: boolean;
  /** When it woke from a pause, ms UTC; null: it never slept. */
  readonly wokeAt: number | null;
};

/** Of `capacity.total`. `waking`: how many have woken and wait for room; `reserved`: what they will take. */
export type InstantLoad = {
  readonly load: number;
  readonly interruptible: number;
  readonly waking: number;
  readonly reserved: number;
};

const EMPTY: InstantLoad = { load: 0, interruptible: 0, waking: 0, reserved: 0 };

/** Whoever has less strength than one contact takes can still do one at a time: in an empty hand there is room for one of anything. */
const fits = (taken: number, cost: number, { total }: Capacity): boolean => taken === 0 || taken + cost <= total;

function withOne(sum: InstantLoad, { channel, wokeAt }: Held, capacity: Capacity): InstantLoad {
  const cost = capacity.costs[channel];
  if (isInterruptible(capacity, channel)) return { ...sum, interruptible: sum.interruptible + cost };
  // What woke later does not slip past: what is large would wait for ever.
  if (wokeAt !== null && (sum.waking > 0 || !fits(sum.load, cost, capacity)))
    return { ...sum, waking: sum.waking + 1, reserved: sum.reserved + cost };
  return { ...sum, load: sum.load + cost };
}

/**
 * What somebody's contacts take of them now. Invariants:
 * 1. What is paused takes nothing.
 * 2. What wakes never pushes anybody over their capacity: it waits (`waking`) until there is room or nothing else is in hand, those that
 *    woke first before those that woke later. What was taken by hand counts in full, also beyond the capacity: it is so.
 * 3. Interruptible work is summed apart.
 * 4. In which order they are listed does not matter; of those that woke at one moment, what takes least goes first.
 */
export function instantLoad(held: readonly Held[], capacity: Capacity): InstantLoad {
  const awake = held.filter(({ isPaused }) => !isPaused);
  const costOf = ({ channel }: Held): number => capacity.costs[channel];
  const inOrder = awake.toSorted((a, b) => (a.wokeAt ?? 0) - (b.wokeAt ?? 0) || costOf(a) - costOf(b));
  return inOrder.reduce((sum, one) => withOne(sum, one, capacity), EMPTY);
}

/** What is in somebody's hands, worked out once for whatever is asked of it. */
export type Hand = { readonly sum: InstantLoad; readonly counts: Readonly<Partial<Record<Channel, number>>> };

export function handOf(held: readonly Held[], capacity: Capacity): Hand {
  const counts: Partial<Record<Channel, number>> = {};
  for (const { channel, isPaused } of held) if (!isPaused) counts[channel] = (counts[channel] ?? 0) + 1;
  return { sum: instantLoad(held, capacity), counts };
}

/** What is taken as seen by one more of this channel: what may be put down counts only beside its like. */
export const takenFor = ({ sum }: Hand, channel: Channel, capacity: Capacity): number =>
  sum.load + sum.reserved + (isInterruptible(capacity, channel) ? sum.interruptible : 0);

/**
 * Whether one more of this channel fits beside them. What wakes goes before anything new. Nothing goes beyond the capacity but a single
 * contact that alone takes more than all of it, in an empty hand.
 */
export function hasRoomBeside(hand: Hand, channel: Channel, capacity: Capacity): boolean {
  if ((hand.counts[channel] ?? 0) >= (capacity.most[channel] ?? Number.POSITIVE_INFINITY)) return false;
  return fits(takenFor(hand, channel, capacity), capacity.costs[channel], capacity);
}

export const hasRoom = (held: readonly Held[], channel: Channel, capacity: Capacity): boolean =>
  hasRoomBeside(handOf(held, capacity), channel, capacity);
