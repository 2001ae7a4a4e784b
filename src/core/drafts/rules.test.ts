import { expect, test } from 'vitest';
import { MOST_ANSWERS } from '#shared/contract/app/messages.ts';
import { knownAfter, knownFrom, REMEMBERED, unseenBy, type Merge, type Reply, type Standing } from './rules.ts';

const reply = (n: number, ...merges: Merge[]): Reply => ({ id: `r${n}` as Reply['id'], at: n, merges });
const merge = (at: number): Merge => ({ id: `m${at}` as Merge['id'], at });
/** Newest first, as they are read. */
const upTo = (n: number, ...merges: Merge[]): Reply[] =>
  Array.from({ length: n }, (_, i) => reply(n - i, ...merges)).slice(0, REMEMBERED);
const standing = (replies: readonly Reply[], ...merges: Merge[]): Standing => ({ replies, merges });
const begun = (knownReplies: readonly (Reply | Merge)[] | null, updatedAt = 0) => ({
  body: 'x',
  attachments: [],
  macroId: null,
  knownReplies: knownReplies && knownReplies.map(({ id }) => id),
  updatedAt,
});

test('on a ticket with thousands of replies the new ones are found, and no old one moves up as new', () => {
  const draft = begun(upTo(5000));
  expect(draft.knownReplies).toHaveLength(REMEMBERED);
  expect(unseenBy(draft, standing(upTo(5002)))).toEqual([reply(5002), reply(5001)]);
  // Half of what was known was erased since: older lines stand in their place.
  const erased = [...upTo(5000).slice(0, MOST_ANSWERS), ...upTo(4800)].slice(0, REMEMBERED);
  expect(unseenBy(draft, standing(erased))).toEqual([]);
});

test('what was shown is known, what was not stays unknown, and the list does not grow without end', () => {
  const draft = begun(upTo(300));
  const known = knownAfter(draft, standing(upTo(303)), [reply(301).id, reply(303).id]);
  expect(unseenBy({ ...draft, knownReplies: known }, standing(upTo(303)))).toEqual([reply(302)]);
  expect(known.length).toBeLessThanOrEqual(REMEMBERED);
});

const never = (): Standing => {
  throw new Error('read although it was known');
};

test('a draft that knows nothing is taken at its last edit; one that holds nothing begins now', () => {
  expect(unseenBy(begun(null, 2), standing(upTo(4)))).toEqual([reply(4), reply(3)]);
  expect(knownFrom({ ...begun(upTo(1)), body: ' \n' }, () => standing(upTo(3)))).toEqual(upTo(3).map(({ id }) => id));
  expect(knownFrom(begun(upTo(1)), never)).toEqual([reply(1).id]);
});

test('of a ticket merged in since, only what came after the merge is new; of one that was here, whatever comes', () => {
  const came = standing([reply(12, merge(10)), reply(9, merge(10)), reply(1)], merge(10));
  expect(unseenBy(begun([reply(1)]), came)).toEqual([reply(12, merge(10))]);
  expect(unseenBy(begun([reply(1), merge(10)]), came)).toEqual([reply(12, merge(10)), reply(9, merge(10))]);
  expect(knownFrom(undefined, () => came)).toContain(merge(10).id);
  expect(knownAfter(begun([reply(1), merge(10)]), came, [reply(12).id])).toEqual(['r12', 'r1', 'm10']);
});

test('a draft that knows nothing was begun before the merges that are younger than its last edit', () => {
  const came = standing([reply(9, merge(10)), reply(4, merge(5))], merge(10), merge(5));
  expect(unseenBy(begun(null, 6), came)).toEqual([]);
  expect(unseenBy(begun(null, 3), came)).toEqual([]);
  expect(unseenBy(begun(null, 11), standing([reply(12, merge(10))], merge(10)))).toEqual([reply(12, merge(10))]);
});

test('what came two merges deep is as old as the last of them', () => {
  const deep = standing([reply(7, merge(5), merge(10))], merge(5), merge(10));
  expect(unseenBy(begun([reply(1)]), deep)).toEqual([]);
  expect(unseenBy(begun([reply(1), merge(10)]), deep)).toEqual([reply(7, merge(5), merge(10))]);
});

test('a long ticket that is merged in pushes nothing new out of sight', () => {
  const long = Array.from({ length: MOST_ANSWERS + 1 }, (_, i) => reply(900 - i, merge(1000)));
  expect(unseenBy(begun([reply(1)]), standing([...long, reply(2), reply(1)], merge(1000)))).toEqual([reply(2)]);
});
