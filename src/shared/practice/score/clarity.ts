import { isHollow } from '../customer/move.ts';
import type { ReadLine } from './talk.ts';
import { Tally } from './tally.ts';

const LOST =
  /什么意思|听不懂|没听懂|没懂|看不懂|不明白|没明白|说人话|到底(?:是|要|怎么|什么)|你说的是|what do(?:es)? (?:you|that|this) mean|don'?t (?:understand|follow|get)|makes no sense|in english|you'?ve lost me|which is it/iu;

export function clarity(lines: readonly ReadLine[]): { marks: Tally['marks']; points: number } {
  const tally = new Tally('clarity');
  const plain = lines.filter(({ acts }) => !acts.has('blames') && !acts.has('pushes-off'));
  tally.each(plain, 'explains', 'explained', [1.2, 0.7, 0.4, 0.2]);
  tally.each(plain, 'checks', 'checked-understood', [0.6, 0.2]);
  tally.each(plain, 'says-when', 'step-with-time', [0.8, 0.4, 0.2]);
  tally.each(
    plain.filter(({ acts }) => !acts.has('says-when')),
    'next-step',
    'plain-words',
    [0.4, 0.3],
  );
  tally.each(lines, 'uses-jargon', 'jargon', [-0.9, -0.7, -0.6, -0.4]);
  tally.each(lines, 'stays-vague', 'vague', [-0.5, -0.4, -0.3]);
  tally.each(lines, 'is-essay', 'too-long', [-1, -0.5]);
  tally.each(lines, 'other-language', 'jargon', [-1.5]);
  tally.each(lines, 'repeats-itself', 'pasted', [-0.7, -0.6]);
  tally.each(lines, 'pushes-off', 'pushed-off', [-0.5, -0.4, -0.3]);
  for (const { turn } of lines.filter(({ after }) => LOST.test(after)).slice(0, 3)) tally.add('asked-back', -0.6, turn);
  const hollow = lines.filter(({ acts }) => isHollow(acts)).length;
  if (lines.length > 0 && hollow / lines.length > 0.5) tally.add('nothing-explained', -0.8, null);
  if (!lines.some(({ acts }) => acts.has('explains') || acts.has('next-step')))
    tally.add('nothing-explained', -0.8, null);
  return { marks: tally.marks, points: tally.points(1.7) };
}
