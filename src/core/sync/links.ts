import { EMPTY_SUM, minus, plus, sumOf, type RowSum } from '#shared/domain/part-sum.ts';
import type { TableName } from '#shared/domain/tables.ts';
import type { WritableDb } from '../db/types.ts';

/**
 * Which row is in which part, and each part's checksum. Invariants:
 * 1. `part.n, sum0, sum1` are the sum over the part's links, at the end of every transaction.
 * 2. A link never goes back to an older version.
 */
export type Links = {
  put(part: string, tbl: TableName, id: string, ver: number): void;
  /** True when the row is in no part any more. */
  drop(part: string, tbl: TableName, id: string, ver: number): boolean;
  /** Writes the checksums; to be called once, before the transaction ends. */
  flush(): void;
};

const INSERT = 'insert into link (part, tbl, id, ver) values (?, ?, ?, ?) on conflict (part, tbl, id) do nothing';

export function linksOf(tx: WritableDb): Links {
  const deltas = new Map<string, RowSum>();
  const versionOf = (part: string, tbl: string, id: string): number | undefined =>
    tx.get<{ ver: number }>('select ver from link where part = ? and tbl = ? and id = ?', [part, tbl, id])?.ver;
  const shift = (part: string, change: (sum: RowSum) => RowSum): void => {
    deltas.set(part, change(deltas.get(part) ?? EMPTY_SUM));
  };
  return {
    put: (part, tbl, id, ver) => {
      // Most rows of a part that loads are new here: then this is all there is to do.
      if (tx.run(INSERT, [part, tbl, id, ver]) === 0) {
        const present = versionOf(part, tbl, id) ?? ver;
        if (present >= ver) return;
        tx.run('update link set ver = ? where part = ? and tbl = ? and id = ?', [ver, part, tbl, id]);
        shift(part, (sum) => minus(sum, sumOf(tbl, id, present)));
      }
      shift(part, (sum) => plus(sum, sumOf(tbl, id, ver)));
    },
    drop: (part, tbl, id, ver) => {
      const present = versionOf(part, tbl, id);
      if (present === undefined || present >= ver) return false;
      tx.run('delete from link where part = ? and tbl = ? and id = ?', [part, tbl, id]);
      shift(part, (sum) => minus(sum, sumOf(tbl, id, present)));
      return tx.get('select 1 as x from link where tbl = ? and id = ? limit 1', [tbl, id]) === undefined;
    },
    flush: () => {
      for (const [part, sum] of deltas) addToPart(tx, part, sum);
      deltas.clear();
    },
  };
}

/** Adds to the checksum of a part. */
export function addToPart(tx: WritableDb, part: string, delta: RowSum): void {
  const row = tx.get<{ n: number; sum0: number; sum1: number }>('select n, sum0, sum1 from part where part = ?', [
    part,
  ]);
  if (!row) return;
  const [n, sum0, sum1] = plus([row.n, row.sum0, row.sum1], delta);
  tx.run('update part set n = ?, sum0 = ?, sum1 = ? where part = ?', [n, sum0, sum1, part]);
}
