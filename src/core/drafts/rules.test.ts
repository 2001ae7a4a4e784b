import { expect, test } from 'vitest';
import { MOST_ANSWERS } from '#shared/contract/app/messages.ts';
import { knownAfter, knownFrom, REMEMBERED, unseenBy, type Reply } from './rules.ts';

const reply = (n: number): Reply => ({ id: `r${n}` as Reply['id'], at: n });
/** Newest first, as they are read. */
const upTo = (n: number, least = 1): Reply[] =>
  Array.from({ length: n - least + 1 }, (_, i) => reply(n - i)).slice(0, REMEMBERED);
const begun = (knownReplies: readonly Reply[] | null, updatedAt = 0) => ({
  body: 'x',
  attachments: [],
  macroId: null,
  knownReplies: knownReplies && knownReplies.map(({ id }) => id),
  updatedAt,
});

test('on a ticket with thousands of replies the new ones are found, and no old one moves up as new', () => {
  const draft = begun(upTo(5000));
  expect(draft.knownReplies).toHaveLength(REMEMBERED);
  expect(unseenBy(draft, upTo(5002))).toEqual([reply(5002), reply(5001)]);
  // Half of what was known was erased since: older lines stand in their place.
  const erased = [...upTo(5000).slice(0, MOST_ANSWERS), ...upTo(4800)].slice(0, REMEMBERED);
  expect(unseenBy(draft, erased)).toEqual([]);
});

test('what was shown is known, what was not stays unknown, and the list does not grow without end', () => {
  const draft = begun(upTo(300));
  const known = knownAfter(draft, upTo(303), [reply(301).id, reply(303).id]);
  expect(unseenBy({ ...draft, knownReplies: known }, upTo(303))).toEqual([reply(302)]);
  expect(known.length).toBeLessThanOrEqual(REMEMBERED);
});

const never = (): Reply[] => {
  throw new Error('read although it was known');
};

test('a draft that knows nothing is taken at its last edit; one that holds nothing begins now', () => {
  expect(unseenBy(begun(null, 2), upTo(4))).toEqual([reply(4), reply(3)]);
  expect(knownFrom({ ...begun(upTo(1)), body: ' \n' }, () => upTo(3))).toEqual(upTo(3).map(({ id }) => id));
  expect(knownFrom(begun(upTo(1)), never)).toEqual([reply(1).id]);
});
