import { getMeta, setMeta, type MetaKey } from '../db/meta.ts';
import type { Db, ReadableDb, Value, WritableDb } from '../db/types.ts';
import { eachRow } from './each-row.ts';

/** What lies at this desk alone and is in no journal: sessions of practice, and scenarios that nobody has published yet. */
const TABLES = ['practice_session', 'scenario_draft'] as const;
/** Which tickets scenarios came of, and who plays customers' words. */
const FACTS: readonly MetaKey[] = ['scenarioTickets', 'practiceModel'];

type OwnRow = Readonly<Record<string, Value>> & { readonly id: string };

export type OwnRows = {
  readonly rows: Readonly<Record<(typeof TABLES)[number], Map<string, OwnRow>>>;
  readonly facts: Map<MetaKey, string>;
};

export const noOwnRows = (): OwnRows => ({
  rows: { practice_session: new Map(), scenario_draft: new Map() },
  facts: new Map(),
});

/** Whatever a damaged file still gives away: from its beginning, and what lies behind the damage from its end. */
export function readOwn(db: Db, own: OwnRows): void {
  for (const table of TABLES) {
    const next =
      (way: '>' | '<', order: 'asc' | 'desc') =>
      (tx: ReadableDb, last?: OwnRow): OwnRow | undefined =>
        last
          ? tx.get(`select * from ${table} where id ${way} ? order by id ${order} limit 1`, [last.id])
          : tx.get(`select * from ${table} order by id ${order} limit 1`);
    const keep = (row: OwnRow): void => {
      own.rows[table].set(row.id, row);
    };
    if (!eachRow(db, next('>', 'asc'), keep)) eachRow(db, next('<', 'desc'), keep);
  }
  for (const fact of FACTS) {
    const once = (tx: ReadableDb, last?: string) => (last === undefined ? getMeta(tx, fact) : undefined);
    eachRow(db, once, (value) => {
      own.facts.set(fact, value);
    });
  }
}

/** What is there already stays. A share that was refused meanwhile, as the journal knows, is none. */
export function restoreOwn(tx: WritableDb, { rows, facts }: OwnRows): void {
  for (const table of TABLES)
    for (const row of rows[table].values()) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      tx.run(
        `insert into ${table} (${columns.join(', ')}) values (${places}) on conflict (id) do nothing`,
        Object.values(row),
      );
    }
  for (const [fact, value] of facts) if (getMeta(tx, fact) === undefined) setMeta(tx, fact, value);
  tx.run(
    `update practice_session set share_id = null, shared_at = null where share_id in (
       select mutation ->> '$.share.id' from pend
       where mutation ->> '$.name' = 'practice.share' and outcome ->> '$.status' = 'rejected')`,
  );
}
