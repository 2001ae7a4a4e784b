import { implement } from '@orpc/server';
import { messages as contract } from '#shared/contract/app/messages.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { MessageId, type TicketId } from '#shared/kernel/ids.ts';
import { findUploads } from '../attachments/index.ts';
import { removeDraft } from '../drafts/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { unseenAnswers } from './answers.ts';
import { mergedInto } from './merged.ts';
import { readTimeline } from './queries.ts';
import { fitsRequest } from './size.ts';
import { messageTable } from './table.ts';

/** The mutations that set fields of a ticket, none when they stand already; `missing`: fields it cannot be solved without. */
export type SetFields = (
  desk: Desk,
  ticketId: TicketId,
  fields: TicketFields,
  ids: Ids,
) => { readonly mutations: Mutation[]; readonly missing: string[] };

export function messagesRouter(desk: CurrentDesk, ids: Ids, setFields: SetFields) {
  const os = implement(contract);
  return os.router({
    timeline: os.timeline.handler(({ input }) => {
      const here = desk();
      const agentId = here.agent().id;
      return here.read((db) => {
        const merged = mergedInto(db, input.ticketId);
        const tickets = [input.ticketId, ...merged.map(({ ticketId }) => ticketId)];
        const unconfirmed = new Map(tickets.flatMap((id) => [...here.unconfirmedLines(db, id)]));
        return readTimeline(db, input, { agentId, merged, unconfirmed });
      });
    }),
    add: os.add.handler(({ input, errors }) => {
      const here = desk();
      const { kind, body, ticketId } = input;
      const id = MessageId.parse(input.id);
      if (body.trim() === '' && input.attachmentIds.length === 0) throw errors.EMPTY();
      if (!fitsRequest(body)) throw errors.TOO_LONG();
      if (here.read((db) => messageTable.version(db, id)) !== undefined) return { id };
      const answers = kind === 'reply' ? here.read((db) => unseenAnswers(db, ticketId, here.agent().id)) : [];
      if (answers.length > 0) throw errors.ANSWERED({ data: { answers } });
      const change = input.status === null ? undefined : setFields(here, ticketId, { status: input.status }, ids);
      if (change && change.missing.length > 0) throw errors.FIELDS_MISSING({ data: { keys: change.missing } });
      const attachments = here.read((db) => findUploads(db, input.attachmentIds));
      const mentions = kind === 'note' ? input.mentions : [];
      const mutations: Mutation[] = [
        { name: 'message.add', ticketId, message: { id, kind, body, attachments, mentions } },
        ...(change?.mutations ?? []),
      ];
      here.mutate(mutations, (tx, changed) => {
        removeDraft(tx, ticketId, kind, changed);
      });
      return { id };
    }),
  });
}
