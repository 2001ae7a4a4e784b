import { z } from 'zod';
import { Notice } from '../../domain/notice.ts';
import { NoticeId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

export const NoticeItem = Notice.extend({
  fromName: z.string().nullable(),
  ticketNumber: z.int().nullable(),
  ticketSubject: z.string().nullable(),
  /** Of an article that was never published: what its draft on this desk says. */
  articleTitle: z.string().nullable(),
  /** A draft of the article stands on this desk: the words of a proposal that was declined, among others. */
  hasDraft: z.boolean(),
});
export type NoticeItem = z.infer<typeof NoticeItem>;

export const notices = {
  /** What colleagues and the team told me (`kept` words stand in the outbox panel). Newest first, at most 200. */
  list: app.input(Nothing).output(z.object({ items: z.array(NoticeItem) })),
  dismiss: app.input(z.object({ noticeIds: z.array(NoticeId).min(1).max(200) })).output(Nothing),
};
