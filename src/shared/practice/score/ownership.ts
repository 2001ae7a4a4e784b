import type { ReadLine } from './talk.ts';
import { some, Tally } from './tally.ts';

export function ownership(lines: readonly ReadLine[]): { marks: Tally['marks']; points: number } {
  const tally = new Tally('ownership');
  const honest = lines.filter(({ acts }) => !acts.has('blames') && !acts.has('pushes-off'));
  const timed = honest.filter(({ acts }) => acts.has('next-step') && acts.has('says-when'));
  const untimed = honest.filter(({ acts }) => acts.has('next-step') && !acts.has('says-when'));
  for (const [i, { turn }] of timed.slice(0, 3).entries()) tally.add('step-with-time', [2, 0.9, 0.4][i] ?? 0, turn);
  for (const [i, { turn }] of untimed.slice(0, 3).entries())
    tally.add('step-without-time', (timed.length > 0 ? [0.5, 0.3, 0.2] : [1.3, 0.6, 0.3])[i] ?? 0, turn);
  tally.each(honest, 'reassures', 'stayed-with-it', [0.7, 0.3]);
  tally.each(honest, 'closes', 'stayed-with-it', [0.3]);
  tally.each(lines, 'stays-vague', 'vague', [-0.5, -0.4, -0.3]);
  tally.each(lines, 'pushes-off', 'pushed-off', [-1, -0.8, -0.7]);
  tally.each(lines, 'blames', 'blamed', [-0.8, -0.7, -0.5]);
  tally.each(lines, 'abuses', 'abused', [-2, -1]);
  const goodbye = lines.find(({ acts }) => acts.has('says-goodbye'));
  if (goodbye && !some(lines, 'next-step')) tally.add('gave-up', -0.6, goodbye.turn);
  if (timed.length + untimed.length === 0) tally.add('no-step', 0, null);
  return { marks: tally.marks, points: tally.points(0.6) };
}
