import { spansOf } from './personal-data-numbers.ts';
import { beginsWord, isOneWord, wordEndsOf } from './personal-data-segments.ts';
import {
  DOUBLE_SURNAMES,
  FAINT_SURNAMES,
  FUNCTION_SIGNS,
  GIVEN,
  NO_NAMES,
  RELATIONS,
  SURNAMES,
} from './personal-data-words-zh.ts';

type Span = { readonly start: number; readonly end: number };

const HAN = '\\p{sc=Han}';
const ANY_SURNAME = `(?:${DOUBLE_SURNAMES.join('|')}|[${[...SURNAMES].join('')}])`;

/** Titles of courtesy stand behind any family name; the others are ordinary words besides, so that the family name must be known. */
const COURTESY = '(?:先生|女士|小姐|太太|夫人|老师|师傅|师父|阿姨|叔叔|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|同学)';
export const TITLE =
  '(?:先生|女士|小姐|太太|夫人|老先生|老太太|老爷子|老人家|老奶奶|老大爷|老师傅|老师|师傅|师父|师兄|师姐|总经理|副经理|经理|主任|总监|主管|副总|护士长|护士|医生|大夫|医师|律师|会计|教授|博士|教练|法官|警官|民警|警察|阿姨|姨妈|姨父|叔叔|伯伯|伯父|伯母|大爷|大妈|大娘|大叔|大婶|婶婶|婶子|大伯|大姐|大哥|大嫂|嫂子|姐姐|哥哥|妹妹|弟弟|妹子|小妹|兄弟|奶奶|爷爷|婆婆|姑姑|舅舅|同学|同志|老板娘?|老弟|老哥|掌柜|房东|邻居|电工|木工|司机|保安|快递|队长|班长|站长|科长|处长|局长|院长|校长|村长|镇长|所长|厂长|部长|行长|园长|会长|支书|书记|秘书|顾问|专员|技师|客服|坐席|助理|工程师|技术员|安装工|组长|店长|管家|业主|总(?![共计结是之额部体量数会有要能在归的价监机闸成和线想觉得让给这那])|工(?![作程人厂具资艺时序单号装业伤期])|姐(?!夫)|哥(?!们)|嫂|婶|姨|叔|伯|爷(?!们)|妹|弟|奶(?![粉瓶茶])|妈|爸|娘|舅|姑(?!娘)|婆|公(?![司里斤平开共示告安寓办司园交])|导(?![致航购])|队(?![列伍])|处(?![理于在])|局(?![部域])|所(?![有以谓])|老(?=[，。,说！!？]|$))';
const TITLE_AT = new RegExp(TITLE, 'uy');
const MORE_TITLE = new RegExp(COURTESY, 'uy');

/** With the title that follows it: 丽娟姐, 方桂兰阿姨. */
export function withTitle(text: string, { start, end }: Span): Span {
  for (const pattern of [TITLE_AT, MORE_TITLE]) {
    pattern.lastIndex = end;
    const title = pattern.exec(text)?.[0];
    if (title !== undefined && !/^[队处局所公导老]$/u.test(title)) return { start, end: end + title.length };
  }
  return { start, end };
}

const TITLED = new RegExp(
  `(?:[小老大])?(?<family>${ANY_SURNAME})(?<given>${HAN}{0,2}?)(?<title>${TITLE})(?:${COURTESY})?`,
  'gu',
);
/** Rare family names with a title of courtesy, where a word can begin. */
const RARE = new RegExp(
  `(?<=^|[^\\p{sc=Han}]|[您你请跟和对是让问给到谢抱歉]|好的|您好|你好|感谢|谢谢|联系|转告)[^${FUNCTION_SIGNS}\\P{sc=Han}]${COURTESY}`,
  'gu',
);
const NO_TITLED = new RegExp(`[${FUNCTION_SIGNS}]`, 'u');
/** In the middle of a name of three signs some of them stand after all: 一鸣, 小满, 为民. */
const NO_GIVEN = new RegExp(
  `[${Array.from(FUNCTION_SIGNS)
    .filter((sign) => !'一三小大有为和来得好多之也名'.includes(sign))
    .join('')}]`,
  'u',
);
const isNoGiven = (given: string): boolean => NO_GIVEN.test(given) || NO_TITLED.test(given.slice(-1));

