import { digitsOf, type Span, spansOf } from './personal-data-spans.ts';

/** The number itself: letters, digits, and what parts them. */
const NUMBER =
  '(?:[A-Za-z]{1,5}[ ./_-]?){0,2}\\d(?:[A-Za-z0-9]|[ _/-](?=[A-Za-z]{0,3}\\d{1,8}(?!\\d))|\\.(?=\\d{2,})|[/_-](?=[A-Za-z]{1,4}(?:[/_-]\\d|(?![A-Za-z0-9])))){0,40}';
/** What a number stands behind: the word, and what leads from it to the number. The last digits alone (尾号) name nothing. */
const CUE_ZH =
  '(?:订单|单号|单子|[\\p{sc=Han}]单|运单|快递单?|物流|包裹|发票|合同|协议|会员卡?|流水|交易|账[户号]|帐[户号]|卡号|案件|工单|受理|预约|报修|证件|身份证|保修卡?|序列|机身|机器码|编号|编码|票号|户号|客户号|取件码|取货码|提货码|积分卡|凭证|档案|SN|S/N)(?:编号|号码|号|单号|码)?(?:[是为:#“"(]|就是|写的是|写着|我记的|给你|发你|,|，|\\s){0,4}';
const CUE_EN =
  "\\b(?:order|tracking|invoice|reference|ref|booking|case|ticket|account|acct|policy|parcel|shipment|consignment|serial|confirmation|membership|member|customer|contract|complaint|claim|return|returns|RMA|refund|receipt|plan|subscription|job|delivery|loyalty|transaction|PO|SN)(?: contract| plan| ref| reference)?(?: ?(?:number|no\\.?|num|id|code|card))?(?:'s)?(?: is| was| would be| it's| should be)?[ ,:(]{1,4}(?:number |no\\. )?#?";
/** Of a thing on sale, not of somebody. */
const MODEL = '(?<!(?:型号|版本|固件|机型|款|model|version|firmware|build)[ :是]{0,3})';
const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]';

/** Numbers under which a purchase, a parcel or a contract is found. */
const ORDERS = [
  new RegExp(`${CUE_ZH}(?<it>${NUMBER})(?![A-Za-z0-9]|[ ]?(?:元|块|瓦|寸|毫|公))`, 'giu'),
  new RegExp(`${CUE_EN}(?<it>${NUMBER})\\b`, 'gi'),
  new RegExp(
    `(?<![A-Za-z0-9-])(?<it>${NUMBER})(?= (?:is|was) (?:my|the|our|her|his) (?:order|ticket|account|invoice|tracking|member|contract|ref|case))`,
    'gi',
  ),
  // As carriers and shops write them.
  /(?<![A-Za-z0-9])(?:[A-Z]{1,4}-?\d{8,20}|1Z ?[0-9A-Z]{3}(?: ?[0-9A-Z]){13}|\d{12,24})(?![A-Za-z0-9])/g,
  // Of the Universal Postal Union (S10), grouped or not: JD0002 2177 4410 GB.
  /(?<![A-Za-z0-9])[A-Z]{2} ?\d{2,4}(?: ?\d{2,4}){1,4} ?[A-Z]{2}(?![A-Za-z0-9])/g,
  // In groups: LH-2026-080219, BS 6617 0329 8841 0.
  /(?<![A-Za-z0-9-])[A-Z]{2,5}(?:[ -]\d{2,8}){2,5}(?:[ -][A-Z0-9]{1,3})?(?![A-Za-z0-9-])/g,
  new RegExp(
    `(?<![\\p{sc=Han}·][A-Z]{0,2})(?<![A-Za-z0-9-])(?!(?:${STATES}) \\d{5}(?!\\d))${MODEL}(?:[A-Z]{2,4}[ -]?|[A-Z]-)\\d{5,12}(?![A-Za-z0-9-])`,
    'gu',
  ),
  // With letters before or between, parted by other signs: RT.1129.0087, o-77120-3, GD/2611/0392, 00417-EN-26.
  new RegExp(
    `(?<![A-Za-z0-9./-])${MODEL}(?=(?:[A-Za-z./_·-]{0,5}\\d){6})[A-Za-z]{1,5}(?:[./_·-]?\\d{1,8}){2,4}(?:[-/][A-Za-z0-9]{1,3})?(?![A-Za-z0-9./-]*[A-Za-z0-9])`,
    'giu',
  ),
  new RegExp(`(?<![A-Za-z0-9./-])${MODEL}\\d{2,6}[-/][A-Z]{1,3}[-/]\\d{2,6}(?![A-Za-z0-9-])`, 'gu'),
  // The number of a document with a slip of a key in it: still one that somebody is found by.
  /(?<!\d)\d{6}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9])#\d{4,}(?:-[A-Za-z0-9]{1,8})*/g,
  // Without many digits, in capitals, where it is said to be one: booking ref QX7TPL.
  /\b(?:ref|reference|booking|confirmation|case|code)(?: ?(?:ref|reference|number|no\.?|code))?(?: is|:|,)? (?<it>(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z][A-Z0-9]*[A-Z])[A-Z0-9]{5,10})\b/g,
];
const isOrder = (hit: string): boolean => {
  const digits = digitsOf(hit).length;
  const isDate = /^(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2})?$|^\d{1,2}[-/]\d{1,2}[-/](?:\d{2}|(?:19|20)\d{2})$/.test(
    hit,
  );
  const isCode =
    /^(?:E|Error|ERR|Err|F|V|v|RF|IPX?|USB|LR|CR|[A-Z]{2})[ -]?\d{1,4}$/.test(hit) ||
    (/^[a-z]{2,5} /.test(hit) && digits < 7);
  const isLetters = /^[A-Z]+\d[A-Z0-9]+$/.test(hit) && hit.length >= 5;
  return (digits >= 4 || isLetters) && !isDate && !isCode;
};
export const findOrderNumbers = (text: string): Span[] => ORDERS.flatMap((pattern) => spansOf(text, pattern, isOrder));
