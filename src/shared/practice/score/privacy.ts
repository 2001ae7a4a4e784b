import { unitSet, unitsOf } from '../acts/echo.ts';
import type { ReadLine, Talk } from './talk.ts';
import { doing, Tally, type Scored } from './tally.ts';

/** Steps in which it is found out whose account it is. */
export const CHECK_STEPS = /^(?:identity|two-facts|verify|consent|code)$/;

/** What the case needs checked, by its procedure. */
export const needsCheck = ({ procedure }: Pick<Talk, 'procedure'>): boolean =>
  procedure?.steps.some(({ key }) => CHECK_STEPS.test(key)) ?? false;

/** Digits enough to compare with ours: the end of a number, an order. A name alone proves nothing. */
const PROOF = /\d{3}/u;

/**
 * From which turn on it is known who asks: they were asked, and gave something that can be compared, or the check was ticked after
 * they had been asked. `Infinity`: never.
 */
export function checkedFrom(lines: readonly ReadLine[], { lines: all }: Talk): number {
  const asked = doing(lines, 'verifies');
  const first = asked[0];
  if (!first) return Infinity;
  const proven = asked.find(({ after }) => PROOF.test(after));
  const ticked = all.find(
    (line) => line.by === 'step' && CHECK_STEPS.test(line.step) && line.result !== null && line.turn > first.turn,
  );
  return Math.min(proven ? proven.turn + 1 : Infinity, ticked?.turn ?? Infinity);
}

/** A figure is what identifies; other words of the record count less, and the more so where it is said that we read it. */
const FIGURE = 2;
const WORD = 0.5;
const TOLD = 3.5;
const TOLD_AS_READ = 2.5;
/** What is asked for is not told. */
const ASKED_FOR = /(?:后|尾|末)(?:四|三|二|两)?位|last (?:four|three|two|\d)/giu;

function tellsAccount({ text, turn, acts }: ReadLine, { lang, lines }: Talk, company: ReadonlySet<string>): boolean {
  const heard = unitSet(
    lines.flatMap((line) => (line.by === 'customer' && line.turn < turn ? [line.text] : [])),
    lang,
  );
  const ours = new Set([...company].filter((unit) => !heard.has(unit)));
  const told = [...new Set(unitsOf(text.replaceAll(ASKED_FOR, ''), lang))].filter((unit) => ours.has(unit));
  const weight = told.reduce((sum, unit) => sum + (/\d{2}/u.test(unit) ? FIGURE : WORD), 0);
  return weight >= (acts.has('tells-account') ? TOLD_AS_READ : TOLD);
}

function beforeCheck(tally: Tally, lines: readonly ReadLine[], talk: Talk): void {
  if (!needsCheck(talk)) return;
  const from = checkedFrom(lines, talk);
  const company = unitSet(talk.company, talk.lang);
  const early = lines.filter((line) => line.turn < from && tellsAccount(line, talk, company));
  if (early[0]) tally.add('told-before-check', -4, early[0].turn);
  else if (from < Infinity) tally.add('verified-first', 0, doing(lines, 'verifies')[0]?.turn ?? null);
}

/** Asked for, a secret has left; given, there is nothing left to keep. */
function secrets(tally: Tally, lines: readonly ReadLine[]): void {
  const asked = doing(lines, 'asks-secret');
  tally.each(asked, 'asked-secret', [-4, -1]);
  if (asked.some(({ after }) => /\d{4}|[A-Za-z]+\d+/u.test(after))) tally.cap(0);
}

export function privacy(lines: readonly ReadLine[], talk: Talk): Scored {
  const tally = new Tally('privacy');
  beforeCheck(tally, lines, talk);
  const others = breaches(lines);
  if (others[0]) tally.add('told-others', -5, others[0].turn);
  secrets(tally, lines);
  tally.each(doing(lines, 'asks-private'), 'asked-too-much', [-2.2, -0.5]);
  tally.each(
    doing(lines, 'asks-much').filter(({ acts }) => acts.has('verifies') && !acts.has('asks-private')),
    'asked-too-much',
    [-1],
  );
  tally.each(doing(lines, 'refuses-kindly'), 'refused-kindly', [0]);
  if (tally.marks.length === 0) tally.add('nothing-private', 0, null);
  return tally.scored(5);
}

/** Lines that give something of somebody else. */
export const breaches = (lines: readonly ReadLine[]): ReadLine[] =>
  doing(lines, 'tells-others').filter(({ acts }) => !acts.has('refuses-kindly'));