/** 王先生, 欧阳女士, 王小明先生, 小刘师傅; not 安装师傅, 谢谢老板, 出院时医生. */
function titled(text: string): Span[] {
  return Array.from(text.matchAll(TITLED)).flatMap((match) => {
    const { family = '', given = '' } = match.groups ?? {};
    const start = match.index;
    const before = text.slice(Math.max(0, start - 24), start);
    if (isNoGiven(given) || (given !== '' && (isOneWord(family + given) || NO_NAMES.has(family + given)))) return [];
    const isLoose =
      FAINT_SURNAMES.has(family) &&
      /\p{sc=Han}$/u.test(before) &&
      !/(?:[您你请跟对让问给]|好的|您好|你好|联系|转告|那边|抱歉)$/u.test(before);
    if (isLoose || (family === '谢' && /[多感谢道致]$/u.test(before)) || !beginsWord(text, start)) return [];
    if (given === '' && /^(?:施工|加工|老师|老板|高工资|高管家|单爸|单妈)/u.test(match[0])) return [];
    return [{ start, end: start + match[0].length }];
  });
}

/** 小吴, 老王, 阿炳; not 小时, 小米, 小程序. */
const CALLED = [
  new RegExp(
    `(?<![大最太很更从减缩细窄稍较略多弱渺微矮胆])小(?![时米于白方路区程包金高红黄毛车柜单门房计平水丘费池边全成石马龙江花家牛鱼鸡羊熊蓝封苗沙燕党文都解桥店孔麦钱孩司隋简曲])${ANY_SURNAME}(?!${HAN}?(?:时|号|块|件|盒|瓶|圈|孔|口))`,
    'gu',
  ),
  new RegExp(
    `老(?![是师板人年实家公婆百干旧化式款用样房安毛路车时金水黄白花顾母舒常城成])${ANY_SURNAME}(?!${HAN}?(?:的毛病|是))`,
    'gu',
  ),
  // Names that are things as well (小金, 老高), where people are named.
  new RegExp(
    `(?:${RELATIONS}|[叫找问让跟]|谢谢|感谢|你们(?:的|那个)?|那个|我是)(?<it>[小老]${ANY_SURNAME})(?=[,，。;；!！、]|$|说|讲|来|帮|给|打|接|签|收|上门|老师|师傅)`,
    'gu',
  ),
  new RegExp(`${ANY_SURNAME}某{1,2}`, 'gu'),
  new RegExp(
    `阿(?![姨里斯尔拉姆莫婆伯公弥胶迪富])[${[...new Set([...GIVEN, ...SURNAMES])].join('')}](?!${HAN}?[姨斯])`,
    'gu',
  ),
];

const NO_CALLED = /^(?:小时|小区|小程|小米|小孩|老师|老是|老板|老人|小路|小店)/u;

/** Latin names among Chinese: 客服Sunny, Tony老师. */
const LATIN = [
  new RegExp(
    `(?:${RELATIONS}|[叫找问让跟]|谢谢|感谢|你们(?:的|那个)?|那个|那位|我是)[ ]?(?<it>[A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,11})?)(?![A-Za-z\\d-])`,
    'gu',
  ),
  new RegExp(`(?<![A-Za-z])(?<it>[A-Z][a-z]{0,11}(?:${COURTESY}|[姐哥总]|经理|主管))`, 'gu'),
];
const isLatinName = (hit: string): boolean =>
  !/^(?:App|Wifi|Wi|Type|Mesh|Auto|Eco|Mini|Pro|Max|Plus|Air|Mac|Pad|Hi|Ok|No|Id|Vip|Logo|Reset|Error|Web|Home|Led|Bug|Demo|Excel|Word|Email|Apple|Android|Windows)(?![a-z])/u.test(
    hit,
  );

const NO_SAID =
  /^(?:[不拒删错谁我您你没都已也可改填写留换同就还先再信号变电手地公单重是什啥怎哪一客]|门卫|前台|物业|本人|个人|家人|保安|老师|师傅|人工)/u;
