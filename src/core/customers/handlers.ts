import { implement } from '@orpc/server';
import { customers as contract } from '#shared/contract/app/customers.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { found } from '../kernel/refusal.ts';
import { countryOf, readCard } from './queries.ts';
import { addressesOf, numbersOf } from './written.ts';

export function customersRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(({ input }) => {
      const here = desk();
      const isEditable = mayDo(here.agent().role, 'customer.write');
      return { ...found(here.read((db) => readCard(db, input.customerId))), isEditable };
    }),
    change: os.change.handler(({ input, errors }) => {
      const here = desk();
      const country = here.read((db) => countryOf(db, input.customerId));
      const phones = numbersOf(input.phones.add, country);
      const emails = addressesOf(input.emails.add);
      if (phones.wrong !== undefined) throw errors.NOT_A_NUMBER({ data: { text: phones.wrong } });
      if (emails.wrong !== undefined) throw errors.NOT_AN_ADDRESS({ data: { text: emails.wrong } });
      here.mutate([
        {
          ...input,
          name: 'customer.change',
          phones: { add: phones.read, remove: input.phones.remove },
          emails: { add: emails.read, remove: input.emails.remove },
        },
      ]);
      return {};
    }),
  });
}
