import { expect, test } from 'vitest';
import { factsOf } from './ticket-facts.ts';

const line = (kind: 'customer' | 'reply' | 'note' | 'event', at: number) => ({ kind, at });
const asked = [line('event', 1), line('customer', 1), line('note', 2)];
const answered = [...asked, line('reply', 5), line('customer', 7), line('customer', 8)];

test('an open ticket waits since the first words nobody answered', () => {
  expect(factsOf(asked, 'open')).toEqual({ firstReplyAt: null, solvedAt: null, pauses: [], waitingSinceAt: 1 });
  expect(factsOf(answered, 'open')).toEqual({ firstReplyAt: 5, solvedAt: null, pauses: [], waitingSinceAt: 7 });
  expect(factsOf([...answered, line('reply', 9)], 'open').waitingSinceAt).toBeNull();
});

test('any other ticket came to its state with the last line', () => {
  expect(factsOf(answered, 'solved')).toEqual({ firstReplyAt: 5, solvedAt: 8, pauses: [], waitingSinceAt: null });
  expect(factsOf(answered, 'closed').solvedAt).toBe(8);
  expect(factsOf(answered, 'pending')).toMatchObject({ solvedAt: null, pauses: [{ from: 8, to: null }] });
  expect(factsOf(answered, 'spam')).toMatchObject({ solvedAt: null, pauses: [] });
});