/** What leads to a name, whatever the family name. */
const SAID = [
  new RegExp(
    `(?:我(?:就)?叫|名叫|名字叫|(?:他|她|人|我)姓名|名字是|姓名|收件人|收货人|寄件人|联系人|联络人|代收人|签收人|户名|抬头|持卡人|开户人|署名|落款|备注名|登记的是|写的是|登记在|机主|户主)(?:是|为|写|叫|改成|填|:|\\s){0,3}(?<it>${ANY_SURNAME}${HAN}{1,2}?)(?=[^\\p{sc=Han}]|$|[收的说他她名电手先女本签代也在，]|${HAN}{2})(?!${HAN}*(?:路|街|市|省|公司|有限|个人))`,
    'gu',
  ),
  new RegExp(
    `(?:全名|本名|真名|大名|我就?叫|我是|他叫|她叫|名叫|名字叫|名字是|姓名|收件人|收货人|寄件人|联系人|联络人|户名|抬头|签收人)(?:是|为|叫|写|:|\\s){0,2}(?<it>(?:${ANY_SURNAME}${HAN}{1,2}|(?<=叫|名|[:：])${HAN}{2,3}))(?=[^\\p{L}\\p{N}]|$| ?\\d)`,
    'gu',
  ),
  new RegExp(
    `(?:${RELATIONS}|[他她]|人|个|位|的)[,， ]?(?:就|名字)?(?:叫|名叫|是)(?<it>[小阿大老]?${ANY_SURNAME}${HAN}{1,2}|[小阿]${HAN})(?=[^\\p{L}\\p{N}]|$|的|来|说|接|收|签|拿)`,
    'gu',
  ),
  new RegExp(`(?<=[叫是找])(?<it>[小阿](?![时米程区伙姑朋问事票]|${HAN}{3})${HAN})(?=[,，。;；的、!！]|$)`, 'gu'),
  // As addresses are given: a name, a telephone, a place.
  new RegExp(
    `(?<!${HAN})(?<it>${ANY_SURNAME}${HAN}{1,2})(?=[ ,，、:：;；]{0,2}(?:电话|手机)?号?[ :：]?(?:\\+?86)?[ -]?1[3-9]\\d)`,
    'gu',
  ),
  new RegExp(
    `(?<=[\\d号室楼户栋院][ ,，、]{0,2})(?<it>[小老]?${ANY_SURNAME}${HAN}{0,2}?)(?=(?:代?收|签收|亲启)(?:$|[^\\p{sc=Han}]))`,
    'gu',
  ),
  new RegExp(`(?<=\\d{4}[ ,，、]{1,2})(?<it>${ANY_SURNAME}${HAN}{1,2})(?=$|[ ,，、。])`, 'gu'),
  new RegExp(`姓(?<it>${ANY_SURNAME})(?=[^\\p{sc=Han}]|$|的|[叫,，])`, 'gu'),
];
const isSaid = (hit: string): boolean =>
  !NO_SAID.test(hit) && !isNoGiven(hit.slice(1)) && !NO_NAMES.has(hit) && hit.length > 0;

const BEFORE = new RegExp(
  `(?:${RELATIONS}|[叫是找成写你叫碰到见给让由跟和与同向问被替托请归喊催怪谢见等帮对及说把、/]|转给|转|联系|通知|交给|寄给|发给|打给|感谢|投诉|表扬|写的|填的|那个|这个|那位|这位|你们|咱们|我们|名下|个月|昨天|今天|上次|刚才|后来|结果|但是|可是|还有|以及|另外|就是|(?:安装|配送|派来|送货|客服|你们|店里|公司|售后|上门)的|个人)(?:是|叫|,|:|\\s|“|")?$`,
  'u',
);
const KIN = new RegExp(`(?:${RELATIONS}|我叫|名叫|他叫|她叫)(?:是|叫|,|:|\\s)?$`, 'u');
const AFTER =
  /^(?:说|讲|答应|告诉|回复|回电|接|来|去|帮|给|跟|和|与|把|收|签|代|替|拿|取|送|装|修|上门|打|发|写|填|办|查|处理|负责|联系|通知|让|叫|要|在|的|也|就|都|已|已经|又|还|没|没有|不|是|会|能|确认|承诺|登记|名下|本人|您|你|他|她|同意|退|下单|买|订|用|付|到底|怎么|为什么|这个|那边|\d)/u;
