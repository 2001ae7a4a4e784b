import fc from 'fast-check';
import { BOUNDED_MS } from '#testkit/bounded.ts';
import { expect, test } from 'vitest';
import { anySop } from '#testkit/sop-arbitrary.ts';
import { adherence } from './adherence.ts';

const graph = (next: Record<string, (string | null)[]>) => ({
  start: 'a',
  steps: Object.entries(next).map(([key, to]) => ({
    key,
    next: Object.fromEntries(to.map((one, i) => [`r${i}`, one])),
  })),
});
const line = graph({ a: ['b'], b: ['c'], c: ['d'], d: [null] });
const fork = graph({ a: ['b', 'c'], b: ['d'], c: ['e'], d: ['e'], e: [null] });
const loop = graph({ a: ['b'], b: ['c'], c: ['b', 'd'], d: [null] });
const signs = (text: string) => text.split('');
const of = (content: ReturnType<typeof graph>, done: string) => adherence(content, signs(done));

test('whoever does every step in its turn has left nothing out', () => {
  expect(of(line, 'abcd')).toEqual({
    way: signs('abcd'),
    done: signs('abcd'),
    outOfOrder: [],
    missed: [],
    extra: [],
    share: 1,
  });
});

test('a step that was left out is named', () => {
  expect(of(line, 'abd')).toMatchObject({ missed: ['c'], extra: [], share: 0.75 });
  expect(of(line, '')).toMatchObject({ missed: signs('abcd'), done: [], share: 0 });
});

test('a step done at another time is done, and out of order', () => {
  expect(of(line, 'acbd')).toMatchObject({ missed: [], extra: [], share: 1 });
  expect(of(line, 'acbd').outOfOrder).toHaveLength(1);
  expect(of(line, 'dabc')).toMatchObject({ done: signs('abc'), outOfOrder: ['d'] });
});

test('what is no step of it, or was done once more, is extra', () => {
  expect(of(line, 'axbbcd')).toMatchObject({ done: signs('abcd'), extra: ['x', 'b'], share: 1 });
});

test('of two branches the one that was walked is the measure', () => {
  expect(of(fork, 'ace')).toMatchObject({ way: signs('ace'), missed: [] });
  expect(of(fork, 'abe')).toMatchObject({ way: signs('abde'), missed: ['d'] });
  expect(of(fork, 'ad')).toMatchObject({ way: signs('abde'), missed: ['b', 'e'] });
});

test('a loop is gone round as often as it was, and not more', () => {
  expect(of(loop, 'abcbcbcd')).toMatchObject({ way: signs('abcbcbcd'), share: 1 });
  expect(of(loop, 'ad')).toMatchObject({ way: signs('abcd'), missed: ['b', 'c'] });
  expect(of(loop, 'abcbd')).toMatchObject({ way: signs('abcd'), extra: ['b'] });
});

test('a graph nobody can end, or with a beginning that is not there, explains nothing', () => {
  const caught = graph({ a: ['b'], b: ['a'] });
  expect(of(caught, 'ab')).toMatchObject({ way: [], done: [], extra: ['a', 'b'], share: 0 });
  expect(adherence({ ...line, start: 'z' }, ['a'])).toMatchObject({ way: [], extra: ['a'] });
});

type Sop = Parameters<typeof adherence>[0];
const targets = (sop: Sop, key: string) => Object.values(sop.steps.find((step) => step.key === key)?.next ?? {});
/** Every walk from the start to the end of at most so many steps. */
function walks(sop: Sop, most: number): string[][] {
  const found: string[][] = [];
  let begun: string[][] = [[sop.start]];
  for (let length = 1; length <= most; length += 1) {
    const longer: string[][] = [];
    for (const walk of begun) {
      for (const to of targets(sop, walk.at(-1) ?? ''))
        (to === null ? found : longer).push(to === null ? walk : [...walk, to]);
    }
    begun = longer;
  }
  return found;
}
/** The longest list that both hold in this order. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const one of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(one === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
const costOf = (way: readonly string[], done: readonly string[]) => way.length + done.length - 2 * common(way, done);

const small = anySop.filter(({ steps }) => steps.length <= 4);
const anyDone = fc.tuple(small, fc.array(fc.nat(5), { maxLength: 6 })).map(([sop, picks]) => ({
  sop,
  done: picks.map((pick) => sop.steps[pick]?.key ?? 'small-talk'),
}));

test('the way it finds leads from the start to the end, and no way explains more of what was done with less', () => {
  fc.assert(
    fc.property(anyDone, ({ sop, done }) => {
      const found = adherence(sop, done);
      expect(found.way[0]).toBe(sop.start);
      for (const [i, key] of found.way.entries()) expect(targets(sop, key)).toContain(found.way[i + 1] ?? null);
      const cost = costOf(found.way, done);
      for (const walk of walks(sop, 7)) expect(cost).toBeLessThanOrEqual(costOf(walk, done));
    }),
    { numRuns: 300 },
  );
});

test('every step of the way and everything done is counted once', () => {
  fc.assert(
    fc.property(anyDone, ({ sop, done }) => {
      const found = adherence(sop, done);
      const { way, outOfOrder, missed, extra, share } = found;
      expect([...found.done, ...outOfOrder, ...missed].toSorted()).toEqual(way.toSorted());
      expect([...found.done, ...outOfOrder, ...extra].toSorted()).toEqual(done.toSorted());
      expect(share).toBe((way.length - missed.length) / way.length);
    }),
  );
});

test('two hundred steps and five hundred things done are compared at once', () => {
  const ring = Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [i === 0 ? 'a' : `s${i}`, [`s${(i % 199) + 1}`, i % 7 === 0 ? null : 's5']]),
  );
  const done = Array.from({ length: 500 }, (_, i) => `s${(i * 37) % 211}`);
  const began = performance.now();
  expect(adherence(graph(ring), done).way.length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(BOUNDED_MS);
});
