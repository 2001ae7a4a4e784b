import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOUNDED_MS } from '#testkit/bounded.ts';
import { HOUR, MINUTE, SECOND } from '../../kernel/units.ts';
import { levelOf, lostMsOf, partsOf, piecesOf } from './pieces.ts';
import { checkRelief, GRID_MS } from './relief.ts';
import { startsOf, type Resting } from './roster.ts';
import { stagger, type PlannedBreak, type StaggerAsked } from './stagger.ts';

const T = 1_764_000_000_000;
const HALF = 30 * MINUTE;
const demandOf = (contacts: readonly number[]) =>
  contacts.map((count, i) => ({
    fromAt: T + i * HALF,
    toAt: T + (i + 1) * HALF,
    contacts: count,
    ahtMs: 180 * SECOND,
  }));
const staffOf = (people: number, fromAt = T, toAt = T + 8 * HOUR) => [{ fromAt, toAt, people }];
const one = (agentId: string, more: Partial<Resting> = {}): Resting => ({
  agentId,
  earliestAt: T,
  latestAt: T + HOUR,
  restMs: 10 * MINUTE,
  weight: 0,
  ...more,
});
const team = (count: number, more: Partial<Resting> = {}) =>
  Array.from({ length: count }, (_, i) => one(`a${i}`, more));
const asked = (more: Partial<StaggerAsked>): StaggerAsked => ({
  team: team(4),
  demand: demandOf([100, 100, 100, 100]),
  staffed: staffOf(16),
  withinMs: 20 * SECOND,
  target: 0.8,
  ...more,
});
const plan = (more: Partial<StaggerAsked>) => stagger(asked(more));
const startsIn = (breaks: readonly PlannedBreak[]) => breaks.map(({ agentId, startAt }) => [agentId, startAt]);
const minutes = ({ startAt }: PlannedBreak): number => (startAt - T) / MINUTE;

const anyOne = (agentId: string, most: number): fc.Arbitrary<Resting> =>
  fc
    .record({
      from: fc.integer({ min: 0, max: most }),
      room: fc.integer({ min: 0, max: most }),
      rest: fc.constantFrom(5, 10, 15, 7),
      weight: fc.constantFrom(0, 0, 1, 2.5),
    })
    .map(({ from, room, rest, weight }) => {
      const earliestAt = T + from * MINUTE;
      return { agentId, earliestAt, latestAt: earliestAt + room * MINUTE, restMs: rest * MINUTE, weight };
    });
const anyTeam = (most: number, window: number) =>
  fc.tuple(...Array.from({ length: most }, (_, i) => anyOne(`a${i}`, window))).chain((all) => fc.subarray(all));
const anyAsked = fc
  .record({
    team: anyTeam(12, 90),
    contacts: fc.array(fc.integer({ min: 0, max: 180 }), { minLength: 0, maxLength: 8 }),
    people: fc.integer({ min: 0, max: 18 }),
    atOnce: fc.constantFrom(0.01, 0.25, 0.5, 1),
  })
  .map(({ contacts, people, ...more }) => asked({ ...more, demand: demandOf(contacts), staffed: staffOf(people) }));

const mostOf = ({ team: all, atOnce = 0.25 }: StaggerAsked): number => Math.max(1, Math.floor(all.length * atOnce));
const find = ({ team: all }: StaggerAsked, agentId: string): Resting =>
  all.find((a) => a.agentId === agentId) ?? one('?');
/** The most who rest at a moment of a span; it changes only where somebody begins. */
function mostAway(about: StaggerAsked, breaks: readonly PlannedBreak[], fromAt: number, toAt: number): number {
  const spans = breaks.map(({ agentId, startAt }) => ({ startAt, endAt: startAt + find(about, agentId).restMs }));
  const moments = [fromAt, ...spans.map(({ startAt }) => startAt).filter((at) => at > fromAt && at < toAt)];
  return Math.max(...moments.map((at) => spans.filter(({ startAt, endAt }) => startAt <= at && at < endAt).length));
}

