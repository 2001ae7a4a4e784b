import { expect, test } from 'vitest';
import { Sop, type SopSuggest } from './index.ts';
import { currentSops, suggestSops, type SuggestFacts } from './suggest.ts';

const words = { zh: '标题', en: 'Title' };
const sop = (key: string, suggest: Partial<Record<keyof SopSuggest, unknown>>, more: object = {}) =>
  Sop.parse({
    id: `sop-${key}`,
    key,
    version: 1,
    teamId: 'team',
    title: words,
    tags: [],
    articleIds: [],
    start: 'a',
    steps: [{ key: 'a', kind: 'info', title: words, required: 'none', next: { done: null } }],
    suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [], ...suggest },
    ...more,
  });
const facts: SuggestFacts = {
  queueId: 'q1',
  channel: 'chat',
  tags: ['退款'],
  text: 'Where is my REFUND? 我要退款',
  values: { order: 'x' },
};
const keys = (...sops: Sop[]) => suggestSops(sops, facts).map(({ sop: { key } }) => key);

test('a procedure that asks for nothing is never suggested by itself', () => {
  expect(keys(sop('any', {}))).toEqual([]);
});

test('every list that says something has to fit, each with one of its entries', () => {
  expect(keys(sop('both', { queueIds: ['q1', 'q2'], words: ['refund'] }))).toEqual(['both']);
  expect(keys(sop('half', { queueIds: ['q2'], words: ['refund'] }))).toEqual([]);
  expect(keys(sop('value', { fields: [{ key: 'order', value: 'x' }] }))).toEqual(['value']);
  expect(keys(sop('other-value', { fields: [{ key: 'order', value: 'y' }] }))).toEqual([]);
});

test('it says why, at most three of each', () => {
  const [found] = suggestSops([sop('a', { words: ['refund', '退款', 'my', 'where'], tags: ['退款'] })], facts);
  expect(found?.why).toEqual([
    { by: 'tag', what: '退款' },
    { by: 'word', what: 'refund' },
    { by: 'word', what: '退款' },
    { by: 'word', what: 'my' },
  ]);
});

test('what the customer says counts more than where they stand, and then the key', () => {
  const queue = sop('a-queue', { queueIds: ['q1'] });
  const word = sop('z-word', { words: ['退款'] });
  expect(keys(queue, word, sop('b-queue', { queueIds: ['q1'] }))).toEqual(['z-word', 'a-queue', 'b-queue']);
});

test('of each procedure the newest version counts, and a retired newest hides the older ones', () => {
  const old = sop('a', { queueIds: ['q1'] });
  const next = sop('a', { queueIds: ['q1'] }, { id: 'sop-a-2', version: 2 });
  expect(currentSops([next, old]).map(({ version }) => version)).toEqual([2]);
  expect(currentSops([old, { ...next, retiredAt: 5 }])).toEqual([]);
});

test('facts that nobody knows fit nothing that is asked', () => {
  const nothing = { queueId: null, channel: null, tags: [], text: '', values: {} };
  expect(suggestSops([sop('a', { queueIds: ['q1'] }), sop('b', { words: ['x'] })], nothing)).toEqual([]);
});
