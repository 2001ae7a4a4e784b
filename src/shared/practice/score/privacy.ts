import { sharedWith, unitSet } from '../acts/echo.ts';
import type { ReadLine, Talk } from './talk.ts';
import { Tally } from './tally.ts';

/** Steps in which it is found out whose account it is. */
export const CHECK_STEPS = /^(?:identity|two-facts|verify|consent|code)$/;

/** What the case needs checked, by its procedure. */
export const needsCheck = ({ procedure }: Pick<Talk, 'procedure'>): boolean =>
  procedure?.steps.some(({ key }) => CHECK_STEPS.test(key)) ?? false;

/** From which turn on it is known who asks: they were asked and have answered. `Infinity`: never. */
export function checkedFrom(lines: readonly ReadLine[], { lines: all }: Talk): number {
  const asked = lines.find(({ acts, after }) => acts.has('verifies') && after !== '');
  const ticked = all.find((line) => line.by === 'step' && CHECK_STEPS.test(line.step) && line.result !== null);
  const isBorneOut = asked !== undefined && (ticked === undefined || asked.turn < ticked.turn);
  return isBorneOut ? asked.turn + 1 : Infinity;
}

/** How many units of what only our screen shows make a line that tells of it. */
const TOLD = { zh: 4, en: 3 } as const;

function tellsAccount({ text, turn, acts }: ReadLine, { company, lang, lines }: Talk): boolean {
  const heard = unitSet(
    lines.flatMap((line) => (line.by === 'customer' && line.turn < turn ? [line.text] : [])),
    lang,
  );
  const ours = new Set([...unitSet(company, lang)].filter((unit) => !heard.has(unit)));
  const { count } = sharedWith(text, ours, lang);
  return count >= TOLD[lang] + (acts.has('tells-account') ? -1 : 0);
}

export function privacy(lines: readonly ReadLine[], talk: Talk): { marks: Tally['marks']; points: number } {
  const tally = new Tally('privacy');
  const from = checkedFrom(lines, talk);
  if (needsCheck(talk)) {
    const early = lines.filter((line) => line.turn < from && tellsAccount(line, talk));
    if (early[0]) tally.add('told-before-check', early.length > 1 ? -3.5 : -2.5, early[0].turn);
    else if (from < Infinity)
      tally.add('verified-first', 0, lines.find(({ acts }) => acts.has('verifies'))?.turn ?? null);
  }
  const others = lines.filter(({ acts }) => acts.has('tells-others') && !acts.has('refuses-kindly'));
  if (others[0]) tally.add('told-others', -4.5, others[0].turn);
  tally.each(lines, 'asks-secret', 'asked-secret', [-3.5, -1]);
  tally.each(
    lines.filter(({ acts }) => acts.has('verifies') && acts.has('asks-much')),
    'asks-much',
    'asked-too-much',
    [-1],
  );
  tally.each(lines, 'refuses-kindly', 'refused-kindly', [0.5]);
  if (tally.marks.length === 0) tally.add('nothing-private', 0, null);
  return { marks: tally.marks, points: tally.points(5) };
}
