import { digitsOf, type Span, spansOf } from './personal-data-spans.ts';

const GAP = '[ .\\-_·/]{0,2}';
/** Behind the number of a house: 转 806, ext 12. */
const EXTENSION = '(?: ?(?:转|分机|-|ext(?:ension|\\.)?|x) ?\\d{1,6})?';
/** The ways people part the eleven digits of a mobile number. */
const MOBILES = [
  `1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}`,
  `1[3-9]\\d${GAP}\\d{3}${GAP}\\d{5}`,
  `1[3-9]\\d{2}${GAP}\\d{3}${GAP}\\d{4}`,
  `1[3-9]\\d{3}${GAP}\\d{6}`,
  `1[ -][3-9](?:[ -]\\d){9}`,
  // Any other parting into groups of two and more: 163 00 91 77 24, 1630091 7724.
  `1[3-9]\\d(?:[ /_·-]?\\d{2,8}){2,4}`,
].join('|');
const PHONES = [
  new RegExp(`(?<!\\d)(?:\\(?(?:\\+|00)? ?86\\)?[ -]{0,2})?\\(?(?:${MOBILES})\\)?(?!\\d)`, 'g'),
  // Landlines of China, with the code of the place.
  new RegExp(
    `(?<!\\d)(?:(?:\\+|00) ?86[ -]{0,2})?\\(?0?(?<=0|86 ?-?\\(?)(?:10|2\\d|[3-9]\\d{2})\\)?[ -]{0,3}\\d{3,4}[ -]?\\d{4}${EXTENSION}(?!\\d)`,
    'gi',
  ),
  // Written for abroad.
  /(?<![\d+])(?:\+ ?|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)/g,
  // Great Britain and others with a leading nought.
  new RegExp(`(?<![\\d-])\\(?0\\d{2,4}\\)?[ .-]\\d{3,4}[ .-]?\\d{3,4}${EXTENSION}(?!\\d)`, 'gi'),
  /(?<!\d)07\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)/g,
  // Australia: 0491 570 156; Ireland: 083 914 4471.
  /(?<![\d-])04\d{2}[ .-]\d{3}[ .-]\d{3}(?!\d)/g,
  // Parted in any other way, or without the nought of home: 07700 900 12 34 5, (0)7700 900 341, 353 20 914 2201.
  /(?<![\d-])0[1-9]\d{1,4}(?=(?:[ .-]?\d){5,9}(?![ .-]?\d))(?:[ .-]\d{1,4}){2,5}(?![\d-])/g,
  /(?<!\d)\(0\) ?\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)/g,
  /(?<![\d+-])(?:44|353|61|64|65|852|853|886)[ -]\d{1,4}(?:[ -]\d{3,4}){2}(?![\d-])/g,
  // Sign by sign: 0 7 7 0 0 9 0 0 3 1 8.
  /(?<!\d[ -]?)0(?:[ -]\d){9,10}(?![ -]?\d)/g,
  /(?<!\d)0[1-9]\d{8,10}(?!\d)/g,
  // North America: three, three and four, parted.
  /(?<![\d-])(?:\+?1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\d-])/g,
  // Its numbers of one town, of the row that is kept for stories too.
  /(?<![\d.-])555[ .-]\d{4}(?![\d.-])/g,
];
/** Whatever is said to be a number to call. */
const SAID_PHONE = [
  /(?:电话|座机|固话|手机|手机号码?|(?<![票单证卡户编])号码|小灵通|联系方式|微信号?|QQ号?|tel|phone|mobile|mob|cell|call me (?:on|at)|whatsapp)[^0-9\n]{0,8}(?<it>\(?\+?\d[\d ().-]{4,14}\d)/gi,
  // 打 8862 0013, ring 4471 2206: in two groups, as numbers of one town are written.
  /(?:打|拨|回|找我|联系我?|热线|\b(?:call|ring|text|dial|reach|phone)(?: me| us| him| her)?(?: on| at| back on)?)[ :：是，,]{0,3}(?<it>[2-9]\d{2,3}[ -]\d{4})(?![\d-])/gi,
];
/** Hotlines of companies are nobody's own. */
const isHotline = (hit: string): boolean =>
  /^(400|800)\d{7}$|^(86)?9[56]\d{3,6}$|^1(00|23)\d{2,3}$|^0(?:80[08]|3[0-9]{2}|84[3-5]|87[0-2]|500|900)\d{6,7}$|^1?8(?:00|88|77|66|55|44|33)\d{7}$/.test(
    digitsOf(hit),
  );

const isNumber = (hit: string): boolean => !isHotline(hit) && digitsOf(hit).length <= 16;
const isCallable = (hit: string): boolean => isNumber(hit) && digitsOf(hit).length >= 6;
const isMobile = (hit: string): boolean => isNumber(hit) && digitsOf(hit).replace(/^(?:00)?86/, '').length === 11;

/** Digits written as words, one sign each: 幺三八零零一三八零零零. */
const SPOKEN = /[零〇一二三四五六七八九幺两]{7,}/g;
const SPOKEN_DIGITS = '零一二三四五六七八九';
const digitOf = (sign: string): string => {
  if (sign === '〇') return '0';
  if (sign === '幺') return '1';
  return sign === '两' ? '2' : String(SPOKEN_DIGITS.indexOf(sign));
};

/** Digits written as words with pauses: 幺六三，零零九一，七七二四; mixed with figures. */
const SPOKEN_PARTED =
  /(?<![零〇一二三四五六七八九幺两\d])[零〇一二三四五六七八九幺两\d]{1,4}(?:[ ,，、.-]{0,2}[零〇一二三四五六七八九幺两\d]{1,4}){2,10}(?![零〇一二三四五六七八九幺两\d个天台年月号])/g;
const isSpoken = (hit: string): boolean => {
  const signs = hit.replace(/[ ,，、.-]/g, '');
  const words = signs.replace(/\d/g, '').length;
  const digits = Array.from(signs, (sign) => (/\d/.test(sign) ? sign : digitOf(sign))).join('');
  return words >= 3 && (/^1[3-9]\d{9}$/.test(digits) || (/^0\d{9,11}$/.test(digits) && words >= 7));
};

const EN_DIGIT =
  '(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|thousand)';
/** Said in English: oh seven seven double oh …, nine figures and more. */
const SPOKEN_EN = new RegExp(`\\b${EN_DIGIT}(?:[ ,-]{1,2}${EN_DIGIT}){6,16}\\b`, 'gi');

export function findPhones(text: string): Span[] {
  const written = text.replace(SPOKEN, (run) => Array.from(run, digitOf).join(''));
  const [mobiles, ...others] = PHONES;
  return [
    ...(mobiles ? spansOf(written, mobiles, isMobile) : []),
    ...others.flatMap((pattern) => spansOf(written, pattern, isNumber)),
    ...SAID_PHONE.flatMap((pattern) => spansOf(written, pattern, isCallable)),
    ...(/[零〇一二三四五六七八九幺两]/u.test(text) ? spansOf(text, SPOKEN_PARTED, isSpoken) : []),
    ...spansOf(text, SPOKEN_EN),
  ];
}
