import { HOUR, MINUTE, SECOND } from '#shared/kernel/units.ts';
import { BUSIEST, busyness } from './curve.ts';
import type { Arrival, DayAsked, TeamDay } from './day.ts';
import { drawFor } from './draw.ts';
import { handlingOf } from './handling.ts';
import { peopleOf } from './people.ts';
import { volumeFor } from './volume.ts';

/** Mean patience: people hang up a telephone sooner than they leave a chat. */
const PATIENCE_MS = { phone: 3 * MINUTE, chat: 5 * MINUTE } as const;
const LEAST_PATIENCE_MS = 5 * SECOND;
/** Of those who call, so many have called before. */
const CUSTOMERS = 0.7;
const CALLERS = ['女士', '先生'] as const;
const FAMILIES = ['周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨'];

/** When contacts of one kind come: a Poisson process that follows the curve (thinning: Lewis and Shedler, 1979). */
export function momentsOf(seed: number, channel: Arrival['channel'], perHour: number, lengthMs: number): number[] {
  const draw = drawFor(seed, `moments ${channel}`);
  const moments: number[] = [];
  if (perHour <= 0) return moments;
  const meanMs = HOUR / (perHour * BUSIEST);
  for (let at = draw.exponential(meanMs); at < lengthMs; at += draw.exponential(meanMs)) {
    if (draw.chance(busyness(at / lengthMs) / BUSIEST)) moments.push(Math.round(at));
  }
  return moments;
}

function customerOf(seed: number, n: number): Arrival['customer'] {
  const draw = drawFor(seed, `customer ${n}`);
  const digits = String(Math.floor(draw.between(0, 1e6))).padStart(6, '0');
  return { name: draw.pick(FAMILIES) + draw.pick(CALLERS), phone: `13800${digits}` };
}

function arrivalOf(seed: number, n: number, customers: number, [atMs, channel]: Coming): Arrival {
  const draw = drawFor(seed, `contact ${n}`);
  const queue = draw.unit();
  const customer = customerOf(seed, Math.floor(draw.unit() * customers));
  const patienceMs = Math.round(LEAST_PATIENCE_MS + draw.exponential(PATIENCE_MS[channel]));
  return { n, atMs, channel, queue, customer, patienceMs, ...handlingOf(draw, channel) };
}

type Coming = readonly [atMs: number, channel: Arrival['channel']];

/** A whole day of a team: the same seed, the same day. */
export function planDay({ seed, agents, hours, demand = 1 }: DayAsked): TeamDay {
  const lengthMs = Math.round(hours * HOUR);
  const perHour = volumeFor(agents, demand);
  const coming = (['phone', 'chat'] as const)
    .flatMap((channel) => momentsOf(seed, channel, perHour[channel], lengthMs).map((at): Coming => [at, channel]))
    .toSorted(([a], [b]) => a - b);
  const customers = Math.max(1, Math.ceil(coming.length * CUSTOMERS));
  return {
    seed,
    lengthMs,
    perHour,
    arrivals: coming.map((one, n) => arrivalOf(seed, n, customers, one)),
    people: peopleOf(seed, agents, lengthMs),
  };
}
