import { useQueryClient } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import type { NextBest, PracticeCase, PracticeNow } from '#shared/contract/app/practice.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import type { Api } from '../../lib/api.tsx';
import { useLiveQueries } from '../../lib/live.ts';

/** Invented matters and sessions, and a core that is told what to answer; for tests alone. */
export const AT = new Date('2026-07-14T10:00').getTime();

export const sampleCase = (key: string, change: Partial<PracticeCase> = {}): PracticeCase => ({
  key,
  title: `案例 ${key}`,
  about: `客户因为 ${key} 找来`,
  difficulty: 1,
  trains: ['psychology'],
  procedure: null,
  channels: ['chat', 'phone'],
  feelings: ['anger'],
  origin: 'built-in',
  facts: 3,
  practised: 0,
  lastMean: null,
  lastAt: null,
  ...change,
});

export const sampleNext = (change: Partial<NextBest> = {}): NextBest => ({
  ref: { lang: 'zh', seed: 7, issue: 'refund', persona: null, channel: null },
  title: '退款三周没到',
  skill: 'questions',
  points: 2.1,
  ...change,
});

export const heard = (text: string): Turn => ({
  did: 'heard',
  at: AT,
  text,
  reaction: 'heard',
  emotion: 'anger',
  intensity: 2,
});
export const said = (text: string): Turn => ({ did: 'said', at: AT + 1, text });

export const sampleNow = (change: Partial<PracticeNow> = {}): PracticeNow =>
  ({
    sessionId: 's1',
    state: 'going',
    lang: 'zh',
    title: '退款三周没到',
    channel: 'chat',
    called: '刘女士',
    ticketId: 't-rehearsal',
    customerId: 'c-rehearsal',
    contactId: 'k-rehearsal',
    company: ['订单 A100：已签收'],
    procedure: null,
    turns: [heard('我的退款呢？')],
    isTheirTurn: false,
    canTakeBack: false,
    takenBack: 0,
    hints: 0,
    startedAt: AT,
    spentMs: 65_000,
    asOfAt: AT,
    end: null,
    ...change,
  }) as PracticeNow;

type Rest = Record<string, Record<string, unknown>>;

/** A core in which one session may go on. What it is told is announced as the core announces it. */
export class FakePractice {
  now: PracticeNow | null;
  /** What rings at the real desk. */
  contacts: unknown[] = [];
  readonly calls: string[] = [];
  /** What the desk that stands in has kept of what was being written. */
  draft = '';
  library = { cases: [] as PracticeCase[], personas: [] as unknown[], next: sampleNext() };
  readonly start = vi.fn<(input: unknown) => Promise<{ sessionId: string }>>(() =>
    Promise.resolve({ sessionId: 's1' }),
  );
  readonly say = vi.fn<(input: { text: string }) => Promise<object>>(() => Promise.resolve({}));
  readonly #listeners = new Set<(event: AppEvent) => void>();

  constructor(now: PracticeNow | null = null) {
    this.now = now;
  }

  #note(name: string, after: () => void = () => undefined) {
    return (input: unknown) => {
      this.calls.push(`${name} ${JSON.stringify(input)}`);
      after();
      return Promise.resolve({});
    };
  }

  #become(change: Partial<PracticeNow>): void {
    if (this.now) this.now = { ...this.now, ...change };
    this.#tell({ type: 'changed', tables: { practice: 'all' } });
  }
  #tell(event: AppEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Something happens by itself. */
  readonly change = (change: Partial<PracticeNow>): Promise<void> => act(async () => this.#become(change));
  readonly ring = (state: string | null): Promise<void> =>
    act(async () => {
      this.contacts = state === null ? [] : [{ contact: { id: 'real', state }, card: null }];
      this.#tell({ type: 'changed', tables: { contact: 'all' } });
    });

  readonly events = {
    subscribe: (_input: unknown, { signal }: { signal?: AbortSignal } = {}) => Promise.resolve(this.#stream(signal)),
  };
  async *#stream(signal: AbortSignal | undefined): AsyncGenerator<AppEvent> {
    const { readable, writable } = new TransformStream<AppEvent, AppEvent>();
    const writer = writable.getWriter();
    const take = (event: AppEvent): void => void writer.write(event);
    this.#listeners.add(take);
    signal?.addEventListener('abort', () => {
      this.#listeners.delete(take);
      void writer.close();
    });
    const reader = readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  }

  /** `rehearsal`: what the desk that stands in answers. */
  api(rehearsal: Rest = {}, role = 'trainee'): Api {
    const hint = { skill: 'listen', because: 'not-yet-heard', line: '等了三周还没到，换谁都急。' };
    const answers = {
      practice: {
        now: () => Promise.resolve({ now: this.now }),
        library: () => Promise.resolve(this.library),
        start: this.start,
        say: this.say,
        answer: this.#note('answer', () => this.#become({ state: 'going' })),
        typing: () => Promise.resolve({}),
        pause: (input: { isPaused: boolean }) =>
          this.#note('pause', () => this.#become({ state: input.isPaused ? 'paused' : 'going' }))(input),
        takeBack: () => {
          this.#become({ turns: this.now?.turns.slice(0, -1) ?? [], takenBack: 1, canTakeBack: false });
          return Promise.resolve({ text: '请您等一下' });
        },
        hint: () => Promise.resolve(hint),
        end: this.#note('end', () => this.#become({ state: 'ended', end: 'stopped' })),
        leave: this.#note('leave', () => (this.now = null)),
      },
      contacts: { live: () => Promise.resolve({ contacts: this.contacts, shed: {} }) },
      session: { status: () => Promise.resolve({ state: 'unlocked', agent: { id: 'me', name: '小米', role } }) },
      events: this.events,
      rehearsal: {
        events: { subscribe: () => new Promise(() => undefined) },
        contacts: {},
        sops: {},
        drafts: {
          get: () => Promise.resolve({ drafts: [{ kind: 'reply', body: this.draft }] }),
          save: ({ draft }: { draft: { body: string } }) => {
            this.draft = draft.body;
            return Promise.resolve({});
          },
        },
        ...rehearsal,
      },
    };
    return answers as unknown as Api;
  }
}

/** Keeps what is inside true to a fake core. */
export function LiveWith({ fake, children }: { fake: FakePractice; children: React.ReactNode }) {
  useLiveQueries(connectionOf(fake), useQueryClient());
  return children;
}
const connections = new WeakMap<FakePractice, { events: (signal: AbortSignal) => AsyncIterable<AppEvent> }>();
function connectionOf(fake: FakePractice) {
  const known = connections.get(fake) ?? {
    events: (signal: AbortSignal) => ({
      async *[Symbol.asyncIterator]() {
        yield* await fake.events.subscribe({}, { signal });
      },
    }),
  };
  connections.set(fake, known);
  return known;
}
