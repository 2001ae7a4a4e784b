import { tokensOf, type Token } from './tokens.ts';

type Node<T> = { readonly next: Map<string, Node<T>>; value?: T };
type KeyOf = (token: string) => string;
const asItIs: KeyOf = (token) => token;

/** Entries of a lexicon by their tokens, so that the longest one that begins at a token is found at once. */
export type Phrases<T> = Node<T>;

/** One entry where it stands: token indices [from, to). */
export type Found<T> = { readonly value: T; readonly from: number; readonly to: number };

/** @param keyOf what of a token counts; the same must be given where they are looked for. */
export function phrasesOf<T>(entries: Iterable<readonly [string, T]>, keyOf: KeyOf = asItIs): Phrases<T> {
  const root: Node<T> = { next: new Map() };
  for (const [entry, value] of entries) {
    let node = root;
    for (const { text } of tokensOf(entry)) {
      const next: Node<T> = node.next.get(keyOf(text)) ?? { next: new Map() };
      node.next.set(keyOf(text), next);
      node = next;
    }
    node.value = value;
  }
  return root;
}

function longestAt<T>(phrases: Phrases<T>, keys: readonly string[], from: number): Found<T> | undefined {
  let found: Found<T> | undefined;
  let node: Node<T> | undefined = phrases;
  for (let i = from; i < keys.length; i += 1) {
    node = node.next.get(keys[i] ?? '');
    if (!node) break;
    if (node.value !== undefined) found = { value: node.value, from, to: i + 1 };
  }
  return found;
}

/** Every entry in the text, from left to right, the longest first, none inside another. */
export function findPhrases<T>(phrases: Phrases<T>, tokens: readonly Token[], keyOf: KeyOf = asItIs): Found<T>[] {
  const keys = tokens.map(({ text }) => keyOf(text));
  const all: Found<T>[] = [];
  for (let i = 0; i < keys.length;) {
    const found = longestAt(phrases, keys, i);
    if (found) all.push(found);
    i = found?.to ?? i + 1;
  }
  return all;
}
