import { implement } from '@orpc/server';
import { promises as contract } from '#shared/contract/app/promises.ts';
import { queueFor } from '../history/index.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { duePromises } from './queries.ts';

export function promisesRouter(desk: CurrentDesk, clock: Clock) {
  const os = implement(contract);
  return os.router({
    due: os.due.handler(({ input }) => {
      const here = desk();
      const me = here.agent().id;
      return { items: here.read((db) => duePromises(db, me, input.untilAt)) };
    }),
    make: os.make.handler(({ input, errors }) => {
      if (input.dueAt <= clock.now()) throw errors.PAST();
      const here = desk();
      const { promiseId, agentId, ...rest } = input;
      const queueId = here.read((db) => queueFor(db, rest.customerId, rest.ticketId));
      const promise = { ...rest, id: promiseId, queueId, agentId: agentId ?? here.agent().id };
      here.mutate([{ name: 'promise.make', promise }]);
      return {};
    }),
    settle: os.settle.handler(({ input }) => {
      desk().mutate([{ name: 'promise.settle', ...input }]);
      return {};
    }),
  });
}
