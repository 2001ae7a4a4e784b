import { sql } from 'kysely';
import type { Db, Store } from '#hub/store/index.ts';
import { forgetOld, KEEP_MS } from '#hub/sync/retention.ts';
import { asText } from '../model-rows.ts';
import type { Standing } from '../sim-hub.ts';
import { keptSums, recount } from './suite/recount.ts';
import { withDependants } from '../transport-model-accounts.ts';

/** Deletions are forgotten by age: the versions up to the newest `keep` are made 45 days old, then the hub's own sweep runs. */
export async function collectAt(db: Db, keep: number, now: number): Promise<void> {
  const { v, floor } = await db.selectFrom('hub_seq').select(['v', 'floor']).executeTakeFirstOrThrow();
  const until = v - keep;
  if (until <= floor) return;
  const at = now - KEEP_MS;
  await db
    .insertInto('ver_time')
    .values({ ver: until, at })
    .onConflict((conflict) => conflict.column('ver').doUpdateSet({ at }))
    .execute();
  await forgetOld(db, now);
}

type Held = {
  part: string;
  tbl: string;
  id: string;
  ver: number;
  data: Record<string, unknown> | null;
  stands: number | null;
};

/** In the order of versions; a mutation that changed nothing has none, and stands behind the one before it. */
async function decidedAt(db: Db): Promise<Standing['decided']> {
  const { rows } = await sql<{ device: string; mid: number }>`
    select device, mid from mut
    order by coalesce(ver, max(ver) over (partition by device order by mid), 0), device, mid`.execute(db);
  return rows;
}

/** Numbers that have no outcome, or an outcome that has no number; the hub remembers all of such a short time. */
async function holesAt(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string; last_mid: number; n: number }>`
    select d.id, d.last_mid, count(m.mid)::int as n from device d left join mut m on m.device = d.id
    group by d.id, d.last_mid having count(m.mid) <> d.last_mid`.execute(db);
  return rows.map(({ id, last_mid, n }) => `${id} is at ${last_mid} with ${n} outcomes`);
}

async function wrongSums(store: Store): Promise<string[]> {
  const [kept, counted] = [await keptSums(store), await recount(store)];
  return [...new Set([...Object.keys(kept), ...Object.keys(counted)])]
    .filter((part) => JSON.stringify(kept[part]) !== JSON.stringify(counted[part]))
    .map((part) => `${part} sums to ${JSON.stringify(counted[part])} and is noted as ${JSON.stringify(kept[part])}`);
}

/** A membership without its row, or with another version than its row has. */
const unlinked = (held: readonly Held[]): string[] =>
  held
    .filter(({ ver, stands }) => ver !== stands)
    .map(
      ({ part, tbl, id, ver, stands }) => `${part} has ${tbl}/${id} at ${ver}, which stands at ${stands ?? 'nothing'}`,
    );

/** Lines and customers are exactly in the parts of their tickets. */
async function astray(db: Db): Promise<string[]> {
  const { rows } = await sql<{ part: string; tbl: string; id: string; is_there: boolean }>`
    with wanted as (
      select m.part, d.tbl, d.id from doc d join member m on m.tbl = 'ticket' and m.id = d.ref and m.op = 1
      where d.tbl in ('message', 'attachment')
      union
      select m.part, 'customer', c.id from doc c join doc k on k.tbl = 'ticket' and k.ref = c.id
      join member m on m.tbl = 'ticket' and m.id = k.id and m.op = 1 where c.tbl = 'customer'),
    held as (select part, tbl, id from member where op = 1 and tbl in ('message', 'attachment', 'customer'))
    (select *, true as is_there from held except select *, true from wanted)
    union all (select *, false from wanted except select *, false from held)`.execute(db);
  return rows.map(
    ({ part, tbl, id, is_there }) => `${tbl}/${id} ${is_there ? 'does not belong in' : 'is missing in'} ${part}`,
  );
}

export async function standingAt(store: Store, logged: readonly string[]): Promise<Standing> {
  const { db } = store;
  const { rows: held } = await sql<Held>`
    select m.part, m.tbl, m.id, m.ver, d.data, d.ver as stands
    from member m left join doc d on d.tbl = m.tbl and d.id = m.id where m.op = 1`.execute(db);
  const scopes = await db.selectFrom('scope').selectAll().orderBy('part').execute();
  const messages = await db.selectFrom('doc').select('id').where('tbl', '=', 'message').execute();
  const said = new Set(messages.map(({ id }) => id));
  const scopeOf = (name: string): string[] =>
    withDependants(scopes.flatMap(({ agent, part }) => (agent === name ? [part] : [])));
  return {
    rowsOf: (name) => {
      const scope = new Set(scopeOf(name));
      const rows = held.filter(({ part }) => scope.has(part));
      return [...new Set(rows.map(({ tbl, id, ver, data }) => asText(tbl, id, ver, data ?? {})))].toSorted();
    },
    scopeOf,
    hasMessage: (id) => said.has(id),
    decided: await decidedAt(db),
    faults: [...logged, ...unlinked(held), ...(await wrongSums(store)), ...(await holesAt(db)), ...(await astray(db))],
  };
}
