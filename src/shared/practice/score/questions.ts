import type { ReadLine } from './talk.ts';
import { Tally } from './tally.ts';

/** More questions than this in one conversation, with little else, are an interrogation. */
const MANY = 7;

export function asking(lines: readonly ReadLine[]): { marks: Tally['marks']; points: number } {
  const tally = new Tally('questions');
  const open = lines.filter(({ acts }) => acts.has('asks-open') && !acts.has('asks-much') && !acts.has('blames'));
  const closed = lines.filter(
    ({ acts }) => (acts.has('asks-closed') || acts.has('verifies')) && !acts.has('asks-open'),
  );
  for (const [i, { turn, after }] of open.slice(0, 4).entries()) {
    // An answer with substance shows that the question was one.
    const isFruitful = after.length > 6;
    tally.add('open-question', ([1.7, 1, 0.5, 0.3][i] ?? 0) + (isFruitful && i < 2 ? 0.3 : 0), turn);
  }
  for (const [i, { turn }] of closed.slice(0, 4).entries())
    tally.add('useful-questions', [1.1, 0.7, 0.4, 0.2][i] ?? 0, turn);
  tally.each(lines, 'checks', 'checked-understood', [0.4, 0.2]);
  tally.each(lines, 'closes', 'checked-understood', [0.3]);
  tally.each(lines, 'asks-much', 'too-many-at-once', [-0.8, -0.8, -0.5]);
  tally.each(lines, 'asks-again', 'asked-again', [-0.8, -0.6]);
  tally.each(
    lines.filter(({ acts }) => acts.has('asks-secret')),
    'asks-secret',
    'asked-too-much',
    [-0.4],
  );
  if (open.length + closed.length === 0) tally.add('no-question', 0, null);
  else if (open.length === 0) tally.add('only-closed', -0.2, null);
  if (open.length + closed.length > MANY) tally.add('too-many-at-once', -0.8, null);
  // Who answers blame or scorn with a question asks nothing.
  if (lines.filter(({ acts }) => acts.has('blames') || acts.has('abuses')).length > 1) tally.add('blamed', -1, null);
  return { marks: tally.marks, points: tally.points(0.3, 0, open.length === 0 ? 3 : 5) };
}
