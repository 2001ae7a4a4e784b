import type { Article } from '#shared/domain/article.ts';
import type { Usage } from '#shared/domain/article.ts';
import { documentTable } from '../db/document-table.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

export const articleFromRow = (row: Row): Article =>
  ({
    id: row['id'],
    spaceId: row['space_id'],
    title: row['title'],
    body: row['body'],
    language: row['language'],
    tags: parsed(row['tags']),
    questions: parsed(row['questions']),
    files: parsed(row['files']),
    version: row['version'],
    status: row['status'],
    authorId: row['author_id'],
    updatedAt: row['updated_at'],
    reviewedAt: row['reviewed_at'],
    reviewAt: row['review_at'],
  }) as Article;

export const articleTable = replicaTable<'article'>({
  name: 'article',
  columns: [
    'space_id',
    'title',
    'body',
    'language',
    'tags',
    'questions',
    'files',
    'version',
    'status',
    'author_id',
    'updated_at',
    'reviewed_at',
    'review_at',
  ],
  toRow: (a) => [
    a.spaceId,
    a.title,
    a.body,
    a.language,
    json(a.tags),
    json(a.questions),
    json(a.files),
    a.version,
    a.status,
    a.authorId,
    a.updatedAt,
    a.reviewedAt,
    a.reviewAt,
  ],
  fromRow: articleFromRow,
});

export const revisionTable = documentTable('revision', {
  article_id: (r) => r.articleId,
  version: (r) => r.version,
  at: (r) => r.at,
});

export const proposalTable = documentTable('proposal', {
  article_id: (p) => p.articleId,
  author_id: (p) => p.authorId,
  at: (p) => p.at,
});

export const feedbackTable = documentTable('feedback', {
  article_id: (f) => f.articleId,
  agent_id: (f) => f.agentId,
  verdict: (f) => f.verdict,
  at: (f) => f.at,
  resolved_at: (f) => f.resolvedAt,
});

export const usageTable = replicaTable<'usage'>({
  name: 'usage',
  columns: ['article_id', 'space_id', 'agent_id', 'how', 'at'],
  toRow: (u) => [u.articleId, u.spaceId, u.agentId, u.how, u.at],
  fromRow: (row) =>
    ({
      id: row['id'],
      articleId: row['article_id'],
      spaceId: row['space_id'],
      agentId: row['agent_id'],
      how: row['how'],
      at: row['at'],
    }) as Usage,
});

export const checklistTable = documentTable('checklist', { at: (c) => c.at });

/** Everything of the knowledge base, by the name of its table. */
export const knowledgeTables = {
  article: articleTable,
  checklist: checklistTable,
  feedback: feedbackTable,
  proposal: proposalTable,
  revision: revisionTable,
  usage: usageTable,
};
