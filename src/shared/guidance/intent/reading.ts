import { placeOf } from '../learn/vocabulary.ts';
import { normalise, type Normal } from '../text/normal.ts';
import { tokensOf, type Token } from '../text/tokens.ts';
import { hashesOf, type Hashes } from './pieces.ts';
import type { Words } from './words.ts';

/** A text as it was read. */
export type Reading = { readonly normal: Normal; readonly tokens: readonly Token[]; readonly hashes: Hashes };

export function readIntent(text: string): Reading {
  const normal = normalise(text);
  const tokens = tokensOf(normal.text);
  return { normal, tokens, hashes: hashesOf(tokens) };
}

/** How much of what was said is known at all: 0 to 1. */
export function knownShare({ hashes }: Words, { narrow }: Hashes): number {
  if (narrow.length === 0) return 0;
  const known = narrow.reduce((sum, hash) => sum + (placeOf(hashes, hash) < 0 ? 0 : 1), 0);
  return known / narrow.length;
}
