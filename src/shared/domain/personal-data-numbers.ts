type Span = { readonly start: number; readonly end: number };

/** Spans of a pattern; of its group `it` where it has one. */
export function spansOf(text: string, pattern: RegExp, isOne: (hit: string) => boolean = () => true): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const hit = match.groups?.['it'] ?? match[0];
    const start = match.index + (match.groups?.['it'] === undefined ? 0 : match[0].lastIndexOf(hit));
    if (isOne(hit)) spans.push({ start, end: start + hit.length });
  }
  return spans;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const EMAIL = /[\p{L}\p{N}._%+-]{1,64} ?(?:@|\(at\)|\[at\]) ?(?:[a-z0-9-]+\.)+[a-z]{2,24}/giu;
export const findEmails = (text: string): Span[] => spansOf(text, EMAIL);

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
export const findIdCards = (text: string): Span[] => spansOf(text, ID_CARD, isIdCard);

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

const GAP = '[ .\\-_·]{0,2}';
/** The ways people part the eleven digits of a mobile number. */
const MOBILES = [
  `1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}`,
  `1[3-9]\\d${GAP}\\d{3}${GAP}\\d{5}`,
  `1[3-9]\\d{2}${GAP}\\d{3}${GAP}\\d{4}`,
  `1[3-9]\\d{3}${GAP}\\d{6}`,
  `1[ -][3-9](?:[ -]\\d){9}`,
].join('|');
const PHONES = [
  new RegExp(`(?<!\\d)(?:\\(?(?:\\+|00)? ?86\\)?[ -]{0,2})?\\(?(?:${MOBILES})\\)?(?!\\d)`, 'g'),
  // Landlines of China, with the code of the place.
  /(?<!\d)(?:(?:\+|00) ?86[ -]{0,2})?\(?0?(?<=0|86 ?-?\(?)(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?: ?(?:转|分机|-|ext\.?|x) ?\d{1,6})?(?!\d)/gi,
  // Written for abroad.
  /(?<![\d+])(?:\+ ?|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)/g,
  // Great Britain and others with a leading nought.
  /(?<![\d-])\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/g,
  /(?<!\d)07\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/g,
  // North America: three, three and four, parted.
  /(?<![\d-])(?:\+?1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\d-])/g,
];
/** Whatever is said to be a number to call. */
const SAID_PHONE =
  /(?:电话|座机|固话|手机|手机号码?|联系方式|微信号?|QQ号?|tel|phone|mobile|cell|call me (?:on|at)|whatsapp)[^0-9\n]{0,8}(?<it>\+?\d[\d -]{4,14}\d)/gi;
/** Hotlines of companies are nobody's own. */
const isHotline = (hit: string): boolean =>
  /^(400|800)\d{7}$|^(86)?9[56]\d{3,6}$|^1(00|23)\d{2,3}$/.test(digitsOf(hit));

const isNumber = (hit: string): boolean => !isHotline(hit);

/** Digits written as words, one sign each: 幺三八零零一三八零零零. */
const SPOKEN = /[零〇一二三四五六七八九幺两]{7,}/g;
const SPOKEN_DIGITS = '零一二三四五六七八九';
const digitOf = (sign: string): string => {
  if (sign === '〇') return '0';
  if (sign === '幺') return '1';
  return sign === '两' ? '2' : String(SPOKEN_DIGITS.indexOf(sign));
};

export function findPhones(text: string): Span[] {
  const written = text.replace(SPOKEN, (run) => Array.from(run, digitOf).join(''));
  const sure = PHONES.flatMap((pattern) => spansOf(written, pattern, isNumber));
  return [...sure, ...spansOf(written, SAID_PHONE, isNumber)];
}

const hasDigits = (hit: string): boolean => digitsOf(hit).length >= 4;
/** Numbers under which a purchase, a parcel or a contract is found. */
const ORDERS = [
  /(?:订单|单号|运单|快递|物流|发票|合同|会员|流水|交易|账[户号]|卡号|案件|工单|受理|预约)(?:编号|号码|号)?(?:[是为:#]|尾号|\s){0,4}(?<it>[A-Za-z0-9][A-Za-z0-9-]{3,30})/g,
  /\b(?:order|tracking|invoice|reference|ref|booking|case|ticket|account|policy|parcel|shipment|serial|confirmation)(?: ?(?:number|no\.?|id|code))?(?: is)?[ :#]{1,4}(?<it>[A-Z0-9][A-Z0-9-]{3,30})\b/gi,
  // As carriers and shops write them.
  /(?<![A-Za-z0-9])(?:[A-Z]{1,4}-?\d{8,20}|1Z[0-9A-Z]{16}|\d{12,24})(?![A-Za-z0-9])/g,
];
export const findOrderNumbers = (text: string): Span[] =>
  ORDERS.flatMap((pattern) => spansOf(text, pattern, hasDigits));
