import { implement } from '@orpc/server';
import { tickets as contract } from '#shared/contract/app/tickets.ts';
import { MessageId } from '#shared/kernel/ids.ts';
import { findUploads } from '../attachments/index.ts';
import { macroTable } from '../directory/index.ts';
import { removeDraft } from '../drafts/index.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { found } from '../kernel/refusal.ts';
import { fitsRequest, messageTable, unseenAnswers } from '../messages/index.ts';
import { changeMany } from './change.ts';
import { countViews } from './counts.ts';
import { readDetail } from './detail.ts';
import { editable, fittingFill, misfits, missingFor } from './edit.ts';
import { fieldsOf } from './fields.ts';
import { listTickets } from './list.ts';
import { fillMutation, macroFields, macroMutation, mergeIds, setMutation, tagMutation } from './mutations.ts';
import { mutateUndoably, undo, type UndoWorld } from './undo.ts';
import { unmerge } from './unmerge.ts';

const os = implement(contract);

const reads = (desk: CurrentDesk, { clock }: UndoWorld) => ({
  counts: os.counts.handler(() => {
    const here = desk();
    const agentId = here.agent().id;
    return here.read((db) => countViews(db, agentId));
  }),
  list: os.list.handler(({ input }) => {
    const here = desk();
    const agentId = here.agent().id;
    return here.read((db) => listTickets(db, input, agentId, clock.now()));
  }),
  get: os.get.handler(({ input }) => {
    const here = desk();
    const agent = here.agent();
    return found(here.read((db) => readDetail(db, input.ticketId, agent, clock.now())));
  }),
});

const edits = (desk: CurrentDesk, world: UndoWorld) => ({
  set: os.set.handler(({ input, errors }) => {
    const here = desk();
    const ticket = editable(here, input.ticketId);
    const keys = missingFor(here.read(fieldsOf), ticket.data, input.fields);
    if (keys.length > 0) throw errors.FIELDS_MISSING({ data: { keys } });
    const mutations = setMutation(ticket, input.fields, world.ids);
    return { undoId: mutateUndoably(here, world, [ticket.data.id], mutations) };
  }),
  tag: os.tag.handler(({ input }) => {
    const here = desk();
    const { data } = editable(here, input.ticketId);
    const mutations = tagMutation(data.id, input.add, input.remove, world.ids);
    return { undoId: mutateUndoably(here, world, [data.id], mutations) };
  }),
  fill: os.fill.handler(({ input, errors }) => {
    const here = desk();
    const ticket = editable(here, input.ticketId);
    const keys = misfits(here.read(fieldsOf), ticket.data.queueId, input.values);
    if (keys.length > 0) throw errors.INVALID_VALUE({ data: { keys } });
    const mutations = fillMutation(ticket, input.values, world.ids);
    return { undoId: mutateUndoably(here, world, [ticket.data.id], mutations) };
  }),
  follow: os.follow.handler(({ input }) => {
    const here = desk();
    const { ticketId, isFollowing } = input;
    editable(here, ticketId);
    here.mutate([{ name: 'ticket.follow', ticketId, agentId: input.agentId ?? here.agent().id, isFollowing }]);
    return {};
  }),
  linkArticle: os.linkArticle.handler(({ input }) => {
    const here = desk();
    const { ticketId, articleId, isLinked } = input;
    editable(here, ticketId);
    const [add, remove] = isLinked ? [[articleId], []] : [[], [articleId]];
    here.mutate([{ name: 'ticket.link', ticketId, add, remove }]);
    return {};
  }),
});

const ofMany = (desk: CurrentDesk, world: UndoWorld) => ({
  merge: os.merge.handler(({ input, errors }) => {
    const here = desk();
    const { ticketId, intoId } = input;
    if (ticketId === intoId) throw errors.CANNOT_MERGE({ data: { reason: 'same' } });
    for (const { data } of [editable(here, ticketId), editable(here, intoId)]) {
      if (data.mergedIntoId !== null) throw errors.CANNOT_MERGE({ data: { reason: 'merged' } });
      if (data.status === 'spam') throw errors.CANNOT_MERGE({ data: { reason: 'spam' } });
    }
    const mutation = { name: 'ticket.merge', ticketId, intoId, eventIds: mergeIds(world.ids) } as const;
    return { undoId: mutateUndoably(here, world, [ticketId, intoId], [mutation]) };
  }),
  unmerge: os.unmerge.handler(({ input, errors }) => {
    const here = desk();
    const done = unmerge(here, world, editable(here, input.ticketId).data);
    if (!done) throw errors.NOT_MERGED();
    return done;
  }),
  change: os.change.handler(({ input }) => changeMany(desk(), world, input.ticketIds, input.change)),
  undo: os.undo.handler(({ input, errors }) => {
    const done = undo(desk(), world, input.undoId);
    if (!done) throw errors.UNDO_GONE();
    return done;
  }),
});

const macros = (desk: CurrentDesk, world: UndoWorld) =>
  os.applyMacro.handler(({ input, errors }) => {
    if (![input.body ?? '', input.note ?? ''].every(fitsRequest)) throw errors.TOO_LONG();
    const here = desk();
    const { ticketId, body, note, status } = input;
    const lineId = MessageId.parse(input.messageId);
    if (here.read((db) => messageTable.version(db, lineId)) !== undefined) return { undoId: null };
    const ticket = editable(here, ticketId);
    const macro = found(here.read((db) => macroTable.get(db, input.macroId))).data;
    // A macro that writes nothing to the customer answers nobody.
    const isAnswer = macro.kind === 'reply' && ((body ?? '').trim() !== '' || input.attachmentIds.length > 0);
    const answers = isAnswer ? here.read((db) => unseenAnswers(db, ticketId, here.agent().id)) : [];
    if (answers.length > 0) throw errors.ANSWERED({ data: { answers } });
    const now = world.clock.now();
    const fields = here.read(fieldsOf);
    const values = fittingFill(fields, ticket.data, macro);
    const own = { status, agentId: here.agent().id, now };
    const filled = { ...ticket.data.values, ...values };
    const keys = missingFor(fields, ticket.data, macroFields(ticket.data, macro, own), filled);
    if (keys.length > 0) throw errors.FIELDS_MISSING({ data: { keys } });
    const attachments = here.read((db) => findUploads(db, input.attachmentIds));
    const mutation = macroMutation(ticket, macro, { ...own, lineId, body, note, attachments, values }, world.ids);
    const undoId = mutateUndoably(here, world, [ticket.data.id], [mutation], (tx, changed) => {
      removeDraft(tx, ticketId, macro.kind, changed);
    });
    return { undoId };
  });

export function ticketsRouter(desk: CurrentDesk, world: UndoWorld) {
  return os.router({
    ...reads(desk, world),
    ...edits(desk, world),
    ...ofMany(desk, world),
    applyMacro: macros(desk, world),
  });
}
