import { type Span, spansOf } from './personal-data-spans.ts';

const HAN = '\\p{sc=Han}';
/** What parts a place from the words after it. */
const PAUSE = '[^\\n,，。;；!！?？、]';

/** Words that say where something goes or somebody lives. */
const LEAD =
  '(?:地址|住址|收货地|门牌号?|房号|寄到|寄去|寄往|送到|送去|送往|发到|改到|改寄|改送|搬到|放到|放在|放|存在|存到|搁|留在|住在?|家在|就在|人在|公司在|单位在|店在|我在|到|在|寄|送)(?:是|为|改成|改为|[:：]| ){0,2}';

/** Houses that everybody in a place knows; what stands before one names the place. */
const LANDMARK =
  '(?:中学|小学|大学|学院|学校|幼儿园|医院|卫生院|卫生所|诊所|药店|药房|超市|便利店|小卖部|市场|菜场|商场|商城|供销社|村委会?|居委会?|村部|大队部|派出所|加油站|车站|地铁站|收费站|邮局|银行|信用社|驿站|代收点|快递点|快递柜|祠堂|寺|庙|教堂|大桥|路口|广场|公园|酒店|宾馆|饭店|饭馆|网吧|小区|花园|家园|新村|苑|大厦|公寓|工业园|产业园|家属院|厂|站|桥头|牌坊|水库|码头|招待所|[\\p{sc=Han}]{1,2}[店铺]|活动室|门卫室?|传达室|保安室|岗亭)';
const SIDE =
  '(?:对面|对过|旁边|隔壁|边上|后面|前面|后头|背后|斜对面|楼上|楼下|门口|大门|[东西南北][门侧边头面]?|往[东西南北]|向[东西南北]|第[一二三四五六七八九十两\\d]家|里面|院内|\\d+ ?米)';
/** Places that every home has: no one is found by them. */
const EVERYWHERE =
  /^(?:我们?家?|你们?|他们?|楼[上下]|小区|附近|门口|旁边|家里?|公司|单位|厨房|客厅|卧室|阳台|那个|这个|外面|院子|店里|车上|村[里口]|镇上|网点|丰巢|菜鸟|本地|当地|同一个?|一个|原来的?)*(?:的|里|那个|附近)?$/u;

const KNOWN_HOUSE = new RegExp(
  `(?:${LEAD})(?<it>(?<name>${HAN}{2,12}?)${LANDMARK}(?:[的]?${SIDE}|[的]${PAUSE}{0,8}?${LANDMARK}|${HAN}{0,4}(?:驿站|超市|代收点|门卫室?|传达室|小卖部|快递柜))(?:的?${PAUSE}{0,10}?(?:${SIDE}|${LANDMARK}|[一二三四五六七八九十两\\d]+[家楼层号]))*)`,
  'gu',
);
const AT_THE_START = new RegExp(
  `(?<=^|[,，。;；:： ])(?<it>(?<name>${HAN}{2,8}?)${LANDMARK}(?:的?${SIDE}){1,2}(?:${PAUSE}{0,6}?(?:\\d+ ?米|第[一二三四五六七八九十两\\d]家))(?:路?[东西南北])?)`,
  'gu',
);
/** At a street: 梧桐街邮局, 桂花巷口的彩票店, and where two of them meet. */
const AT_STREET = [
  new RegExp(`(?:${LEAD}|[写填])(?<it>${HAN}{1,6}?(?:[路街巷村镇]|大道|胡同)口?的?${HAN}{0,4}?${LANDMARK})`, 'gu'),
  new RegExp(
    `(?<=^|[,，。;；:： ])(?<it>${HAN}{1,6}?(?:[路街巷]|大道|胡同)口?的?${HAN}{0,4}?${LANDMARK}的?${SIDE})`,
    'gu',
  ),
  new RegExp(
    `(?<it>${HAN}{1,6}?(?:[路街巷]|大道)[与和跟]${HAN}{1,6}?(?:[路街巷]|大道)(?:交叉路?口|交汇处|交界处?|路口|口|十字)(?:[东西南北]+(?:角|侧|边)?)?)`,
    'gu',
  ),
];

