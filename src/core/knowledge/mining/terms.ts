import { tokensOf } from '../../search/index.ts';
import type { Terms } from './store.ts';

/** Words that stand in every question and tell none from another. */
const PLAIN_WORDS = new Set(
  `a an the is are was were be been am i im i'm me my mine we our you your he she it its they them this that these those there
   here to of in on at by for from with about into as if and or but not no yes so just very too also then than can could would
   will should shall may might must do does did done have has had having get got getting want wanted need needed like help
   please hi hello hey thanks thank ok okay hope good morning afternoon evening day today sir madam guy guys how what when where
   which who why whom whose any some all one know tell ask asking question looking look trying try something anything thing
   sure much many more most make made let us well say said see m s t re ve ll d don doesn didn isn won dont cant im ive`.split(
    /\s+/,
  ),
);
const PLAIN_PAIRS = new Set(
  `你好 您好 请问 一下 我想 想问 问一 我要 我的 你们 我们 谢谢 帮我 帮忙 麻烦 可以 以吗 怎么 么办 什么 有没 没有 一个 个问 问题 这个 那个 还有 就是 是不 不是
   好的 请你 请您 知道 告诉 诉我 咨询 询一 需要 要一 有什 能不 不能 可不 如何 哪里 哪个 多少 好吗 是吗 了吗 的吗 现在 已经 为什 然后 但是 因为 所以 如果 时候 候能 你帮
   么回 回事 是怎 这是 是什 么鬼 么情 么意 意思 事儿 事情 今天 昨天 明天 前天 上周 下周 上个 个月 昨晚 今早 早上 晚上 刚买 上次 一次 三次 第三 第一 天了 次了 您帮 我一 给我 想要 推荐 帮查 查一 一点 一家 家的 的话 的是 我在 在吗 你知 道吗`.split(
    /\s+/,
  ),
);

/** 退款了 has three pairs; a word of Latin script stands for itself without its ending. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('es')) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const isLatin = (token: string): boolean => /^[a-z]/.test(token);

/** What a question is about: pairs of Chinese characters and stems, without numbers and without what says nothing. */
export function termsOf(text: string): string[] {
  return tokensOf(text).flatMap((token) => {
    if (token.length < 2 || /^\d/.test(token) || PLAIN_PAIRS.has(token) || PLAIN_WORDS.has(token)) return [];
    return [isLatin(token) ? stem(token) : token];
  });
}

const HAN = /\p{sc=Han}/gu;

/**
 * What is compared of a question: every stem, pair and Chinese character, and what it is about twice. Small words count
 * little, but "how long" and "how much" are told apart by nothing else; characters meet where pairs do not (退了款, 退款).
 */
export function featuresOf(text: string): string[] {
  const said = tokensOf(text).flatMap((token) =>
    isLatin(token) ? [stem(token)] : token.length > 1 && !/^\d/.test(token) ? [token] : [],
  );
  return [...said, ...(text.match(HAN) ?? []), ...termsOf(text)];
}

/** What stands in more than half of the questions tells none from another: the company’s own name, what it sells. */
const COMMON = 0.5;
const MANY = 20;

/** What nobody else says meets nothing: it may not drown what is shared, but says that two questions are not the same. */
const ALONE = 0.3;

/** The square root of the usual weight of a rare term: in short questions one rare word must not outweigh three others. */
const DAMPING = 0.5;

export type Weights = (terms: readonly string[]) => Terms;

/** Vectors of length one: a term weighs more the fewer questions have it. */
export function weightsOver(questions: readonly (readonly string[])[]): Weights {
  const known = new Map<string, number>();
  for (const terms of questions) for (const term of new Set(terms)) known.set(term, (known.get(term) ?? 0) + 1);
  const rarity = (term: string): number => {
    const asked = known.get(term) ?? 1;
    if (asked > MANY && asked > questions.length * COMMON) return 0;
    return Math.log(1 + questions.length / asked) ** DAMPING * (asked === 1 ? ALONE : 1);
  };
  return (terms) => {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const weighed = [...counts].map(([term, n]) => [term, (1 + Math.log(n)) * rarity(term)] as const);
    return normal(weighed.filter(([, weight]) => weight > 0));
  };
}

export function normal(terms: Terms): Terms {
  const length = Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return length === 0 ? [] : terms.map(([term, weight]) => [term, weight / length]);
}

export function cosine(a: Terms, b: Terms): number {
  const other = new Map(b);
  return a.reduce((sum, [term, weight]) => sum + weight * (other.get(term) ?? 0), 0);
}

/** The heaviest terms of the sum of some vectors, as a vector. */
export function centre(vectors: readonly Terms[], most: number): Terms {
  const sums = new Map<string, number>();
  for (const [term, weight] of vectors.flat()) sums.set(term, (sums.get(term) ?? 0) + weight);
  const heaviest = [...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  return normal(heaviest);
}
