import { expect, test } from 'vitest';
import { BOUNDED_MS } from '#testkit/bounded.ts';
import { graphOf } from './graph.ts';

const graph = (next: Record<string, Record<string, string | null>>) =>
  graphOf({ start: 'a', steps: Object.entries(next).map(([key, to]) => ({ key, next: to })) });

const forked = graph({ a: { x: 'b', y: 'c' }, b: { done: 'd' }, c: { done: 'd' }, d: { done: null } });

test('steps are reached nearest first', () => {
  expect([...forked.reachable('a')]).toEqual(['a', 'b', 'c', 'd']);
  expect([...forked.reachable('c')]).toEqual(['c', 'd']);
  expect([...forked.reachable('nowhere')]).toEqual([]);
});

test('the shortest way counts the step itself', () => {
  expect(forked.shortest('d')).toBe(1);
  expect(forked.shortest('a')).toBe(3);
  expect(graph({ a: { x: 'b', y: null }, b: { done: null } }).shortest('a')).toBe(1);
});

test('what lies on one of two branches can be avoided, what lies on both cannot', () => {
  expect(forked.unavoidable('a')).toEqual(['a', 'd']);
  expect(forked.unavoidable('b')).toEqual(['b', 'd']);
});

test('a loop with a way out ends; without one it does not', () => {
  const out = graph({ a: { again: 'a', on: 'b' }, b: { back: 'a', done: null } });
  expect(out.canEnd('a')).toBe(true);
  expect(out.unavoidable('a')).toEqual(['a', 'b']);
  const caught = graph({ a: { done: 'b' }, b: { done: 'a' } });
  expect(caught.canEnd('a')).toBe(false);
  expect(caught.shortest('a')).toBe(Infinity);
  expect(caught.unavoidable('a')).toEqual([]);
});

test('a target that does not exist is no way', () => {
  const broken = graph({ a: { done: 'gone' } });
  expect(broken.canEnd('a')).toBe(false);
  expect([...broken.reachable('a')]).toEqual(['a']);
});

test('a ring of two hundred steps is looked through at once', () => {
  const ring = Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [`s${i}`, { on: `s${(i + 1) % 200}`, ...(i === 199 ? { out: null } : {}) }]),
  );
  const began = performance.now();
  const large = graph({ a: { done: 's0' }, ...ring });
  expect(large.unavoidable('a')).toHaveLength(201);
  expect(large.shortest('a')).toBe(201);
  expect(performance.now() - began).toBeLessThan(BOUNDED_MS);
});