const EDGE = /^(?:$|[^\p{L}\p{N}])/u;

const has = (set: ReadonlySet<string>, signs: string): boolean => Array.from(signs).every((sign) => set.has(sign));
const ALL_HAN = /^\p{sc=Han}+$/u;

type Candidate = Span & { readonly surname: string; readonly given: string; readonly isWord: boolean };

function candidatesAt(
  text: string,
  start: number,
  ends: ReadonlyMap<number, number>,
  all: ReadonlySet<number>,
): Candidate[] {
  const double = DOUBLE_SURNAMES.find((name) => text.startsWith(name, start));
  const surname = double ?? text.charAt(start);
  if (double === undefined && !SURNAMES.has(surname)) return [];
  return [2, 1].flatMap((length) => {
    const end = start + surname.length + length;
    const given = text.slice(start + surname.length, end);
    if (given.length < length || !ALL_HAN.test(given) || isNoGiven(given) || !all.has(end)) return [];
    return [{ start, end, surname, given, isWord: ends.get(start) === end }];
  });
}

/** How much speaks for a name: signs that children are named with, and what stands before and behind. */
function weightOf(text: string, { start, end, surname, given, isWord }: Candidate): number {
  const ends = wordEndsOf(text);
  const word = text.slice(start, end);
  if (NO_NAMES.has(word) || NO_NAMES.has(word.slice(0, 2)) || /[路街区县镇村市省]$|^上官网/u.test(word)) return 0;
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 3);
  const around = KIN.test(before) ? 3 : BEFORE.test(before) ? 2 : /\p{sc=Han}$/u.test(before) ? 0 : 1;
  const known = Array.from(given).filter((sign) => GIVEN.has(sign)).length;
  const signs = has(GIVEN, given) ? 2 + (given.length > 1 ? 1 : 0) : known;
  // Two signs that the dictionary finds no word for.
  const strange = given.length > 1 && ends.get(start + surname.length) === start + surname.length + 1 ? 1 : 0;
  const doubt = (isWord ? 2 : 0) + (FAINT_SURNAMES.has(surname) ? 1 : 0);
  return (
    signs + strange + around + (EDGE.test(after) || AFTER.test(after) ? 1 : 0) + (surname.length > 1 ? 2 : 0) - doubt
  );
}

const SURE = 3;
const PERHAPS = 2;

/** Chinese whole names without a title, from a weight on. */
function bare(text: string, from: number): Span[] {
  const ends = wordEndsOf(text);
  const all = new Set(ends.values());
  const spans: Span[] = [];
  for (const start of ends.keys()) {
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    const weighed = candidatesAt(text, start, ends, all).map((one) => ({ ...one, weight: weightOf(text, one) }));
    const best = weighed.filter(({ weight }) => weight >= from).toSorted((a, b) => b.weight - a.weight)[0];
    if (best) spans.push({ start: best.start, end: best.end });
  }
  return spans;
}

/** People nobody has named to the desk: with a title, after words that lead to a name, or by the name itself. */
export const findChineseNames = (text: string): Span[] =>
  /\p{sc=Han}/u.test(text)
    ? [
        ...titled(text),
        ...spansOf(text, RARE),
        ...CALLED.flatMap((pattern) => spansOf(text, pattern)).filter(
          ({ start, end }) => beginsWord(text, start) && !NO_CALLED.test(text.slice(start, end)),
        ),
        ...LATIN.flatMap((pattern) => spansOf(text, pattern, isLatinName)),
        ...SAID.flatMap((pattern) => spansOf(text, pattern, isSaid)),
        ...bare(text, SURE).map((span) => withTitle(text, span)),
      ]
    : [];

/** Stretches that might be names, though not enough speaks for it: for a person to look at. */
export const perhapsChineseNames = (text: string): Span[] => bare(text, PERHAPS);
