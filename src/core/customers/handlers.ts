import { implement } from '@orpc/server';
import { customers as contract } from '#shared/contract/app/customers.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { found } from '../kernel/refusal.ts';
import { readCard } from './queries.ts';

export function customersRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(({ input }) => found(desk().read((db) => readCard(db, input.customerId)))),
  });
}
