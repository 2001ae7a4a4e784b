import { implement } from '@orpc/server';
import { drafts as contract } from '#shared/contract/app/drafts.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { draftsOf, saveDraft } from './queries.ts';
import { knownAfter, knownFrom, type RepliesOn } from './rules.ts';

export function draftsRouter(desk: CurrentDesk, clock: Clock, repliesOn: RepliesOn) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(({ input }) => ({ drafts: desk().read((db) => draftsOf(db, input.ticketId)) })),
    save: os.save.handler(({ input: { ticketId, draft } }) => {
      desk().writeLocal((tx, changed) => {
        const present = draftsOf(tx, ticketId).find(({ kind }) => kind === draft.kind);
        const knownReplies = draft.kind === 'reply' ? knownFrom(present, repliesOn(tx, ticketId)) : null;
        saveDraft(tx, ticketId, { ...draft, knownReplies, updatedAt: clock.now() }, changed);
      });
      return {};
    }),
    sawReplies: os.sawReplies.handler(({ input: { ticketId, messageIds } }) => {
      desk().writeLocal((tx, changed) => {
        const draft = draftsOf(tx, ticketId).find(({ kind }) => kind === 'reply');
        if (!draft) return;
        const knownReplies = knownAfter(draft, repliesOn(tx, ticketId), messageIds);
        saveDraft(tx, ticketId, { ...draft, knownReplies }, changed);
      });
      return {};
    }),
  });
}
