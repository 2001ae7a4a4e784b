import { describe, expect, test, vi } from 'vitest';
import { BoardEvent } from '#shared/contract/team/board.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import { silentLog } from '../kernel/ports.ts';
import { Board } from './board.ts';
import type { Directory } from './directory.ts';
import type { Known } from './known.ts';
import { Presence } from './presence.ts';
import type { Relief } from './reliefs.ts';

const device = (agentId: string) => `desk of ${agentId}`;
const QUEUES: Record<string, string[]> = { ann: ['billing'], ben: ['tech'], lea: ['billing'], ada: ['billing', 'tech'], tom: ['sales'] }; // prettier-ignore
const roleOf = (id: string): string => ({ lea: 'lead', ada: 'admin', tom: 'lead' })[id] ?? 'agent';

/** A process in which people may be watched; who holds what is said by `queues`. */
function open() {
  const clock = new ManualClock();
  const presence = new Presence();
  const state = {
    queues: QUEUES,
    going: [] as Known[],
    reliefs: new Map<string, Relief>(),
    role: roleOf,
    isAway: false,
  };
  const logged: string[] = [];
  const directory = (): Promise<Directory> => {
    if (state.isAway) return Promise.reject(new Error('away'));
    const ids = Object.keys(state.queues);
    const agents = ids.map((id) => ({ id, role: state.role(id) }));
    const queuesOf = new Map(Object.entries(state.queues).map(([id, own]) => [id, new Set(own)]));
    const queues = ['billing', 'tech', 'sales'].map((id) => ({ id }));
    return Promise.resolve({ agents, queuesOf, queues } as unknown as Directory);
  };
  const log = { ...silentLog, error: (event: string) => void logged.push(event) };
  const present = vi.spyOn(presence, 'present');
  const reliefs = { of: (agentId: string) => state.reliefs.get(agentId) ?? null };
  const board = new Board({ clock, log, presence, contacts: { going: () => state.going }, reliefs, directory });
  const says = (agentId: string, over: object = {}): void => {
    const said = {
      agentId,
      device: device(agentId),
      state: 'available',
      reason: '',
      sinceAt: 1,
      contacts: [],
      ...over,
    };
    presence.heard(said as never, clock.now());
  };
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= SECOND) {
      clock.advance(Math.min(left, SECOND));
      for (let i = 0; i < 5; i += 1) await Promise.resolve();
    }
  };
  const watch = async (agentId: string, forMs = HOUR) => reading(await board.watch(agentId, clock.now() + forMs));
  return { clock, state, board, present, says, pass, watch, logged };
}

type Reading = { text(): Promise<string | undefined>; next(): Promise<BoardEvent>; cancel(): Promise<void> };
function reading(stream: ReadableStream<Uint8Array>): Reading {
  const reader = stream.getReader();
  const text = async (): Promise<string | undefined> => {
    const { value, done } = await reader.read();
    return done ? undefined : new TextDecoder().decode(value);
  };
  const next = async (): Promise<BoardEvent> => {
    const [, data] = /^event: board\ndata: (.*)\n\n$/.exec((await text()) ?? '') ?? [];
    return BoardEvent.parse(JSON.parse(data ?? 'null'));
  };
  return { text, next, cancel: () => reader.cancel() };
}
const ids = ({ people }: BoardEvent) => people.map(({ agentId }) => agentId).toSorted();
const ringing = (queueId: string | null, ringingAt: number, over: object = {}): Known =>
  ({ life: { state: 'ringing', direction: 'in', ringingAt, facts: { queueId }, ...over } }) as unknown as Known;

