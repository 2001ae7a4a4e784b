import { isHollow } from '../customer/move.ts';
import type { ReadLine } from './talk.ts';
import { some, Tally } from './tally.ts';

const FORMULA = /理解|明白您|了解您|体谅|i (?:completely |totally |fully )?understand|i hear you|i appreciate/iu;
/** Among the first two lines it comes before solving. */
const EARLY = 2;

export function listening(lines: readonly ReadLine[]): { marks: Tally['marks']; points: number } {
  const tally = new Tally('listen');
  const mirrors = lines.filter(({ acts }) => acts.has('mirrors') && !acts.has('blames') && !acts.has('abuses'));
  const own = mirrors.filter(({ acts }, i) => !acts.has('echoes-only') || i === 0);
  for (const [i, { turn, nth, acts }] of own.slice(0, 4).entries()) {
    const isWarm = acts.has('names-feeling') || acts.has('reassures');
    if (i === 0)
      tally.add(nth < EARLY ? 'mirrored-early' : 'mirrored', (nth < EARLY ? 2 : 1.3) + (isWarm ? 0.4 : 0), turn);
    else tally.add('mirrored', i === 1 ? 0.9 : 0.4, turn);
  }
  tally.each(
    lines.filter(({ acts }) => !acts.has('blames')),
    'names-feeling',
    'named-feeling',
    [0.9, 0.5, 0.2],
  );
  tally.each(
    lines.filter(({ acts }) => !acts.has('pushes-off')),
    'reassures',
    'stayed-with-it',
    [0.3, 0.2],
  );
  const formula = lines.find(({ text, acts }) => FORMULA.test(text) && !acts.has('mirrors'));
  if (formula && own.length === 0) tally.add('formula-only', 0.6, formula.turn);
  const sorry = lines.filter(({ acts }) => acts.has('apologises'));
  if (sorry[0]) tally.add('apologised', own.length > 0 ? 0.3 : 0.5, sorry[0].turn);
  for (const { turn } of sorry.slice(2)) tally.add('apologised-much', -0.5, turn);
  spoiled(tally, lines);
  if (!some(lines, 'mirrors', 'names-feeling') && lines.length > 0) tally.add('not-heard', -0.3, null);
  return { marks: tally.marks, points: tally.points(0) };
}

/** What shows that nobody listened. */
function spoiled(tally: Tally, lines: readonly ReadLine[]): void {
  tally.each(lines, 'blames', 'blamed', [-1, -0.8, -0.5]);
  tally.each(lines, 'abuses', 'abused', [-2, -2]);
  tally.each(lines, 'repeats-itself', 'pasted', [-0.7, -0.7, -0.5]);
  tally.each(lines, 'pushes-off', 'pushed-off', [-0.5, -0.4]);
  const echoes = lines.filter(({ acts }) => acts.has('echoes-only'));
  for (const { turn } of echoes.slice(1, 4)) tally.add('echoed', -0.5, turn);
  const past = lines.filter(
    ({ acts, nth, text }) => nth > 0 && isHollow(acts) && !acts.has('says-goodbye') && text.length > 8,
  );
  for (const { turn } of past.slice(1, 4)) tally.add('talked-past', -0.3, turn);
}
