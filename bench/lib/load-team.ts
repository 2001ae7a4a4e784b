import { randomBytes } from 'node:crypto';
import type { Agent } from '#shared/domain/agent.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { queuePart } from '#shared/domain/part.ts';
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
type Team = { readonly desks: number; readonly queues: number; readonly rows: number };

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

function agentOf(n: number, queues: number): Effect {
  const queueIds = queuesOf(n, queues).map(queueId);
  const person = { handle: `p${n}`, name: `Person ${n}`, role: 'agent', queueIds, isActive: true, signature: '' };
  return { tbl: 'agent', id: agentId(n), data: { id: agentId(n), ...person } as Agent };
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
  const { desks, queues } = team;
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const now = systemClock.now();
  const queueRows = Array.from({ length: queues }, (_, n): Effect => {
    return { tbl: 'queue', id: queueId(n), data: { id: queueId(n) as never, name: { zh: `${n}`, en: `${n}` } } };
  });
  const people = Array.from({ length: desks }, (_, n) => agentOf(n, queues));
  await loadRows(store.db, [...queueRows, ...people], now);
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
    for (let n = 0; n < desks; n += 1) {
      await addAccount(tx, { agentId: agentId(n), handle: `p${n}`, password }, now);
      await grantParts(tx, agentId(n), queuesOf(n, queues).map(queueId).map(queuePart));
    }
  });
  await store.close();
  return people.map((_, n) => {
    const ticketIds = queuesOf(n, queues).flatMap((queue) => open.get(queueId(queue)) ?? []);
    return { handle: `p${n}`, password: PASSWORD, ticketIds };
  });
}
