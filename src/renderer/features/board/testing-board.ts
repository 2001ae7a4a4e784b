import { vi } from 'vitest';
import type { Board, BoardAgent, BoardQueue, Cover } from '#shared/contract/app/board.ts';
import { DEFAULT_LOAD, type LoadPolicy, type Shift } from '#shared/domain/load/index.ts';
import type { Api } from '../../lib/api.tsx';
import type { Plan } from './rests/queries.ts';
import type { Person } from './shifts/queries.ts';

const MINUTE = 60_000;

/** A screen with room for the side: jsdom knows no widths. */
export function widen(): void {
  const narrow = window.matchMedia.bind(window);
  window.matchMedia = (media) => Object.assign(narrow(media), { matches: media === '(min-width: 1200px)' });
}

export const NOW = Date.UTC(2026, 10, 25, 2, 42);

/** Somebody on the board, between contacts, of whom nothing needs to be said. */
export const person = (agentId: string, rest: Partial<BoardAgent> = {}): BoardAgent => ({
  agentId: agentId as BoardAgent['agentId'],
  name: `人${agentId}`,
  role: 'agent',
  queueIds: [],
  state: 'available',
  reason: '',
  sinceAt: NOW - 48_000,
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
  ...rest,
});

export const tired = (agentId: string, rest: Partial<BoardAgent> = {}): BoardAgent =>
  person(agentId, { state: 'acw', occupancy: 0.92, band: 'act', hard: 3, needs: ['act', 'hard'], load: 45, ...rest });

export const queue = (rest: Partial<BoardQueue> = {}): BoardQueue => ({
  queueId: 'q1' as BoardQueue['queueId'],
  name: { zh: '售后', en: 'After sales' },
  waiting: 2,
  oldestAt: NOW - 72_000,
  people: 3,
  tickets: 14,
  atRisk: 1,
  broken: 0,
  nextDueAt: NOW + 30 * MINUTE,
  ...rest,
});

export const boardOf = (agents: readonly BoardAgent[], rest: Partial<Board> = {}): Board => ({
  isLive: true,
  heardAt: NOW,
  agents: [...agents],
  queues: [queue()],
  teamSize: 12,
  ...rest,
});

export const cover = (rest: Partial<Cover> = {}): Cover => ({
  basis: 'weeks',
  contacts: 63,
  ahtMs: 378_000,
  callsPerHour: 31.5,
  people: 6,
  target: 0.8,
  withinMs: 20_000,
  with: { serviceLevel: 0.84, asaMs: 38_000, occupancy: 0.7 },
  without: { serviceLevel: 0.71, asaMs: 55_000, occupancy: 0.84 },
  holds: false,
  times: [{ at: NOW + 28 * MINUTE, serviceLevel: 0.83, holds: true }],
  ...rest,
});

export const plan: Plan = {
  basis: 'weeks',
  target: 0.8,
  rests: [
    { agentId: 'a' as never, name: '人a', at: NOW + 3 * MINUTE, restMs: 5 * MINUTE, serviceLevel: 0.86, holds: true },
    { agentId: 'b' as never, name: '人b', at: NOW + 8 * MINUTE, restMs: 5 * MINUTE, serviceLevel: 0.74, holds: false },
  ],
};

const duty = { from: 540, to: 1080, breaks: [{ from: 720, to: 780, kind: 'meal' as const }] };
export const shift = (agentId: string): Shift => ({
  id: agentId,
  agentId: agentId as Shift['agentId'],
  teamId: 's1',
  timeZone: 'Asia/Shanghai',
  startsOn: '2026-11-23',
  weeks: [[[duty], [duty], [duty], [duty], [duty], [], []]],
  exceptions: [],
});
export const people: Person[] = [
  { agentId: 'ana', name: '安娜', teamId: 's1', shift: shift('ana') },
  { agentId: 'bo', name: '阿波', teamId: 's1', shift: null },
];

export const policy: LoadPolicy = { id: 's1', teamId: 's1', ...DEFAULT_LOAD };

/** A core that answers as told; each call can be answered otherwise and counts how often it was asked. */
export function fakeBoard() {
  const calls = {
    watch: vi.fn<() => Promise<Board>>(() => Promise.resolve(boardOf([]))),
    cover: vi.fn<(asked: { agentId: string }) => Promise<Cover>>(() => Promise.resolve(cover())),
    relieve: vi.fn<(asked: { agentId: string }) => Promise<object>>(() => Promise.resolve({})),
    stagger: vi.fn<(asked: { hours: number }) => Promise<Plan>>(() => Promise.resolve(plan)),
    shifts: vi.fn<() => Promise<{ people: Person[] }>>(() => Promise.resolve({ people })),
    saveShift: vi.fn<(asked: { shift: Shift }) => Promise<object>>(() => Promise.resolve({})),
    removeShift: vi.fn<(asked: { agentId: string }) => Promise<object>>(() => Promise.resolve({})),
    policies: vi.fn<() => Promise<{ policies: { policy: LoadPolicy; isShared: boolean }[] }>>(() =>
      Promise.resolve({ policies: [{ policy, isShared: false }] }),
    ),
    savePolicy: vi.fn<(asked: { policy: LoadPolicy }) => Promise<object>>(() => Promise.resolve({})),
  };
  const me = { id: 'lea', name: '周华', role: 'lead', queueIds: ['q1'], isActive: true };
  const api = {
    session: { status: () => Promise.resolve({ state: 'unlocked', agent: me, enrolments: [] }) },
    directory: {
      get: () => Promise.resolve({ agents: [{ ...me, id: 'ana', name: '安娜', role: 'agent' }], queues: [] }),
    },
    board: calls,
    load: calls,
  } as unknown as Partial<Api>;
  return { ...calls, api };
}
