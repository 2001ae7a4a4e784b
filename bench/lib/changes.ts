import type { Customer } from '#shared/domain/customer.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { PRIORITIES, type Ticket } from '#shared/domain/ticket.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { seededRandom } from '#testkit/random.ts';
import { sentence } from './tickets.ts';

type Random = ReturnType<typeof seededRandom>;
/** What one commit writes. */
export type Act = readonly Effect[];

/** So many of the newest tickets and customers are talked about today; each third act is about one of them. */
const HOT = 300;

function pickIndex(count: number, random: Random): number {
  return random.int(3) === 0 ? count - 1 - random.int(Math.min(HOT, count)) : random.int(count);
}

function lineOn(ticket: Ticket, i: number, at: number, random: Random): Act {
  const isReply = random.int(2) === 0;
  const body = sentence(random, 120);
  const message: Message = {
    id: `message-${String(i).padStart(8, '0')}` as Message['id'],
    ticketId: ticket.id,
    kind: isReply ? 'reply' : 'customer',
    author:
      isReply && ticket.assigneeId !== null
        ? { kind: 'agent', agentId: ticket.assigneeId }
        : { kind: 'customer', customerId: ticket.customerId },
    body,
    at,
    event: null,
    mentions: [],
  };
  const data: Ticket = {
    ...ticket,
    status: isReply ? 'pending' : 'open',
    waitingSinceAt: isReply ? null : at,
    updatedAt: at,
    preview: body.slice(0, 200),
  };
  return [
    { tbl: 'message', id: message.id, data: message },
    { tbl: 'ticket', id: ticket.id, data },
  ];
}

function changed(ticket: Ticket, at: number, random: Random): Act {
  const tags = [random.pick(['退款', '物流', 'router', 'invoice', '投诉', 'vip'])];
  const status = random.pick(['open', 'pending', 'solved'] as const);
  const data: Ticket = { ...ticket, status, priority: random.pick(PRIORITIES), tags, updatedAt: at };
  return [{ tbl: 'ticket', id: ticket.id, data }];
}

function customerChanged(customer: Customer, random: Random): Act {
  const facts = [{ label: '订单', value: `A${random.int(10_000_000)}` }];
  const data: Customer = { ...customer, tier: random.pick(['standard', 'silver', 'gold'] as const), facts };
  return [{ tbl: 'customer', id: customer.id, data }];
}

/**
 * `count` acts on these rows, the same for the same rows: five of ten a new line (and its ticket with it), three a changed
 * ticket, two a changed customer. Rows are chosen with favourites, so that some change many times; the last act is a new line.
 */
export function* changes(count: number, rows: readonly Effect[]): Generator<Act> {
  const random = seededRandom(count);
  const tickets = rows.flatMap(({ tbl, data }) => (tbl === 'ticket' && data ? [data] : []));
  const customers = rows.flatMap(({ tbl, data }) => (tbl === 'customer' && data ? [data] : []));
  const newest = tickets.at(-1)?.updatedAt ?? 0;
  for (let i = 0; i < count; i += 1) {
    const at = newest + MINUTE + i * SECOND;
    const dice = i === count - 1 ? 0 : random.int(10);
    const isCustomer = dice >= 8;
    const index = pickIndex((isCustomer ? customers : tickets).length, random);
    const [ticket, customer] = [tickets[index], customers[index]];
    const act = isCustomer
      ? customer && customerChanged(customer, random)
      : ticket && (dice < 5 ? lineOn(ticket, i, at, random) : changed(ticket, at, random));
    if (!act) throw new Error('there is nothing to change');
    for (const { tbl, data } of act) {
      if (tbl === 'ticket' && data) tickets[index] = data;
      if (tbl === 'customer' && data) customers[index] = data;
    }
    yield act;
  }
}

/** What stands at the end: each row once, as it was written last. */
export function latestOf(acts: Iterable<Act>): Effect[] {
  const latest = new Map<string, Effect>();
  for (const act of acts) for (const effect of act) latest.set(`${effect.tbl}/${effect.id}`, effect);
  return [...latest.values()];
}
