import type { Language } from '../../kernel/text.ts';

/** Words in every conversation: they say nothing of what it is about. */
const ZH_COMMON = new Set(
  '请问 麻烦 提供 告诉 告知 描述 说明 稍等 一下 下面 这边 那边 我们 咱们 你们 您们 他们 什么 怎么 怎样 多少 哪里 哪个 是否 可以 可能 需要 方便 进行 关于 对于 为了 因为 所以 如果 但是 而且 或者 以及 还是 已经 现在 目前 正在 之前 之后 以后 如何 非常 抱歉 感谢 谢谢 支持 反馈 核实 处理 解决 问题 情况 建议 尽快 及时 相关 具体 详细 信息 这个 那个 这样 不是 没有 不会 一个 亲爱 今天 明天 昨天 后天 上午 下午 晚上 早上 中午 时候 时间 知道 觉得 应该 就是 不用 然后 还有 其他 客户 客服 您好 你好 对不起 不好意思 放心 稍后 一直 马上 直接'.split(
    ' ',
  ),
);
const zhWords = new Intl.Segmenter('zh', { granularity: 'word' });
/** Question words that are asked by as much as by things. */
const ZH_ASKS = /什么时候|哪天|哪一天|几点|多久|多长时间|多少钱|多大|哪里|哪个|什么颜色|第几/gu;
const EN_COMMON = new Set(
  'a an the and or but if so to of in on at for with by from as is are was were be been being am do does did have has had will would can could should may might shall must i you he she it we they me him her us them my your his its our their this that these those not no yes there here what when where who why how which then than just very really please thank thanks ok okay right well now all any some more most about into out up down over again still get got go going say said tell told know see let make need want would like help information provide give confirm enter sorry apologize apologise hello hi sure great one moment back thing things anything something also want much many kind able yet else only been because after before until while during your yours monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning afternoon evening week weeks month day days hour hours minute minutes later first second last next leave left means mean look looking put tell sure soon once since really always never every each other same such without within per via even though'.split(
    ' ',
  ),
);

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** One sign that makes a thing of the word before it: 流水 + 号, 银行 + 卡. */
const ZH_TAIL = /^[号卡单费率期款票员点箱机线灯量证行器件方店家]$/u;

/** The words of a sentence, each with the sign that belongs to it. */
function zhSegments(sentence: string): string[] {
  const found: string[] = [];
  let end = -1;
  for (const { segment, index, isWordLike } of zhWords.segment(sentence)) {
    const last = found.at(-1);
    if (last !== undefined && index === end && ZH_TAIL.test(segment)) found[found.length - 1] = last + segment;
    else if (isWordLike === true) found.push(segment);
    end = index + segment.length;
  }
  return found;
}

function chinese(sentence: string): string[] {
  const asks = sentence.match(ZH_ASKS) ?? [];
  const words = zhSegments(sentence)
    .filter((word) => word.length >= 2 && word.length <= 8 && !ZH_COMMON.has(word))
    .filter((word) => /\p{sc=Han}|[A-Za-z]{2}/u.test(word) && !/^[\d一二三四五六七八九十两几]+\S?$/u.test(word));
  return [...words, ...asks];
}

const isOwn = (word: string | undefined): word is string =>
  word !== undefined && word.length > 2 && !EN_COMMON.has(word.replace(/['’].*$/u, ''));

function english(sentence: string): string[] {
  const words = sentence.toLowerCase().match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  const pairs = words.flatMap((word, i) => {
    const next = words[i + 1];
    return isOwn(word) && isOwn(next) && sentence.toLowerCase().includes(`${word} ${next}`) ? [`${word} ${next}`] : [];
  });
  const alone = words.filter((word) => isOwn(word) && word.length > 3);
  const asks = /\b(?:how many|how much|how long|how often|what time|what day|which day|what colou?r)\b/giu;
  return [...pairs, ...(sentence.toLowerCase().match(asks) ?? []), ...alone];
}

/** Words that say what a sentence is about, the most telling first; those with slots in them are no words. */
export function keyWordsOf(sentences: readonly string[], lang: Language, most: number): string[] {
  const bare = sentences.map((sentence) => sentence.replaceAll(/\{[^}]*\}/gu, ' . '));
  return unique(bare.flatMap(lang === 'zh' ? chinese : english))
    .filter((word) => word.length <= 40)
    .slice(0, most);
}
