import { sql } from 'kysely';
import type { Article } from '#shared/domain/article.ts';
import { spacePart } from '#shared/domain/part.ts';
import type { Db } from '../../store/index.ts';
import { headingsOf, sentencesOf } from './article-text.ts';

/** How customers ask for an article. */
export type Example = { readonly text: string; readonly articleId: string };
export type Corpus = Readonly<Record<Article['language'], readonly Example[]>>;

const MAX_ARTICLES = 5000;
/** The newest solved tickets that one article answered. */
const MAX_TICKETS = 2000;
const MAX_EXAMPLE = 500;
const INTERNAL = new Set(['internal', '内部']);

/** What is for colleagues only is never told, nor learned from. */
export const isForCustomers = ({ status, tags }: Pick<Article, 'status' | 'tags'>): boolean =>
  status === 'published' && !tags.some((tag) => INTERNAL.has(tag.toLowerCase()));

const partsOf = (spaces: readonly string[]): string[] => spaces.map(spacePart);

/** Changes whenever an article of these spaces is published, changed, withdrawn or moved. */
export async function articlesMark(db: Db, spaces: readonly string[]): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) filter (where op = 1) || '.' || coalesce(max(ver), 0) as mark from member
    where part = any (${partsOf(spaces)}::text[]) and tbl = 'article'`.execute(db);
  return rows[0]?.mark ?? '';
}

/** The article as it stands now; undefined: it may not be told any more. */
export async function articleForCustomers(db: Db, id: string, spaces: readonly string[]): Promise<Article | undefined> {
  const row = await db
    .selectFrom('doc')
    .select('data')
    .where('tbl', '=', 'article')
    .where('id', '=', id)
    .executeTakeFirst();
  const article = row?.data as Article | undefined;
  return article && spaces.includes(article.spaceId) && isForCustomers(article) ? article : undefined;
}

async function articlesOf(db: Db, spaces: readonly string[]): Promise<Article[]> {
  const { rows } = await sql<{ data: Article }>`
    select d.data from member m join doc d on d.tbl = 'article' and d.id = m.id
    where m.part = any (${partsOf(spaces)}::text[]) and m.tbl = 'article' and m.op = 1
    order by d.ver desc limit ${MAX_ARTICLES}`.execute(db);
  return rows.map(({ data }) => data).filter(isForCustomers);
}

/** First words of customers whose ticket was solved by one article. They teach, and are never told. */
async function askedInTickets(db: Db): Promise<Example[]> {
  const { rows } = await sql<Example>`
    select t.article as "articleId", m.text from (
      select d.id, d.data->'articleIds'->>0 as article from doc d
      where d.tbl = 'ticket' and d.data->'articleIds' <> '[]'::jsonb
        and jsonb_array_length(d.data->'articleIds') = 1 and d.data->>'status' in ('solved', 'closed')
      order by d.ver desc limit ${MAX_TICKETS}
    ) t join lateral (
      select left(c.data->>'body', ${MAX_EXAMPLE}) as text from doc c
      where c.ref = t.id and c.tbl = 'message' and c.data->>'kind' = 'customer'
      order by (c.data->>'at')::bigint, c.id limit 1
    ) m on true`.execute(db);
  return rows;
}

/** Lines of an article's own that are learned from: with them twice as many questions are answered, and as many rightly. */
const MAX_LINES = 30;
/** Shorter lines say nothing by themselves. */
const LEAST_LINE = 6;

/** Everything by which an article may be asked for. */
export function* examplesOf({ id, title, body, questions }: Article): Generator<Example> {
  const lines = sentencesOf(body).filter(({ length }) => length > LEAST_LINE);
  const headed = headingsOf(body).map((heading) => `${title} ${heading}`);
  for (const text of [title, ...questions, ...headed, ...lines.slice(0, MAX_LINES)])
    if (text.trim() !== '') yield { text: text.slice(0, MAX_EXAMPLE), articleId: id };
}

/** All there is to learn from, by the language of the article. */
export async function corpusOf(db: Db, spaces: readonly string[]): Promise<Corpus> {
  const articles = await articlesOf(db, spaces);
  const asked = await askedInTickets(db);
  const of = (language: Article['language']): Example[] => {
    const own = articles.filter((article) => article.language === language);
    const ids = new Set<string>(own.map(({ id }) => id));
    return [
      ...own.flatMap((article) => [...examplesOf(article)]),
      ...asked.filter(({ articleId }) => ids.has(articleId)),
    ];
  };
  return { zh: of('zh'), en: of('en') };
}