describe('breaks of a team', () => {
  test('everybody gets one, within their window, on the clock where it has such a moment', () => {
    fc.assert(
      fc.property(anyAsked, (about) => {
        const breaks = stagger(about);
        expect(breaks.map(({ agentId }) => agentId).toSorted()).toEqual(
          about.team.map(({ agentId }) => agentId).toSorted(),
        );
        for (const { agentId, startAt } of breaks) {
          const { earliestAt, latestAt } = find(about, agentId);
          expect(startAt).toBeGreaterThanOrEqual(earliestAt);
          expect(startAt).toBeLessThanOrEqual(latestAt);
          if (startAt % GRID_MS !== 0) expect(startsOf(find(about, agentId))).toEqual([earliestAt]);
        }
      }),
    );
  });

  test('no more rest at once than may, but for those who are marked, and they have no other place', () => {
    fc.assert(
      fc.property(anyAsked, (about) => {
        const [breaks, most] = [stagger(about), mostOf(about)];
        for (const { agentId, startAt, isCrowded } of breaks) {
          const me = find(about, agentId);
          const others = breaks.filter((b) => b.agentId !== agentId);
          const isFull = (at: number): boolean => mostAway(about, others, at, at + me.restMs) >= most;
          expect(isFull(startAt)).toBe(isCrowded);
          if (isCrowded) expect(startsOf(me).every(isFull)).toBe(true);
        }
      }),
    );
  });

  test('the plan is the same in whatever order the team and the slots are told', () => {
    fc.assert(
      fc.property(anyAsked, fc.integer(), (about, seed) => {
        const shuffled = about.team
          .map((person, i) => ({ person, order: Math.imul(seed ^ i, 0x9e3779b1) }))
          .toSorted((a, b) => a.order - b.order)
          .map(({ person }) => person);
        expect(stagger({ ...about, team: shuffled, demand: about.demand.toReversed() })).toEqual(stagger(about));
      }),
    );
  });

  test('slots cut finer give the same starts', () => {
    fc.assert(
      fc.property(anyAsked, fc.array(fc.integer({ min: 1, max: 239 })), (about, cuts) => {
        const people = about.staffed[0]?.people ?? 0;
        const bounds = [0, ...new Set(cuts), 480].toSorted((a, b) => a - b).map((minute) => T + minute * MINUTE);
        const staffed = bounds.slice(1).flatMap((toAt, i) => staffOf(people, bounds[i], toAt));
        expect(startsIn(stagger({ ...about, staffed }))).toEqual(startsIn(stagger(about)));
      }),
    );
  });

  test('a level is said as it will be with all who rest, and held where it reaches the target', () => {
    fc.assert(
      fc.property(anyAsked, (about) => {
        const pieces = piecesOf(about.demand, about.staffed, about);
        const breaks = stagger({ ...about, atOnce: 0.01 });
        for (const { agentId, startAt, level, isHeld, isCrowded } of breaks) {
          expect(isHeld).toBe(level !== null && level >= about.target);
          const parts = partsOf(pieces, { fromAt: startAt, toAt: startAt + find(about, agentId).restMs });
          if (parts === null) expect(level).toBeNull();
          else if (!isCrowded) expect(level).toBeCloseTo(levelOf(parts.map((part) => ({ ...part, away: 1 }))), 9);
        }
      }),
    );
  });
});

