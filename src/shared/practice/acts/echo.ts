import type { Language } from '../../kernel/text.ts';
import { stemOf } from '../../guidance/text/stem.ts';
import { remembered, tokensIn } from './remembered.ts';

/** Too common to show that anything was taken up. */
const EN_COMMON = new Set(
  'a an the and or but if so to of in on at for with by from as is are was were be been am do does did have has had will would can could should may might must i you he she it we they me him her us them my your his its our their this that these those not no yes there here what when where who why how which then than just very really please thank thanks ok okay right well now all any some more most about into out up down over again still get got go going say said tell told know see let make want need one'
    .split(' ')
    .map(stemOf),
);
const ZH_COMMON: ReadonlySet<string> = new Set(
  '的了是我你您他她们在有就不也都还和跟这那个一啊吗呢吧嘛么呀哦嗯好对请会能可以为给把被让到说看要想去来上下里没什怎哪',
);

const UNITS: Readonly<Record<Language, (text: string) => readonly string[]>> = {
  zh: remembered((text) => readUnits(text, 'zh')),
  en: remembered((text) => readUnits(text, 'en')),
};

/** What a text is about, as units that can be compared: pairs of Chinese signs, stems of words, numbers. */
export const unitsOf = (text: string, lang: Language): readonly string[] => UNITS[lang](text);

function readUnits(text: string, lang: Language): string[] {
  const tokens = tokensIn(text);
  if (lang === 'en')
    return tokens
      .filter(({ kind }) => kind === 'word' || kind === 'number')
      .map(({ text: word }) => stemOf(word))
      .filter((stem) => stem.length > 1 && !EN_COMMON.has(stem));
  const units: string[] = [];
  for (const [i, { text: sign, kind, to }] of tokens.entries()) {
    const next = tokens[i + 1];
    if (kind === 'word' || kind === 'number') units.push(sign);
    if (kind !== 'han' || next?.kind !== 'han' || next.from !== to) continue;
    if (ZH_COMMON.has(sign) && ZH_COMMON.has(next.text)) continue;
    units.push(sign + next.text);
  }
  return units;
}

/** Signs that carry meaning by themselves: what a line names in other words (妈 for 我妈, 裂 for 裂了). */
const contentSigns = (texts: readonly string[]): Set<string> =>
  new Set(Array.from(texts.join('')).filter((sign) => /\p{Script=Han}/u.test(sign) && !ZH_COMMON.has(sign)));
/** So many single signs are worth one pair. */
const SIGNS_FOR_PAIR = 3;

/** How many units of what was heard a line takes up. */
export function takenUp(line: string, heard: readonly string[], lang: Language): number {
  const { count } = sharedWith(line, unitSet(heard, lang), lang);
  if (lang === 'en') return count;
  const theirs = contentSigns(heard);
  const signs = [...contentSigns([line])].filter((sign) => theirs.has(sign)).length;
  return Math.max(count, Math.floor(count / 2 + signs / SIGNS_FOR_PAIR));
}

/** How many different units of `text` stand in `others`, and which share of all its units that is. */
export function sharedWith(
  text: string,
  others: ReadonlySet<string>,
  lang: Language,
): { count: number; share: number } {
  const units = new Set(unitsOf(text, lang));
  const count = [...units].filter((unit) => others.has(unit)).length;
  return { count, share: units.size === 0 ? 0 : count / units.size };
}

export const unitSet = (texts: readonly string[], lang: Language): Set<string> =>
  new Set(texts.flatMap((text) => unitsOf(text, lang)));

/** Whether two lines are the same but for a few words. */
export function isAlike(a: string, b: string, lang: Language): boolean {
  const [x, y] = [new Set(unitsOf(a, lang)), new Set(unitsOf(b, lang))];
  if (Math.min(x.size, y.size) < 3) return a.trim() === b.trim() && a.trim() !== '';
  const both = [...x].filter((unit) => y.has(unit)).length;
  return both / Math.max(x.size, y.size) > 0.8;
}
