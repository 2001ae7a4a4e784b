import type { ReadLine } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';

/** Without an open question it is the decent agent at most. */
const CAP_CLOSED = 3;
const CAP_NONE = 1;
/** A form read aloud, twice, is an interrogation. */
const CAP_INTERROGATION = 2;
/** An answer longer than this had something to say. */
const FRUITFUL = 6;

export function asking(lines: readonly ReadLine[]): Scored {
  const tally = new Tally('questions');
  const fair = lines.filter(({ acts }) => !acts.has('blames') && !acts.has('abuses'));
  const open = doing(fair, 'asks-open').filter(({ acts }) => !acts.has('asks-much'));
  const closed = doing(fair, 'asks-closed', 'verifies').filter((line) => !open.includes(line));
  for (const [i, { turn, after }] of open.slice(0, 3).entries())
    tally.add('open-question', ([1.5, 0.7, 0.3][i] ?? 0) + (after.length > FRUITFUL && i < 2 ? 0.2 : 0), turn);
  tally.each(closed, 'useful-questions', [0.8, 0.6, 0.4, 0.3]);
  tally.each(doing(fair, 'checks'), 'checked-understood', [0.6, 0.2]);
  tally.each(doing(fair, 'closes'), 'checked-understood', [0.3]);
  tally.each(
    doing(fair, 'cares').filter(({ acts }) => acts.has('asks-closed') || acts.has('asks-open')),
    'cared',
    [0.4, 0.2],
  );
  spoiled(tally, lines);
  if (open.length + closed.length === 0) lacking(tally, 'no-question', CAP_NONE);
  else if (open.length === 0) lacking(tally, 'only-closed', some(fair, 'checks', 'closes') ? 5 : CAP_CLOSED);
  return tally.scored(0.3);
}

function lacking(tally: Tally, because: string, cap: number): void {
  tally.add(because, 0, null);
  tally.cap(cap);
}

function spoiled(tally: Tally, lines: readonly ReadLine[]): void {
  tally.each(doing(lines, 'asks-much'), 'too-many-at-once', [-0.6, -0.7, -0.5]);
  tally.each(doing(lines, 'asks-again'), 'asked-again', [-0.7, -0.5]);
  tally.each(doing(lines, 'asks-private', 'asks-secret'), 'asked-too-much', [-0.6, -0.3]);
  tally.each(doing(lines, 'is-curt'), 'curt', [-0.2, -0.4, -0.3]);
  tally.each(doing(lines, 'blames', 'abuses'), 'blamed', [-0.4, -0.5]);
  if (doing(lines, 'asks-much').length > 1) tally.cap(CAP_INTERROGATION);
}
