import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assign,
  canTake,
  CAPACITY,
  CONTACT_COSTS,
  loadOf,
  PASSED_MS,
  type Assignment,
  type Candidate,
  type Waiting,
} from './assignment.ts';
import { CHANNELS } from './channel.ts';
import { PRESENCE_STATES } from './presence.ts';

const NOW = 1_764_000_000_000;
const agents = ['ann', 'ben', 'lea', 'tia'];
const queues = ['billing', 'tech'];

const person = (agentId: string): fc.Arbitrary<Candidate> =>
  fc.record({
    agentId: fc.constant(agentId),
    state: fc.constantFrom(...PRESENCE_STATES),
    queueIds: fc.subarray(queues).map((ids) => new Set(ids)),
    load: fc.constantFrom(0, 0, 15, 30, 60, 90, 100, 130),
    idleSinceAt: fc.integer({ min: NOW - 100_000, max: NOW }),
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

/** The team after it has taken what was given. */
const after = (people: readonly Candidate[], waiting: readonly Waiting[], given: readonly Assignment[]): Candidate[] =>
  people.map((one) => {
    const mine = waiting.filter(({ contactId }) =>
      given.some((g) => g.contactId === contactId && g.agentId === one.agentId),
    );
    return { ...one, load: one.load + mine.reduce((sum, { channel }) => sum + CONTACT_COSTS[channel], 0) };
  });

const check = (holds: (people: Candidate[], waiting: Waiting[], given: Assignment[]) => void): void =>
  fc.assert(fc.property(team, line, (people, waiting) => holds(people, waiting, assign(waiting, people, NOW))));

describe('whoever waits and whoever is there', () => {
  test('nobody is given more than they have room for, or anything while they are away, or of a queue they do not hold', () => {
    check((people, waiting, given) => {
      for (const { agentId, load } of after(people, waiting, given)) {
        const isGiven = given.some((one) => one.agentId === agentId);
        if (isGiven) expect(load).toBeLessThanOrEqual(CAPACITY);
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
        const people = agents.slice(0, count).map((agentId, i): Candidate => ({ agentId, state: 'available', queueIds, load: 0, idleSinceAt: NOW - i })); // prettier-ignore
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
  const ann: Candidate = { agentId: 'ann', state: 'available', queueIds, load: 0, idleSinceAt: NOW - 1 };
  const ben: Candidate = { ...ann, agentId: 'ben', idleSinceAt: NOW - 2 };
  const call: Waiting = { contactId: 'c', channel: 'phone', queueId: 'tech', sinceAt: NOW, passed: new Map() };
  expect(assign([call], [ann, ben], NOW)).toEqual([{ contactId: 'c', agentId: 'ben' }]);
  expect(assign([call], [ann, { ...ben, load: 15 }], NOW)).toEqual([{ contactId: 'c', agentId: 'ann' }]);
  expect(assign([call], [{ ...ben, load: 15 }], NOW)).toEqual([]);
});

test('what is paused takes no room', () => {
  expect(loadOf([{ channel: 'chat', isPaused: false }, { channel: 'email', isPaused: false }, { channel: 'phone', isPaused: true }])).toBe(45); // prettier-ignore
});
