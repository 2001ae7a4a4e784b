import { implement } from '@orpc/server';
import { search as contract } from '#shared/contract/app/search.ts';
import { notBuilt } from '../kernel/refusal.ts';

export function searchRouter() {
  const os = implement(contract);
  return os.router({
    find: os.find.handler(notBuilt),
    complete: os.complete.handler(notBuilt),
    progress: os.progress.handler(notBuilt),
    recent: os.recent.handler(notBuilt),
    remember: os.remember.handler(notBuilt),
    forgetRecent: os.forgetRecent.handler(notBuilt),
    saved: os.saved.handler(notBuilt),
    save: os.save.handler(notBuilt),
    forget: os.forget.handler(notBuilt),
  });
}
