import { erlangC } from '#shared/domain/cover/index.ts';
import { DEFAULT_LOAD } from '#shared/domain/load/index.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { BUSIEST } from './curve.ts';
import { CALL_MS } from './handling.ts';

/** Of a team, those who take calls at its busiest hour: some rest, some eat, some have their hands full of chats. */
const SERVING = 0.75;
/** Chats beside calls. */
const CHATS = 0.3;
const STEPS = 40;

/** The service level at the busiest moment, with so many calls an hour there. */
function levelAt(perHour: number, agents: number): number {
  const { withinMs } = DEFAULT_LOAD.serviceLevel;
  return erlangC({ arrivals: perHour, intervalMs: HOUR, ahtMs: CALL_MS, agents, withinMs }).serviceLevel;
}

/** As many calls an hour as so many people take at the promised service level (Erlang C), found by halves. */
function mostCalls(agents: number): number {
  let [low, high] = [0, (agents * HOUR) / CALL_MS];
  for (let i = 0; i < STEPS; i += 1) {
    const middle = (low + high) / 2;
    if (levelAt(middle, agents) >= DEFAULT_LOAD.serviceLevel.share) low = middle;
    else high = middle;
  }
  return low;
}

/** What comes an hour on average, so that the busiest hour is just about what the team can take. */
export function volumeFor(agents: number, demand: number): { phone: number; chat: number } {
  const phone = (mostCalls(Math.max(1, Math.floor(agents * SERVING))) / BUSIEST) * demand;
  return { phone, chat: phone * CHATS };
}
