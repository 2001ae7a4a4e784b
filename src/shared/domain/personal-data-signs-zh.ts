import { DOUBLE_SURNAMES, FUNCTION_SIGNS, SURNAMES } from './personal-data-words-zh.ts';

/** Pieces that the patterns for Chinese names are made of. */
export const HAN = '\\p{sc=Han}';
export const ANY_SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${[...SURNAMES].join('')}])`;

const NO_TITLED = new RegExp(`[${FUNCTION_SIGNS}啦咯呀哦嘛诶哟哎喔嗯]`, 'u');
/** In the middle of a name of three signs some of them stand after all: 一鸣, 小满, 为民. */
const NO_GIVEN = new RegExp(
  `[${Array.from(FUNCTION_SIGNS)
    .filter((sign) => !'一三小大有为和来得好多之也名'.includes(sign))
    .join('')}]`,
  'u',
);
/** 小六, 阿三: children are numbered too. */
const NUMBERED = /^[小阿老][一二三四五六七八九]$/u;
export const isNoGiven = (given: string): boolean =>
  !NUMBERED.test(given) && (NO_GIVEN.test(given) || NO_TITLED.test(given.slice(-1)));
