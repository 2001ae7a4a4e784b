import type { Language } from '../../kernel/text.ts';

const ZH_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const ZH_PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const ZH_NUMERAL = /[零〇一二两三四五六七八九十百千]{2,}/gu;

/** 一百零八 as 108, 二〇二六 as 2026. */
function zhNumber(numeral: string): string {
  if (!/[十百千]/u.test(numeral)) return Array.from(numeral, (sign) => ZH_DIGITS[sign] ?? '').join('');
  let [sum, digit] = [0, 0];
  for (const sign of numeral) {
    const place = ZH_PLACES[sign];
    if (place === undefined) digit = ZH_DIGITS[sign] ?? 0;
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return String(sum + digit);
}

const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const EN_TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const EN_NUMERAL = new RegExp(
  `\\b(?:(${EN_TENS.slice(2).join('|')})(?:[ -](${EN_UNITS.slice(1, 10).join('|')}))?|(${EN_UNITS.slice(2).join('|')})|the (${EN_ORDINALS.slice(1).join('|')}))\\b`,
  'giu',
);

const enNumber = (_: string, tens?: string, one?: string, unit?: string, ordinal?: string): string =>
  tens === undefined
    ? String(
        unit === undefined ? EN_ORDINALS.indexOf(ordinal?.toLowerCase() ?? '') : EN_UNITS.indexOf(unit.toLowerCase()),
      )
    : String(EN_TENS.indexOf(tens.toLowerCase()) * 10 + (one === undefined ? 0 : EN_UNITS.indexOf(one.toLowerCase())));

/** A text whose numbers are written in digits, without commas or ordinal endings: as figures can be compared. */
export function inDigits(text: string, lang: Language): string {
  const bare = text.replaceAll(/(?<=\d),(?=\d{3})/gu, '');
  return lang === 'zh'
    ? bare.replaceAll(ZH_NUMERAL, zhNumber)
    : bare.replaceAll(/(?<=\d)(?:st|nd|rd|th)\b/gu, '').replaceAll(EN_NUMERAL, enNumber);
}
