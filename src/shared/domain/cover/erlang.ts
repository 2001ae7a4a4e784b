import { checkAmount, checkCount } from './amounts.ts';

/**
 * Erlang C: how long contacts wait where they arrive at random, each takes one person, and nobody hangs up (A. K. Erlang, 1917). Since
 * people do hang up, and since it speaks of a queue that has settled, it tends to be too dark for a few minutes of many contacts. It is
 * for what one does one at a time: calls, not chats or letters.
 */

/** More people than any floor has; a bound on the work, which grows with them. */
export const MAX_AGENTS = 100_000;

/**
 * What arrives: so many contacts (expected, so not whole numbers) over an interval, each taking `ahtMs` of one person (average handling
 * time, wrap-up and all).
 */
export type Offered = { readonly arrivals: number; readonly intervalMs: number; readonly ahtMs: number };
/** `withinMs`: an answer within that time counts as in time. */
export type Within = { readonly withinMs: number };

export type Erlang = {
  /** Work that arrives, in erlangs: people it would keep busy all the time. */
  readonly traffic: number;
  /** Of the contacts, those that wait at all (Pw): 0 to 1. */
  readonly waitShare: number;
  /** Of the contacts, those answered in time: 0 to 1. */
  readonly serviceLevel: number;
  /** Mean wait of all contacts (average speed of answer), ms; null: it grows without end. */
  readonly asaMs: number | null;
  /** Of the time people are there, that spent on contacts: 0 to 1. */
  readonly occupancy: number;
};

/** Erlangs. @throws RangeError for an amount below zero or not finite, and an interval of no length. */
export function trafficOf({ arrivals, intervalMs, ahtMs }: Offered): number {
  checkAmount('arrivals', arrivals);
  checkAmount('intervalMs', intervalMs, Number.MIN_VALUE);
  checkAmount('ahtMs', ahtMs);
  const traffic = (arrivals / intervalMs) * ahtMs;
  checkAmount('traffic', traffic);
  return traffic;
}

/**
 * Erlang B for one person more: B(n) = A·B(n − 1) / (n + A·B(n − 1)), B(0) = 1. Every step stays between 0 and 1, so that nothing
 * overflows as factorials do at 171 people.
 */
function blockedBy(agents: number, traffic: number, blocked: number): number {
  const more = traffic * blocked;
  return more / (agents + more);
}

/** `blocked`: Erlang B of so many agents. */
function stateOf(traffic: number, agents: number, blocked: number, ahtMs: number, withinMs: number): Erlang {
  if (traffic === 0) return { traffic, waitShare: 0, serviceLevel: 1, asaMs: 0, occupancy: 0 };
  if (traffic >= agents) return { traffic, waitShare: 1, serviceLevel: 0, asaMs: null, occupancy: 1 };
  const [occupancy, free] = [traffic / agents, agents - traffic];
  const waitShare = blocked / (1 - occupancy + occupancy * blocked);
  const serviceLevel = 1 - waitShare * Math.exp((-free * withinMs) / ahtMs);
  return { traffic, waitShare, serviceLevel, asaMs: (waitShare * ahtMs) / free, occupancy };
}

/**
 * Where as much work arrives as people can do, or more, the queue never settles: level 0, `asaMs` null, occupancy 1. Where nothing arrives
 * nobody waits, even for nobody: level 1, occupancy 0. Both are answers, not faults, for a night and for a team of one on a break.
 * @throws RangeError for an amount below zero or not finite, an interval of no length, and agents in fractions or above `MAX_AGENTS`.
 */
export function erlangC({ agents, withinMs, ...offered }: Offered & Within & { readonly agents: number }): Erlang {
  checkCount('agents', agents, MAX_AGENTS);
  checkAmount('withinMs', withinMs);
  const traffic = trafficOf(offered);
  let blocked = 1;
  for (let n = 1; n <= agents && blocked > 0; n += 1) blocked = blockedBy(n, traffic, blocked);
  return stateOf(traffic, agents, blocked, offered.ahtMs, withinMs);
}

/** The service level with 0, 1, … up to `most` agents, for the work of the last one alone. @throws RangeError as `erlangC`. */
export function levelsUpTo(most: number, { withinMs, ...offered }: Offered & Within): number[] {
  checkCount('agents', most, MAX_AGENTS);
  checkAmount('withinMs', withinMs);
  const traffic = trafficOf(offered);
  const levels: number[] = [];
  for (let n = 0, blocked = 1; n <= most; n += 1) {
    if (n > 0) blocked = blockedBy(n, traffic, blocked);
    levels.push(stateOf(traffic, n, blocked, offered.ahtMs, withinMs).serviceLevel);
  }
  return levels;
}

/**
 * The least number of people with whom the level is `target` (0 to below 1) or more; those who are on a break come on top.
 * @throws RangeError as `erlangC`, for a target of 1, which no number reaches, and where it takes more than `MAX_AGENTS`.
 */
export function agentsFor({ target, withinMs, ...offered }: Offered & Within & { readonly target: number }): number {
  checkAmount('withinMs', withinMs);
  checkAmount('target', target, 0, 1 - Number.EPSILON / 2);
  const traffic = trafficOf(offered);
  for (let n = 0, blocked = 1; n <= MAX_AGENTS; n += 1) {
    if (n > 0) blocked = blockedBy(n, traffic, blocked);
    if (stateOf(traffic, n, blocked, offered.ahtMs, withinMs).serviceLevel >= target) return n;
  }
  throw new RangeError(`${traffic} erlangs need more than ${MAX_AGENTS} agents`);
}
