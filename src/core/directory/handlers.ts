import { implement } from '@orpc/server';
import { directory as contract } from '#shared/contract/app/directory.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { notBuilt } from '../kernel/refusal.ts';
import { readDirectory } from './queries.ts';

export function directoryRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(() => desk().read(readDirectory)),
    put: os.put.handler(notBuilt),
    remove: os.remove.handler(notBuilt),
    sign: os.sign.handler(notBuilt),
  });
}
