import type { ArticleListItem } from '#shared/contract/app/knowledge.ts';
import type { Language } from '#shared/kernel/text.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';

/** Articles are compared with the tags of a ticket; at most the newest of them. */
const MAX_COMPARED = 5000;

const fromRow = (row: Row): ArticleListItem =>
  ({
    id: row['id'],
    spaceId: row['space_id'],
    title: row['title'],
    language: row['language'],
    tags: parsed(row['tags']),
    updatedAt: row['updated_at'],
    status: row['status'],
    reviewAt: row['review_at'],
    hasDraft: false,
    openFeedback: 0,
  }) as ArticleListItem;

type Wanted = { readonly tags: readonly string[]; readonly language: Language | null; readonly limit: number };

export function listArticles(db: ReadableDb, wanted: Wanted): ArticleListItem[] {
  const select = 'select id, space_id, title, language, tags, updated_at, status, review_at from article';
  const newest = `${select} where ? is null or language = ? order by updated_at desc, id limit ?`;
  const bound = wanted.tags.length === 0 ? wanted.limit : MAX_COMPARED;
  const items = db.all<Row>(newest, [wanted.language, wanted.language, bound]).map(fromRow);
  if (wanted.tags.length === 0) return items;
  const shared = (item: ArticleListItem): number => item.tags.filter((tag) => wanted.tags.includes(tag)).length;
  return items
    .filter((item) => shared(item) > 0)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, wanted.limit);
}
