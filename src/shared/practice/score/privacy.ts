import type { ReadLine, Talk } from './talk.ts';
import { doing, Tally, type Scored } from './tally.ts';
import { tellsAccount, toldIn, whose } from './told.ts';

/** Steps in which it is found out whose account it is. */
export const CHECK_STEPS = /^(?:identity|two-facts|verify|consent|code)$/;
/** And those that show it by a paper. */
const PAPER_STEPS = /^relation$/;
const isCheckStep = (key: string): boolean => CHECK_STEPS.test(key) || PAPER_STEPS.test(key);

/** What the case needs checked, by its procedure. */
export const needsCheck = ({ procedure }: Pick<Talk, 'procedure'>): boolean =>
  procedure?.steps.some(({ key }) => isCheckStep(key)) ?? false;

/** Digits enough to compare with ours: the end of a number, an order. A name alone proves nothing. */
const PROOF = /\d{3}/u;
/** The telephone they use is the one that is registered: it is known who they are. */
const KNOWN = /用登记|登记手机(?:来电|绑定)|登记联系人|registered (?:phone|number)|logged in/iu;

/** An order number, as customers write it; and the end of a telephone, which proves together with it. */
const ORDER = /\b[A-Z]{1,4}(?:-?[A-Z]+)*-?\d+(?:-\d+)*/gu;
const hasOrder = (text: string): boolean => text.match(ORDER)?.some((found) => PROOF.test(found)) ?? false;
const TAIL = /(?<!\d)\d{4}(?!\d)|(?<!\d)\d{11}(?!\d)/u;

/** The turn from which on both were told unasked. */
function volunteered({ lines }: Talk): number {
  const said: string[] = [];
  for (const line of lines) {
    if (line.by !== 'customer') continue;
    said.push(line.text);
    const all = said.join(' ');
    if (hasOrder(all) && TAIL.test(all.replaceAll(ORDER, ''))) return line.turn;
  }
  return Infinity;
}

/**
 * From which turn on it is known who asks: they were asked, and gave something that can be compared, or gave it unasked, or the check
 * was ticked after either. `Infinity`: never.
 */
export function checkedFrom(lines: readonly ReadLine[], talk: Talk): number {
  const asked = doing(lines, 'verifies');
  const proven = asked.find(({ after }) => PROOF.test(after));
  const ordered = talk.lines.find((line) => line.by === 'customer' && hasOrder(line.text))?.turn ?? Infinity;
  const first = Math.min(asked[0]?.turn ?? Infinity, ordered);
  const ticked = talk.lines.find(
    (line) =>
      line.by === 'step' &&
      line.result !== null &&
      (line.step === 'consent' || (isCheckStep(line.step) && line.turn > first)),
  );
  return Math.min(proven ? proven.turn + 1 : Infinity, volunteered(talk), ticked?.turn ?? Infinity);
}

/** So much of somebody else's record is more than that there is one. */
const OF_ANOTHER = 2;

function beforeCheck(tally: Tally, lines: readonly ReadLine[], talk: Talk): void {
  const who = whose(talk);
  const from = who === 'parted' ? Infinity : checkedFrom(lines, talk);
  const isOpen = !needsCheck(talk);
  if (isOpen && talk.company.some((sentence) => KNOWN.test(sentence))) return;
  const tells = (line: ReadLine): boolean =>
    who === 'own' ? tellsAccount(line, talk, isOpen) : toldIn(line, talk) >= OF_ANOTHER;
  const early = lines.find((line) => line.turn < from && !line.acts.has('refuses-kindly') && tells(line));
  if (early && who === 'parted') tally.add('told-others', -5, early.turn);
  else if (early) tally.add('told-before-check', -4, early.turn);
  else if (from < Infinity && !isOpen) tally.add('verified-first', 0, doing(lines, 'verifies')[0]?.turn ?? null);
}

const SECRET = /\d(?:[ -]?\d){3}|[a-z]+\d+|\d+[a-z]+/iu;
/** An order number is no secret, though it has digits too. */
const isGiven = (text: string): boolean => SECRET.test(text.replaceAll(ORDER, ''));
/** Asked for and let go in the next breath. */
const WITHDRAWN =
  /不用(?:了|发|给)?|不需要|算了|不必|\bskip\b|\bdon'?t need|\bno need|\bforget (?:that|it)|\bthat'?ll do\b|\bnot necessary/iu;
const isWithdrawn = (lines: readonly ReadLine[], { nth }: ReadLine): boolean =>
  WITHDRAWN.test(lines[nth + 1]?.text ?? '');

/** Asked for, a secret has left; given, there is nothing left to keep. */
function secrets(tally: Tally, lines: readonly ReadLine[]): void {
  const asked = doing(lines, 'asks-secret');
  tally.each(asked, 'asked-secret', [asked.every((line) => isWithdrawn(lines, line)) ? -3.5 : -4, -1]);
  const taken = lines.find(({ acts }) => acts.has('takes-secret'));
  if (taken && asked.length === 0) tally.add('asked-secret', -4.5, taken.turn);
  else if (taken || asked.some(({ after }) => isGiven(after))) tally.cap(0);
}

/** A picture, or a row of words, in answer: what nobody needs was taken. */
const HANDED = /\[(?:图片|photo|picture|image)[^\]]*\]|\d{2}/iu;

function tooMuch(tally: Tally, lines: readonly ReadLine[]): void {
  const asked = doing(lines, 'asks-private');
  const [first, ...more] = asked;
  if (first) tally.add('asked-too-much', isWithdrawn(lines, first) && more.length === 0 ? -1.7 : -2.2, first.turn);
  tally.each(more, 'asked-too-much', [-0.7]);
  if (first && more.length === 0 && asked.some(({ nth }) => HANDED.test(handedAfter(lines, nth))))
    tally.add('asked-too-much', -0.5, first.turn);
  tally.each(
    doing(lines, 'asks-much').filter(({ acts }) => acts.has('verifies') && !acts.has('asks-private')),
    'asked-too-much',
    [-1],
  );
}
const handedAfter = (lines: readonly ReadLine[], nth: number): string =>
  lines
    .slice(nth, nth + 2)
    .map(({ after }) => after)
    .join(' ');

export function privacy(lines: readonly ReadLine[], talk: Talk): Scored {
  const tally = new Tally('privacy');
  beforeCheck(tally, lines, talk);
  const others = breaches(lines);
  if (others[0]) tally.add('told-others', -5, others[0].turn);
  secrets(tally, lines);
  tooMuch(tally, lines);
  const refused = doing(lines, 'refuses-kindly')[0];
  if (refused) tally.add('refused-kindly', 0, refused.turn);
  if (tally.marks.length === 0) tally.add('nothing-private', 0, null);
  return tally.scored(5);
}

/** Lines that give something of somebody else. */
export const breaches = (lines: readonly ReadLine[]): ReadLine[] =>
  doing(lines, 'tells-others').filter(({ acts }) => !acts.has('refuses-kindly'));
