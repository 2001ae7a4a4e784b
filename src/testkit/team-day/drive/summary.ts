import { erlangC } from '#shared/domain/cover/index.ts';
import type { TeamLoad } from '#shared/domain/load/index.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { busyness } from '../curve.ts';
import type { SimPerson, TeamDay } from '../day.ts';
import type { Counts, Tally } from './tally.ts';

type Occupied = { readonly busyMs: number; readonly baseMs: number };
type About = {
  readonly day: TeamDay;
  readonly tally: Tally;
  readonly load: TeamLoad;
  /** One a desk. */
  readonly occupied: readonly Occupied[];
  /** How much of the day was played, ms of it. */
  readonly playedMs: number;
  readonly speed: number;
};

export type DaySummary = {
  readonly seed: number;
  readonly agents: number;
  readonly playedMinutes: number;
  readonly speed: number;
  readonly offered: Counts;
  readonly answered: Counts;
  readonly abandoned: Counts;
  /** Of calls: the share answered in time, of those answered or given up; null: there was none. */
  readonly serviceLevel: number | null;
  /** What Erlang C says of these calls and these people. */
  readonly expectedLevel: number | null;
  readonly meanWaitS: number | null;
  readonly occupancy: number | null;
  readonly hard: number;
  readonly rests: Tally['rests'];
  readonly reliefs: Tally['reliefs'];
  readonly ringsAtDesks: Tally['offers'];
  readonly strangers: number;
  readonly saved: number;
  readonly lines: number;
  readonly reports: number;
  readonly refusals: Readonly<Record<string, number>>;
};

const SLOT_MS = 15 * MINUTE;
const mean = (list: readonly number[]): number | null =>
  list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;
const rounded = (value: number | null, digits = 3): number | null =>
  value === null ? null : Number(value.toFixed(digits));

const countsOf = (list: readonly { readonly channel: keyof Counts }[]): Counts => ({
  phone: list.filter(({ channel }) => channel === 'phone').length,
  chat: list.filter(({ channel }) => channel === 'chat').length,
});

const isWorking = ({ duty }: SimPerson, at: number): boolean =>
  duty.fromAt <= at && at < duty.toAt && !duty.breaks.some(({ fromAt, toAt }) => fromAt <= at && at < toAt);

/** By quarters of an hour, each counting as much as calls come in it. */
export function expectedLevel(day: TeamDay, withinMs: number, untilMs: number): number | null {
  const calls = day.arrivals.filter(({ channel }) => channel === 'phone');
  const ahtMs = mean(calls.map(({ talkMs, acwMs }) => talkMs + acwMs));
  if (ahtMs === null || untilMs <= 0) return null;
  let [weight, level] = [0, 0];
  for (let from = 0; from < untilMs; from += SLOT_MS) {
    const at = Math.min(from + SLOT_MS / 2, day.lengthMs);
    const arrivals = day.perHour.phone * busyness(at / day.lengthMs);
    const agents = day.people.filter((person) => isWorking(person, at)).length;
    weight += arrivals;
    level += arrivals * erlangC({ arrivals, intervalMs: HOUR, ahtMs, agents, withinMs }).serviceLevel;
  }
  return weight === 0 ? null : level / weight;
}

export function summaryOf({ day, tally, load, occupied, playedMs, speed }: About): DaySummary {
  const { withinMs } = load.serviceLevel;
  const calls = tally.answered.filter(({ channel }) => channel === 'phone');
  const given = calls.length + countsOf(tally.abandoned).phone;
  const inTime = calls.filter(({ waitedMs }) => waitedMs <= withinMs).length;
  const busyMs = occupied.reduce((sum, one) => sum + one.busyMs, 0);
  const baseMs = occupied.reduce((sum, one) => sum + one.baseMs, 0);
  const waited = mean(tally.answered.map(({ waitedMs }) => waitedMs));
  return {
    seed: day.seed,
    agents: day.people.length,
    playedMinutes: Math.round(playedMs / MINUTE),
    speed,
    offered: tally.rung,
    answered: countsOf(tally.answered),
    abandoned: countsOf(tally.abandoned),
    serviceLevel: rounded(given === 0 ? null : inTime / given),
    expectedLevel: rounded(expectedLevel(day, withinMs, Math.min(playedMs, day.lengthMs))),
    meanWaitS: rounded(waited === null ? null : waited / 1000, 1),
    occupancy: rounded(baseMs === 0 ? null : busyMs / baseMs),
    hard: tally.hard,
    rests: tally.rests,
    reliefs: tally.reliefs,
    ringsAtDesks: tally.offers,
    strangers: tally.strangers,
    saved: tally.saved,
    lines: tally.lines,
    reports: tally.reports,
    refusals: Object.fromEntries(tally.refusals),
  };
}
