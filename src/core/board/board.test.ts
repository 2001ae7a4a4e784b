import { beforeEach, describe, expect, test } from 'vitest';
import type { LivePerson } from '#shared/contract/team/board.ts';
import type { BoardAgent } from '#shared/contract/app/board.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { aContact, anAgent } from '#testkit/core-team.ts';
import { openMigrated } from '#testkit/migrated.ts';
import type { Db } from '../db/types.ts';
import { putRow } from '../replica/index.ts';
import { coverOf, staggerOf } from './cover.ts';
import { BoardLine } from './line.ts';
import { peopleOf } from './people.ts';

const QUIET = {
  load: 0,
  interruptible: 0,
  occupancy: 0.4,
  baseMs: HOUR,
  hard: 0,
  recoversUntilAt: null,
  shiftEndsAt: null,
  reliefAt: null,
};
const person = (agentId: string, over: Partial<LivePerson> = {}): LivePerson => ({
  agentId: agentId as never,
  state: 'available',
  reason: '',
  sinceAt: 0,
  channels: [],
  report: QUIET,
  relief: null,
  ...over,
});

const event = (people: LivePerson[], gone: string[] = []): string[] => [
  'event: board',
  `data: ${JSON.stringify({ people, gone, queues: [{ queueId: 'q1', waiting: 2, oldestAt: 7 }] })}`,
  '',
];
const names = (line: BoardLine): string[] => [...line.heard().people.keys()];
const call = (id: string, ringingAt: number) =>
  aContact(id, ringingAt, {
    channel: 'phone',
    queueId: 'q1' as never,
    answeredAt: ringingAt + 5000,
    endedAt: ringingAt + 165_000,
    wrappedAt: ringingAt + 185_000,
  });

const nothing = (): void => undefined;

let db: Db;
beforeEach(() => {
  db = openMigrated();
  db.write((tx) => {
    for (const [id, name] of [
      ['a', '安'],
      ['b', '柏'],
      ['c', '陈'],
      ['d', '丁'],
      ['e', '娥'],
      ['f', '冯'],
    ] as const) {
      putRow(tx, 'agent', { ...anAgent(id), name }, 1);
    }
  });
});

describe('people on the board', () => {
  const seen = { now: 10 * HOUR, skew: 0, overtimeHintMs: 15 * MINUTE };
  const order = (people: LivePerson[], over = {}): [string, string[]][] =>
    db.read((tx) => peopleOf(tx, people, { ...seen, ...over })).map(({ agentId, needs }) => [agentId, needs]);

  test('stand in the order of what may be done for them, and then by name', () => {
    const people = [
      person('f'),
      person('e', { state: 'on-contact', sinceAt: 9 * HOUR }),
      person('d', { state: 'acw', sinceAt: 10 * HOUR, report: { ...QUIET, shiftEndsAt: 9 * HOUR } }),
      person('c', { report: { ...QUIET, hard: 2 } }),
      person('b', { report: { ...QUIET, occupancy: 0.87 } }),
      person('a', { report: { ...QUIET, occupancy: 0.95 } }),
    ];
    expect(order(people)).toEqual([
      ['a', ['act']],
      ['b', ['relief']],
      ['c', ['hard']],
      ['d', ['overtime']],
      ['e', ['long']],
      ['f', []],
    ]);
  });

  test('are noted for nothing while they rest, and for no occupancy that rests on less than an hour', () => {
    const worn = { ...QUIET, occupancy: 0.97, hard: 3 };
    expect(order([person('a', { state: 'break', report: worn })])).toEqual([['a', []]]);
    expect(order([person('a', { report: { ...worn, hard: 0, baseMs: 20 * MINUTE } })])).toEqual([['a', []]]);
  });

  test('whose desk says nothing of load are shown without it, and times are read by this desk’s clock', () => {
    const [shown] = db.read((tx) =>
      peopleOf(
        tx,
        [person('a', { report: null, sinceAt: 9 * HOUR, relief: { at: 9 * HOUR, byAgentId: 'b' as never } })],
        {
          ...seen,
          skew: HOUR,
        },
      ),
    );
    expect(shown).toMatchObject({
      load: null,
      occupancy: null,
      sinceAt: 8 * HOUR,
      relief: { at: 8 * HOUR, hasArrived: false },
    });
  });

  test('an offer has arrived when their desk says so', () => {
    const relief = { at: 5, byAgentId: 'b' as never };
    const [shown] = db.read((tx) => peopleOf(tx, [person('a', { relief, report: { ...QUIET, reliefAt: 5 } })], seen));
    expect(shown?.relief?.hasArrived).toBe(true);
  });
});

