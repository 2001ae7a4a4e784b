import { implement } from '@orpc/server';
import { drafts as contract } from '#shared/contract/app/drafts.ts';
import { ReplicaDamaged } from '../db/errors.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { draftsOf, saveDraft } from './queries.ts';
import { knownAfter, knownFrom, type RepliesOn } from './rules.ts';

const replyOf = (db: ReadableDb, ticketId: string) => draftsOf(db, ticketId).find(({ kind }) => kind === 'reply');

/** What the reply on this ticket knows. A timeline that cannot be read costs nobody their words: then nothing is known. */
function knownOn({ read }: Desk, ticketId: string, repliesOn: RepliesOn) {
  const present = read((db) => replyOf(db, ticketId));
  try {
    return read((db) => knownFrom(present, () => repliesOn(db, ticketId)));
  } catch (error) {
    if (error instanceof ReplicaDamaged) return null;
    throw error;
  }
}

export function draftsRouter(desk: CurrentDesk, clock: Clock, repliesOn: RepliesOn) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(({ input }) => ({ drafts: desk().read((db) => draftsOf(db, input.ticketId)) })),
    save: os.save.handler(({ input: { ticketId, draft } }) => {
      const here = desk();
      const knownReplies = draft.kind === 'reply' ? knownOn(here, ticketId, repliesOn) : null;
      here.writeLocal((tx, changed) => {
        saveDraft(tx, ticketId, { ...draft, knownReplies, updatedAt: clock.now() }, changed);
      });
      return {};
    }),
    sawReplies: os.sawReplies.handler(({ input: { ticketId, messageIds } }) => {
      desk().writeLocal((tx, changed) => {
        const draft = replyOf(tx, ticketId);
        if (!draft) return;
        const knownReplies = knownAfter(draft, repliesOn(tx, ticketId), messageIds);
        saveDraft(tx, ticketId, { ...draft, knownReplies }, changed);
      });
      return {};
    }),
  });
}
