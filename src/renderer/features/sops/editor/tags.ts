const MAX_TAG = 60;
const MAX_WORD = 60;
export const TAG_SPLIT = [',', '，', '、', ' '];
export const WORD_SPLIT = [',', '，', '、', '\n'];

const cut = (text: string, most: number): string => {
  const short = text.slice(0, most);
  // A sign of two units is not left by half.
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
};

/** Tags as typed or pasted: without spaces and commas, each once, and no more than `most`. */
export const tagsFrom = (written: readonly string[], most: number): string[] =>
  [
    ...new Set(
      written
        .flatMap((text) => text.split(/[\s,，、]+/u))
        .map((tag) => cut(tag.replace(/^#/, ''), MAX_TAG))
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, most);

/** Words of a customer, as typed or pasted: they may have spaces inside. */
export const wordsFrom = (written: readonly string[], most: number): string[] =>
  [
    ...new Set(
      written
        .flatMap((text) => text.split(/[,，、\n]+/u))
        .map((word) => cut(word.trim(), MAX_WORD).trim())
        .filter((word) => word !== ''),
    ),
  ].slice(0, most);
