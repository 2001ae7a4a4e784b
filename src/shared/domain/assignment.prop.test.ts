import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, canTake, PASSED_MS, type Assignment, type Candidate, type Waiting } from './assignment.ts';
import { CHANNELS, type Channel } from './channel.ts';
import { changedBy, DEFAULT_CAPACITY, hasRoom, instantLoad, isInterruptible, type Held } from './load/index.ts';
import { PRESENCE_STATES } from './presence.ts';

const NOW = 1_764_000_000_000;
const agents = ['ann', 'ben', 'lea', 'tia'];
const queues = ['billing', 'tech'];

const inHand = (channel: Channel, over: Partial<Held> = {}): Held => ({
  channel,
  isPaused: false,
  wokeAt: null,
  ...over,
});
const anything = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  isPaused: fc.boolean(),
  wokeAt: fc.option(fc.integer({ min: NOW - 1000, max: NOW })),
});
const capacity = fc
  .record({
    total: fc.constantFrom(60, 100, 100),
    most: fc.constantFrom({}, { chat: 2 }),
    costs: fc.constantFrom({}, { chat: 50 }),
  })
  .map((change) => changedBy(DEFAULT_CAPACITY, change));

const person = (agentId: string): fc.Arbitrary<Candidate> =>
  fc.record({
    agentId: fc.constant(agentId),
    state: fc.constantFrom(...PRESENCE_STATES),
    queueIds: fc.subarray(queues).map((ids) => new Set(ids)),
    capacity,
    held: fc.oneof(fc.constant([]), fc.array(anything, { maxLength: 5 })),
    idleSinceAt: fc.integer({ min: NOW - 100_000, max: NOW }),
    isRecovering: fc.boolean(),
    isEnding: fc.boolean(),
  });
const team = fc.tuple(...agents.map(person)).chain((people) => fc.subarray(people));
const contact = (contactId: string): fc.Arbitrary<Waiting> =>
  fc.record({
    contactId: fc.constant(contactId),
    channel: fc.constantFrom(...CHANNELS),
    queueId: fc.constantFrom(...queues),
    sinceAt: fc.integer({ min: NOW - 1000, max: NOW }),
    passed: fc
      .dictionary(fc.constantFrom(...agents), fc.integer({ min: NOW - 2 * PASSED_MS, max: NOW }))
      .map((passed) => new Map(Object.entries(passed))),
  });
const line = fc.tuple(...Array.from({ length: 8 }, (_, i) => contact(`c${i}`))).chain((all) => fc.subarray(all));

const FREE: Candidate = {
  agentId: 'ann',
  state: 'available',
  queueIds: new Set(queues),
  capacity: DEFAULT_CAPACITY,
  held: [],
  idleSinceAt: NOW - 1,
  isRecovering: false,
  isEnding: false,
};

/** The team after it has taken what was given. */
const after = (people: readonly Candidate[], waiting: readonly Waiting[], given: readonly Assignment[]): Candidate[] =>
  people.map((one) => {
    const mine = waiting.filter(({ contactId }) =>
      given.some((g) => g.contactId === contactId && g.agentId === one.agentId),
    );
    return { ...one, held: [...one.held, ...mine.map(({ channel }) => inHand(channel))] };
  });

const channelOf = (waiting: readonly Waiting[], { contactId }: Assignment): Channel | undefined =>
  waiting.find((one) => one.contactId === contactId)?.channel;

const check = (holds: (people: Candidate[], waiting: Waiting[], given: Assignment[]) => void): void =>
  fc.assert(fc.property(team, line, (people, waiting) => holds(people, waiting, assign(waiting, people, NOW))));

