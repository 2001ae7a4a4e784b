import { z } from 'zod';
import { ArticleId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Millis } from '../kernel/time.ts';
import { Tag } from './ticket.ts';

/** A page of the team's knowledge. `body` is Markdown. */
export const Article = z.object({
  id: ArticleId,
  spaceId: z.string().min(1).max(64),
  title: z.string().min(1).max(200),
  body: z.string().max(200_000),
  language: Language,
  tags: z.array(Tag).max(50),
  questions: z.array(z.string().max(300)).max(200),
  updatedAt: Millis,
});
export type Article = z.infer<typeof Article>;
