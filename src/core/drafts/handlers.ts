import { implement } from '@orpc/server';
import { drafts as contract } from '#shared/contract/app/drafts.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { draftsOf, saveDraft } from './queries.ts';

export function draftsRouter(desk: CurrentDesk, clock: Clock) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(({ input }) => ({ drafts: desk().read((db) => draftsOf(db, input.ticketId)) })),
    save: os.save.handler(({ input }) => {
      const draft = { ...input.draft, updatedAt: clock.now() };
      desk().writeLocal((tx, changed) => {
        saveDraft(tx, input.ticketId, draft, changed);
      });
      return {};
    }),
  });
}
