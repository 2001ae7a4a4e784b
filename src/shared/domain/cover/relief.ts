import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import { checkAmount, checkMs } from './amounts.ts';
import { checkAims, levelOf, partsOf, piecesOf, unservedOf } from './pieces.ts';
import type { Demand, Piece, Staffed } from './pieces.ts';

/** Breaks begin when the clock shows a multiple of this; every zone of the world is a multiple of it from UTC. */
export const GRID_MS = 5 * MINUTE;
/** How far ahead a better time is looked for. */
export const HORIZON_MS = 2 * HOUR;
const MOST_TIMES = 3;
const MOST_HORIZON_MS = 7 * DAY;

/**
 * Demand and staff as far as they are known, what was promised (`target`, 0 to 1, of contacts answered within `withinMs`), and how long the
 * rest is to be.
 */
export type ReliefAsked = {
  readonly demand: readonly Demand[];
  readonly staffed: readonly Staffed[];
  readonly withinMs: number;
  readonly target: number;
  readonly restMs: number;
  /** ms UTC. */
  readonly now: number;
  readonly horizonMs?: number;
};

/** What becomes of the contacts that arrive while one person rests. Levels and shares are 0 to 1. */
export type Relief = {
  readonly startAt: number;
  readonly levelWith: number;
  readonly levelWithout: number;
  /** By how much the level is lower without them. */
  readonly loss: number;
  /** Of their work, the share nobody can take up: above 0 the queue grows, even where the level is 0 already and `loss` cannot tell. */
  readonly unserved: number;
  /** Without them the target is still reached. */
  readonly holds: boolean;
  /** The target is missed already with them: a rest is not what breaks it, and makes it worse by `loss` and `unserved`. */
  readonly isMissed: boolean;
};

/** `now` is null where demand or staff is not known for the whole of the rest. */
export type ReliefAnswer = { readonly now: Relief | null; readonly betterTimes: readonly Relief[] };

function reliefAt(pieces: readonly Piece[], startAt: number, restMs: number, target: number): Relief | null {
  const parts = partsOf(pieces, { fromAt: startAt, toAt: startAt + restMs });
  if (!parts) return null;
  const levelWith = levelOf(parts);
  const levelWithout = Math.min(levelWith, levelOf(parts.map((part) => ({ ...part, away: 1 }))));
  return {
    startAt,
    levelWith,
    levelWithout,
    loss: levelWith - levelWithout,
    unserved: parts.reduce((sum, part) => sum + part.ms * unservedOf(part), 0) / restMs,
    holds: levelWithout >= target,
    isMissed: levelWith < target,
  };
}

/** Moments of the grid from `fromAt` to `toAt`, both included. */
export function gridOf(fromAt: number, toAt: number): number[] {
  const first = Math.ceil(fromAt / GRID_MS) * GRID_MS;
  return Array.from({ length: Math.max(0, Math.floor((toAt - first) / GRID_MS) + 1) }, (_, i) => first + i * GRID_MS);
}

function best(times: readonly Relief[]): Relief[] {
  const holding = times.filter(({ holds }) => holds);
  if (holding.length > 0) return holding.slice(0, MOST_TIMES);
  // Rounded, so that of equal times the sooner comes first, and not the one on whose side the last binary digit is.
  const cost = ({ loss, unserved }: Relief): number => Math.round((loss + unserved) * 1e6);
  return times.toSorted((a, b) => cost(a) - cost(b) || a.startAt - b.startAt).slice(0, MOST_TIMES);
}

/**
 * Whether one person may rest now, and when it would be better: the next at most three times at which the target is reached without them,
 * soonest first; where there is none, those at which a rest costs least (`loss` and `unserved` together), cheapest first. Times of which
 * demand or staff is not known are not named. The level is that of the whole rest, each contact counting once.
 * @throws RangeError for amounts below zero or not finite, moments and lengths that are no whole ms, slots that overlap or are empty, a
 * target that is no share, a horizon above a week.
 */
export function checkRelief(asked: ReliefAsked): ReliefAnswer {
  const { demand, staffed, withinMs, target, restMs, now, horizonMs = HORIZON_MS } = asked;
  checkAims(restMs, target);
  checkMs('now', now);
  checkAmount('horizonMs', horizonMs, 0, MOST_HORIZON_MS);
  const pieces = piecesOf(demand, staffed, { withinMs });
  const times = gridOf(now + 1, now + horizonMs).flatMap((at) => reliefAt(pieces, at, restMs, target) ?? []);
  return { now: reliefAt(pieces, now, restMs, target), betterTimes: best(times) };
}
