import { spansOf } from './personal-data-numbers.ts';

type Span = { readonly start: number; readonly end: number };

/** People known by name: the customer, colleagues. */
export type KnownNames = { readonly people: readonly string[] };

/** The hundred and sixty family names most people bear; those that are everyday words besides (和, 向, 时) are left out. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤尤柳施洪翟颜倪甘翁齐梅骆葛岳章鲁耿祁喻詹辛管祝左涂柯纪阎俞裴樊兰殷卓欧柴靳裘牛桂梅宫';
const DOUBLE_SURNAMES = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯';
const SURNAME = `(?:${DOUBLE_SURNAMES}|[${SURNAMES}])`;
const HAN = '\\p{sc=Han}';
const TITLE =
  '(?:先生|女士|小姐|太太|夫人|老师|师傅|经理|主任|医生|律师|阿姨|叔叔|大爷|大妈|大叔|奶奶|爷爷|同学|总(?![共计结是之额部体量数会有要能在要归的价监])|工程师|组长|店长|姐(?!妹)|哥(?!们))';

const CHINESE = [
  // 王先生, 欧阳女士, 王小明先生.
  new RegExp(`${SURNAME}${HAN}{0,2}?${TITLE}`, 'gu'),
  new RegExp(
    `(?:我叫|名叫|名字叫|名字是|姓名|收件人|收货人|联系人|户名|持卡人|署名)(?:是|为|:|：|\\s){0,2}(?<it>${SURNAME}${HAN}{1,2})(?!${HAN}*(?:路|街|市|省))`,
    'gu',
  ),
];
const WORD = "[A-Z][\\p{L}'’-]+";
const WESTERN = [
  new RegExp(`(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Madam)\\.? ${WORD}(?: ${WORD})?`, 'gu'),
  new RegExp(`(?:[Mm]y name is|[Mm]y name's|[Nn]ame:|I'm called) (?<it>${WORD}(?: ${WORD}){0,2})`, 'gu'),
  new RegExp(`[Tt]his is (?<it>${WORD}(?: ${WORD})?)(?= (?:speaking|from|here|at|again)\\b)`, 'gu'),
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const isChinese = (text: string): boolean => /^\p{sc=Han}+$/u.test(text);

/** How a person is called: the whole name, and what is used of it alone. 米晓雨 → 晓雨; Daniel Chen → Daniel, Chen. */
export function callsOf(name: string): string[] {
  const pieces = name.split(/[\s()/,]+/).filter((piece) => piece.length > 1);
  const western = pieces.filter((piece) => !isChinese(piece));
  const given = pieces.filter((piece) => isChinese(piece) && piece.length >= 3).map((piece) => piece.slice(-2));
  const whole = western.length > 1 ? [western.join(' ')] : [];
  const alone = western.filter((piece) => piece.length >= 3 && /^\p{Lu}/u.test(piece));
  return [...new Set([...whole, ...pieces.filter(isChinese), ...alone, ...given])];
}

function knownSpans(text: string, people: readonly string[]): Span[] {
  const calls = [...new Set(people.flatMap(callsOf))].toSorted((a, b) => b.length - a.length);
  if (calls.length === 0) return [];
  const chinese = calls.filter(isChinese).map(escaped);
  const western = calls.filter((call) => !isChinese(call)).map(escaped);
  const patterns = [
    ...(chinese.length > 0 ? [new RegExp(`(?:${chinese.join('|')})`, 'gu')] : []),
    ...(western.length > 0 ? [new RegExp(`(?<![\\p{L}])(?:${western.join('|')})(?![\\p{L}])`, 'gu')] : []),
  ];
  return patterns.flatMap((pattern) => spansOf(text, pattern));
}

export const findNames = (text: string, { people }: KnownNames): Span[] => [
  ...CHINESE.flatMap((pattern) => spansOf(text, pattern)),
  ...WESTERN.flatMap((pattern) => spansOf(text, pattern)),
  ...knownSpans(text, people),
];