function houses(text: string): Span[] {
  return [KNOWN_HOUSE, AT_THE_START, ...AT_STREET].flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap((match) => {
      const { it = '', name = it } = match.groups ?? {};
      const start = match.index + match[0].length - it.length;
      return EVERYWHERE.test(name) ? [] : [{ start, end: start + it.length }];
    }),
  );
}

/** 平溪县大坪乡柳树沟村三社: from the county down, each step named. A number is not needed. */
const VILLAGE = new RegExp(
  `${HAN}{1,6}(?:[省市县旗]|(?<!社)区|自治县|新区)${HAN}{1,6}(?:街道|[乡镇]|苏木)(?:${HAN}{1,6}(?:村|屯|寨|庄|湾|沟|嘎查|社区|大队|林场|农场)(?: ?[一二三四五六七八九十\\d]{1,3} ?[组社队屯号])?|(?: ?[一二三四五六七八九十\\d]{1,3} ?[组社队屯号]))|${HAN}{1,6}(?:街道|[乡镇]|苏木)${HAN}{1,5}(?:[村屯寨庄]|嘎查)(?: ?[一二三四五六七八九十\\d]{1,3} ?[组社队屯号])?`,
  'gu',
);
/** Words in front that lead to the village and are none of it. */
const BEFORE_VILLAGE =
  /^.*?(?:地址|老家|住址|家在|住在|寄到|送到|发到|改到|搬到|我们?在|就在|在|到|是|住|寄|送|从|给)(?!.*(?:地址|老家|住址))/u;
const NO_VILLAGE = /[的了吗呢没不都也还我你您他这那让找]|一会|下乡|城乡|市区(?!县)|小区/u;

function villages(text: string): Span[] {
  return spansOf(text, VILLAGE).flatMap(({ start, end }) => {
    const hit = text.slice(start, end);
    const lead = BEFORE_VILLAGE.exec(hit)?.[0].length ?? 0;
    return NO_VILLAGE.test(hit.slice(lead)) || end - start - lead < 5 ? [] : [{ start: start + lead, end }];
  });
}

/** 3-2-501, where somebody says that it is a home. */
const BARE_DOOR =
  /(?:住在?|家在?|家是|门牌号?|房号|地址|送到?|寄到?|改到?|在|楼)(?:是|为|[:： ]){0,2}(?<it>[A-Za-z]?\d{1,3}(?:-[A-Za-z]?\d{1,2})?-(?!(?:19|20)\d{2}(?!\d))\d{3,4})(?![\d-])/gu;
/** 门牌 14-2. */
const DOOR_PLATE = /门牌号?(?:是|为|[:： ]){0,3}(?<it>\d{1,4}(?:-\d{1,4}){1,3})(?![\d-])/gu;
/** 三号楼二单元五零二: the last number said figure by figure. */
const SAID_ROOM =
  /[一二三四五六七八九十\d]{1,3} ?(?:号楼|栋|幢|座)(?:[ ,，]?(?:[一二三四五六七八九十\d]{1,2} ?(?:单元|门)|[东西南北中][门户]))?[ ,，]?(?:[一二三四五六七八九][零〇一二三四五六七八九十百]{1,3}|\d{3,4}(?!\d))(?:室|户|号)?/gu;

/** Chinese places without a door of their own: 石桥中学旁边的福来超市, a village by its steps; and doors without a place. */
export const findLandmarks = (text: string): Span[] =>
  /\p{sc=Han}/u.test(text)
    ? [
        ...houses(text),
        ...villages(text),
        ...spansOf(text, BARE_DOOR),
        ...spansOf(text, DOOR_PLATE),
        ...spansOf(text, SAID_ROOM),
      ]
    : [];
