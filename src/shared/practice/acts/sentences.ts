/** One sentence with the mark that ends it. */
export type Sentence = { readonly text: string; readonly isQuestion: boolean };

const ENDS = /[^。！？!?；;\n…]+[。！？!?；;\n…]*|[。！？!?；;\n…]+/gu;
/** Nobody speaks sentences longer than this, and no pattern needs to look further: it keeps pasted texts cheap. */
const LONGEST = 240;

const pieces = (text: string): string[] =>
  text.length <= LONGEST
    ? [text]
    : Array.from({ length: Math.ceil(text.length / LONGEST) }, (_, i) => text.slice(i * LONGEST, (i + 1) * LONGEST));

/** The sentences of a line; a full stop ends an English one where a space or nothing follows. */
export function sentencesOf(line: string): Sentence[] {
  const parts =
    line
      .replaceAll('’', "'")
      .replaceAll(/\.(?=\s|$)/g, '。')
      .match(ENDS) ?? [];
  return (
    parts
      .flatMap(pieces)
      .map((text) => text.trim())
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
      // The mark set above is only ours; an English sentence keeps its own.
      .map((text) => (/\p{Script=Han}/u.test(text) ? text : text.replace(/。$/, '.')))
      .map((text) => ({ text, isQuestion: /[？?]/u.test(text) }))
  );
}
