import { expect, test } from 'vitest';
import { readWire } from './read-wire.ts';

test('words with which a proposal was declined are kept, whatever becomes of the rest', () => {
  const { words } = readWire({
    mid: 1,
    at: 0,
    mutation: { name: 'proposal.close', proposalId: 'p1', words: '请补上时限' },
  });
  expect(words).toEqual({ ticketId: null, articleId: 'unknown', body: '请补上时限' });
  const torn = readWire({ mid: 2, at: 0, mutation: { name: 'proposal.close', words: 'no id' } });
  expect(torn).toMatchObject({ isReadable: false, words: { body: 'no id' } });
  expect(readWire({ mid: 3, at: 0, mutation: { name: 'proposal.close', proposalId: 'p1', words: ' ' } }).words).toBe(
    undefined,
  );
});
