import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { tokensOf } from './segments.ts';

export type NearArticle = {
  readonly articleId: string;
  /** 0: nothing in common. 1: every word of the text stands in one question, or the title, of the article. */
  readonly score: number;
};

/** More words only cost time. */
const MAX_TOKENS = 48;
const CANDIDATES = 8;
/** Words of the body count for less: a long article has them all. */
const BODY_WEIGHT = 0.6;

/** Words of two characters or more: single letters and the last character of a run say nothing of a text. */
const telling = (text: string): Set<string> => new Set(tokensOf(text).filter((token) => token.length > 1));

function candidatesOf(db: ReadableDb, tokens: readonly string[]): string[] {
  const match = tokens.map((token) => `"${token}"`).join(' OR ');
  return db
    .all<{ id: string }>(
      `select d.id from (select rowid as doc from search_article_text where search_article_text match ?
         order by bm25(search_article_text, 4.0, 1.0) limit ?) as hit join search_article as d on d.doc = hit.doc`,
      [match, CANDIDATES],
    )
    .map((row) => row.id);
}

const shared = (wanted: ReadonlySet<string>, text: string): number => {
  const there = telling(text);
  return Array.from(wanted).filter((token) => there.has(token)).length / wanted.size;
};

function scoreOf(db: ReadableDb, articleId: string, wanted: ReadonlySet<string>): number {
  const row = db.get<Row>(`select title, questions, body from article where id = ? and status = 'published'`, [
    articleId,
  ]);
  if (!row) return 0;
  const heads = [row['title'] as string, ...parsed<string[]>(row['questions'])];
  const head = Math.max(...heads.map((text) => shared(wanted, text)));
  return Math.max(head, BODY_WEIGHT * shared(wanted, row['body'] as string));
}

/** The published article that comes nearest to a text, by the words they share; undefined when none shares any. */
export function nearestArticle(db: ReadableDb, text: string): NearArticle | undefined {
  const wanted = telling(text);
  if (wanted.size === 0) return undefined;
  const scored = candidatesOf(db, Array.from(wanted).slice(0, MAX_TOKENS)).map((articleId) => ({
    articleId,
    score: scoreOf(db, articleId, wanted),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best : undefined;
}
