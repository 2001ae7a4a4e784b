import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallEvent } from '#shared/domain/call-event.ts';
import { ManualClock } from '#testkit/hub/manual-clock.ts';
import type { ContactWord } from './contact-word.ts';
import { LiveContacts } from './contacts.ts';

const clock = new ManualClock();
const nothing = (): void => {};

function contacts(over: Partial<ConstructorParameters<typeof LiveContacts>[0]> = {}) {
  const withdrawn: string[] = [];
  const withdraw = (agentId: string) => void withdrawn.push(agentId);
  const deps = {
    clock,
    tell: nothing,
    withdraw,
    moved: nothing,
    ended: () => Promise.resolve(),
    record: () => Promise.resolve(true),
  };
  return { live: new LiveContacts({ ...deps, ...over }), withdrawn };
}

const word = (type: CallEvent['type'], after: number, over: Partial<ContactWord> = {}): ContactWord => ({
  word: 'contact',
  contactId: 'pbx.c' as never,
  source: 'pbx',
  event: CallEvent.parse({ callId: 'c', contactId: over.contactId ?? 'pbx.c', type, at: clock.now() + after }),
  owner: null,
  agents: [],
  isOffered: false,
  ...over,
});

const MINUTE = 60_000;
const called = (name: string) => ({ contactId: `pbx.${name}` as never });
/** A database that is away until it is not. */
const database = () => {
  const tried: [string, number][] = [];
  const state = { isThere: false, tried };
  const begin = clock.now();
  const record = ({ contactId }: { contactId: string }) => {
    tried.push([contactId, clock.now() - begin]);
    return Promise.resolve(state.isThere);
  };
  return { state, record };
};
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 1000) {
    clock.advance(1000);
    await Promise.resolve();
    await Promise.resolve();
  }
};

describe('a call for a queue that the exchange then gives to somebody by name', () => {
  const ring = word('ring', 0, { isOffered: true });
  const offered = word('ring', 0, { isOffered: true, agents: ['ann' as never] });
  const named = word('ring', 5, { agents: ['ben' as never] });

  test('is theirs alone and given out no more, in whatever order it is heard', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([ring, offered, named], { minLength: 3 }), (words) => {
        const { live, withdrawn } = contacts();
        for (const one of words) live.heard(one);
        expect([live.get('pbx.c')?.isOffered, [...(live.get('pbx.c')?.agents ?? [])]]).toEqual([false, ['ben']]);
        const wasTold = words.indexOf(offered) < words.indexOf(named);
        expect(withdrawn).toEqual(wasTold ? ['ann'] : []);
        void live.close();
      }),
    );
  });

  test('stays with whoever had taken it, and is given out again when it rings for its queue again', () => {
    const { live, withdrawn } = contacts();
    const answer = word('answer', 2, { owner: 'ann' as never, agents: ['ann' as never], isOffered: true });
    for (const one of [ring, offered, answer, named]) live.heard(one);
    expect([withdrawn, [...(live.get('pbx.c')?.agents ?? [])]]).toEqual([[], ['ann', 'ben']]);
    live.heard(word('ring', 9, { isOffered: true }));
    expect(live.get('pbx.c')?.isOffered).toBe(true);
    void live.close();
  });
});

describe('a contact that has ended', () => {
  test('is tried every 30 s until it is written, not forgotten before, and then written no more', async () => {
    const { state, record } = database();
    const { live } = contacts({ record });
    live.heard(word('ring', 0));
    live.heard(word('hangup', 1));
    await pass(2 * MINUTE + 5000);
    expect(state.tried.map(([, at]) => Math.round(at / 1000))).toEqual([61, 91, 121]);
    await pass(20 * MINUTE);
    expect(live.get('pbx.c')).toBeDefined();
    state.isThere = true;
    await pass(MINUTE);
    const tries = state.tried.length;
    await pass(MINUTE);
    expect([live.get('pbx.c'), state.tried.length]).toEqual([undefined, tries]);
    await live.close();
  });

  test('is written when the hub stops, without waiting for its minute, and whoever goes on is not', async () => {
    const { state, record } = database();
    const { live } = contacts({ record });
    for (const one of [word('ring', 0), word('hangup', 1), word('ring', 0, called('on'))]) live.heard(one);
    await live.close();
    expect(state.tried.map(([contactId]) => contactId)).toEqual(['pbx.c']);
  });

  test('makes room when it is written, and otherwise only where nothing else can', async () => {
    const { state, record } = database();
    const { live } = contacts({ record });
    const [written, waits] = [called('written'), called('waits')];
    for (const one of [word('ring', 0, waits), word('ring', 0, written), word('hangup', 1, written)]) live.heard(one);
    state.isThere = true;
    await pass(2 * MINUTE);
    state.isThere = false;
    live.heard(word('hangup', 0, waits));
    await pass(2000);
    for (let i = 0; i < 4999; i += 1) live.heard(word('ring', 0, called(`${i}`)));
    expect([live.get('pbx.written'), live.get('pbx.waits')]).toEqual([undefined, expect.anything()]);
    live.heard(word('ring', 0, called('last')));
    expect([live.get('pbx.waits'), live.get('pbx.last')]).toEqual([undefined, expect.anything()]);
    expect(state.tried.at(-1)?.[0]).toBe('pbx.waits');
    await live.close();
  });
});
