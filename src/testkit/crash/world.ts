import { assertNever } from '#shared/kernel/assert-never.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { fakeClock } from '../clock.ts';
import { aCustomer, aMessage, anAgent, aTicket, row, smallTeam } from '../core-team.ts';
import { backUp, restoreTo, type Backup } from '../model-past.ts';
import { seededRandom } from '../random.ts';
import { ModelHub } from '../transport-model-hub.ts';
import { AGENT, PASSWORD, START } from './desk.ts';
import type { Event } from './wire.ts';

const COLLEAGUE = 'bo';
const BOTH = ['dir', `a:${AGENT}`, 'kb:help', 'q:q1', 'q:q2'];
const ONE = BOTH.filter((part) => part !== 'q:q2');
const TICKETS = 6;
const LINES = 2;
/** A snapshot takes several pages. */
const PAGE_ROWS = 7;

/** A hub, what happens at it by chance, and an earlier state of it. */
export type CrashWorld = {
  readonly hub: ModelHub;
  readonly random: ReturnType<typeof seededRandom>;
  past: Backup;
  remember(): void;
};

function worldOf(hub: ModelHub, seed: number, past = backUp(hub)): CrashWorld {
  const world: CrashWorld = {
    hub,
    random: seededRandom(seed),
    past,
    remember: () => {
      world.past = backUp(hub);
    },
  };
  return world;
}

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1).padStart(2, '0'));

export function makeWorld(seed: number): CrashWorld {
  const hub = new ModelHub(fakeClock(START));
  hub.pageRows = PAGE_ROWS;
  for (const id of [AGENT, COLLEAGUE])
    hub.accounts.set(id, { agent: anAgent(id), password: PASSWORD, scope: [...BOTH] });
  hub.store.put(smallTeam());
  for (const n of idsOf(TICKETS)) {
    const queueId = Number(n) % 2 === 0 ? 'q1' : 'q2';
    const ticket = aTicket(`t${n}`, { queueId: queueId as never, customerId: `c${n}` as never });
    const lines = idsOf(LINES).map((line) => row('message', aMessage(`${n}-${line}`, { ticketId: ticket.id })));
    hub.store.put([row('customer', aCustomer(`c${n}`, { name: `Customer ${n}` })), row('ticket', ticket), ...lines]);
  }
  return worldOf(hub, seed);
}

/** The same hub once more, an hour later: what is done to one is not done to the other. */
export function cloneWorld({ hub, past }: CrashWorld, seed = 0): CrashWorld {
  const copy = new ModelHub(fakeClock(START + HOUR));
  copy.pageRows = hub.pageRows;
  copy.epoch = hub.epoch;
  copy.store.v = hub.store.v;
  for (const name of ['accounts', 'devices'] as const) {
    for (const [key, value] of hub[name]) copy[name].set(key, structuredClone(value) as never);
  }
  for (const [key, doc] of structuredClone(hub.store.docs)) copy.store.docs.set(key, doc);
  for (const [part, members] of structuredClone(hub.store.members)) copy.store.members.set(part, members);
  return worldOf(copy, seed, past);
}

/** A line of a customer, another subject, and now and then a ticket for another queue. */
function colleagues({ hub, random }: CrashWorld): void {
  for (let i = 0; i < 3; i += 1) {
    const ticket = hub.store.view().get('ticket', `t${random.pick(idsOf(TICKETS))}`)?.data;
    if (!ticket) continue;
    const said = aMessage(`x-${hub.store.v}-${random.int(1e6)}`, {
      ticketId: ticket.id,
      body: `said ${random.int(1e6)}`,
    });
    const queueId = random.int(3) === 0 ? random.pick(['q1', 'q2']) : ticket.queueId;
    const changed = { ...ticket, queueId: queueId as never, subject: `Subject ${random.int(1e6)}` };
    hub.store.put([row('message', said), row('ticket', changed)]);
  }
}

export function happen(world: CrashWorld, event: Event): void {
  switch (event) {
    case 'colleagues':
      colleagues(world);
      return;
    case 'restore':
      restoreTo(world.hub, world.past);
      return;
    case 'narrow':
      world.hub.accounts.get(AGENT)!.scope = [...ONE];
      return;
    default:
      assertNever(event);
  }
}
