import type { Token } from './tokens.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A Chinese sign says about half as much as a word of letters; whoever mixes them speaks Chinese. */
export function languageOf(tokens: readonly Token[]): Language {
  let [signs, words] = [0, 0];
  for (const { kind } of tokens) {
    if (kind === 'han') signs += 1;
    if (kind === 'word') words += 1;
  }
  return signs > 0 && 2 * signs >= words ? 'zh' : 'en';
}
