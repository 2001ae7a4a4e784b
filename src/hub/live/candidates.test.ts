import { describe, expect, test } from 'vitest';
import { DEFAULT_CAPACITY, type Held } from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { candidatesOf, type Standing } from './candidates.ts';
import type { Directory } from './directory.ts';
import type { Known } from './known.ts';
import type { Present } from './presence.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const chat: Held = { channel: 'chat', isPaused: false, wokeAt: null };
const REPORT = {
  load: 0,
  interruptible: 0,
  occupancy: null,
  baseMs: 0,
  hard: 0,
  recoversUntilAt: null,
  shiftEndsAt: null,
  reliefAt: null,
};

const ann = (over: Partial<Present> = {}): Present => ({
  agentId: 'ann',
  state: 'available',
  reason: '',
  sinceAt: NOW - MINUTE,
  contacts: new Map(),
  report: REPORT,
  ...over,
});
const half = { ...DEFAULT_CAPACITY, total: 50 };
const directory = {
  queuesOf: new Map([['ann', new Set(['tech'])]]),
  capacities: new Map([['ann', half]]),
} as unknown as Directory;

const one = (over: Partial<Standing> = {}) => {
  const none = { present: [ann()], going: [], busy: [], givenAt: new Map<string, number>() };
  return candidatesOf({ directory, now: NOW, ...none, ...over })[0];
};
const reported = (over: object) => one({ present: [ann({ report: { ...REPORT, ...over } })] });
const live = (contactId: string, agents: string[]): Known =>
  ({ contactId, agents: new Set(agents), entries: [], source: 'pbx', life: { channel: 'phone' } }) as unknown as Known;

describe('whoever may be asked', () => {
  test('comes with the queues they hold and what their team has agreed they can do; a stranger with none and the usual', () => {
    expect(one()).toMatchObject({ queueIds: new Set(['tech']), capacity: half, idleSinceAt: NOW - MINUTE });
    const stranger = one({ present: [ann({ agentId: 'new' })] });
    expect(stranger).toMatchObject({ queueIds: new Set(), capacity: DEFAULT_CAPACITY });
  });

  test('holds each contact once: as the desk says it, else as it was offered or given by the exchange', () => {
    const own = new Map([
      ['a', { ...chat, isPaused: true }],
      ['b', { ...chat, wokeAt: NOW }],
    ]);
    const busy = ['a', 'c'].map((contactId) => ({ agentId: 'ann', contactId, channel: 'chat' as const }));
    const theirs = { agentId: 'ben', contactId: 'z', channel: 'chat' as const };
    const going = [live('b', ['ann']), live('d', ['ann']), live('e', ['ben'])];
    const held = one({ present: [ann({ contacts: own })], busy: [...busy, theirs], going })?.held;
    expect(held).toHaveLength(4);
    expect(held).toEqual(expect.arrayContaining([...own.values(), chat, { ...chat, channel: 'phone' }]));
  });

  test('has been idle since they were last given something', () => {
    expect(one({ givenAt: new Map([['ann', NOW - 5]]) })?.idleSinceAt).toBe(NOW - 5);
  });

  test.each([
    ['recovers until then', { recoversUntilAt: NOW + 1 }, [true, false]],
    ['recovers no more', { recoversUntilAt: NOW }, [false, false]],
    ['goes home in ten minutes', { shiftEndsAt: NOW + 10 * MINUTE }, [false, true]],
    ['goes home later', { shiftEndsAt: NOW + 10 * MINUTE + 1 }, [false, false]],
    ['should be gone', { shiftEndsAt: NOW - MINUTE }, [false, true]],
    ['has no shift we know of', { shiftEndsAt: null }, [false, false]],
  ])('%s', (_, over, expected) => {
    const asked = reported(over);
    expect([asked?.isRecovering, asked?.isEnding]).toEqual(expected);
  });

  test('at a desk of the version before, is asked like anybody', () => {
    expect(one({ present: [ann({ report: null })] })).toMatchObject({ isRecovering: false, isEnding: false });
  });
});
