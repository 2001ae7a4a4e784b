import { expect, test } from 'vitest';
import { lineFaults, scheduleOf, type Plan } from './schedule.ts';

const plan: Plan = { seed: 7, lengthMs: 600_000, desks: 8, isPostgres: true };
const asked = { n: 1, method: 'POST', path: '/sync/v1/pull' };

test('the same seed makes the same incidents, in order of time, of every kind and for every desk', () => {
  const incidents = scheduleOf(plan);
  expect(incidents).toEqual(scheduleOf(plan));
  expect(incidents).not.toEqual(scheduleOf({ ...plan, seed: 8 }));
  expect(incidents.map(({ atMs }) => atMs)).toEqual(incidents.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  expect(new Set(incidents.map(({ kind }) => kind)).size).toBe(4);
  expect(new Set(incidents.flatMap((one) => (one.kind === 'kill-desk' ? [one.desk] : []))).size).toBe(8);
  const kills = incidents.filter(({ kind }) => kind === 'kill-hub').map(({ atMs }) => atMs);
  const gaps = kills.map((at, i) => at - (kills[i - 1] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(20_000);
});

test('a hub on PGlite has no database that could be halted', () => {
  expect(scheduleOf({ ...plan, isPostgres: false }).filter(({ kind }) => kind === 'halt-database')).toEqual([]);
});

test('lines break in every way, and most requests go through', () => {
  const fault = lineFaults(3);
  const met = Array.from({ length: 3000 }, () => fault(asked)?.kind);
  const kinds = new Set(met.filter((kind) => kind !== undefined));
  expect([...kinds].toSorted()).toEqual(
    ['again', 'cut', 'delay', 'lost', 'reset', 'rst', 'short', 'silent', 'slow', 'twice'].toSorted(),
  );
  expect(met.filter((kind) => kind === undefined).length).toBeGreaterThan(2000);
});
