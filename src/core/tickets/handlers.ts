import { implement } from '@orpc/server';
import { tickets as contract } from '#shared/contract/app/tickets.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { MessageId, type TicketId } from '#shared/kernel/ids.ts';
import type { Versioned } from '../db/replica-table.ts';
import { findUploads } from '../attachments/index.ts';
import { macroTable } from '../directory/index.ts';
import { removeDraft } from '../drafts/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { found, notBuilt, Refusal } from '../kernel/refusal.ts';
import { fitsRequest, messageTable } from '../messages/index.ts';
import { countViews } from './counts.ts';
import { isLive, readDetail } from './detail.ts';
import { listTickets } from './list.ts';
import { macroMutation, setMutation, tagMutation } from './mutations.ts';
import { ticketTable } from './table.ts';

/** The ticket an edit starts from. @throws Refusal when it is not here, or still loading. */
function editable(desk: Desk, ticketId: TicketId): Versioned<'ticket'> {
  return desk.read((db) => {
    const ticket = found(ticketTable.get(db, ticketId));
    if (!isLive(db, ticketId)) throw new Refusal('FORBIDDEN');
    return ticket;
  });
}

export const setFields = (desk: Desk, ticketId: TicketId, fields: TicketFields, ids: Ids): Mutation[] =>
  setMutation(editable(desk, ticketId), fields, ids);

export function ticketsRouter(desk: CurrentDesk, ids: Ids) {
  const os = implement(contract);
  return os.router({
    counts: os.counts.handler(() => {
      const here = desk();
      const agentId = here.agent().id;
      return here.read((db) => countViews(db, agentId));
    }),
    list: os.list.handler(({ input }) => {
      const here = desk();
      const agentId = here.agent().id;
      return here.read((db) => listTickets(db, input, agentId));
    }),
    get: os.get.handler(({ input }) => {
      const here = desk();
      const agent = here.agent();
      return found(here.read((db) => readDetail(db, input.ticketId, agent)));
    }),
    set: os.set.handler(({ input }) => {
      const here = desk();
      here.mutate(setFields(here, input.ticketId, input.fields, ids));
      return { undoId: null };
    }),
    tag: os.tag.handler(({ input }) => {
      const here = desk();
      editable(here, input.ticketId);
      here.mutate([tagMutation(input.ticketId, input.add, input.remove, ids)]);
      return { undoId: null };
    }),
    applyMacro: os.applyMacro.handler(({ input, errors }) => {
      if (input.body !== null && !fitsRequest(input.body)) throw errors.TOO_LONG();
      const here = desk();
      const { ticketId, body, status } = input;
      const lineId = MessageId.parse(input.messageId);
      if (here.read((db) => messageTable.version(db, lineId)) !== undefined) return { undoId: null };
      const ticket = editable(here, ticketId);
      const macro = found(here.read((db) => macroTable.get(db, input.macroId))).data;
      const attachments = here.read((db) => findUploads(db, input.attachmentIds));
      here.mutate([macroMutation(ticket, macro, { lineId, body, attachments, status }, ids)], (tx, changed) => {
        removeDraft(tx, ticketId, macro.kind, changed);
      });
      return { undoId: null };
    }),
    fill: os.fill.handler(notBuilt),
    follow: os.follow.handler(notBuilt),
    linkArticle: os.linkArticle.handler(notBuilt),
    merge: os.merge.handler(notBuilt),
    change: os.change.handler(notBuilt),
    undo: os.undo.handler(notBuilt),
  });
}
