import { implement } from '@orpc/server';
import { messages as contract } from '#shared/contract/app/messages.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { MessageId, type TicketId } from '#shared/kernel/ids.ts';
import { findUploads } from '../attachments/index.ts';
import { removeDraft } from '../drafts/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { readTimeline } from './queries.ts';
import { fitsRequest } from './size.ts';
import { messageTable } from './table.ts';

/** Builds the mutation that sets fields of a ticket, or nothing when they stand already. */
export type SetFields = (desk: Desk, ticketId: TicketId, fields: TicketFields, ids: Ids) => Mutation[];

export function messagesRouter(desk: CurrentDesk, ids: Ids, setFields: SetFields) {
  const os = implement(contract);
  return os.router({
    timeline: os.timeline.handler(({ input }) => {
      const here = desk();
      const agentId = here.agent().id;
      return here.read((db) =>
        readTimeline(db, input, { agentId, unconfirmed: here.unconfirmedLines(db, input.ticketId) }),
      );
    }),
    add: os.add.handler(({ input, errors }) => {
      const here = desk();
      const { kind, body, ticketId } = input;
      const id = MessageId.parse(input.id);
      if (body.trim() === '' && input.attachmentIds.length === 0) throw errors.EMPTY();
      if (!fitsRequest(body)) throw errors.TOO_LONG();
      if (here.read((db) => messageTable.version(db, id)) !== undefined) return { id };
      const attachments = here.read((db) => findUploads(db, input.attachmentIds));
      const mutations: Mutation[] = [
        { name: 'message.add', ticketId, message: { id, kind, body, attachments, mentions: input.mentions } },
        ...(input.status === null ? [] : setFields(here, ticketId, { status: input.status }, ids)),
      ];
      here.mutate(mutations, (tx, changed) => {
        removeDraft(tx, ticketId, kind, changed);
      });
      return { id };
    }),
  });
}
