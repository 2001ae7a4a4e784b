import type { Heard } from '#shared/domain/load/hard.ts';
import { MINUTE, SECOND } from '#shared/kernel/units.ts';
import type { Handling, Hold } from './day.ts';
import type { Draw } from './draw.ts';
import { linesFor } from './lines.ts';

/** Means; talk and wrap-up together are the usual 5 to 6 minutes of a service call. */
const TALK_MS = 4.5 * MINUTE;
const ACW_MS = 45 * SECOND;
const CHAT_MS = 9 * MINUTE;
/** From the answer to the end of the wrap-up, on average. */
export const CALL_MS = TALK_MS + ACW_MS;
const SPREAD = 0.6;
const [LEAST_TALK_MS, MOST_TALK_MS] = [30 * SECOND, 40 * MINUTE];
const [LEAST_ACW_MS, MOST_ACW_MS] = [5 * SECOND, 6 * MINUTE];

/** So many contacts are hard for whoever takes them; they last longer. */
export const HARD = 0.08;
const HARD_LONGER = 1.6;
const HELD = 0.25;

const within = (ms: number, least: number, most: number): number => Math.round(Math.min(most, Math.max(least, ms)));

function feelingsOf(draw: Draw, isHard: boolean): Heard[] {
  if (isHard) return [{ emotion: draw.pick(['anger', 'anxiety', 'disappointment'] as const), intensity: 3 }];
  const mood = draw.pick(['neutral', 'neutral', 'confusion', 'disappointment', 'gratitude', 'satisfaction'] as const);
  return [{ emotion: mood, intensity: mood === 'neutral' ? 0 : draw.pick([1, 1, 2] as const) }];
}

/** At most one, in the middle half of the talk. */
function holdsOf(draw: Draw, talkMs: number): Hold[] {
  if (!draw.chance(HELD)) return [];
  const afterMs = Math.round(talkMs * draw.between(0.25, 0.5));
  return [{ afterMs, ms: Math.round(Math.min(draw.exponential(40 * SECOND) + 5 * SECOND, talkMs * 0.25)) }];
}

export function handlingOf(draw: Draw, channel: 'phone' | 'chat'): Handling {
  const isHard = draw.chance(HARD);
  const mean = (channel === 'phone' ? TALK_MS : CHAT_MS) * (isHard ? HARD_LONGER : 1);
  const talkMs = within(draw.logNormal(mean, SPREAD), LEAST_TALK_MS, MOST_TALK_MS);
  return {
    talkMs,
    holds: channel === 'phone' ? holdsOf(draw, talkMs) : [],
    acwMs: within(draw.logNormal(ACW_MS, SPREAD), LEAST_ACW_MS, MOST_ACW_MS),
    endedBy: channel === 'phone' && draw.chance(0.7) ? 'customer' : 'agent',
    feelings: feelingsOf(draw, isHard),
    reason: draw.unit(),
    lines: channel === 'chat' ? linesFor(draw, isHard) : [],
  };
}
