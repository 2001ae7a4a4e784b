import { sql } from 'kysely';
import { PullReply } from '#shared/contract/team/sync.ts';
import { Outcome } from '#shared/domain/mutation/index.ts';
import { EMPTY_SUM, plus, sumOf, type RowSum } from '#shared/domain/part-sum.ts';
import type { TableName } from '#shared/domain/tables.ts';
import { keptSums, recount } from '../suite/recount.ts';
import { addMessage } from '../suite/mutations.ts';
import { demand, fits, fitsTable, short } from './problem.ts';
import type { World } from './world.ts';

/** Outcomes seen so far: what became of a mutation once must stay so. By `device/mid`. */
export type Remembered = Map<string, string>;

/** Looks at the hub's own data between bodies. Throws FuzzProblem. */
export async function checkState(world: World, remembered: Remembered): Promise<void> {
  await sums(world);
  await outcomes(world, remembered);
  await stored(world);
  await untouched(world);
  await honest(world);
}

async function sums({ hub }: World): Promise<void> {
  const [kept, counted] = [await keptSums(hub.store), await recount(hub.store)];
  const wrong = Object.keys({ ...kept, ...counted }).find((part) => short(kept[part]) !== short(counted[part]));
  demand(
    'sums',
    wrong === undefined,
    () => `${wrong ?? ''}: ${short(kept[wrong ?? ''])}, counted ${short(counted[wrong ?? ''])}`,
  );
}

async function outcomes({ hub }: World, remembered: Remembered): Promise<void> {
  const { db } = hub.store;
  const found = await db
    .selectFrom('mut')
    .select(['device', 'mid', 'detail'])
    .orderBy('device')
    .orderBy('mid')
    .execute();
  const last = new Map<string, number>();
  for (const { device, mid, detail } of found) {
    fits('outcome', Outcome, detail);
    demand('outcome', mid === (last.get(device) ?? 0) + 1, () => `${device} ${mid} after ${last.get(device) ?? 0}`);
    last.set(device, mid);
    const before = remembered.get(`${device}/${mid}`) ?? JSON.stringify(detail);
    demand('outcome', before === JSON.stringify(detail), () => `${device}/${mid} was ${before}, is ${short(detail)}`);
    remembered.set(`${device}/${mid}`, before);
  }
  const devices = await db.selectFrom('device').select(['id', 'last_mid']).execute();
  const wrong = devices.find(({ id, last_mid }) => last_mid !== (last.get(id) ?? 0));
  demand('outcome', wrong === undefined, () => `last_mid of ${short(wrong)}`);
}

/** Every row there is can be read by a desk. */
async function stored({ hub }: World): Promise<void> {
  for (const { tbl, data } of await hub.store.db.selectFrom('doc').select(['tbl', 'data']).execute()) {
    fitsTable('stored', tbl, data);
  }
}

async function untouched({ hub, untouchable }: World): Promise<void> {
  const found = await hub.store.db.selectFrom('doc').select(['tbl', 'id', 'ver', 'data']).execute();
  const now = new Map(found.map(({ tbl, id, ver, data }) => [`${tbl}/${id}`, JSON.stringify([ver, data])]));
  for (const [key, text] of untouchable) {
    demand('untouched', now.get(key) === text, () => `${key} was ${text}, is ${now.get(key) ?? 'gone'}`);
  }
}

/** The desk that does nothing wrong: writes, reads all it holds, and comes to the hub's sums. */
async function honest({ honest: desk, hub, newId }: World): Promise<void> {
  const words = `an honest note ${newId()}`;
  const { ticket } = await hub.addTicket({ queueId: 'tech' as never, number: 300 });
  const pushed = await desk.push([addMessage(ticket.id, words)]);
  demand('honest', pushed.status === 200, () => `push ${pushed.status} ${short(pushed.body)}`);
  const live = (await desk.pull()).body.scope;
  const sumsHere: Record<string, RowSum> = {};
  let cursor = 0;
  let isThere = false;
  for (;;) {
    const answer = await desk.pull({ live, cursor, ackMid: 0 });
    demand('honest', answer.status === 200, () => `pull ${answer.status} ${short(answer.body)}`);
    const page = fits('honest', PullReply, answer.body);
    for (const [ver, part, tbl, id, op, data] of page.rows) {
      if (op === 1) sumsHere[part] = plus(sumsHere[part] ?? EMPTY_SUM, sumOf(tbl as TableName, id, ver));
      isThere ||= (data as { body?: unknown } | undefined)?.body === words;
    }
    cursor = page.to;
    if (page.more) continue;
    const wrong = Object.keys(page.sums).find((part) => short(page.sums[part]) !== short(sumsHere[part] ?? EMPTY_SUM));
    demand('honest', wrong === undefined, () => `sum of ${wrong ?? ''}`);
    const [mid, outcome] = page.results.at(-1) ?? [0, undefined];
    demand(
      'honest',
      isThere && mid === desk.nextMid - 1 && outcome?.status === 'ok',
      () => `outcome ${short(outcome)}`,
    );
    return;
  }
}

/** How often each outcome is recorded. */
export async function outcomesOf({ hub }: World): Promise<[outcome: string, times: number][]> {
  const { rows } = await sql<{ what: string; n: number }>`
    select concat_ws(' ', status, detail->>'code') as what, count(*)::int as n from mut group by 1`.execute(
    hub.store.db,
  );
  return rows.map(({ what, n }) => [what, n]);
}

export async function versionOf({ hub }: World): Promise<number> {
  const { rows } = await sql<{ v: number }>`select v from hub_seq`.execute(hub.store.db);
  return Number(rows[0]?.v);
}
