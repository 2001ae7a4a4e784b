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
    hasDraft: row['has_draft'] === 1,
    openFeedback: row['open_feedback'],
  }) as ArticleListItem;

/** What a list shows of an article `a`. */
export const LISTED = `a.id, a.space_id, a.title, a.language, a.tags, a.updated_at, a.status, a.review_at,
  exists (select 1 from article_draft as d where d.article_id = a.id) as has_draft,
  (select count(*) from feedback as f where f.article_id = a.id and f.resolved_at is null and f.verdict <> 'useful') as open_feedback`;

export const listItem = fromRow;

type Wanted = {
  readonly tags: readonly string[];
  readonly language: Language | null;
  readonly archived: boolean;
  readonly limit: number;
};

export function listArticles(db: ReadableDb, wanted: Wanted): ArticleListItem[] {
  const newest = `select ${LISTED} from article as a
    where (? is null or a.language = ?) and (a.status = 'published' or ?)
    order by a.updated_at desc, a.id limit ?`;
  const bound = wanted.tags.length === 0 ? wanted.limit : MAX_COMPARED;
  const params = [wanted.language, wanted.language, wanted.archived ? 1 : 0, bound];
  const items = db.all<Row>(newest, params).map(fromRow);
  if (wanted.tags.length === 0) return items;
  const shared = (item: ArticleListItem): number => item.tags.filter((tag) => wanted.tags.includes(tag)).length;
  return items
    .filter((item) => shared(item) > 0)
    .toSorted((a, b) => shared(b) - shared(a))
    .slice(0, wanted.limit);
}
