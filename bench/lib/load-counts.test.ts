import { beforeEach, expect, test } from 'vitest';
import { addMessage } from '#testkit/hub/suite/mutations.ts';
import { LoadCounts } from './load-counts.ts';

const reply = (status: number) => ({ status, text: 'busy', bytes: 10, ms: 5 });
const line = addMessage('ticket-1', 'x', 'message-1');
const row = [7, 'q:a', 'message', 'message-1', 1, {}] as never;
let counts: LoadCounts;
beforeEach(() => {
  counts = new LoadCounts();
});

test('a line that another desk holds is counted, and not where it was written', () => {
  counts.written(line, 'mine');
  counts.arrived({ rows: [row], results: [] }, 'mine');
  expect(counts.lag).toHaveLength(0);
  counts.arrived({ rows: [row], results: [] }, 'theirs');
  expect(counts.lag).toHaveLength(1);
  expect(counts.rows).toBe(2);
});

test('a refused request, a refused mutation and a stream that ended are failures, by their words', () => {
  counts.answered('pull', reply(200));
  counts.answered('pull', reply(429));
  counts.answered('pull', reply(429));
  counts.failed('poke', 'ended');
  counts.arrived({ rows: [], results: [[1, { status: 'rejected', code: 'scope', clashes: [] }]] }, 'mine');
  expect(counts.failures).toBe(4);
  expect(Object.fromEntries(counts.wrong)).toEqual({
    'pull: 429 busy': 2,
    'poke: ended': 1,
    'push: rejected scope': 1,
  });
  expect(counts.pull).toHaveLength(3);
});

test('what was before the measuring is forgotten', () => {
  counts.answered('push', reply(500));
  counts.begin();
  expect([counts.push.length, counts.failures, counts.bytes]).toEqual([0, 0, 0]);
});
