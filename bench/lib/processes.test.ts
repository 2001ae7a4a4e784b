import { expect, test } from 'vitest';
import { below, cpuOf } from './processes.ts';

test('a name with spaces and brackets in it does not shift what is counted', () => {
  const stat = '42 (node (hub) x) S 7 42 42 0 -1 4194304 900 0 3 0 150 50 20 5 20 0 11 0 12345 1000 200';
  expect(cpuOf(stat)).toBe(2.25);
});

const each = (pid: number, parent: number) => ({ pid, parent, command: 'x' });

test('all below a process, however deep, and nobody else', () => {
  const all = [each(1, 0), each(2, 1), each(3, 2), each(4, 1), each(5, 9)];
  expect(below(all, 1).map(({ pid }) => pid)).toEqual([2, 3, 4]);
});