describe('who rests when', () => {
  test('one alone rests when relief would be given', () => {
    const about = asked({
      team: [one('ann', { latestAt: T + 2 * HOUR })],
      demand: demandOf([150, 150, 100, 100, 100]),
    });
    const [ann] = stagger(about);
    const { betterTimes } = checkRelief({ ...about, restMs: 10 * MINUTE, now: T });
    expect(betterTimes.map(({ startAt }) => startAt)).toContain(ann?.startAt);
    expect(ann).toMatchObject({ isHeld: true, isCrowded: false });
  });

  test('the quiet half hour is taken, not the one that is lost already', () => {
    for (const { startAt } of plan({ demand: demandOf([200, 90, 200, 200]), team: team(3), staffed: staffOf(14) })) {
      expect(startAt).toBeGreaterThanOrEqual(T + HALF);
      expect(startAt).toBeLessThan(T + 2 * HALF);
    }
  });

  test('who needs it most chooses first', () => {
    const two = [one('ann'), one('ben', { weight: 1 })];
    expect(plan({ team: two }).map(({ agentId }) => agentId)).toEqual(['ben', 'ann']);
    expect(plan({ team: two }).map(minutes)).toEqual([0, 10]);
  });

  test('who fits in nowhere rests all the same, and is marked', () => {
    const breaks = plan({ team: team(3, { latestAt: T }) });
    expect(breaks.map(minutes)).toEqual([0, 0, 0]);
    expect(breaks.every(({ isCrowded }) => isCrowded)).toBe(true);
  });

  test('where nothing is known everybody has a place, and nothing is promised', () => {
    const breaks = plan({ demand: [] });
    expect(breaks.map(minutes)).toEqual([0, 10, 20, 30]);
    for (const { level, isHeld } of breaks) expect({ level, isHeld }).toEqual({ level: null, isHeld: false });
  });

  test('a time of which something is known goes before one of which nothing is', () => {
    const [, later] = demandOf([0, 120]);
    expect(plan({ team: [one('ann')], demand: later ? [later] : [] }).map(minutes)).toEqual([30]);
  });

  test('a team that cannot be is refused; a team of nobody has no breaks', () => {
    expect(plan({ team: [] })).toEqual([]);
    const wrong: Partial<StaggerAsked>[] = [
      { team: [one('ann'), one('ann')] },
      { team: [one('ann', { latestAt: T - 1 })] },
      { team: [one('ann', { latestAt: T + 25 * HOUR })] },
      { team: [one('ann', { restMs: 0 })] },
      { team: [one('ann', { weight: Number.NaN })] },
      { atOnce: 0 },
      { atOnce: 1.1 },
      { target: -1 },
    ];
    for (const more of wrong) expect(() => plan(more)).toThrow(RangeError);
  });
});

/** What a plan costs, ms of level and of work left lying; counted by the minute, apart from the planner's own cells. */
function costOf(about: StaggerAsked, starts: readonly number[]): number {
  const pieces = piecesOf(about.demand, about.staffed, about);
  const spans = about.team.map(({ restMs }, i) => ({ fromAt: starts[i] ?? 0, toAt: (starts[i] ?? 0) + restMs }));
  let cost = 0;
  for (let at = T; at < T + 3 * HOUR; at += MINUTE) {
    const away = spans.filter(({ fromAt, toAt }) => fromAt <= at && at < toAt).length;
    const [part] = away > 0 ? (partsOf(pieces, { fromAt: at, toAt: at + MINUTE }) ?? []) : [];
    if (part) for (let n = 0; n < away; n += 1) cost += lostMsOf({ ...part, away: n });
  }
  return cost;
}
const everyPlan = (people: readonly Resting[]): number[][] =>
  people.reduce<number[][]>((all, me) => all.flatMap((begun) => startsOf(me).map((at) => [...begun, at])), [[]]);

test('on small teams a plan costs what the best of all plans costs, or little more', () => {
  const anySmall = fc.record({
    team: fc.tuple(...['a', 'b', 'c'].map((id) => anyOne(id, 30).map((me) => ({ ...me, restMs: 10 * MINUTE })))),
    demand: fc.array(fc.integer({ min: 20, max: 130 }), { minLength: 3, maxLength: 3 }).map(demandOf),
  });
  const excess = fc.sample(anySmall, { seed: 7, numRuns: 60 }).map((more) => {
    const about = asked({ ...more, staffed: staffOf(14), atOnce: 1 });
    const planned = stagger(about);
    const starts = about.team.map(({ agentId }) => planned.find((each) => each.agentId === agentId)?.startAt ?? 0);
    const best = Math.min(...everyPlan(about.team).map((each) => costOf(about, each)));
    return (costOf(about, starts) - best) / (3 * 10 * MINUTE);
  });
  expect(Math.max(...excess)).toBeLessThan(0.01);
  expect(excess.filter((more) => more > 1e-6).length).toBeLessThanOrEqual(3);
});

test('five hundred people are planned in a moment', () => {
  const startedAt = performance.now();
  const many = Array.from({ length: 500 }, (_, i) =>
    one(`a${i}`, { earliestAt: T + (i % 50) * MINUTE, latestAt: T + 4 * HOUR, weight: i % 7 }),
  );
  const breaks = plan({ team: many, demand: demandOf(Array.from({ length: 12 }, () => 4400)), staffed: staffOf(500) });
  expect(breaks).toHaveLength(500);
  expect(performance.now() - startedAt).toBeLessThan(BOUNDED_MS);
});