describe('the line to the team', () => {
  let clock: FakeClock;
  let opened: { say: (line: string) => void; end: () => void; signal: AbortSignal }[];
  let changes: number;

  function lineOf(): BoardLine {
    clock = fakeClock();
    opened = [];
    changes = 0;
    return new BoardLine({
      clock,
      deviceId: 'd',
      changed: () => void (changes += 1),
      ask: () => Promise.resolve({ isThere: false }),
      listen: (signal) => Promise.resolve(stream(signal)),
    });
  }
  async function* stream(signal: AbortSignal): AsyncGenerator<string> {
    const queue: (string | null)[] = [];
    let wake = nothing;
    const push = (line: string | null): void => {
      queue.push(line);
      wake();
    };
    signal.addEventListener('abort', () => push(null));
    opened.push({ say: push, end: () => push(null), signal });
    for (;;) {
      const line = queue.shift();
      if (line === null) return;
      if (line !== undefined) yield line;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const say = async (lines: string[], n = opened.length - 1): Promise<void> => {
    for (const line of lines) opened[n]!.say(line);
    await clock.settle();
  };

  test('is open while somebody looks, and closes 25 s after they last did', async () => {
    const line = lineOf();
    line.watch();
    await clock.settle();
    await say(event([person('a')]));
    expect([names(line), line.heard().isLive, changes]).toEqual([['a'], true, 1]);
    await clock.advance(20 * SECOND);
    line.watch();
    await say([': still here']);
    await clock.advance(20 * SECOND);
    expect(opened.length).toBe(1);
    expect(opened[0]!.signal.aborted).toBe(false);
    await clock.advance(6 * SECOND);
    expect([opened[0]!.signal.aborted, line.heard().isLive, names(line)]).toEqual([true, false, ['a']]);
    await clock.advance(60 * SECOND);
    expect(opened.length).toBe(1);
  });

  test('that breaks is opened again, and whoever is not named then is gone', async () => {
    const line = lineOf();
    line.watch();
    await clock.settle();
    await say(event([person('a'), person('b')]));
    await say(event([person('c')], ['b']));
    expect(names(line)).toEqual(['a', 'c']);
    opened[0]!.end();
    await clock.settle();
    expect(line.heard().isLive).toBe(false);
    await clock.advance(6 * SECOND);
    expect(opened.length).toBe(2);
    await say(event([person('c')]));
    expect([names(line), line.heard().isLive]).toEqual([['c'], true]);
  });

  test('that is silent for too long is dead, and what is no event of ours is nothing', async () => {
    const line = lineOf();
    line.watch();
    await clock.settle();
    await say(['event: board', 'data: {"people":"many"}', '', 'event: other', 'data: {}', '']);
    expect([names(line), line.heard().isLive]).toEqual([[], false]);
    for (let i = 0; i < 5; i += 1) {
      await clock.advance(10 * SECOND);
      line.watch();
    }
    expect(opened[0]!.signal.aborted).toBe(true);
    expect(opened.length).toBeGreaterThan(1);
  });
});

describe('whether somebody can be spared', () => {
  const NOW = Date.UTC(2026, 10, 30, 10);
  const served = (agentId: string): BoardAgent => ({ ...agent, agentId: agentId as never, name: agentId });
  const agent = {
    role: 'agent',
    queueIds: ['q1' as never],
    state: 'available',
    reason: '',
    sinceAt: 0,
    channels: [],
    load: 0,
    interruptible: 0,
    occupancy: 0.5,
    band: 'neutral',
    hard: 0,
    recoversUntilAt: null,
    shiftEndsAt: null,
    relief: null,
    needs: [],
  } as const satisfies Omit<BoardAgent, 'agentId' | 'name'>;
  const boardOf = (n: number) => ({
    isLive: true,
    heardAt: NOW,
    agents: Array.from({ length: n }, (_, i) => served(`p${i}`)),
    queues: [],
    teamSize: n,
  });
  const asked = (n: number) => ({ board: boardOf(n), now: NOW, skew: 0, zone: 'Asia/Shanghai' });

  /** As many calls each half hour of the last four same weekdays, each of three minutes. */
  function history(perSlot: number): void {
    db.write((tx) => {
      for (let week = 1; week <= 4; week += 1)
        for (let slot = -10; slot < 10; slot += 1)
          for (let i = 0; i < perSlot; i += 1) {
            const ringingAt = NOW - week * 7 * DAY + slot * 30 * MINUTE + i * SECOND;
            const id = `k${week}.${slot}.${i}`;
            putRow(tx, 'contact', call(id, ringingAt), 1);
          }
    });
  }
  test('is told by the same half hours before: with fourteen it holds, without one of them it does not', () => {
    history(100);
    const cover = db.read((tx) => coverOf(tx, served('p0'), asked(14)));
    expect(cover).toMatchObject({
      basis: 'weeks',
      ahtMs: 180_000,
      people: 14,
      target: 0.8,
      withinMs: 20_000,
      holds: false,
    });
    expect(cover.callsPerHour).toBe(200);
    expect(cover.with?.serviceLevel).toBeCloseTo(0.888, 2);
    expect(cover.without?.serviceLevel).toBeLessThan(0.8);
    expect(db.read((tx) => coverOf(tx, served('p0'), asked(16))).holds).toBe(true);
  });

  test('is never so where they are the last, however quiet it was before', () => {
    history(1);
    const cover = db.read((tx) => coverOf(tx, served('p0'), asked(1)));
    expect(cover.with?.serviceLevel).toBeGreaterThan(0.5);
    expect(cover).toMatchObject({ without: { serviceLevel: 0, asaMs: null }, holds: false, times: [] });
    expect(db.read((tx) => staggerOf(tx, asked(1), 2)).rests).toMatchObject([{ holds: false }]);
  });

  test('is told by the last hour where that was busier than the weeks before', () => {
    history(1);
    db.write((tx) => {
      for (let i = 0; i < 60; i += 1) putRow(tx, 'contact', call(`now${i}`, NOW - 55 * MINUTE + i * 40 * SECOND), 1);
    });
    const cover = db.read((tx) => coverOf(tx, served('p0'), asked(5)));
    expect(cover.basis).toBe('hour');
    expect(cover.callsPerHour).toBeGreaterThan(40);
    expect(cover.holds).toBe(false);
  });

  test('no rest is planned behind the end of a shift', () => {
    history(60);
    const board = {
      ...boardOf(6),
      agents: boardOf(6).agents.map((one) => ({ ...one, shiftEndsAt: NOW + 30 * MINUTE })),
    };
    const { rests } = db.read((tx) => staggerOf(tx, { ...asked(6), board }, 2));
    expect(rests).toHaveLength(6);
    expect(rests.filter(({ at, restMs }) => at + restMs > NOW + 30 * MINUTE)).toEqual([]);
  });

  test('costs nothing of somebody who does not serve, and no time is better', () => {
    history(100);
    const resting = { ...served('p99'), state: 'break' as const };
    const cover = db.read((tx) => coverOf(tx, resting, asked(14)));
    expect(cover.without).toEqual(cover.with);
    expect([cover.holds, cover.times]).toEqual([true, []]);
  });

  test('is not said where too little is known', () => {
    const cover = db.read((tx) => coverOf(tx, served('p0'), asked(3)));
    expect(cover).toMatchObject({ basis: 'none', with: null, without: null, holds: null, times: [] });
  });

  test('rests of everybody are laid apart, and nobody is left out', () => {
    history(60);
    const { rests, basis } = db.read((tx) => staggerOf(tx, asked(12), 2));
    expect(basis).toBe('weeks');
    expect(rests.map(({ agentId }) => agentId).toSorted()).toEqual(
      boardOf(12)
        .agents.map((one) => one.agentId)
        .toSorted(),
    );
    const at = (moment: number): number =>
      rests.filter((one) => one.at <= moment && moment < one.at + one.restMs).length;
    expect(Math.max(...rests.map((one) => at(one.at)))).toBeLessThanOrEqual(3);
  });
});
