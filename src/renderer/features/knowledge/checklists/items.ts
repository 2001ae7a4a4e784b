import type { Checklist } from '#shared/domain/article.ts';

/** What a new product needs in the knowledge base. Each has the product's own words in both languages. */
export const ITEM_KEYS = [
  'what-it-is',
  'price',
  'audience',
  'start',
  'faq',
  'known-problems',
  'returns',
  'warranty',
  'sop',
  'macros',
  'tags',
  'synonyms',
  'who-to-ask',
] as const;
export type ItemKey = (typeof ITEM_KEYS)[number];
export const isItemKey = (key: string): key is ItemKey => ITEM_KEYS.some((known) => known === key);

/** Items that are answered by an article; the others are done elsewhere and only ticked. */
const ELSEWHERE: ReadonlySet<string> = new Set(['macros', 'tags', 'synonyms']);
export const wantsArticle = (key: string): boolean => !ELSEWHERE.has(key);

/** A key for an item in the author's own words that none of the others has. */
export function freshKey(taken: readonly string[]): string {
  for (let i = 1; ; i += 1) if (!taken.includes(`own-${i}`)) return `own-${i}`;
}

export const doneOf = (checklist: Checklist): number => checklist.items.filter(({ doneAt }) => doneAt !== null).length;
