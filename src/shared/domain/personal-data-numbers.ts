import { digitsOf, type Span, spansOf } from './personal-data-spans.ts';

const EMAIL = /(?:(?!\p{sc=Han})[\p{L}\p{N}._%+'-]){1,64} ?(?:@|\(at\)|\[at\]) ?(?:[a-z0-9-]+\.)+[a-z]{2,24}/giu;
/** Said rather than written: jane dot doe at example dot org; 艾特, 点. */
const SPOKEN_EMAIL =
  /(?<![A-Za-z0-9_%+.-])[A-Za-z0-9_%+-]{1,64}(?:(?: ?(?:\bdot\b|点) ?|\.)[A-Za-z0-9_%+-]{1,64}){0,4} ?(?:\bat\b|艾特|圈a|\*at\*|\{at\}|<at>) ?[a-z0-9-]{1,64}(?:(?: ?(?:\bdot\b|点) ?|\.)[a-z0-9-]{1,64}){0,4}(?: ?(?:\bdot\b|点) ?|\.)(?:com|cn|net|org|test|example|io|co|uk|edu|me|info|invalid|mail|de|fr|eu)\b(?:(?: ?dot ?|\.)[a-z]{2,3}\b)?/giu;
export const findEmails = (text: string): Span[] => [...spansOf(text, EMAIL), ...spansOf(text, SPOKEN_EMAIL)];

/** GB 11643: six digits of a place, the day of birth, three of order, and a check digit by ISO 7064 (mod 11-2). */
const ID_CARD = /(?<![0-9A-Za-z])\d{6}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2}[ -]?\d{3}[ -]?[0-9Xx](?![0-9A-Za-z])/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isIdCard(hit: string): boolean {
  const signs = hit.replace(/[^0-9Xx]/g, '').toUpperCase();
  if (signs.length !== 18) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(signs[i]), 0);
  const [month, day] = [Number(signs.slice(10, 12)), Number(signs.slice(12, 14))];
  return '10X98765432'[sum % 11] === signs[17] && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
/** Whatever is said to be the number of a document, a slip of a key in it or not. */
const SAID_ID = [
  /(?:身份证|证件|护照|通行证|驾驶?照|驾驶证|户口|社保|居住证|港澳|台胞)(?:卡|本)?(?:号码?|编号|No\.?)?(?:是|为|:|\s|就是|填的){0,3}(?<it>[A-Z]{0,2}\d[\dA-Za-z -]{4,22}[\dXx])(?![0-9A-Za-z])/giu,
  /\b(?:[Pp]assport|[Dd]riv(?:ing|er'?s?) licen[cs]e|[Ll]icen[cs]e|[Nn]ational [Ii]nsurance|NI|SSN|social security|ID|identity)(?: card)?(?: ?(?:number|no\.?|num|#))?(?:'s| is|:|,| it's)?(?: number)?[ :#]{1,3}(?<it>(?=[A-Z0-9 -]*\d{2})[A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9])){5,20}[A-Z0-9])\b/g,
  /(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Z0-9])/g,
  /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
];
export const findIdCards = (text: string): Span[] => [
  ...spansOf(text, ID_CARD, isIdCard),
  ...SAID_ID.flatMap((pattern) => spansOf(text, pattern, (hit) => !/^\d{17}[\dXx]$/.test(hit.replace(/[ -]/g, '')))),
];

/** ISO/IEC 7812: 16 to 19 digits that pass the test of Luhn, or are parted in fours as cards are: a slip of a key names one too. */
const BANK_CARD = /(?<![0-9A-Za-z])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])/g;

function passesLuhn(hit: string): boolean {
  const digits = Array.from(digitsOf(hit), Number).toReversed();
  const sum = digits.reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}
const isInFours = (hit: string): boolean =>
  /^\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?$/.test(hit) && new Set(digitsOf(hit)).size > 1;
export const findBankCards = (text: string): Span[] =>
  spansOf(text, BANK_CARD, (hit) => passesLuhn(hit) || isInFours(hit));
