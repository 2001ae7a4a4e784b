import { implement } from '@orpc/server';
import { directory as contract } from '#shared/contract/app/directory.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { readDirectory } from './queries.ts';

export function directoryRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({ get: os.get.handler(() => desk().read(readDirectory)) });
}
