import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchGroup } from '#shared/contract/app/search.ts';
import { aCustomer, aMessage, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, type SearchLab } from '#testkit/core-search.ts';
import { seededRandom } from '#testkit/random.ts';
import { fold } from './fold.ts';
import { runsOf } from './segments.ts';

/** Few characters, so that every short word stands somewhere, and next to everything. */
const HAN = '退款宽带光猫订单王伟的了𠮷'.match(/./gu) ?? [];
const OTHER = ['，', '。', ' ', '：', 'iPhone', 'SF12', 'refund', '15', 'ＯＫ', '！', '\n', 'ré', 'кот'];
const LINES = 400;

let lab: SearchLab;
const bodies = new Map<string, string>();
beforeAll(async () => {
  lab = searchLab();
  const random = seededRandom(11);
  lab.put('customer', aCustomer('c1', { name: 'Nobody' }));
  lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
  for (let i = 0; i < LINES; i += 1) {
    const length = 1 + random.int(14);
    const body = Array.from({ length }, () => random.pick(random.int(4) === 0 ? OTHER : HAN)).join('');
    bodies.set(`x${i}`, body);
    lab.put('message', aMessage(`x${i}`, { body, at: T0 + random.int(500) * 1000 }));
  }
  await lab.index();
});
afterAll(() => {
  lab.close();
});

/** Every page of it. */
function found(query: string): Set<string> {
  const ids = new Set<string>();
  let after: string | null = null;
  do {
    const group: SearchGroup | undefined = lab.ask(query, { kinds: ['message'], after, limit: 50 }).groups[0];
    for (const hit of group?.hits ?? []) {
      if (hit.kind !== 'message') throw new Error('only lines were asked for');
      expect(ids.has(hit.messageId)).toBe(false);
      ids.add(hit.messageId);
    }
    expect(group?.isCut).not.toBe(true);
    after = group?.next ?? null;
  } while (after !== null);
  return ids;
}

const like = (word: string): Set<string> =>
  new Set(
    lab.db
      .read((tx) =>
        tx.all<{ id: string }>(String.raw`select id from message where lower(body) like ? escape '\'`, [
          `%${word.replace(/[%_\\]/g, String.raw`\$&`)}%`,
        ]),
      )
      .map((row) => row.id),
  );

const anyOf = (words: readonly string[]): Set<string> => new Set(words.flatMap((word) => [...like(word)]));

describe('every line with the word is found, and no other', () => {
  test('for all words of one and two characters', () => {
    for (const a of HAN) {
      expect([a, found(a)]).toEqual([a, like(a)]);
      for (const b of HAN) expect([a + b, found(a + b)]).toEqual([a + b, like(a + b)]);
    }
  });

  test('for words of three and four characters', () => {
    const word = fc.array(fc.constantFrom(...HAN), { minLength: 3, maxLength: 4 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(word, (query) => {
        // In quotes: four characters in a row may otherwise be found as two words too.
        expect(found(`"${query}"`)).toEqual(like(query));
      }),
      { numRuns: 150 },
    );
  });

  const short = fc.array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 2 }).map((chars) => chars.join(''));
  const either = fc.array(short, { minLength: 1, maxLength: 3 });

  test('for either of several words (OR), and for others beside them', () => {
    fc.assert(
      fc.property(either, either, fc.constantFrom(' OR ', '|', ' | '), fc.boolean(), (first, second, or, isQuoted) => {
        const say = (words: readonly string[]): string => words.map((word) => (isQuoted ? `"${word}"` : word)).join(or);
        expect(found(say(first))).toEqual(anyOf(first));
        expect(found(`${say(first)} ${say(second)}`)).toEqual(
          new Set([...anyOf(first)].filter((id) => anyOf(second).has(id))),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('for any piece of a text', () => {
    const texts = Array.from(bodies.values());
    const piece = fc
      .tuple(fc.constantFrom(...texts), fc.nat({ max: 13 }), fc.integer({ min: 1, max: 5 }))
      .map(([text, start, length]) =>
        Array.from(text)
          .slice(start, start + length)
          .join(''),
      );
    fc.assert(
      fc.property(piece, (query) => {
        const expected = new Set(Array.from(bodies).flatMap(([id, body]) => (holds(body, query) ? [id] : [])));
        if (runsOf(fold(query)).length === 0) return;
        const phrase = `"${query}"`;
        const isMended = lab.ask(phrase, { kinds: ['message'] }).also.length > 0;
        if (isMended) expect(found(phrase)).toEqual(new Set([...found(phrase), ...expected]));
        else expect(found(phrase)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

/** Words in a row; letters and digits whole, Han anywhere at both ends. Blind to what lies between words. */
function holds(body: string, query: string): boolean {
  const wanted = runsOf(fold(query));
  const there = runsOf(fold(body));
  const fits = (at: number): boolean =>
    wanted.every((run, i) => {
      const other = there[at + i];
      if (!other || other.isDense !== run.isDense) return false;
      const [isFirst, isLast] = [i === 0, i === wanted.length - 1];
      if (!run.isDense || (!isFirst && !isLast)) return other.text === run.text;
      if (isFirst && isLast) return other.text.includes(run.text);
      return isFirst ? other.text.endsWith(run.text) : other.text.startsWith(run.text);
    });
  return there.some((_, at) => fits(at));
}
