/** One sentence with the mark that ends it. */
export type Sentence = { readonly text: string; readonly isQuestion: boolean };

const ENDS = /[^。！？!?；;\n…]+[。！？!?；;\n…]*|[。！？!?；;\n…]+/gu;

/** The sentences of a line; a full stop ends an English one where a space or nothing follows. */
export function sentencesOf(line: string): Sentence[] {
  const parts = line.replaceAll(/\.(?=\s|$)/g, '。').match(ENDS) ?? [];
  return parts
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text, isQuestion: /[？?]/u.test(text) }));
}
