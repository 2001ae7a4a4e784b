import type { Timeline, TimelineItem } from '#shared/contract/app/messages.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
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
  /** Tickets that were merged into this one: their lines stand among its own. */
  readonly merged: readonly { readonly ticketId: TicketId; readonly number: number }[];
  readonly unconfirmed: ReadonlyMap<string, 'local' | 'sent'>;
};
type Page = { readonly ticketId: string; readonly before: string | null; readonly limit: number };

/** Each ticket brings its own newest lines, found by index; of all of them the newest are the page. */
function readRows(db: ReadableDb, page: Page, ticketIds: readonly string[]): Message[] {
  const place = decodePlace(page.before, ['number', 'string']);
  const where = place ? 'ticket_id = ? and (at, id) < (?, ?)' : 'ticket_id = ?';
  const one = `select * from (select * from message where ${where} order by at desc, id desc limit ?)`;
  const params = ticketIds.flatMap((id): Value[] => [id, ...(place ?? []), page.limit + 1]);
  const all = ticketIds.map(() => one).join(' union all ');
  return db
    .all<Row>(`select * from (${all}) order by at desc, id desc limit ?`, [...params, page.limit + 1])
    .map(messageFromRow);
}

export function nameOf(db: ReadableDb, author: Message['author']): string {
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
  const fromTicket = reader.merged.find(({ ticketId }) => ticketId === message.ticketId);
  return {
    ...message,
    authorName: nameOf(db, message.author),
    isMine: message.author.kind === 'agent' && message.author.agentId === reader.agentId,
    fromTicket: fromTicket ? { ticketId: fromTicket.ticketId, number: fromTicket.number } : null,
    delivery: reader.unconfirmed.get(message.id) ?? 'synced',
    attachments,
  };
}

/** One page, oldest first; `before` names its oldest line when there are older ones. */
export function readTimeline(db: ReadableDb, page: Page, reader: Reader): Timeline {
  const rows = readRows(db, page, [page.ticketId, ...reader.merged.map(({ ticketId }) => ticketId)]);
  const shown = rows.slice(0, page.limit).toReversed();
  const files = attachmentsOf(
    db,
    shown.map((message) => message.id),
  );
  const items = shown.map((message) => itemOf(db, message, files.get(message.id) ?? [], reader));
  const oldest = shown[0];
  return { items, before: oldest && rows.length > page.limit ? encodePlace([oldest.at, oldest.id]) : null };
}
