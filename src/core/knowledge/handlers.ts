import { implement } from '@orpc/server';
import { knowledge as contract } from '#shared/contract/app/knowledge.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { found } from '../kernel/refusal.ts';
import { listArticles } from './queries.ts';
import { articleTable } from './tables.ts';

export function knowledgeRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    list: os.list.handler(({ input }) => ({ items: desk().read((db) => listArticles(db, input)) })),
    get: os.get.handler(({ input }) => found(desk().read((db) => articleTable.get(db, input.articleId))).data),
  });
}
