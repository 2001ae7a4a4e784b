import { Run, Sop, sopIdOf, type RunEntry } from '#shared/domain/sop/index.ts';
import { HOUR, SECOND } from '#shared/kernel/units.ts';
import { T0 } from './core-team.ts';

const words = (text: string) => ({ zh: text, en: text });
export const aStep = (key: string, next: Record<string, string | null>, more: object = {}) => ({
  key,
  kind: 'confirm',
  title: words(key),
  required: 'none',
  next,
  ...more,
});

/** Verify (must be done), ask (skipping needs a reason), close; both ask and close lead on with `done`. */
export const aSop = (more: object = {}): Sop =>
  Sop.parse({
    id: sopIdOf('refund', 1),
    key: 'refund',
    version: 1,
    teamId: 'one',
    title: words('退款'),
    tags: [],
    articleIds: [],
    start: 'verify',
    steps: [
      aStep('verify', { done: 'ask' }, { required: 'block', softSeconds: 30 }),
      aStep('ask', { done: 'close' }, { required: 'warn' }),
      aStep('close', { done: null }),
    ],
    publishedAt: T0,
    ...more,
  });

/** One act of a run, so many seconds after its beginning. */
export type Act = readonly [
  second: number,
  act: { readonly did: RunEntry['did']; readonly step?: string; readonly reason?: string },
];
export const does = (second: number, step: string): Act => [second, { did: 'result', step }];
export const skips = (second: number, step: string, reason = 'not-applicable'): Act => [
  second,
  { did: 'skip', step, reason },
];
export const goesBack = (second: number, step: string): Act => [second, { did: 'back', step }];
export const givesUp = (second: number, reason = 'customer-left'): Act => [second, { did: 'abandon', reason }];

const entryOf = (startedAt: number, [second, act]: Act, i: number) => ({
  id: `e${i}`,
  at: startedAt + second * SECOND,
  agentId: 'ana',
  result: 'done',
  values: {},
  note: '',
  ...act,
});

/** A run of `aSop` from its acts; the state of the row is of no interest to whoever replays it. */
export function aRun(id: string, acts: readonly Act[], more: object = {}): Run {
  const startedAt = (more as { startedAt?: number }).startedAt ?? T0 + HOUR;
  return Run.parse({
    id,
    sopId: sopIdOf('refund', 1),
    key: 'refund',
    version: 1,
    teamId: 'one',
    ticketId: null,
    contactId: null,
    customerId: null,
    queueId: 'q1',
    agentId: 'ana',
    startedAt,
    state: 'going',
    endedAt: null,
    entries: acts.map((act, i) => entryOf(startedAt, act, i)),
    ...more,
  });
}
