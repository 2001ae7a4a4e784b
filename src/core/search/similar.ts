import type { ReadableDb } from '../db/types.ts';
import { tokensOf } from './segments.ts';

/** More words only cost time. */
const MAX_TOKENS = 48;

/** Words of two characters or more: single letters and the last character of a run say nothing of a text. */
const telling = (text: string): string[] =>
  [...new Set(tokensOf(text).filter((token) => token.length > 1))].slice(0, MAX_TOKENS);

/** Ids of articles that may be about a text, the likeliest first (bm25; title and questions count four times). */
export function likelyArticles(db: ReadableDb, text: string, limit: number): string[] {
  const match = telling(text)
    .map((token) => `"${token}"`)
    .join(' OR ');
  if (match === '') return [];
  return db
    .all<{ id: string }>(
      `select d.id from (select rowid as doc from search_article_text where search_article_text match ?
         order by bm25(search_article_text, 4.0, 1.0) limit ?) as hit join search_article as d on d.doc = hit.doc`,
      [match, limit],
    )
    .map((row) => row.id);
}
