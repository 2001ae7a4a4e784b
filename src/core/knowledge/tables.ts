import type { Article } from '#shared/domain/article.ts';
import type { Sop } from '#shared/domain/sop.ts';
import { json, parsed, replicaTable } from '../db/replica-table.ts';

export const articleTable = replicaTable<'article'>({
  name: 'article',
  columns: ['space_id', 'title', 'body', 'language', 'tags', 'questions', 'updated_at'],
  toRow: (a) => [a.spaceId, a.title, a.body, a.language, json(a.tags), json(a.questions), a.updatedAt],
  fromRow: (row) =>
    ({
      id: row['id'],
      spaceId: row['space_id'],
      title: row['title'],
      body: row['body'],
      language: row['language'],
      tags: parsed(row['tags']),
      questions: parsed(row['questions']),
      updatedAt: row['updated_at'],
    }) as Article,
});

export const sopTable = replicaTable<'sop'>({
  name: 'sop',
  columns: ['key', 'version', 'team_id', 'title', 'tags', 'start', 'steps'],
  toRow: (s) => [s.key, s.version, s.teamId, json(s.title), json(s.tags), s.start, json(s.steps)],
  fromRow: (row) =>
    ({
      id: row['id'],
      key: row['key'],
      version: row['version'],
      teamId: row['team_id'],
      title: parsed(row['title']),
      tags: parsed(row['tags']),
      start: row['start'],
      steps: parsed(row['steps']),
    }) as Sop,
});
