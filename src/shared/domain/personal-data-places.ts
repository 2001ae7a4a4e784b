import { spansOf } from './personal-data-numbers.ts';

type Span = { readonly start: number; readonly end: number };

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•.-]?(?=[A-Z0-9]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9学警港澳挂](?![A-Za-z0-9])/g;
const SAID_PLATE =
  /\b(?:registration|number plate|licen[cs]e plate|plate|reg)(?: number| no\.?)?(?: is)?[ :]{1,3}(?<it>[A-Z]{1,3}[ -]?\d{1,4}[ -]?[A-Z]{0,3})\b/g;
export const findPlates = (text: string): Span[] => [...spansOf(text, PLATE), ...spansOf(text, SAID_PLATE)];

const HAN = '\\p{sc=Han}';
const PROVINCE =
  '(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)';
const ROAD =
  '(?:路(?![由线径过上况边灯口])|街|大道|道|巷|弄|胡同|里|村|镇|乡|小区|花园|新村|公寓|大厦|广场|苑|园|城|府|庭|湾|家园|公馆|中心)';
const DOOR = '(?:号院|号楼|号|弄|栋|幢|座|楼|层|单元|室|户|组)';
/** Down to the road and the door; the region before it may be missing. A door alone names no place. */
const ADDRESS = new RegExp(
  `(?:${PROVINCE}(?:省|市|自治区|特别行政区)?)?(?:${HAN}{2,6}?(?:市|自治州|地区|盟|区|县|旗|街道|镇|乡) ?){0,4}` +
    `${HAN}{1,10}?${ROAD}${HAN}{0,6}?[ A-Za-z]{0,2}\\d[\\dA-Za-z-]*(?: ?${DOOR}|-\\d+)(?:[ ,]?${HAN}{0,6}?[ A-Za-z]?\\d[\\dA-Za-z-]* ?${DOOR}){0,4}(?:[A-Za-z]?\\d{2,4}(?:室|户)?(?!\\d))?`,
  'gu',
);
/** Words that lead to an address and are none. */
const LEAD =
  /^(?:请|麻烦|帮我|把|它|货|东西|快递|重新|直接|您|你|我|他|她|们|客户|公司|家|单位|现在|目前|还是|一直|的|收货|新|旧|家庭|联系|详细|地址|住址|是|在|为|改成|改为|改到|改|住|位于|寄|往|送|发|到|去|从|给|于|填|写|错|了|成|地|址){1,16}/u;

function withoutLead(text: string, { start, end }: Span): Span {
  const lead = LEAD.exec(text.slice(start, end))?.[0] ?? '';
  return { start: start + lead.length, end };
}

const SAID_ADDRESS = /(?:地址|住址|寄到|送到|寄往)(?:是|为|:|：| ){1,3}(?<it>[^\n,，。;；!！?？]{6,60})/gu;
const STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Way|Close|Crescent|Square|Sq|Place|Pl|Terrace|Boulevard|Blvd|Gardens|Grove|Hill|Row|Mews|Parade|Quay|Highway|Hwy';
const FLAT = '(?:Flat|Apt\\.?|Apartment|Unit|Suite|Room|#) ?[A-Z]?\\d{0,5}[A-Z]?';
const POSTCODE = '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}';
const WESTERN = [
  new RegExp(
    `(?<![\\w-])(?:${FLAT},? )?\\d{1,5}[A-Za-z]? (?:[A-Z][\\p{L}'’.-]* ){1,4}(?:${STREET})\\b\\.?(?:,? ${FLAT}\\b)?(?:, [A-Z][\\p{L} ]{1,30}?)?(?:,? (?:${POSTCODE}|[A-Z]{2} \\d{5}(?:-\\d{4})?))?(?![\\w])`,
    'gu',
  ),
  new RegExp(`(?<![\\w-])${POSTCODE.replace(' ?', ' ')}(?!\\w)`, 'g'),
];

/** Places where somebody lives or works: down to the road and the door. A town alone is none. */
export function findAddresses(text: string): Span[] {
  const chinese = spansOf(text, ADDRESS).map((span) => withoutLead(text, span));
  return [...chinese, ...WESTERN.flatMap((pattern) => spansOf(text, pattern)), ...spansOf(text, SAID_ADDRESS)];
}
