import { implement } from '@orpc/server';
import { search as contract } from '#shared/contract/app/search.ts';
import type { SearchId } from '#shared/kernel/ids.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { found } from '../kernel/refusal.ts';
import { completionsOf } from './complete.ts';
import { find } from './find.ts';
import { progressOf } from './progress.ts';
import { forgetQueries, recentQueries, rememberQuery } from './recent.ts';
import { savedSearches, searchTable } from './saved.ts';

export type SearchDeps = { readonly desk: CurrentDesk; readonly clock: Clock; readonly ids: Ids };

export function searchRouter(deps: SearchDeps) {
  const { desk, clock } = deps;
  const os = implement(contract);
  return os.router({
    find: os.find.handler(({ input }) => {
      const here = desk();
      const seeker = { now: clock.now(), agentId: here.agent().id };
      return here.read((db) => find(db, input, seeker));
    }),
    complete: os.complete.handler(({ input }) => ({
      completions: desk().read((db) => completionsOf(db, input.query)),
    })),
    progress: os.progress.handler(() => desk().read(progressOf)),
    recent: os.recent.handler(() => ({ queries: desk().read(recentQueries) })),
    remember: os.remember.handler(({ input }) => {
      desk().writeLocal((tx) => {
        rememberQuery(tx, input.query, clock.now());
      });
      return {};
    }),
    forgetRecent: os.forgetRecent.handler(() => {
      desk().writeLocal(forgetQueries);
      return {};
    }),
    ...savedHandlers(deps),
  });
}

function savedHandlers({ desk, ids }: SearchDeps) {
  const os = implement(contract);
  return {
    saved: os.saved.handler(() => {
      const here = desk();
      return { searches: here.read((db) => savedSearches(db, here.agent().id)) };
    }),
    save: os.save.handler(({ input }) => {
      const here = desk();
      const id = ids.uuid() as SearchId;
      here.mutate([{ name: 'search.save', search: { id, ...input } }]);
      return found(here.read((db) => searchTable.get(db, id))).data;
    }),
    forget: os.forget.handler(({ input }) => {
      desk().mutate([{ name: 'search.forget', searchId: input.searchId as SearchId }]);
      return {};
    }),
  };
}
