import type { Answer } from '#shared/contract/app/messages.ts';
import type { Message } from '#shared/domain/message.ts';
import type { MessageId, TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import { draftsOf, REMEMBERED, unseenBy, type RepliesOn } from '../drafts/index.ts';
import { mergedInto, mergesOf } from './merged.ts';
import { nameOf } from './queries.ts';
import { messageTable } from './table.ts';

/** Enough to see what was answered. */
const BEGINNING = 300;

export const repliesOn: RepliesOn = (db, ticketId) => {
  const merged = mergedInto(db, ticketId);
  const tickets = [ticketId, ...merged.map((one) => one.ticketId)];
  const rows = db.all<{ id: MessageId; at: number; ticketId: TicketId }>(
    `select id, at, ticket_id as ticketId from message
     where ticket_id in (${tickets.map(() => '?').join(', ')}) and kind = 'reply' order by at desc, id desc limit ?`,
    [...tickets, REMEMBERED],
  );
  const merges = mergesOf(db, merged);
  return {
    replies: rows.map(({ id, at, ticketId: from }) => ({ id, at, merges: merges.get(from) ?? [] })),
    merges: [...new Set([...merges.values()].flat())],
  };
};

const answerOf = (db: ReadableDb, { id, author, at, body }: Message, agentId: string): Answer => ({
  id,
  authorName: nameOf(db, author),
  isMine: author.kind === 'agent' && author.agentId === agentId,
  at,
  beginning: body.slice(0, BEGINNING),
});

/** Replies that came since the reply of this desk was begun and were not shown yet, oldest first. */
export function unseenAnswers(db: ReadableDb, ticketId: string, agentId: string): Answer[] {
  const draft = draftsOf(db, ticketId).find(({ kind }) => kind === 'reply');
  if (!draft) return [];
  return unseenBy(draft, repliesOn(db, ticketId))
    .toReversed()
    .flatMap(({ id }) => {
      const line = messageTable.get(db, id);
      return line ? [answerOf(db, line.data, agentId)] : [];
    });
}