describe('whoever waits and whoever is there', () => {
  test('nobody is given more than they have room for except a single one in an empty hand, or anything while they are away, or of a queue they do not hold', () => {
    check((people, waiting, given) => {
      for (const { agentId, held: all, capacity: own } of after(people, waiting, given)) {
        const { load, reserved } = instantLoad(all, own);
        const isGiven = given.some((one) => one.agentId === agentId);
        const heavy = all.filter((one) => !one.isPaused && !isInterruptible(own, one.channel));
        if (isGiven && heavy.length > 1) expect(load + reserved).toBeLessThanOrEqual(own.total);
        for (const [channel, most = Number.POSITIVE_INFINITY] of Object.entries(own.most)) {
          const isOne = given.some((one) => one.agentId === agentId && channelOf(waiting, one) === channel);
          const count = all.filter((one) => one.channel === channel && !one.isPaused).length;
          if (isOne) expect(count).toBeLessThanOrEqual(most);
        }
      }
      for (const { agentId, contactId } of given) {
        const [who, what] = [people.find((p) => p.agentId === agentId), waiting.find((w) => w.contactId === contactId)];
        expect(['available', 'on-contact']).toContain(who?.state);
        expect(who?.queueIds).toContain(what?.queueId);
        expect(NOW - (what?.passed.get(agentId) ?? 0)).toBeGreaterThanOrEqual(PASSED_MS);
      }
    });
  });

  test('a contact is given once, and nothing waits that somebody could still take', () => {
    check((people, waiting, given) => {
      const ids = given.map(({ contactId }) => contactId);
      expect(new Set(ids).size).toBe(ids.length);
      const left = waiting.filter(({ contactId }) => !ids.includes(contactId));
      const free = after(people, waiting, given);
      expect(left.filter((one) => free.some((who) => canTake(who, one, NOW)))).toEqual([]);
    });
  });

  test('who came first is served first, whatever order they are told in', () => {
    check((people, waiting, given) => {
      expect(assign(waiting.toReversed(), people.toReversed(), NOW)).toEqual(given);
      const [first] = waiting.toSorted((a, b) => a.sinceAt - b.sinceAt || (a.contactId < b.contactId ? -1 : 1));
      if (first && people.some((who) => canTake(who, first, NOW))) expect(given[0]?.contactId).toBe(first.contactId);
    });
  });

  test('equals get equally much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 12 }), (count, chats) => {
        const queueIds = new Set(queues);
        const people = agents.slice(0, count).map((agentId, i): Candidate => ({ ...FREE, agentId, queueIds, idleSinceAt: NOW - i })); // prettier-ignore
        const waiting = Array.from({ length: chats }, (_, i): Waiting => ({ contactId: `c${i}`, channel: 'chat', queueId: 'tech', sinceAt: i, passed: new Map() })); // prettier-ignore
        const given = assign(waiting, people, NOW);
        const counts = people.map(({ agentId }) => given.filter((one) => one.agentId === agentId).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        expect(given).toHaveLength(Math.min(chats, count * 3));
      }),
    );
  });
});

test('of two with the same load, who has been idle longest is asked; a call goes only to who has nothing', () => {
  const queueIds = new Set(['tech']);
  const ann: Candidate = { ...FREE, queueIds, idleSinceAt: NOW - 1 };
  const ben: Candidate = { ...ann, agentId: 'ben', idleSinceAt: NOW - 2 };
  const call: Waiting = { contactId: 'c', channel: 'phone', queueId: 'tech', sinceAt: NOW, passed: new Map() };
  expect(assign([call], [ann, ben], NOW)).toEqual([{ contactId: 'c', agentId: 'ben' }]);
  expect(assign([call], [ann, { ...ben, held: [inHand('chat')] }], NOW)).toEqual([{ contactId: 'c', agentId: 'ann' }]);
  expect(assign([call], [{ ...ben, held: [inHand('chat')] }], NOW)).toEqual([]);
});

const chatter = (held: readonly Held[], over: Partial<Candidate> = {}): Candidate => ({ ...FREE, held, ...over });
const waits = (channel: Channel, over: Partial<Waiting> = {}): Waiting => ({
  contactId: 'c',
  channel,
  queueId: 'tech',
  sinceAt: NOW,
  passed: new Map(),
  ...over,
});

test('what is paused takes no room', () => {
  const paused = [inHand('phone', { isPaused: true }), inHand('chat', { isPaused: true })];
  expect(assign([waits('phone')], [chatter(paused)], NOW)).toHaveLength(1);
});

test('what is paused changes nothing for whoever holds it', () => {
  const asleep = fc.array(fc.constantFrom(...CHANNELS).map((channel) => inHand(channel, { isPaused: true })));
  fc.assert(
    fc.property(team, line, asleep, (people, waiting, more) => {
      const burdened = people.map((one) => ({ ...one, held: [...more, ...one.held] }));
      expect(assign(waiting, burdened, NOW)).toEqual(assign(waiting, people, NOW));
    }),
  );
});

test('what wakes goes before anything new: nobody is given what it will need', () => {
  const two = [inHand('chat'), inHand('chat')];
  const woken = inHand('phone', { wokeAt: NOW });
  expect(assign([waits('chat')], [chatter(two)], NOW)).toHaveLength(1);
  expect(assign([waits('chat')], [chatter([...two, woken])], NOW)).toEqual([]);
  check((people, _, given) => {
    for (const { agentId, held: all, capacity: own } of people.filter((one) => isFull(one))) {
      const isOf = given.some((one) => one.agentId === agentId);
      expect([agentId, isOf, instantLoad(all, own).waking > 0]).toEqual([agentId, false, true]);
    }
  });
});

/** Something has woken and waits for room. */
const isFull = ({ held: all, capacity: own }: Candidate): boolean => instantLoad(all, own).waking > 0;

const spared = (one: Candidate): boolean => one.isRecovering || one.isEnding;

