import { findLandmarks } from './personal-data-landmarks-zh.ts';
import { type Span, spansOf } from './personal-data-spans.ts';

const HAN = '\\p{sc=Han}';
const DIGITS = '(?:[A-Za-z]?\\d{1,5}(?:[A-Za-z](?![A-Za-z]))?|[一二三四五六七八九十百零〇两]{1,4}|[A-Z甲乙丙丁])';
const DOORS =
  '(?:号院|号宿舍楼?|号教学楼|号厂房|号车间|号别墅|号商铺|号门面|号公寓|号楼|号铺|号房|号店|号库|号仓|栋|幢|座|单元|室|弄|排|户|支弄|号(?![码线机色])|楼(?![下上梯道主面])|层|组|队|期|区(?![别分域间])|号?舍(?![得弃不])|斋|社区?(?![会保])|嘎查|床|F(?![A-Za-z])|巷|门|房|梯|#)';
/** 36 号, 3 栋, 二单元; 12-3-1801; B 座. */
const DOOR = `(?:第? ?${DIGITS} ?${DOORS}|[A-Z]?\\d{1,4}(?:-[A-Z]?\\d{1,5}){1,4}(?![\\d-])(?: ?(?:${DOORS}|室))?)`;
/** What parts two doors of one place, a name of a house among them: 36 号梧桐里 8 栋. */
const BETWEEN = `[ ,，、]?(?:(?:(?![到停在改成让去的是还不])${HAN}){1,8}? ?)?`;
const SIDE = `(?:[东西南北中左右][边侧手]?(?:户|门|单元|首|边)|底商|门面|临街|商铺|负一楼|地下室|顶楼|附\\d+号|附近|对面|旁边?|后面|门口|楼上|楼下|[上中下]铺|左手|右手|[院楼]?内(?=$|[^\\p{sc=Han}]))`;
const DOOR_CHAIN = new RegExp(
  `${DOOR}(?:${BETWEEN}${DOOR}){0,6}(?:[ ,，]?[A-Za-z]?\\d{2,5}(?![\\d.%元块台件个只点年月日天分秒度瓦升号:：-]))?(?: ?(?:室|户|房))?(?:[ ,]?${SIDE}(?:${HAN}{0,3}(?:便利店|超市|驿站|小卖部|药店|快递柜))?)?(?: ?[A-Z东西南北左右中](?![A-Za-z\\p{sc=Han}]))?`,
  'gu',
);
/** 花园 1702, 大厦B2201: a house and the room, without a word for it. */
const ROOM = new RegExp(
  `(?:小区|花园|家园|公寓|大厦|大楼|广场|宿舍|新村|新城|名苑|华庭|公馆|号院|别墅|山庄|国际|半岛|[一壹]号|府|苑|庭|城|湾|园|座|栋|楼)[ ]?(?:[A-Z]\\d{1,3}(?:[- ]\\d{2,4})?|[A-Z]?\\d{0,2}?-?\\d{3,4})(?![\\d.%元块台件个只点年月日天分秒度瓦升])`,
  'gu',
);

const REGION = `(?:省|自治区|市|自治州|盟|新区|区|县|旗|街道|镇|乡|村|屯|庄|寨|社区|开发区|经开区|高新区)`;
const ROAD = `(?:路|街|大道|道|巷|弄|胡同|里|环线|公路|国道|省道|小区|花园|新村|公寓|大厦|大楼|广场|苑|园|城|府|庭|湾|家园|公馆|中心|坊|筑|居|阁|轩|邸|院|墅|郡|岸|堡|营|坪|岭|岗|渡口|宿舍|写字楼|园区|工业园|产业园|大院|国际|名都|世家|天地|桥头|港|洲|台|门|口|学院|大学|医院|[一二三市县区省]院|门诊|住院部|学校|中学|小学|厂|仓|站|馆|店|局|厦|峰|里弄|名门|御|景|峯|汇|廊|榭|舍|集|塘|桥|河|湖|山|墩|圩|埠|坝|沟|坡|坳|洼|畈|冲|湾里|码头|商场|市场|商城|超市)`;
/** Roads may bear a number: 建设 3 路. */
const HEAD = new RegExp(
  `(?:${HAN}|[ A-Z·,()“”"]|\\d{1,3}(?= ?(?:${HAN}{0,2})?(?:路|街|巷|道|村|区|国道|省道)))*$`,
  'u',
);
const PLACE = new RegExp(`(?:${REGION}|${ROAD})`, 'u');
const DOORED = /(?:\d|[一二三四五六七八九十A-Z]) ?(?:号院|号楼|栋|幢|单元|弄|室|座|排|户|组)|\d[-－]\d+[-－]\d/u;

/** Words that lead to an address and are none; the address begins behind the last of them. */
const LEAD = new RegExp(
  `(?:请(?:帮我)?|麻烦|帮我|帮忙|把|货|东西|快递|快件|包裹|重新|直接|您的?|你们?的?|我们?的?|他们?的?|她的?|客户|公司是|家在|家住|家是|老家(?:在|是)?|我家|现在|目前|还是|一直|收货|新的|旧的|家庭|联系|详细|完整|地址|住址|地点|门牌号?|住(?![院宅])在?|搬[到至去]了?|[改写填换变登][成为到寄送]|改(?=\\S{2,8}(?:路|街|区|小区|村))|寄[到往给去]?|送[到往去货]+|送|发[到往去]|邮[到寄]|上门|派[到送]|装[到在]|在|是|地址为|位于|坐落于?|往|到|去|从|给|备注|默认|登记|收件|师傅|里的|上的|就是|也是|都是|或者|不是|不在|应该|念给你|说的?是|记一下|那边|人在|本人|如下|以下|错了?|[0-9,:;。]) ?`,
  'gu',
);