describe('whoever watches', () => {
  test('is told of the people of their queues, themselves among them, and of nobody else; then of what has changed', async () => {
    const { says, pass, watch } = open();
    for (const one of ['ann', 'ben', 'lea', 'tom']) says(one);
    const [lea, ada] = [await watch('lea'), await watch('ada')];
    expect(ids(await lea.next())).toEqual(['ann', 'lea']);
    expect(ids(await ada.next())).toEqual(['ann', 'ben', 'lea']);
    says('ann', { state: 'break', reason: 'lunch' });
    says('ben');
    await pass(SECOND);
    const changed = { people: [expect.objectContaining({ agentId: 'ann', state: 'break', reason: 'lunch' })], gone: [], queues: [] }; // prettier-ignore
    expect(await lea.next()).toEqual(changed);
    expect(await ada.next()).toEqual(changed);
  });

  test('sees what a desk says of its load, and nothing of it from one that does not say', async () => {
    const { says, watch } = open();
    const report = { load: 60, interruptible: 15, occupancy: 0.5, baseMs: 9, hard: 1, recoversUntilAt: null, shiftEndsAt: 5, reliefAt: null }; // prettier-ignore
    const contacts = Array.from({ length: 31 }, (_, i) => ({ contactId: `c${i}`, channel: 'chat', isPaused: i === 0 }));
    says('ann', { report, contacts });
    says('lea');
    const { people } = await (await watch('lea')).next();
    expect(people.map((one) => [one.agentId, one.report, one.channels.length])).toEqual([
      ['ann', report, 30],
      ['lea', null, 0],
    ]);
    expect(people[0]?.channels[0]).toEqual({ channel: 'chat', isPaused: true });
  });

  test('hears who is gone: not heard of for 30 s, gone home, or of their queues no more', async () => {
    const { state, says, pass, watch } = open();
    for (const one of ['ann', 'ben', 'lea', 'ada']) says(one);
    const ada = await watch('ada');
    await ada.next();
    says('lea', { state: 'offline' });
    await pass(SECOND);
    expect(await ada.next()).toEqual({ people: [], gone: ['lea'], queues: [] });
    state.queues = { ...QUEUES, ben: [] };
    await pass(SECOND);
    expect((await ada.next()).gone).toEqual(['ben']);
    says('ada');
    await pass(28 * SECOND);
    expect(await ada.text()).toBe(': still here\n\n');
    await pass(SECOND);
    expect((await ada.next()).gone).toEqual(['ann']);
  });

  test('sees what rings for their queues, how many and since when; not what was answered, is over, or calls somebody', async () => {
    const { state, clock, pass, watch } = open();
    const now = clock.now();
    state.going = [
      ringing('billing', now - 9),
      ringing('billing', now - 5),
      ringing('tech', now),
      ringing(null, now),
      ringing('billing', now - 60, { state: 'answered' }),
      ringing('billing', now - 70, { direction: 'out' }),
    ];
    const [lea, tom] = [await watch('lea'), await watch('tom')];
    expect((await lea.next()).queues).toEqual([{ queueId: 'billing', waiting: 2, oldestAt: now - 9 }]);
    expect((await tom.next()).queues).toEqual([{ queueId: 'sales', waiting: 0, oldestAt: null }]);
    state.going = [];
    await pass(SECOND);
    expect(await lea.next()).toEqual({ people: [], gone: [], queues: [{ queueId: 'billing', waiting: 0, oldestAt: null }] }); // prettier-ignore
  });

  test('who loses a queue sees nothing wait in it any more', async () => {
    const { state, clock, pass, watch } = open();
    state.going = [ringing('tech', clock.now())];
    const ada = await watch('ada');
    expect((await ada.next()).queues).toHaveLength(2);
    state.queues = { ...QUEUES, ada: ['billing'] };
    await pass(SECOND);
    expect((await ada.next()).queues).toEqual([{ queueId: 'tech', waiting: 0, oldestAt: null }]);
  });

  test('sees rest that was offered until it is answered', async () => {
    const { state, says, pass, watch } = open();
    says('ann');
    const lea = await watch('lea');
    expect((await lea.next()).people[0]?.relief).toBeNull();
    state.reliefs.set('ann', { at: 5, byAgentId: 'lea' as never });
    await pass(SECOND);
    expect((await lea.next()).people[0]?.relief).toEqual({ at: 5, byAgentId: 'lea' });
    state.reliefs.clear();
    await pass(SECOND);
    expect((await lea.next()).people[0]?.relief).toBeNull();
  });

  test('hears at most once a second, and a word every 15 s where nothing changes', async () => {
    const { clock, says, pass, watch } = open();
    says('ann');
    const [first, lea] = [await watch('lea'), await watch('lea')];
    await Promise.all([first.next(), lea.next()]);
    const at: number[] = [];
    const hear = lea.text().then(() => at.push(clock.now()));
    const begin = clock.now();
    clock.advance(500);
    const late = await watch('lea');
    await late.next();
    says('ann', { state: 'acw' });
    await pass(SECOND);
    await hear;
    expect(at.map((one) => one - begin)).toEqual([1500]);
    await late.next();
    await pass(14 * SECOND);
    says('ann', { state: 'acw' });
    await pass(2 * SECOND);
    expect(await lea.text()).toBe(': still here\n\n');
  });

  test('is told no more than waits to be read; then what differs from what they have read', async () => {
    const { state, says, pass, watch } = open();
    says('ann');
    const lea = await watch('lea');
    for (let i = 0; i < 100; i += 1) {
      says('ann', { reason: String(i) });
      says('lea');
      await pass(SECOND);
    }
    state.queues = { ...QUEUES, ann: [] };
    await pass(SECOND);
    expect(ids(await lea.next())).toEqual(['ann']);
    await pass(SECOND);
    expect(await lea.next()).toMatchObject({ people: [{ agentId: 'lea' }], gone: ['ann'], queues: [] });
  });

  test('is told no more when their credential ends, when they may watch no more, and when the hub stops', async () => {
    const { state, board, pass, watch } = open();
    const [short, lea, ada] = [await watch('lea', 5 * SECOND), await watch('lea'), await watch('ada')];
    await Promise.all([short.next(), lea.next(), ada.next()]);
    await pass(5 * SECOND);
    expect([await short.text(), board.watchers]).toEqual([undefined, 2]);
    state.role = (id) => (id === 'lea' ? 'agent' : roleOf(id));
    await pass(SECOND);
    expect([await lea.text(), board.watchers]).toEqual([undefined, 1]);
    board.close();
    expect([await ada.text(), board.watchers]).toEqual([undefined, 0]);
    expect(await (await watch('ada')).text()).toBeUndefined();
  });
});

describe('the board', () => {
  test('works nothing out while nobody watches', async () => {
    const { present, says, pass, watch } = open();
    says('ann');
    await pass(10 * SECOND);
    expect(present).not.toHaveBeenCalled();
    const lea = await watch('lea');
    await pass(2 * SECOND);
    expect(present).toHaveBeenCalledTimes(3);
    await lea.cancel();
    await pass(10 * SECOND);
    expect(present).toHaveBeenCalledTimes(3);
  });

  test('says once that the database is away, and goes on when it is back', async () => {
    const { state, says, pass, watch, logged } = open();
    const lea = await watch('lea');
    await lea.next();
    state.isAway = true;
    says('ann');
    await pass(5 * SECOND);
    expect(logged).toEqual(['board-not-told']);
    state.isAway = false;
    await pass(SECOND);
    expect(ids(await lea.next())).toEqual(['ann']);
  });
});
