import { z } from 'zod';
import { Notice } from '../../domain/notice.ts';
import { NoticeId } from '../../kernel/ids.ts';
import { app, Nothing } from './base.ts';

export const NoticeItem = Notice.extend({
  fromName: z.string().nullable(),
  ticketNumber: z.int().nullable(),
  ticketSubject: z.string().nullable(),
  articleTitle: z.string().nullable(),
});
export type NoticeItem = z.infer<typeof NoticeItem>;

export const notices = {
  /** What colleagues and the team told me (`kept` words stand in the outbox panel). Newest first, at most 200. */
  list: app.input(Nothing).output(z.object({ items: z.array(NoticeItem) })),
  dismiss: app.input(z.object({ noticeIds: z.array(NoticeId).min(1).max(200) })).output(Nothing),
};
