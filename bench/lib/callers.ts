import type { Contact } from '#shared/domain/contact.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import { DAY, MINUTE } from '#shared/kernel/units.ts';
import { seededRandom } from '#testkit/random.ts';
import type { Corpus } from './rig.ts';
import { QUEUE, sentence, ticketRows } from './tickets.ts';

type Random = ReturnType<typeof seededRandom>;

const TICKETS_EACH = 5;
/** Every so many customers share a number with the one before. */
const SHARED = 20;
const FIRST = Date.UTC(2026, 0, 1);

const numbered = (index: number): string => String(index).padStart(8, '0');
const customerId = (index: number): Customer['id'] => `customer-${numbered(index)}` as Customer['id'];
const phoneOf = (index: number): string => `+86139${numbered(index)}`;
export const customersOf = (tickets: number): number => Math.max(1, Math.floor(tickets / TICKETS_EACH));

function contactOf(index: number, customers: number, random: Random, agentId: string | null): Contact {
  const owner = random.int(customers);
  const at = FIRST + index * MINUTE;
  return {
    id: `contact-${numbered(index)}` as Contact['id'],
    channel: 'phone',
    direction: 'in',
    queueId: QUEUE as Contact['queueId'],
    agentId: agentId as Contact['agentId'],
    customerId: customerId(owner),
    ticketId: null,
    address: phoneOf(owner),
    match: 'one',
    ringingAt: at,
    answeredAt: at + 8000,
    endedAt: at + 4 * MINUTE,
    heldMs: 0,
    end: 'finished',
    disposition: null,
    summary: sentence(random, 40),
    wrappedAt: at + 5 * MINUTE,
  };
}

function promiseOf(index: number, customers: number, random: Random, agentId: string): CustomerPromise {
  const at = FIRST + index * MINUTE;
  return {
    id: `promise-${numbered(index)}` as CustomerPromise['id'],
    customerId: customerId(random.int(customers)),
    ticketId: null,
    contactId: null,
    queueId: QUEUE as CustomerPromise['queueId'],
    agentId: agentId as CustomerPromise['agentId'],
    text: sentence(random, 20),
    dueAt: at + 365 * DAY,
    madeAt: at,
    state: 'open',
    settledAt: null,
    settledBy: null,
  };
}

const sharing = (effect: Effect, index: number): Effect => {
  if (effect.tbl !== 'customer' || effect.data === null || index % SHARED !== 1) return effect;
  const customer = effect.data;
  return { ...effect, data: { ...customer, phones: [...customer.phones, phoneOf(index - 1)] } };
};

/** One customer to five tickets and one call, a promise to every tenth; every twentieth shares the number of another. */
function* rows(count: number, agentId: string | null): Generator<Effect> {
  const random = seededRandom(count + 1);
  const customers = customersOf(count);
  let index = 0;
  for (const effect of ticketRows(count, agentId, TICKETS_EACH)) yield sharing(effect, index++);
  for (let i = 0; i < customers; i += 1) {
    const data = contactOf(i, customers, random, agentId);
    yield { tbl: 'contact', id: data.id, data };
  }
  if (agentId === null) return;
  for (let i = 0; i < customers / 10; i += 1) {
    const data = promiseOf(i, customers, random, agentId);
    yield { tbl: 'promise', id: data.id, data };
  }
}

export const CALLERS: Corpus = { name: 'callers-', rows };

export type Caller = {
  readonly kind: 'one' | 'several' | 'maybe' | 'unknown';
  /** As an exchange writes it. */
  readonly from: string;
};

/** Who calls: seven in ten are known by their number, the others look like what else happens. The same count, the same callers. */
export function callers(calls: number, tickets: number): Caller[] {
  const random = seededRandom(17);
  const customers = customersOf(tickets);
  return Array.from({ length: calls }, (_, i) => {
    const index = random.int(customers);
    const alone = index % SHARED > 1 ? index : Math.min(index + 2, customers - 1);
    const pair = index - (index % SHARED);
    if (i % 10 === 7) return { kind: 'several', from: phoneOf(pair) };
    if (i % 10 === 8) return { kind: 'maybe', from: phoneOf(alone).replace('+86139', '+86138') };
    if (i % 10 === 9) return { kind: 'unknown', from: `+86137${90_000_000 + i}` };
    return { kind: 'one', from: phoneOf(alone).slice(3) };
  });
}
