import { isAskedAgain, isFruitful } from './fruit.ts';
import { isAgainst } from './hollow.ts';
import type { ReadLine } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';

/** Without an open question it is the decent agent at most; a little more who makes sure of what was understood. */
const CAP_CLOSED = 3;
const CAP_CLOSED_CHECKED = 3.5;
const CAP_NONE = 1;
/** A form read aloud, twice, is an interrogation. */
const CAP_INTERROGATION = 2;

/** An open question is worth what it brought: with a word for an answer it is hardly more than a closed one. */
const OPEN = [1.4, 1, 0.4] as const;
const OPEN_BARE = [0.5, 0.1] as const;
const CLOSED = [0.4, 0.3, 0.2] as const;

const isMany = ({ acts }: ReadLine): boolean => acts.has('asks-much') || acts.has('asks-several');

export function asking(lines: readonly ReadLine[], lang: 'zh' | 'en'): Scored {
  const tally = new Tally('questions');
  const fair = lines.filter((line) => !isAgainst(line) && !line.acts.has('accuses') && !isAskedAgain(line));
  const single = fair.filter((line) => !isMany(line));
  const open = doing(single, 'asks-open');
  const rich = open.filter((line) => isFruitful(line, lang));
  const closed = doing(fair, 'asks-closed', 'verifies', 'asks-much', 'asks-several').filter(
    (line) => !open.includes(line),
  );
  tally.each(rich, 'open-question', OPEN);
  tally.each(
    open.filter((line) => !rich.includes(line)),
    'open-question',
    OPEN_BARE,
  );
  tally.each(doing(rich, 'mirrors', 'names-feeling', 'cares'), 'cared', [0.4]);
  tally.each(closed, 'useful-questions', CLOSED);
  tally.each(doing(fair, 'checks'), 'checked-understood', [0.7]);
  spoiled(tally, lines);
  lacking(tally, lines, open, closed);
  return tally.scored(1.1);
}

function lacking(
  tally: Tally,
  lines: readonly ReadLine[],
  open: readonly ReadLine[],
  closed: readonly ReadLine[],
): void {
  if (open.length + closed.length === 0) {
    // Who asked in an evil way has that for a reason, and not that nothing was asked.
    if (!lines.some(({ acts, text }) => acts.has('accuses') || /[？?]/u.test(text)))
      tally.add('no-question', -0.8, null);
    tally.cap(CAP_NONE);
  } else if (open.length === 0 && !some(closed, 'asks-open')) {
    tally.add('only-closed', 0, null);
    tally.cap(some(lines, 'checks') ? CAP_CLOSED_CHECKED : CAP_CLOSED);
  }
}

function spoiled(tally: Tally, lines: readonly ReadLine[]): void {
  const much = lines.filter(isMany);
  tally.each(much, 'too-many-at-once', [-0.2, -0.5, -0.4]);
  if (much.length > 1) tally.cap(CAP_INTERROGATION);
  tally.each(lines.filter(isAskedAgain), 'asked-again', [-0.5, -0.5]);
  tally.each(doing(lines, 'asks-private', 'asks-secret'), 'asked-too-much', [-0.5, -0.3]);
  tally.each(doing(lines, 'is-curt'), 'curt', [-0.4, -0.3]);
  tally.each(doing(lines, 'blames', 'abuses', 'accuses'), 'blamed', [-0.9, -0.5]);
}
