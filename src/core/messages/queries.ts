import type { Timeline, TimelineItem } from '#shared/contract/app/messages.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Message } from '#shared/domain/message.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { attachmentsOf } from '../attachments/index.ts';
import { customerTable } from '../customers/index.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { findAgent } from '../directory/index.ts';
import { decodePlace, encodePlace } from '../kernel/keyset.ts';
import { messageFromRow } from './table.ts';

export type Reader = {
  readonly agentId: string;
  readonly unconfirmed: ReadonlyMap<string, 'local' | 'sent'>;
};
type Page = { readonly ticketId: string; readonly before: string | null; readonly limit: number };

const newestFirst = 'order by at desc, id desc limit ?';

function readRows(db: ReadableDb, page: Page): Message[] {
  const place = decodePlace(page.before, ['number', 'string']);
  const where = place ? 'ticket_id = ? and (at, id) < (?, ?)' : 'ticket_id = ?';
  const params: Value[] = [page.ticketId, ...(place ?? []), page.limit + 1];
  return db.all<Row>(`select * from message where ${where} ${newestFirst}`, params).map(messageFromRow);
}

function nameOf(db: ReadableDb, author: Message['author']): string {
  switch (author.kind) {
    case 'agent':
      return findAgent(db, author.agentId)?.name ?? '';
    case 'customer':
      return customerTable.get(db, author.customerId)?.data.name ?? '';
    case 'outside':
      return author.name;
    case 'system':
      return '';
    default:
      return assertNever(author);
  }
}

function itemOf(db: ReadableDb, message: Message, attachments: Attachment[], reader: Reader): TimelineItem {
  return {
    ...message,
    authorName: nameOf(db, message.author),
    isMine: message.author.kind === 'agent' && message.author.agentId === reader.agentId,
    fromTicket: null,
    delivery: reader.unconfirmed.get(message.id) ?? 'synced',
    attachments,
  };
}

/** One page, oldest first; `before` names its oldest line when there are older ones. */
export function readTimeline(db: ReadableDb, page: Page, reader: Reader): Timeline {
  const rows = readRows(db, page);
  const shown = rows.slice(0, page.limit).toReversed();
  const files = attachmentsOf(
    db,
    shown.map((message) => message.id),
  );
  const items = shown.map((message) => itemOf(db, message, files.get(message.id) ?? [], reader));
  const oldest = shown[0];
  return { items, before: oldest && rows.length > page.limit ? encodePlace([oldest.at, oldest.id]) : null };
}
