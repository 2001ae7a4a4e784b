import type { PersonalKind } from '../../domain/personal-data.ts';
import type { Language } from '../../kernel/text.ts';

/** What stands in the place of something personal: the customer, somebody else, an order, any other thing. */
type Sort = 'N' | 'P' | 'O' | 'T';
const OPEN = '\uE000';
const CLOSE = '\uE001';
const mark = (sorts: string): string => `${OPEN}[${sorts}][^${CLOSE}]*${CLOSE}`;

const sortOf = (kind: PersonalKind, isCustomer: boolean): Sort => {
  if (kind === 'name') return isCustomer ? 'N' : 'P';
  return kind === 'order-number' ? 'O' : 'T';
};

/** A word in the place of what was taken out, as `readable` understands it. */
export const marked = (kind: PersonalKind, word: string, isCustomer: boolean): string =>
  `${OPEN}${sortOf(kind, isCustomer)}${word}${CLOSE}`;

type Change = readonly [RegExp, string];

/** Between clauses; in titles of tickets also what sets a name or a number apart. */
const EDGE = '[。！？；，、,.!?;:：|/()（）【】「」—–-]';
const ONLY = `(?:${mark('NOT')}\\s*)+`;
const ZH_LABEL =
  '(?:工单|订单编号|订单号码|订单号|订单|单号|编号|联系电话|手机号码|手机号|手机|电话号码|电话|联系方式|号码|电子邮箱|邮箱|邮件|收货地址|地址|住址|身份证号|身份证|证件号|银行卡号?|卡号|车牌号?|微信号?|账号|客户|用户|姓名|联系人|收件人)';
const ZH_MATTER = '退款|退货|换货|发票|快递|包裹|物流|售后|运单|快递单|物流单|工单';

const ZH: readonly Change[] = [
  // Nothing but who it is or which number: 我是李晓梅，… 电话 139…。
  [
    new RegExp(
      `(?<=^|${EDGE}(?<![:：]))\\s*(?:我是|我叫|本人|我的)?(?:${ZH_LABEL}[\\s:：是为#]*)?${ONLY}(?=$|${EDGE})`,
      'gu',
    ),
    '',
  ],
  // Set apart by spaces: 周岚 退款 LH2026 没到账.
  [new RegExp(`^${mark('N')}\\s+|\\s+${mark('NO')}$`, 'gu'), ''],
  [new RegExp(`(?<=${ZH_MATTER})号?[\\s:：是为#]*${mark('O')}(?!\\s*[的里上])`, 'gu'), ''],
  // Named twice: 订单 JD2026 的 → 这一单的.
  [new RegExp(`${ZH_LABEL}[\\s:：是为#]*(?=${OPEN})`, 'gu'), ''],
  [new RegExp(`(?<=^|\\p{sc=Han}|${EDGE})\\s+(?=${OPEN})|(?<=${CLOSE})\\s+(?=\\p{sc=Han})`, 'gu'), ''],
];

const EN_LABEL =
  '(?:(?:my |the |our )?(?:order|phone|mobile|telephone|account|card|customer|client|tracking)?(?: ?(?:number|no\\.?|id|reference|email(?: address)?|name|address))?)';
const EN_MATTER = 'order|parcel|package|delivery|refund|invoice|shipment|return|replacement|ticket|case';
const EN: readonly Change[] = [
  [
    new RegExp(
      `(?<=^|${EDGE})\\s*(?:i am|i'm|my name is|this is|it is|it's|${EN_LABEL}(?: is|:|'s)?)?[ #]*${ONLY}(?=$|${EDGE})`,
      'giu',
    ),
    '',
  ],
  [
    new RegExp(
      `\\b(${EN_MATTER})(?:,? (?:number|no\\.?|nr\\.?|id|reference|ref\\.?|code))?[\\s:#]*${mark('O')}`,
      'giu',
    ),
    '$1',
  ],
  [
    new RegExp(
      `\\b(?:(?:phone|mobile|telephone|email|card|account|order|customer|client)(?: (?:number|no\\.?|address))?|number|address)[\\s:#]*(?=${OPEN})`,
      'giu',
    ),
    '',
  ],
  // Not "my the order".
  [new RegExp(`\\b(?:my|our|the|an?|your|his|her|their) +(?=${OPEN}[NOT]the )`, 'giu'), ''],
];

const LEFT_OPEN = new RegExp(`[(（【「]\\s*[)）】」]|[#№]+(?=\\s|$)`, 'gu');
const DOUBLED = /(?<=(?<first>[。！？；，、,.!?;:：—–-]))(?:\s*[，、。；,.;:：—–-])+/gu;
const AT_AN_END = /^[\s，、。；,.;:：|/)）】」—–-]+|[\s，、,;:：|/(（【「—–-]+$/gu;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A heading in which words stand for what was taken out, as somebody would have written it: nothing is named twice, and who or which number
 * it was is left out where it was only noted.
 */
export function readable(text: string, lang: Language): string {
  const told = (lang === 'zh' ? ZH : EN).reduce((rest, [pattern, by]) => rest.replaceAll(pattern, by), text);
  const bare = told
    .replaceAll(new RegExp(`${OPEN}[NPOT]|${CLOSE}`, 'gu'), '')
    .replaceAll(LEFT_OPEN, ' ')
    .replaceAll(DOUBLED, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(AT_AN_END, '');
  return lang === 'zh' || text === bare ? bare : capital(bare);
}
