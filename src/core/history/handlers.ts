import { implement } from '@orpc/server';
import { history as contract } from '#shared/contract/app/history.ts';
import { accountOf } from '#shared/domain/account/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { accountView } from './account-view.ts';
import { readFacts, type CustomerFacts } from './facts.ts';
import { listHistory } from './list.ts';
import { listMoments } from './moments.ts';
import { historyOfTicket } from './of-ticket.ts';
import { policiesOf, type Policies } from './policies.ts';
import { listPromises } from './promises.ts';
import { queueFor } from './queue-for.ts';
import { sinceIn } from './since.ts';

const os = implement(contract);

/** @throws Refusal for whoever may not read of customers. */
function mayRead(agent: Agent): string {
  if (!mayDo(agent.role, 'customer.read')) throw new Refusal('FORBIDDEN');
  return agent.id;
}

/** @throws Refusal when the customer is not on this desk. */
function known(db: ReadableDb, customerId: string): string {
  return found(db.get<{ id: string }>('select id from customer where id = ?', [customerId])).id;
}

type FactsIn = (db: ReadableDb, customerId: string) => { readonly policies: Policies; readonly facts: CustomerFacts };

const pages = (desk: CurrentDesk, factsIn: FactsIn) => ({
  list: os.list.handler(({ input }) => {
    const here = desk();
    const me = mayRead(here.agent());
    return here.read((db) => {
      const customerId = known(db, input.customerId);
      const sinceOf = sinceIn(db, () => factsIn(db, customerId).facts);
      return listHistory(db, { ...input, customerId }, { me, sinceOf });
    });
  }),
  ofTicket: os.ofTicket.handler(({ input }) => {
    const here = desk();
    const me = mayRead(here.agent());
    return here.read((db) => {
      found(db.get('select 1 as x from ticket where id = ?', [input.ticketId]));
      return historyOfTicket(db, input, me);
    });
  }),
});

export function historyRouter(desk: CurrentDesk, clock: Clock) {
  const factsIn: FactsIn = (db, customerId) => {
    const policies = policiesOf(db);
    return { policies, facts: readFacts(db, policies, known(db, customerId), clock.now()) };
  };
  return os.router({
    ...pages(desk, factsIn),
    account: os.account.handler(({ input }) => {
      const here = desk();
      mayRead(here.agent());
      return here.read((db) => accountView(db, factsIn(db, input.customerId).facts));
    }),
    promises: os.promises.handler(({ input }) => {
      const here = desk();
      const me = mayRead(here.agent());
      return { items: here.read((db) => listPromises(db, known(db, input.customerId), me)) };
    }),
    moments: os.moments.handler(({ input }) => {
      const here = desk();
      mayRead(here.agent());
      return here.read((db) => {
        const { customerId } = input;
        const { facts, policies } = factsIn(db, customerId);
        return listMoments(db, { facts, account: accountOf(facts), customerId }, policies.zone);
      });
    }),
    noteGesture: os.noteGesture.handler(({ input: { gestureId, ...rest } }) => {
      const here = desk();
      const queueId = here.read((db) => queueFor(db, known(db, rest.customerId), null));
      here.mutate([{ name: 'gesture.note', gesture: { ...rest, id: gestureId, queueId } }]);
      return {};
    }),
  });
}
