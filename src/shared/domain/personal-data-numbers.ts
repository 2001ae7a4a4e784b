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

const GAP = '[ .\\-_·]{0,2}';
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
  /(?<!\d)(?:(?:\+|00) ?86[ -]{0,2})?\(?0?(?<=0|86 ?-?\(?)(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?: ?(?:转|分机|-|ext\.?|x) ?\d{1,6})?(?!\d)/gi,
  // Written for abroad.
  /(?<![\d+])(?:\+ ?|00)[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?!\d)/g,
  // Great Britain and others with a leading nought.
  /(?<![\d-])\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/g,
  /(?<!\d)07\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)/g,
  /(?<!\d)0[1-9]\d{8,10}(?!\d)/g,
  // North America: three, three and four, parted.
  /(?<![\d-])(?:\+?1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\d-])/g,
];
/** Whatever is said to be a number to call. */
const SAID_PHONE =
  /(?:电话|座机|固话|手机|手机号码?|联系方式|微信号?|QQ号?|tel|phone|mobile|cell|call me (?:on|at)|whatsapp)[^0-9\n]{0,8}(?<it>\+?\d[\d -]{4,14}\d)/gi;
/** Hotlines of companies are nobody's own. */
const isHotline = (hit: string): boolean =>
  /^(400|800)\d{7}$|^(86)?9[56]\d{3,6}$|^1(00|23)\d{2,3}$|^0(?:80[08]|3[0-9]{2}|84[3-5]|87[0-2]|500|900)\d{6,7}$|^1?8(?:00|88|77|66|55|44|33)\d{7}$/.test(
    digitsOf(hit),
  );

const isNumber = (hit: string): boolean => !isHotline(hit) && digitsOf(hit).length <= 16;
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
    ...spansOf(written, SAID_PHONE, isNumber),
    ...spansOf(text, SPOKEN_PARTED, isSpoken),
    ...spansOf(text, SPOKEN_EN),
  ];
}

/** The number itself: letters, digits, and what parts them. */
const NUMBER = '(?:[A-Za-z]{1,5}[ /_-]?){0,2}\\d(?:[A-Za-z0-9]|[ _/-](?=[A-Za-z]{0,3}\\d{1,8}(?!\\d))){0,40}';
/** Numbers under which a purchase, a parcel or a contract is found. */
const ORDERS = [
  new RegExp(
    `(?:订单|单号|单子|运单|快递单?|物流|包裹|发票|合同|协议|会员卡?|流水|交易|账[户号]|帐[户号]|卡号|案件|工单|受理|预约|报修|售后单?|服务单|维修单|退[货款]单?|换货单?|保单|保修卡?|序列|机身|机器码|编号|编码|票号|户号|客户号|取件码|取货码|提货码|积分卡|安装单|凭证|SN|S/N)(?:编号|号码|号|单号|码)?(?:[是为:#“"(]|尾号|就是|写的是|写着|我记的|给你|发你|,|，|\\s){0,4}(?<it>${NUMBER})(?![A-Za-z0-9])`,
    'giu',
  ),
  new RegExp(
    `\\b(?:order|tracking|invoice|reference|ref|booking|case|ticket|account|acct|policy|parcel|shipment|consignment|serial|confirmation|membership|member|customer|contract|complaint|claim|return|returns|RMA|refund|receipt|plan|subscription|job|delivery|loyalty|transaction|PO|SN)(?: contract| plan| ref| reference)?(?: ?(?:number|no\\.?|num|id|code|card))?(?:'s)?(?: is| was| would be| it's| should be)?[ ,:#(]{1,4}(?:number |no\\. )?#?(?<it>${NUMBER})\\b`,
    'gi',
  ),
  new RegExp(
    `(?<![A-Za-z0-9-])(?<it>${NUMBER})(?= (?:is|was) (?:my|the|our|her|his) (?:order|ticket|account|invoice|tracking|member|contract|ref|case))`,
    'gi',
  ),
  // As carriers and shops write them.
  /(?<![A-Za-z0-9])(?:[A-Z]{1,4}-?\d{8,20}|1Z[0-9A-Z]{16}|\d{12,24})(?![A-Za-z0-9])/g,
  // In groups: LH-2026-080219, BS 6617 0329 8841 0.
  /(?<![A-Za-z0-9-])[A-Z]{2,5}(?:[ -]\d{2,8}){2,5}(?:[ -][A-Z0-9]{1,3})?(?![A-Za-z0-9-])/g,
  /(?<![\p{sc=Han}·][A-Z]{0,2})(?<![A-Za-z0-9-])(?!(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?!\d))(?:[A-Z]{2,4}[ -]?|[A-Z]-)\d{5,12}(?![A-Za-z0-9-])/gu,
  /(?<![A-Za-z0-9])#\d{5,}/g,
];
const isOrder = (hit: string): boolean => {
  const digits = digitsOf(hit).length;
  const isDate = /^(?:19|20)\d{2}(?:[-/]\d{1,2}[-/]\d{1,2})?$|^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$/.test(hit);
  const isCode =
    /^(?:E|Error|ERR|Err|F|V|v|RF|IPX?|USB|LR|CR|[A-Z]{2})[ -]?\d{1,4}$/.test(hit) || /^[a-z]{2,5} /.test(hit);
  return digits >= 4 && !isDate && !isCode;
};
export const findOrderNumbers = (text: string): Span[] => ORDERS.flatMap((pattern) => spansOf(text, pattern, isOrder));
