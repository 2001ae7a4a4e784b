import { randomBytes } from 'node:crypto';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { queuePart } from '#shared/domain/part.ts';
import type { Role } from '#shared/domain/rights.ts';
import { addAccount, grantParts } from '#hub/auth/accounts.ts';
import { argon2Text } from '#hub/auth/argon2.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { inTransaction, openStore } from '#hub/store/index.ts';
import { loadRows, raiseNumbers } from '#hub/sync/load-rows.ts';
import { batches } from './batches.ts';
import { PASSWORD } from './rig.ts';
import { ticketRows } from './tickets.ts';

export type Person = { readonly handle: string; readonly password: string; readonly ticketIds: readonly string[] };
/** `leads`: people besides, `lead0` …, who hold every queue. */
type Team = { readonly desks: number; readonly queues: number; readonly rows: number; readonly leads?: number };
type Hired = { readonly agentId: string; readonly handle: string; readonly role: Role; readonly queueIds: string[] };

/** Everybody works in two queues, or in the only one. */
export function queuesOf(person: number, queues: number): number[] {
  const first = person % queues;
  if (queues === 1) return [first];
  return [first, (first + 1 + (Math.floor(person / queues) % (queues - 1))) % queues];
}

/** The least argon2id can do: 500 people sign in here, and what a password costs is not measured. */
const QUICK = { parallelism: 1, passes: 1, memory: 8 } as const;
const queueId = (n: number): string => `queue-${n}`;
const agentId = (n: number): string => `agent-${n}`;

function hiredOf({ desks, queues, leads = 0 }: Team): Hired[] {
  const all = Array.from({ length: queues }, (_, n) => queueId(n));
  return [
    ...Array.from({ length: desks }, (_, n): Hired => {
      return { agentId: agentId(n), handle: `p${n}`, role: 'agent', queueIds: queuesOf(n, queues).map(queueId) };
    }),
    ...Array.from({ length: leads }, (_, n): Hired => {
      return { agentId: `lead-${n}`, handle: `lead${n}`, role: 'lead', queueIds: all };
    }),
  ];
}

function agentOf({ agentId: id, handle, role, queueIds }: Hired): Effect {
  const name = handle.replace('p', 'Person ').replace('lead', 'Lead ');
  return { tbl: 'agent', id, data: { id, handle, name, role, queueIds, isActive: true, signature: '' } as never };
}

/** Tickets in turn to the queues. */
function* spread({ rows, queues }: Team): Generator<Effect> {
  let n = 0;
  for (const row of ticketRows(rows)) {
    if (row.tbl === 'ticket' && row.data) {
      n += 1;
      yield { ...row, data: { ...row.data, queueId: queueId(n % queues) as never } };
    } else yield row;
  }
}

/** Fills an empty database; who works there, and on which open tickets. */
export async function makeTeam(database: string, team: Team): Promise<Person[]> {
  const { queues } = team;
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const now = systemClock.now();
  const queueRows = Array.from({ length: queues }, (_, n): Effect => {
    return { tbl: 'queue', id: queueId(n), data: { id: queueId(n) as never, name: { zh: `${n}`, en: `${n}` } } };
  });
  const people = hiredOf(team);
  await loadRows(store.db, [...queueRows, ...people.map(agentOf)], now);
  const open = new Map<string, string[]>();
  for (const batch of batches(spread(team), 10_000)) {
    await loadRows(store.db, batch, now);
    for (const { tbl, id, data } of batch) {
      if (tbl === 'ticket' && data?.status === 'open') open.set(data.queueId, [...(open.get(data.queueId) ?? []), id]);
    }
  }
  await raiseNumbers(store.db);
  const password = await argon2Text(PASSWORD, randomBytes(16), QUICK);
  await inTransaction(store.db, async (tx) => {
    for (const { agentId: id, handle, queueIds } of people) {
      await addAccount(tx, { agentId: id, handle, password }, now);
      await grantParts(tx, id, queueIds.map(queuePart));
    }
  });
  await store.close();
  return people.map(({ handle, queueIds }) => {
    return { handle, password: PASSWORD, ticketIds: queueIds.flatMap((queue) => open.get(queue) ?? []) };
  });
}
