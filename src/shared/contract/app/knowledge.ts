import { z } from 'zod';
import { Article } from '../../domain/article.ts';
import { ArticleId } from '../../kernel/ids.ts';
import { app } from './base.ts';

export const ArticleListItem = Article.pick({
  id: true,
  title: true,
  language: true,
  tags: true,
  updatedAt: true,
  spaceId: true,
});
export type ArticleListItem = z.infer<typeof ArticleListItem>;

export const knowledge = {
  /** Newest first. `tags`: only articles that share one of them, most shared first; empty: all. */
  list: app
    .input(
      z.object({
        tags: z.array(z.string()).max(50),
        language: Article.shape.language.nullable(),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ items: z.array(ArticleListItem) })),
  get: app.input(z.object({ articleId: ArticleId })).output(Article),
};
