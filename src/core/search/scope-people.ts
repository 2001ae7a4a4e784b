import type { ReadableDb } from '../db/types.ts';
import { property, type Clause } from './clause.ts';
import { facet } from './facets.ts';
import { must, resolved, restrict, type Context, type Scope } from './scope-frame.ts';
import { agentsNamed, customersNamed, customersTickets } from './values.ts';

/** Tickets of the people named; of a customer with more, the newest. */
const MAX_TICKETS = 500;

type Named = { agents: string[]; customers: string[] };

function peopleOf(context: Context): Named | undefined {
  const people = resolved<Named>(context, ({ text }) => {
    const agents = agentsNamed(context.db, text, context.ownId);
    const customers = customersNamed(context.db, text);
    return agents.length + customers.length === 0 ? undefined : [{ agents, customers }];
  });
  return people && { agents: people.flatMap((p) => p.agents), customers: people.flatMap((p) => p.customers) };
}

export function byWriter(context: Context): void {
  const people = peopleOf(context);
  if (!people) return;
  const { isNegated } = context.filter;
  const { agents, customers } = people;
  const writers = [
    ...agents.map((id) => facet.writer('agent', id)),
    ...customers.map((id) => facet.writer('customer', id)),
  ];
  restrict(context, {
    message: must(writers, isNegated),
    ...(customers.length > 0 ? { ticket: must(customers.map(facet.customer), isNegated) } : {}),
  });
}

/** Words for a customer are our replies in their tickets; words for a colleague are notes that mention them. */
export function byReader(context: Context): void {
  const people = peopleOf(context);
  if (!people) return;
  const { isNegated } = context.filter;
  const { agents, customers } = people;
  restrict(context, {
    ticket: must([...customers.map(facet.customer), ...agents.map(facet.assignee)], isNegated),
    message: (scope) => {
      const mentioned = property(agents.map(facet.mention), isNegated);
      const replies = (): Clause[] => [ofTickets(context.db, scope, customers), property([facet.lineKind('reply')])];
      scope.clauses.push(customers.length === 0 ? mentioned : { ...mentioned, together: replies() });
    },
  });
}

export function ofTickets(db: ReadableDb, scope: Scope, customers: readonly string[]): Clause {
  const tickets = customersTickets(db, customers, MAX_TICKETS + 1);
  scope.isCut ||= tickets.length > MAX_TICKETS;
  const tokens = tickets.slice(0, MAX_TICKETS).map(facet.ticket);
  return property(tokens.length > 0 ? tokens : [facet.ticket('')]);
}
