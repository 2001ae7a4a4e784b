import { ANY_SURNAME, HAN, isNoGiven } from './personal-data-signs-zh.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { beginsWord, isOneWord } from './personal-data-segments.ts';
import { FAINT_SURNAMES, FUNCTION_SIGNS, GIVEN, NO_NAMES, RELATIONS, SURNAMES } from './personal-data-words-zh.ts';

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
  `(?<=^|[^\\p{sc=Han}]|[您你请跟和对是让问给到谢抱歉]|好的|您好|你好|感谢|谢谢|联系|转告)[^${FUNCTION_SIGNS}哎喂嗨诶欸哟嘿大啦咯呀哦噢嗯呃行亲\\P{sc=Han}]${COURTESY}`,
  'gu',
);

/** 对门 before 大爷: the family name is the end of another word. */
export const endsWord = (text: string, start: number): boolean =>
  /^\p{sc=Han}{2}$/u.test(text.slice(start - 1, start + 1)) && isOneWord(text.slice(start - 1, start + 1));
const LOOSE_BEFORE = /(?:[您你请跟对让问给找叫是有的]|好的|您好|你好|联系|转告|那边|抱歉|辛苦)$/u;

/** 王先生, 欧阳女士, 王小明先生, 小刘师傅; not 安装师傅, 谢谢老板, 出院时医生. */
function isTitled(text: string, match: RegExpMatchArray): boolean {
  const { family = '', given = '' } = match.groups ?? {};
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 24), start);
  if (isNoGiven(given) || (given !== '' && (isOneWord(family + given) || NO_NAMES.has((family + given).slice(0, 2)))))
    return false;
  const isInside = /\p{sc=Han}$/u.test(before);
  if (FAINT_SURNAMES.has(family) && isInside && !LOOSE_BEFORE.test(before)) return false;
  if ((family === '谢' && /[多感谢道致]$/u.test(before)) || !beginsWord(text, start) || endsWord(text, start))
    return false;
  return !(given === '' && /^(?:施工|加工|老师|老板|高工资|高管家|单爸|单妈)/u.test(match[0]));
}

/** Where a longer reading is none, a later one may be: 辛苦邰哥. */
export function titled(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length;) {
    TITLED.lastIndex = at;
    const match = TITLED.exec(text);
    if (!match) break;
    const isOne = isTitled(text, match);
    if (isOne) spans.push({ start: match.index, end: match.index + match[0].length });
    at = isOne ? match.index + match[0].length : match.index + 1;
  }
  return spans;
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

const NO_CALLED = /^(?:小时|小区|小米|小孩|老师|老是|老板|老人|小路|小店)/u;
/** 小满 of 小满足 and 老宿 of 老宿舍: the last sign belongs to the word behind it. */
const isCut = (text: string, end: number): boolean =>
  /^\p{sc=Han}{2}$/u.test(text.slice(end - 1, end + 1)) &&
  !/[到来去说对和在家]$/u.test(text.slice(end - 1, end + 1)) &&
  isOneWord(text.slice(end - 1, end + 1));
export const called = (text: string): Span[] =>
  CALLED.flatMap((pattern) => spansOf(text, pattern)).filter(
    ({ start, end }) => beginsWord(text, start) && !NO_CALLED.test(text.slice(start, end)) && !isCut(text, end),
  );
export const rare = (text: string): Span[] => spansOf(text, RARE);

/** Latin names among Chinese: 客服Sunny, Tony老师. */
const LATIN = [
  new RegExp(
    `(?:${RELATIONS}|[叫找问让跟]|谢谢|感谢|你们(?:的|那个)?|那个|那位|我是)[ ]?(?<it>[A-Z][a-z]{1,11}(?: [A-Z][a-z]{1,11})?)(?![A-Za-z\\d-])`,
    'gu',
  ),
  new RegExp(`(?<![A-Za-z])(?<it>[A-Z][a-z]{0,11}(?:${COURTESY}|[姐哥总]|经理|主管))`, 'gu'),
  // Miss 张, 林 sir.
  new RegExp(`(?<![A-Za-z])(?<it>(?:Miss|Mr|Ms|Mrs)\\.? ?${ANY_SURNAME})(?!${HAN}?(?:段|天))`, 'gu'),
  new RegExp(`(?<![\\p{sc=Han}])(?<it>${ANY_SURNAME} ?[Ss]ir)(?![A-Za-z])`, 'gu'),
  // Jack陈: as people in offices go by.
  new RegExp(
    `(?<![A-Za-z])(?<it>[A-Z][a-z]{2,11} ?[${[...SURNAMES].filter((sign) => !FAINT_SURNAMES.has(sign)).join('')}])(?=$|[^\\p{L}]|上次|说|给|让|帮|来|答应|在)`,
    'gu',
  ),
];
const isLatinName = (hit: string): boolean =>
  !/^(?:App|Wifi|Wi|Type|Mesh|Auto|Eco|Mini|Pro|Max|Plus|Air|Mac|Pad|Hi|Ok|No|Id|Vip|Logo|Reset|Error|Web|Home|Led|Bug|Demo|Excel|Word|Email|Apple|Android|Windows)(?![a-z])/u.test(
    hit,
  );
export const latin = (text: string): Span[] => LATIN.flatMap((pattern) => spansOf(text, pattern, isLatinName));
