import { fromMarkdown, isSame, languageIn, toMarkdown, type Fault } from '#shared/domain/article-markdown.ts';
import type { Article, ArticleContent, ArticleFile } from '#shared/domain/article.ts';
import type { MarkdownFile } from '#shared/contract/app/knowledge.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { ArticleId, RevisionId } from '#shared/kernel/ids.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { isNamed } from '../attachments/index.ts';
import type { Ids } from '../kernel/ports.ts';
import { languageOf } from './answer.ts';
import { articleFromRow, articleTable } from './tables.ts';

const PAGE = 50;

export type Page = { files: MarkdownFile[]; attachments: ArticleFile[]; next: string | null };

/** Published articles of these spaces in the order of their ids, a page at a time. */
export function exportPage(db: ReadableDb, spaceIds: readonly string[], after: string | null): Page {
  const rows = db.all<Row>(
    `select * from article where id > ? and status = 'published' and space_id in (select value from json_each(?))
     order by id limit ?`,
    [after ?? '', JSON.stringify(spaceIds), PAGE + 1],
  );
  const articles = rows.slice(0, PAGE).map(articleFromRow);
  return {
    files: articles.map(toMarkdown),
    attachments: articles.flatMap(({ files }) => files),
    next: rows.length > PAGE ? (articles.at(-1)?.id ?? null) : null,
  };
}

export type Result = {
  readonly path: string;
  readonly outcome: 'new' | 'changed' | 'same' | 'refused';
  readonly articleId: ArticleId | null;
  readonly title: string;
  readonly problem: Fault | null;
};
type Imported = { readonly result: Result; readonly mutations: Mutation[] };
export type Into = { readonly spaceId: string; readonly mayPublish: boolean; readonly ids: Ids };

const refused = (path: string, title: string, problem: Fault): Imported => ({
  result: { path, outcome: 'refused', articleId: null, title, problem },
  mutations: [],
});

/** A file nobody here has the content of cannot be offered to anybody: the article comes without it. */
const withKnownFiles = (db: ReadableDb, content: ArticleContent): ArticleContent => ({
  ...content,
  files: content.files.filter(({ sha256 }) => isNamed(db, sha256)),
});

function publishing(
  article: Article | undefined,
  id: ArticleId,
  content: ArticleContent,
  more: Into & { reviewAt: number | null },
): Mutation {
  return {
    name: 'article.publish',
    articleId: id,
    spaceId: article?.spaceId ?? more.spaceId,
    baseVersion: article?.version ?? 0,
    revisionId: RevisionId.parse(more.ids.uuid()),
    content,
    summary: '',
    proposalId: null,
    reviewAt: more.reviewAt,
  };
}

/** `help/zh/退款.md` → 退款. */
const nameOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.(?:md|markdown)$/i, '');

function importFile(db: ReadableDb, { path, text }: MarkdownFile, into: Into): Imported {
  const answer = fromMarkdown(text, { language: languageIn(path) ?? languageOf(text), name: nameOf(path) });
  if (!answer.isOk) return refused(path, '', answer.fault);
  const { id, reviewAt } = answer.read;
  const content = withKnownFiles(db, answer.read.content);
  const { title } = content;
  if (!into.mayPublish) return refused(path, title, { code: 'forbidden', line: 1, field: null });
  const article = id === null ? undefined : articleTable.get(db, id)?.data;
  const articleId = id ?? ArticleId.parse(into.ids.uuid());
  const result = { path, articleId, title, problem: null };
  if (article && isSame(article, content)) return { result: { ...result, outcome: 'same' }, mutations: [] };
  const mutations = [publishing(article, articleId, content, { ...into, reviewAt })];
  return { result: { ...result, outcome: article ? 'changed' : 'new' }, mutations };
}

/**
 * What becomes of each file, and the mutations that do it. A file with an id keeps it also where no article has it yet, so
 * that the same folder read twice, or on another hub, makes nothing twice; of two files with one id the second is refused.
 */
export function importFiles(db: ReadableDb, files: readonly MarkdownFile[], into: Into) {
  const taken = new Set<string>();
  const all = files.map((file) => {
    const one = importFile(db, file, into);
    const { articleId, title, path } = one.result;
    if (articleId === null) return one;
    if (taken.has(articleId)) return refused(path, title, { code: 'bad-value', line: 1, field: 'id' });
    taken.add(articleId);
    return one;
  });
  return { results: all.map(({ result }) => result), mutations: all.flatMap(({ mutations }) => mutations) };
}