describe('whoever recovers or is about to go home', () => {
  test('is asked only where nobody else can take it', () => {
    check((people, waiting, given) => {
      const free = after(people, waiting, given);
      for (const { contactId, agentId } of given) {
        const what = waiting.find((one) => one.contactId === contactId);
        const who = people.find((one) => one.agentId === agentId);
        if (!what || !who || !spared(who)) continue;
        expect(free.filter((one) => !spared(one) && canTake(one, what, NOW))).toEqual([]);
      }
    });
  });

  test('is asked where there is nobody else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANNELS), fc.boolean(), (channel, isRecovering) => {
        const one = chatter([], { isRecovering, isEnding: !isRecovering });
        expect(assign([waits(channel)], [one], NOW)).toEqual([{ contactId: 'c', agentId: 'ann' }]);
      }),
    );
  });

  test('is passed over for somebody with more to do, while they have room', () => {
    const busy = chatter([inHand('chat'), inHand('chat')], { agentId: 'ben' });
    for (const over of [{ isRecovering: true }, { isEnding: true }])
      expect(assign([waits('chat')], [chatter([], over), busy], NOW)).toEqual([{ contactId: 'c', agentId: 'ben' }]);
  });
});

test('of two, the one with more room for their own measure is asked', () => {
  const half = changedBy(DEFAULT_CAPACITY, { total: 60 });
  const ann = chatter([inHand('chat')], { capacity: half });
  const ben = chatter([inHand('chat')], { agentId: 'ben', idleSinceAt: NOW });
  expect(assign([waits('chat')], [ann, ben], NOW)).toEqual([{ contactId: 'c', agentId: 'ben' }]);
});

test('a call comes on top of what may be put down; of two, written work goes to who has less of it', () => {
  const letters = [inHand('email'), inHand('email'), inHand('message')];
  expect(assign([waits('phone')], [chatter(letters)], NOW)).toHaveLength(1);
  const ben = chatter([], { agentId: 'ben', idleSinceAt: NOW });
  expect(assign([waits('email')], [chatter(letters), ben], NOW)).toEqual([{ contactId: 'c', agentId: 'ben' }]);
  expect(hasRoom([...letters, ...letters, inHand('email')], 'email', DEFAULT_CAPACITY)).toBe(false);
});

/** The same, worked out from the beginning for everybody and every contact. */
function plainly(waiting: readonly Waiting[], candidates: readonly Candidate[]): Assignment[] {
  let people = [...candidates];
  const given: Assignment[] = [];
  const oldest = waiting.toSorted((a, b) => a.sinceAt - b.sinceAt || (a.contactId < b.contactId ? -1 : 1));
  for (const what of oldest) {
    const ranked = people.flatMap((who) => {
      const { held: all, capacity: can } = who;
      const { load, reserved, interruptible } = instantLoad(all, can);
      const taken = load + reserved + (isInterruptible(can, what.channel) ? interruptible : 0);
      const same = all.filter((one) => !one.isPaused && one.channel === what.channel).length;
      const isAble =
        ['available', 'on-contact'].includes(who.state) &&
        who.queueIds.has(what.queueId) &&
        NOW - (what.passed.get(who.agentId) ?? 0) >= PASSED_MS &&
        same < (can.most[what.channel] ?? 99) &&
        (taken === 0 || taken + can.costs[what.channel] <= can.total);
      return isAble ? [{ who, rank: [Number(spared(who)), taken / can.total, who.idleSinceAt] }] : [];
    });
    const [first] = ranked.toSorted((a, b) => {
      const differs = a.rank.findIndex((value, i) => value !== b.rank[i]);
      return differs < 0 ? (a.who.agentId < b.who.agentId ? -1 : 1) : a.rank[differs]! - b.rank[differs]!;
    });
    if (!first) continue;
    const { agentId } = first.who;
    given.push({ contactId: what.contactId, agentId });
    people = people.map((who) =>
      who.agentId === agentId ? { ...who, held: [...who.held, inHand(what.channel)], idleSinceAt: NOW } : who,
    );
  }
  return given;
}

describe('what is in hand is worked out once a person', () => {
  test('and comes to the same as from the beginning for each contact', () => {
    fc.assert(
      fc.property(team, line, (people, waiting) => {
        expect(assign(waiting, people, NOW)).toEqual(plainly(waiting, people));
      }),
      { numRuns: 1000 },
    );
  });

  test('and once more for each contact they are given, however many wait', () => {
    let looks = 0;
    const people = Array.from({ length: 50 }, (_, i): Candidate => {
      const looked = { ...FREE, agentId: `a${i}`, idleSinceAt: NOW - i };
      return Object.defineProperty(looked, 'held', { enumerable: true, get: () => ((looks += 1), []) });
    });
    const waiting = Array.from({ length: 400 }, (_, i) => waits('chat', { contactId: `c${i}`, sinceAt: i }));
    expect(assign(waiting, people, NOW)).toHaveLength(150);
    expect(looks).toBeLessThanOrEqual(50 + 2 * 50);
  });
});
