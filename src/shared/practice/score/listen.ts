import { isAgainst, isHollow, isUnanswered } from './hollow.ts';
import type { Act } from '../acts/kinds.ts';
import type { ReadLine } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';

/** Among the first two lines it comes before solving. */
const EARLY = 2;
/** So many units taken up say back what happened, and not merely a word of it. */
const DEEP = { zh: 6, en: 4 } as const;
/** Blame or scorn undoes what was heard: a formula's worth is left, or a little more where it was put right. */
const CAP_BLAMED = 2;
const CAP_REPAIRED = 3;
const CAP_UNHEARD = 2.5;

export function listening(lines: readonly ReadLine[], lang: 'zh' | 'en'): Scored {
  const tally = new Tally('listen');
  const kind = lines.filter((line) => !isAgainst(line));
  const mirrors = doing(kind, 'mirrors')
    .filter((line) => !isReadBack(line))
    .filter(({ acts }, i) => !acts.has('echoes-only') || i === 0);
  for (const [i, line] of mirrors.slice(0, 3).entries()) mirrored(tally, line, i, lang);
  const felt = doing(kind, 'names-feeling');
  const isEarly = (felt[0]?.nth ?? EARLY) < EARLY;
  tally.each(felt, 'named-feeling', [isEarly ? 1.5 : 1, 0.5, 0.2]);
  tally.each(doing(kind, 'cares'), 'cared', [0.7, 0.4, 0.3]);
  tally.each(doing(kind, 'admits'), 'owned-up', [0.5, 0.2]);
  tally.each(doing(kind, 'reassures'), 'stayed-with-it', [0.3, 0.2]);
  formulas(tally, kind, mirrors.length > 0);
  apologies(tally, lines);
  spoiled(tally, lines);
  blamed(tally, lines, kind);
  if (!some(kind, 'mirrors', 'names-feeling', 'cares', 'admits')) {
    tally.add('not-heard', -0.3, null);
    tally.cap(CAP_UNHEARD);
  }
  return tally.scored(0.4);
}

/** A number or an address read back for a yes takes up data, and nothing of what happened. */
const OWN_WORDS = 0.4;
const isReadBack = ({ acts, text, newWords }: ReadLine): boolean =>
  acts.has('checks') && /\d/u.test(text) && newWords < OWN_WORDS;

/** Words of theirs may stand in an answer too; said back to them, or warmly, they show that somebody listened. */
const isToThem = ({ text, acts }: ReadLine): boolean =>
  ['names-feeling', 'cares', 'checks', 'reassures'].some((act) => acts.has(act as Act)) || /[您你]|\byou/iu.test(text);

function mirrored(tally: Tally, line: ReadLine, i: number, lang: 'zh' | 'en'): void {
  const deep = line.taken >= DEEP[lang] ? 0.6 : 0;
  const share = isToThem(line) ? 1 : 0.5;
  if (i > 0) tally.add('mirrored', share * (i === 1 ? 0.8 + deep / 2 : 0.4), line.turn);
  else if (line.nth < EARLY) tally.add('mirrored-early', share * (1.5 + deep), line.turn);
  else tally.add('mirrored', share * (1 + deep), line.turn);
}

function formulas(tally: Tally, lines: readonly ReadLine[], hasMirrored: boolean): void {
  const [first, ...more] = doing(lines, 'speaks-formula');
  if (first && !hasMirrored) tally.add('formula-only', 0.3, first.turn);
  tally.each(more, 'formula-only', [-0.3, -0.3]);
}

/** Once, for something, it belongs to listening; the third and every later one costs. */
function apologies(tally: Tally, lines: readonly ReadLine[]): void {
  const [first, ...more] = doing(lines, 'apologises');
  if (first && !isAgainst(first)) tally.add('apologised', 0.4, first.turn);
  for (const { turn } of more.slice(1)) tally.add('apologised-much', -0.5, turn);
}

/** What shows that nobody listened. */
function spoiled(tally: Tally, lines: readonly ReadLine[]): void {
  tally.each(doing(lines, 'repeats-itself'), 'pasted', [-0.7, -0.7, -0.5]);
  tally.each(doing(lines, 'pushes-off'), 'pushed-off', [-0.6, -0.4]);
  tally.each(doing(lines, 'dismisses'), 'dismissed', [-0.7, -0.4]);
  tally.each(doing(lines, 'is-curt'), 'curt', [-0.4, -0.4, -0.3]);
  tally.each(doing(lines, 'asks-much'), 'too-many-at-once', [-0.4, -0.4]);
  tally.each(doing(lines, 'echoes-only').slice(1), 'echoed', [-0.5, -0.5, -0.5]);
  tally.each(lines.filter(isTalkedPast), 'talked-past', [0, -0.4, -0.3]);
  tally.each(lines.filter(isUnanswered), 'talked-past', [-0.4, -0.4, -0.3]);
}

const isTalkedPast = (line: ReadLine): boolean => line.nth > 0 && isHollow(line) && !line.acts.has('says-goodbye');

/** Blame weighs less where the trainee has taken it back in words. */
function blamed(tally: Tally, lines: readonly ReadLine[], kind: readonly ReadLine[]): void {
  const blames = doing(lines, 'blames');
  const last = blames.at(-1)?.nth ?? -1;
  const isRepaired = doing(kind, 'admits').some(({ nth }) => nth > last);
  tally.each(blames, 'blamed', isRepaired ? [-0.4, -0.6, -0.5] : [-1, -0.8, -0.5]);
  tally.each(doing(lines, 'abuses'), 'abused', [-2, -2]);
  if (blames.length > 0) tally.cap(isRepaired ? CAP_REPAIRED : CAP_BLAMED);
  if (some(lines, 'abuses')) tally.cap(1);
}
