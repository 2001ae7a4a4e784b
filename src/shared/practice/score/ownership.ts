import { isAgainst } from './hollow.ts';
import type { ReadLine } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';

/** A promise without a time is half an ownership (docs/practice.md). */
const CAP_UNTIMED = 3;
/** Nobody is heard of again: information was given, nothing was taken on. */
const CAP_STEPLESS = 2.5;
/** No word of coming back: the matter is handed on as soon as it is done. */
const CAP_NO_RETURN = 4;

export function ownership(lines: readonly ReadLine[]): Scored {
  const tally = new Tally('ownership');
  const honest = lines.filter((line) => !isAgainst(line) && !line.acts.has('deflects'));
  const steps = doing(honest, 'next-step');
  const timed = doing(steps, 'says-when', 'does-at-once');
  const untimed = steps.filter((line) => !timed.includes(line));
  tally.each(timed, 'step-with-time', [2.2, 0.6, 0.3]);
  tally.each(untimed, 'step-without-time', timed.length > 0 ? [0.3, 0.2] : [0.9, 0.4, 0.2]);
  tally.each(doing(honest, 'follows-up'), 'came-back', [1.5, 0.2]);
  tally.each(doing(honest, 'names-self'), 'gave-name', [0.5]);
  tally.each(doing(honest, 'reassures'), 'stayed-with-it', [0.6, 0.3]);
  tally.each(doing(honest, 'admits'), 'owned-up', [0.3]);
  tally.each(doing(honest, 'closes', 'checks'), 'stayed-with-it', [0.2]);
  if (steps.length === 0) tally.each(doing(honest, 'informs', 'instructs'), 'told-plainly', [0.4, 0.3, 0.3]);
  spoiled(tally, lines, steps);
  capped(tally, honest, steps, timed);
  return tally.scored(0.6);
}

function spoiled(tally: Tally, lines: readonly ReadLine[], steps: readonly ReadLine[]): void {
  tally.each(doing(lines, 'stays-vague'), 'vague', [-0.5, -0.5, -0.4]);
  tally.each(doing(lines, 'pushes-off'), 'pushed-off', [-0.8, -0.8, -0.7]);
  tally.each(doing(lines, 'deflects'), 'blamed-others', [-0.8, -0.6]);
  tally.each(doing(lines, 'hands-back'), 'handed-back', [-0.7, -0.5]);
  tally.each(doing(lines, 'blames'), 'blamed', [-0.7, -0.7, -0.5]);
  tally.each(doing(lines, 'abuses'), 'abused', [-2, -1]);
  tally.each(doing(lines, 'dismisses'), 'dismissed', [-0.3, -0.3]);
  const goodbye = doing(lines, 'says-goodbye')[0];
  if (goodbye && steps.length === 0) tally.add('gave-up', -0.6, goodbye.turn);
}

function capped(
  tally: Tally,
  honest: readonly ReadLine[],
  steps: readonly ReadLine[],
  timed: readonly ReadLine[],
): void {
  if (steps.length === 0) tally.add('no-step', 0, null);
  if (steps.length === 0) tally.cap(CAP_STEPLESS);
  if (timed.length === 0) tally.cap(CAP_UNTIMED);
  if (!some(honest, 'follows-up', 'names-self', 'reassures')) tally.cap(CAP_NO_RETURN);
}
