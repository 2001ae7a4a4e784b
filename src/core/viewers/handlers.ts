import { implement } from '@orpc/server';
import { viewers as contract } from '#shared/contract/app/viewers.ts';
import type { CurrentDesk } from '../kernel/desk.ts';

export function viewersRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    show: os.show.handler(({ input }) => {
      desk().viewers.show(input);
      return {};
    }),
    of: os.of.handler(({ input }) => ({ viewers: desk().viewers.of(input.ticketId) })),
  });
}
