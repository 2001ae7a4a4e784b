/** Words as the machine's own dictionary parts Chinese; names are none of them, and fall into single signs. */
let segmenter: Intl.Segmenter | undefined;
let last: { readonly text: string; readonly ends: ReadonlyMap<number, number> } | undefined;

const NONE: ReadonlyMap<number, number> = new Map();

/** Where each word begins, and where it ends; nothing of a text without Chinese. The last text is remembered: many rules ask of one. */
export function wordEndsOf(text: string): ReadonlyMap<number, number> {
  if (last?.text === text) return last.ends;
  if (!/\p{sc=Han}/u.test(text)) return NONE;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const ends = new Map(
    Array.from(segmenter.segment(text), ({ index, segment }) => [index, index + segment.length] as const),
  );
  last = { text, ends };
  return ends;
}

export const beginsWord = (text: string, at: number): boolean => wordEndsOf(text).has(at);

const asked = new Map<string, boolean>();
/** So many answers are kept, then forgotten all at once. */
const KEPT = 2000;

/** Whether the dictionary keeps it together: 国庆, 简单, 安装. */
export function isOneWord(word: string): boolean {
  const known = asked.get(word);
  if (known !== undefined) return known;
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const isOne = [...segmenter.segment(word)].length === 1;
  if (asked.size >= KEPT) asked.clear();
  asked.set(word, isOne);
  return isOne;
}