/** Where the place begins before its first door: behind the last word that only leads to it. */
function headOf(text: string, end: number): number {
  const head = HEAD.exec(text.slice(Math.max(0, end - 36), end))?.[0] ?? '';
  const from = end - head.length;
  let at = from;
  for (const match of head.matchAll(LEAD)) {
    const behind = from + match.index + match[0].length;
    // A lead inside the name of a place is none: 新华路, 和平里, 住宅.
    const isBegin =
      match.index === 0 ||
      match[0].trim().length > 1 ||
      /[在是往到去从给住,]/u.test(match[0]) ||
      behind - at === match[0].length;
    if (isBegin && behind <= end) at = behind;
  }
  while (at < end && /[\s，,·]/u.test(text[at] ?? '')) at += 1;
  return at;
}

/** What may follow the doors up to a pause: 后院, 万象写字楼 2107, 西 301, 12A03 室. */
const TAIL =
  /(?: ?(?:[A-Z]?\d{1,5}[A-Z]?\d{0,4}(?:-[A-Z]?\d{1,5})*|[一二三四五六七八九][零〇一二三四五六七八九]{2,3}|(?![来去有没不是的了我你在就都请找打等放收要给把])\p{sc=Han}{0,7}?(?:室|户|[东西南北左右前后][边侧面门]?|门口|旁边?|院内?|院子|[一二三四五六七八九十]?[楼层]|房|店|铺|档口?|摊位?|工位|柜|站|部|亭|仓库?|库|厂|舍|科|写字楼|大厦|小区|公寓|\d{1,5}(?![\d年月日点天个台元块分小]))|[A-Z](?![A-Za-z]))){1,4}(?=$|[^\p{L}\p{N}]|收)/uy;

function tailOf(text: string, end: number): number {
  TAIL.lastIndex = end;
  return end + (TAIL.exec(text)?.[0].length ?? 0);
}

function places(text: string): Span[] {
  return spansOf(text, DOOR_CHAIN).flatMap(({ start, end: chained }) => {
    const end = tailOf(text, chained);
    const from = headOf(text, start);
    const head = text.slice(from, start);
    const hit = text.slice(start, end);
    const isPlace =
      PLACE.test(head) && head.trim().length >= 2 && !/(?:窗口|包得里|厂里|原路|路由器|退回|返回)[，,]?$/u.test(head);
    const doors = hit.match(new RegExp(DOOR, 'gu'))?.length ?? 0;
    const isHouse =
      /(?:栋|幢|号楼|单元|座|期).*\d{3,4}|(?<!\d)\d{1,2}-\d{1,2}-\d{3,4}(?!\d)/u.test(hit) &&
      /\p{sc=Han}{2}[ ]?$/u.test(head);
    if (!isPlace && !isHouse && !(doors >= 2 && DOORED.test(hit) && /(?:栋|幢|单元|弄|室|座|号楼|号院)/u.test(hit)))
      return [];
    // Seats (21 排 3 座), rooms that are only counted (两室).
    if (/排 ?\d+ ?座/u.test(hit) || (/^[一二两三四五六七八九十]+ ?[室床户]/u.test(hit) && !/\d/u.test(hit))) return [];
    // 3 楼 or 第 2 层 of a town is no door; a road needs a number, a house its part.
    if (
      doors === 1 &&
      /(?:楼|层|门|区|期|队|房|梯|户|室|床|排|座)$/u.test(hit) &&
      !new RegExp(`(?:${REGION}|路|街|大道|小区|花园|公寓|大厦|广场|苑|坊|新村|家园|中心)${HAN}{0,6} ?$`, 'u').test(
        head,
      )
    )
      return [];
    return [{ start: from, end }];
  });
}

/** 解放路 88: a road and its number, without a word for it. */
const NUMBERED =
  /[\p{sc=Han}]{1,4}(?:路|街|大道|胡同)[ ]?(?:甲|乙)?\d{1,4}(?:-\d{1,3})?(?![\d.%元块路度台件个只点年月日天分秒弄号栋幢:-])/gu;

function rooms(text: string): Span[] {
  return [...spansOf(text, ROOM), ...spansOf(text, NUMBERED)].map(({ start, end }) => ({
    start: headOf(text, start),
    end,
  }));
}

const SAID =
  /(?:收货地址|新地址|地址|住址|门牌|寄到|送到|寄往|发到|改寄|改到)(?:是|为|改成|改为|:|：|在| ){0,3}(?<it>[^\n,，。;；!！?？]{5,60})/gu;
const isSaid = (hit: string): boolean =>
  /\d|[一二三四五六七八九十]+(?:号|栋|楼|单元|组|室)/u.test(hit) &&
  PLACE.test(hit) &&
  !/^(?:我|你|的|错|不|没|都|已|写|填|有|可)/u.test(hit) &&
  !/(?:元|块钱|天|小时|分钟|点)$/u.test(hit);

/** Chinese places with a door: 浙江省杭州市文三路90号1号楼, 永宁坊 3 排 7 号, 茶亭村 4 组 19 号. */
export const findChineseAddresses = (text: string): Span[] =>
  /\p{sc=Han}/u.test(text)
    ? [...places(text), ...rooms(text), ...spansOf(text, SAID, isSaid), ...findLandmarks(text)]
    : [];
