import type { Board, BoardAgent, Cover } from '#shared/contract/app/board.ts';
import {
  checkRelief,
  erlangC,
  HORIZON_MS,
  SLOT_MS,
  stagger,
  type ReliefAnswer,
  type Staffed,
} from '#shared/domain/cover/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import { agreedOf } from '../load/index.ts';
import { outlookOf, type Outlook } from './demand.ts';
import { servingOf, staffedOf } from './staffed.ts';

export type CoverAsked = { readonly board: Board; readonly now: number; readonly skew: number; readonly zone: string };

type Level = NonNullable<Cover['with']>;

/** With so many people: wait and occupancy of the half hour that runs, the level over the whole of the rest. */
function levelWith({ current }: Outlook, people: number, withinMs: number, whole: number | undefined): Level | null {
  if (!current || current.basis === 'none') return null;
  const { contacts: arrivals, ahtMs } = current;
  const { serviceLevel, asaMs, occupancy } = erlangC({
    arrivals,
    intervalMs: SLOT_MS,
    ahtMs,
    agents: people,
    withinMs,
  });
  return { serviceLevel: whole ?? serviceLevel, asaMs, occupancy };
}

/** A time that is better by less is no better. */
const BETTER_BY = 0.01;

const betterOf = ({ now, betterTimes }: ReliefAnswer): ReliefAnswer['betterTimes'] =>
  betterTimes.filter(({ levelWithout }) => now === null || levelWithout >= now.levelWithout + BETTER_BY);

/** Whoever is the last leaves nobody, however quiet it was before. */
const NOBODY: Level = { serviceLevel: 0, asaMs: null, occupancy: 1 };

/** What a rest of this person would cost everybody who waits in their queues. */
export function coverOf(db: ReadableDb, agent: BoardAgent, { board, now, skew, zone }: CoverAsked): Cover {
  const { serviceLevel, breaks } = agreedOf(db);
  const { share: target, withinMs } = serviceLevel;
  const hubNow = now + skew;
  const untilAt = hubNow + HORIZON_MS + breaks.restMs + SLOT_MS;
  const outlook = outlookOf(db, { queueIds: agent.queueIds, now: hubNow, untilAt, zone });
  const serving = servingOf(board.agents, agent.queueIds);
  const staffed = staffedOf(db, { serving, now: hubNow, untilAt, skew });
  const asked = { demand: outlook.demand, staffed, withinMs, target, restMs: breaks.restMs, now: hubNow };
  const answer = checkRelief(asked);
  const people = serving.length;
  const { current } = outlook;
  const isServing = serving.some(({ agentId }) => agentId === agent.agentId);
  const isLast = isServing && people === 1;
  const level = levelWith(outlook, people, withinMs, answer.now?.levelWith);
  return {
    basis: outlook.basis,
    contacts: outlook.contacts,
    ahtMs: current && current.ahtMs !== null ? Math.round(current.ahtMs) : null,
    callsPerHour: current && current.contacts !== null ? (current.contacts * HOUR) / SLOT_MS : 0,
    people,
    target,
    withinMs,
    with: level,
    without: isLast ? NOBODY : isServing ? levelWith(outlook, people - 1, withinMs, answer.now?.levelWithout) : level,
    holds: isLast ? false : isServing ? (answer.now?.holds ?? null) : answer.now ? !answer.now.isMissed : null,
    times: (isServing && !isLast ? betterOf(answer) : []).map(({ startAt, levelWithout, holds }) => ({
      at: Math.max(0, startAt - skew),
      serviceLevel: levelWithout,
      holds,
    })),
  };
}

const STEP_MS = 5 * 60_000;
const onStep = (at: number): number => Math.ceil(at / STEP_MS) * STEP_MS;

type Plan = { readonly basis: Cover['basis']; readonly target: number; readonly rests: readonly PlannedRest[] };
type PlannedRest = {
  readonly agentId: BoardAgent['agentId'];
  readonly name: string;
  readonly at: number;
  readonly restMs: number;
  readonly serviceLevel: number;
  readonly holds: boolean;
};

const mostPeople = (staffed: readonly Staffed[]): number => Math.max(0, ...staffed.map(({ people }) => people));

/** Rests of everybody who works now, one after the other; who has worked hardest chooses first. */
export function staggerOf(db: ReadableDb, { board, now, skew, zone }: CoverAsked, hours: number): Plan {
  const { serviceLevel, breaks } = agreedOf(db);
  const { share: target, withinMs } = serviceLevel;
  const hubNow = now + skew;
  const latestAt = onStep(hubNow) + hours * HOUR;
  const untilAt = latestAt + breaks.restMs + SLOT_MS;
  const queueIds = [...new Set(board.agents.flatMap((one) => one.queueIds))];
  const serving = servingOf(board.agents, queueIds);
  const outlook = outlookOf(db, { queueIds, now: hubNow, untilAt, zone });
  const staffed = staffedOf(db, { serving, now: hubNow, untilAt, skew });
  if (mostPeople(staffed) === 0) return { basis: outlook.basis, target, rests: [] };
  const team = serving.flatMap(({ agentId, occupancy, hard, shiftEndsAt }) => {
    const homeAt = shiftEndsAt === null ? Number.POSITIVE_INFINITY : shiftEndsAt + skew - breaks.restMs;
    const window = { earliestAt: onStep(hubNow), latestAt: Math.min(latestAt, homeAt) };
    // Whoever goes home before then rests at home.
    if (window.latestAt < window.earliestAt) return [];
    return [{ agentId, ...window, restMs: breaks.restMs, weight: (occupancy ?? 0) + hard }];
  });
  const names = new Map(serving.map((one): [string, BoardAgent] => [one.agentId, one]));
  const planned = stagger({ team, demand: outlook.demand, staffed, withinMs, target });
  const rests = planned.map(({ agentId, startAt, level, isHeld }) => ({
    agentId: agentId as BoardAgent['agentId'],
    name: names.get(agentId)?.name ?? '',
    at: Math.max(0, startAt - skew),
    restMs: breaks.restMs,
    serviceLevel: level ?? 0,
    holds: isHeld && serving.length > 1,
  }));
  return { basis: outlook.basis, target, rests: rests.toSorted((a, b) => a.at - b.at) };
}
