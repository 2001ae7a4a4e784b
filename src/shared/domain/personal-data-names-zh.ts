import { called, latin, rare, titled, withTitle } from './personal-data-titles-zh.ts';
import { nearNames } from './personal-data-near-zh.ts';
import { findGivenNames } from './personal-data-given-zh.ts';
import { inRows } from './personal-data-rows-zh.ts';
import { said } from './personal-data-said-zh.ts';
import { wordEndsOf } from './personal-data-segments.ts';
import { isNoGiven } from './personal-data-signs-zh.ts';
import type { Span } from './personal-data-spans.ts';
import { DOUBLE_SURNAMES, FAINT_SURNAMES, GIVEN, NO_NAMES, RELATIONS, SURNAMES } from './personal-data-words-zh.ts';

export { TITLE, withTitle } from './personal-data-titles-zh.ts';

const BEFORE = new RegExp(
  `(?:${RELATIONS}|[叫是找成写你叫碰到见给让由跟和与同向问被替托请归喊催怪谢见等帮对及说把、/]|转给|转|联系|通知|交给|寄给|发给|打给|感谢|投诉|表扬|写的|填的|写着|签着|填着|印着|那个|这个|那位|这位|你们|咱们|我们|名下|个月|昨天|今天|前天|明天|今早|早上|上午|下午|晚上|昨晚|周[一二三四五六日天末]|星期[一二三四五六日天]|上周|去年|上回|这回|上次|刚才|后来|结果|但是|可是|还有|以及|另外|就是|(?:安装|配送|派来|送货|客服|你们|店里|公司|售后|上门)的|个人)(?:是|叫|,|:|\\s|“|")?$`,
  'u',
);
const KIN = new RegExp(`(?:${RELATIONS}|我叫|名叫|他叫|她叫)(?:是|叫|,|:|\\s)?$`, 'u');
const AFTER =
  /^(?:说|讲|答应|告诉|回复|回电|接|来|去|帮|给|跟|和|与|把|收|签|代|替|拿|取|送|装|修|上门|打|发|写|填|办|查|处理|负责|联系|通知|让|叫|要|在|的|也|就|都|已|已经|又|还|没|没有|不|是|会|能|确认|承诺|登记|名下|本人|您|你|他|她|同意|退|下单|买|订|用|付|到底|怎么|为什么|这个|那边|一起|一块|两个|三个|几个|付|口径|收到|代|经手|经办|推荐|介绍|打的|买的|订的|用的|收的|签的|写的|\d)/u;
const EDGE = /^(?:$|[^\p{L}\p{N}])/u;

/** Spoken to, or doing what only people do. */
const CALLED_BY =
  /^(?:说(?![明法话起])|答应|告诉|承诺|回复|帮我|跟我|给我|代收|签收|在吗|在不在|您好|你好|[,，] ?[你您])/u;

const has = (set: ReadonlySet<string>, signs: string): boolean => Array.from(signs).every((sign) => set.has(sign));
const ALL_HAN = /^\p{sc=Han}+$/u;

type Candidate = Span & { readonly surname: string; readonly given: string; readonly isWord: boolean };

/** A word ends here, or the sign behind was only drawn to it: 查敏 in 查敏和仇东升. */
const endsHere = (text: string, end: number, given: string, all: ReadonlySet<number>): boolean =>
  all.has(end) || (has(GIVEN, given) && (EDGE.test(text.slice(end)) || AFTER.test(text.slice(end, end + 3))));

/** Common signs inside a sentence: in a name they weigh half. */
const HALF = new Set('一三大有为和来得好多之也名可全心业满成生光新立家文化天平安正道金银花水石书画');

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
    if (given.length < length || !ALL_HAN.test(given) || isNoGiven(given) || !endsHere(text, end, given, all))
      return [];
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
  // 一张, 物业费, 对门: measures, and ends of other words.
  if (/^[张段钟项封章包口]/u.test(word) && /[一二两三四五几这那每办写开发填拿打要个半]$/u.test(before)) return 0;
  if (surname === '费' && /[业修装递工务]$/u.test(before)) return 0;
  const isInside = /\p{sc=Han}$/u.test(before);
  // 我邹琳呀; but 我车刚买.
  const isMe = /(?:^|[,，。])我$/u.test(before) && !FAINT_SURNAMES.has(surname);
  const lead = KIN.test(before) ? 3 : BEFORE.test(before) || isMe ? 2 : isInside ? 0 : 1;
  const known = Array.from(given).filter((sign) => GIVEN.has(sign)).length;
  const signs = has(GIVEN, given) ? 2 + (given.length > 1 ? 1 : 0) : known;
  // Nothing in it that children are named with: only where somebody is named.
  if (signs === 0 && lead < 3 && surname.length < 2) return 0;
  const common = Array.from(given).filter((sign) => HALF.has(sign)).length > 0 ? 0.5 : 0;
  // Two signs that the dictionary finds no word for.
  const strange = given.length > 1 && ends.get(start + surname.length) === start + surname.length + 1 ? 1 : 0;
  const faint = FAINT_SURNAMES.has(surname)
    ? (isInside && lead === 0 ? 2 : 1) + common + (known < given.length ? 1 : 0)
    : 0;
  const isCalled = lead > 0 && CALLED_BY.test(text.slice(end, end + 5)) ? 1 : 0;
  // A sign in it that hardly anybody is named with: only where somebody is named.
  const odd = known < given.length && lead < 2 ? 1 : 0;
  // 祝平安: what follows is a word of its own.
  const plain = given.length > 1 && lead < 2 && ends.get(start + surname.length) === end ? 1 : 0;
  return (
    isCalled -
    plain -
    odd +
    signs +
    strange +
    lead +
    (EDGE.test(after) || AFTER.test(after) ? 1 : 0) +
    (surname.length > 1 ? 2 : 0) -
    faint -
    (isWord ? 2 : 0)
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
export function findChineseNames(text: string): Span[] {
  if (!/\p{sc=Han}/u.test(text)) return [];
  const found = [
    ...titled(text),
    ...rare(text),
    ...called(text),
    ...latin(text),
    ...said(text),
    ...nearNames(text),
    ...findGivenNames(text),
    ...bare(text, SURE).map((span) => withTitle(text, span)),
  ];
  return [...found, ...inRows(text, found)];
}

/** Stretches that might be names, though not enough speaks for it: for a person to look at. */
export const perhapsChineseNames = (text: string): Span[] => bare(text, PERHAPS);
