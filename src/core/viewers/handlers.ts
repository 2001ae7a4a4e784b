import { implement } from '@orpc/server';
import { viewers as contract } from '#shared/contract/app/viewers.ts';
import { notBuilt } from '../kernel/refusal.ts';

export function viewersRouter() {
  const os = implement(contract);
  return os.router({
    show: os.show.handler(notBuilt),
    of: os.of.handler(notBuilt),
  });
}
